"""Whatever waits is decided together, and each gets its own answer."""

import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest

from carillon.core.batches import LARGEST, Batches
from carillon.core.errors import Invalid, Refusal
from carillon.core.tasks import Tasks

pytestmark = pytest.mark.anyio


@pytest.fixture
async def tasks() -> AsyncIterator[Tasks]:
    started = Tasks()
    yield started
    await started.stop()


class Desk:
    """Doubles numbers while its gate is open, and keeps what it was given at once."""

    def __init__(self, tasks: Tasks) -> None:
        self.gate = asyncio.Event()
        self.given: list[list[int]] = []
        self.batches = Batches[int, int](tasks, self.run)

    async def run(self, items: Sequence[int]) -> Sequence[int | Refusal]:
        self.given.append(list(items))
        await self.gate.wait()
        if 13 in items:
            raise ZeroDivisionError
        return [Invalid(reason="odd") if item % 2 else item * 2 for item in items]

    async def ask(self, *items: int) -> list[asyncio.Task[int]]:
        asked = [asyncio.ensure_future(self.batches.do(item)) for item in items]
        for _ in range(3):
            await asyncio.sleep(0)
        return asked


async def test_the_first_goes_at_once_and_what_comes_meanwhile_goes_together(tasks: Tasks) -> None:
    desk = Desk(tasks)
    asked = await desk.ask(2)
    asked += await desk.ask(4, 6, 8)
    desk.gate.set()
    assert await asyncio.gather(*asked) == [4, 8, 12, 16]
    assert desk.given == [[2], [4, 6, 8]]


async def test_each_gets_its_own_refusal(tasks: Tasks) -> None:
    desk = Desk(tasks)
    desk.gate.set()
    answers = await asyncio.gather(*(desk.batches.do(item) for item in (2, 3, 4)), return_exceptions=True)
    assert (answers[0], answers[2]) == (4, 8)
    assert isinstance(answers[1], Invalid)


async def test_a_failure_is_everybodys_and_the_next_batch_goes_on(tasks: Tasks) -> None:
    desk = Desk(tasks)
    asked = await desk.ask(2)
    asked += await desk.ask(13, 4)
    desk.gate.set()
    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert answers[0] == 4
    assert [type(answer) for answer in answers[1:]] == [ZeroDivisionError, ZeroDivisionError]
    assert await desk.batches.do(6) == 12


async def test_one_who_no_longer_waits_disturbs_nobody(tasks: Tasks) -> None:
    desk = Desk(tasks)
    impatient, patient = await desk.ask(2, 4)
    impatient.cancel()
    desk.gate.set()
    assert await patient == 8


async def test_a_batch_has_an_upper_size(tasks: Tasks) -> None:
    desk = Desk(tasks)
    first = await desk.ask(0)
    rest = await desk.ask(*range(2, 2 * LARGEST + 4, 2))
    desk.gate.set()
    await asyncio.gather(*first, *rest)
    assert [len(batch) for batch in desk.given] == [1, LARGEST, 1]


async def test_the_end_of_the_server_is_told_to_those_who_wait(tasks: Tasks) -> None:
    desk = Desk(tasks)
    (waiting,) = await desk.ask(2)
    await tasks.stop()
    with pytest.raises(asyncio.CancelledError):
        await waiting


async def test_who_still_waits_when_the_server_ends_is_not_left_waiting(tasks: Tasks) -> None:
    desk = Desk(tasks)
    asked = await desk.ask(2)
    asked += await desk.ask(4)
    await tasks.stop()
    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert [type(answer) for answer in answers] == [asyncio.CancelledError, asyncio.CancelledError]
