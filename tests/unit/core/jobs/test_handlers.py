"""Marks on functions, and what stops the start."""

from dataclasses import dataclass
from datetime import timedelta
from types import ModuleType

import pytest

from carillon.core.calls import Calls
from carillon.core.jobs import HandledTwice, Job, JobWithoutHandler, check, declared, gather, runs


@dataclass(frozen=True, slots=True)
class Water(Job):
    plant: str = "all"


@dataclass(frozen=True, slots=True)
class WaterAsBefore(Job):
    kind = "Water"
    version = 0
    flower: str


@dataclass(frozen=True, slots=True)
class Prune(Job):
    plant: str


@runs(Water, every=timedelta(hours=1))
async def water(calls: Calls, job: Water) -> None: ...


@runs(WaterAsBefore)
async def water_as_before(calls: Calls, job: WaterAsBefore) -> None: ...


async def water_twice(calls: Calls, job: Water) -> None: ...


def module(**members: object) -> ModuleType:
    made = ModuleType(__name__)
    vars(made).update(members)
    return made


GARDEN = module(water=water, water_as_before=water_as_before, Water=Water, Job=Job, LIMIT=3)


def test_a_job_finds_its_function_by_kind_and_version() -> None:
    handlers = gather([GARDEN])
    new, old = handlers.find("Water", 1), handlers.find("Water", 0)
    assert new is not None
    assert old is not None
    assert (new.run, new.task, old.run, old.task) == (water, Water, water_as_before, WaterAsBefore)
    assert handlers.find("Water", 2) is None
    assert handlers.known == [("Water", 0), ("Water", 1)]
    assert handlers.hears("Water", 1) is None


def test_only_marked_functions_of_the_module_itself_count() -> None:
    elsewhere = ModuleType("elsewhere")
    vars(elsewhere)["water"] = water
    assert gather([elsewhere]).known == []


def test_a_schedule_is_part_of_the_mark() -> None:
    assert [(one.task, every) for one, every in gather([GARDEN]).scheduled] == [(Water, timedelta(hours=1))]


def test_a_job_that_nobody_runs_stops_the_start() -> None:
    check(gather([GARDEN]), [Water, WaterAsBefore])
    with pytest.raises(JobWithoutHandler) as refused:
        check(gather([GARDEN]), [Water, Prune])
    assert "Nobody runs the job Prune" in refused.value.message


def test_two_claims_on_one_job_stop_the_start() -> None:
    second = runs(Water)(water_twice)
    with pytest.raises(HandledTwice) as refused:
        gather([GARDEN, module(water_twice=second)])
    assert refused.value.facts["job"] == "Water"


def test_the_jobs_of_a_module_are_those_that_it_defines_itself() -> None:
    assert declared([GARDEN]) == {Water}
