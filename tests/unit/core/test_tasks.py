"""Background work is owned: failures are logged, and nothing outlives its owner."""

import asyncio

import pytest
from structlog.testing import capture_logs

from carillon.core.tasks import Tasks

pytestmark = pytest.mark.anyio


async def test_what_still_runs_is_ended_and_waited_for() -> None:
    tasks, ended = Tasks(), list[str]()

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("cleaned up")

    begun = tasks.start(work(), "work")
    await asyncio.sleep(0)
    await tasks.stop()
    assert begun.cancelled()
    assert ended == ["cleaned up"]
    await tasks.stop()


async def test_a_failure_is_logged_and_stops_nothing_else() -> None:
    tasks, done = Tasks(), asyncio.Event()

    async def fail() -> None:
        raise ZeroDivisionError

    async def work() -> None:
        done.set()

    with capture_logs() as lines:
        await asyncio.wait([tasks.start(fail(), "fail"), tasks.start(work(), "work")])
        await asyncio.sleep(0)
    assert [(line["event"], line["task"]) for line in lines] == [("background task failed", "fail")]
    assert done.is_set()
