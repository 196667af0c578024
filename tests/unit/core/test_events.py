"""Facts, and who subscribes to them."""

from dataclasses import dataclass
from types import FunctionType, ModuleType

from carillon.core.calls import Calls
from carillon.core.events import Fact, known_facts, on
from carillon.core.jobs import gather


@dataclass(frozen=True, slots=True)
class DoorOpened(Fact):
    door: str


@dataclass(frozen=True, slots=True)
class DoorClosed(DoorOpened):
    """Also a subclass of a fact is a fact of its own."""


def feature(name: str, *functions: FunctionType) -> ModuleType:
    module = ModuleType(name)
    for function in functions:
        setattr(module, function.__name__, function)
        function.__module__ = name
    return module


def test_every_subscriber_hears_of_a_fact_under_a_name_that_survives_a_move_inside_its_feature() -> None:
    @on(DoorOpened)
    async def greet(calls: Calls, fact: DoorOpened) -> None: ...

    @on(DoorOpened)
    async def count(calls: Calls, fact: DoorOpened) -> None: ...

    handlers = gather([feature("carillon.features.hall.jobs", greet), feature("carillon.features.stairs.jobs", count)])
    assert [one.kind for one in handlers.hears("DoorOpened", 1) or ()] == [
        "DoorOpened>hall.greet",
        "DoorOpened>stairs.count",
    ]
    assert handlers.find("DoorOpened>hall.greet", 1) is not None
    assert handlers.hears("DoorClosed", 1) is None


def test_a_fact_that_nobody_hears_is_known_all_the_same() -> None:
    known = set(known_facts())
    assert {DoorOpened, DoorClosed} <= known
    handlers = gather([], known)
    assert handlers.hears("DoorClosed", 1) == []
    assert ("DoorClosed", 1) in handlers.known
