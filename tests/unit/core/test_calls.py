"""What a call and its desk hand out; transactions are proved on both databases."""

import pytest

from carillon.core.callers import Nobody, System
from carillon.core.calls import Calls, find_part
from carillon.core.clock import Clock, SystemClock
from carillon.core.db import Database
from carillon.core.ids import Ids
from tests.kit.ids import CountedIds


def desk() -> Calls:
    clock, ids = SystemClock(), CountedIds()
    return Calls(
        Database("sqlite+aiosqlite:///never-opened.db"), clock, ids, {Clock: clock, Ids: ids}, Nobody(), "request"
    )


def test_a_part_is_what_was_installed_for_its_protocol() -> None:
    calls = desk()
    assert calls.part(Clock) is calls.clock
    assert find_part(calls.parts, Ids) is calls.ids
    with pytest.raises(KeyError):
        calls.part(Database)


def test_the_same_desk_serves_another_caller() -> None:
    calls = desk()
    other = calls.by(System("job"))
    assert (other.caller, calls.caller) == (System("job"), Nobody())
    assert (other.parts, other.request_id, other.clock) == (calls.parts, calls.request_id, calls.clock)
