"""Batches: whatever waits is decided together, so that a busy moment costs one transaction and not hundreds."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from carillon.core.errors import Refusal
from carillon.core.tasks import Tasks

Item = TypeVar("Item")
Result = TypeVar("Result")

LARGEST = 500


class Batches(Generic[Item, Result]):
    """Collects items while the last batch is under way and does them as the next one.

    `run` gets up to 500 items and answers one result or refusal for each, in order. An idle item does not wait.
    """

    def __init__(self, tasks: Tasks, run: Callable[[Sequence[Item]], Awaitable[Sequence[Result | Refusal]]]) -> None:
        self._tasks = tasks
        self._run = run
        self._waiting: list[tuple[Item, asyncio.Future[Result]]] = []
        self._busy = False

    async def do(self, item: Item) -> Result:
        """The item's own result, or its own refusal raised."""
        answer: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, answer))
        if not self._busy:
            self._busy = True
            self._tasks.start(self._work(), "batch")
        return await answer

    async def _work(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting[:LARGEST], self._waiting[LARGEST:]
                await self._one(batch)
        finally:
            self._busy = False
            # Only when this was cancelled does anybody still wait here, and nobody would ever answer them.
            for _, answer in self._waiting:
                answer.cancel()
            self._waiting = []

    async def _one(self, batch: Sequence[tuple[Item, asyncio.Future[Result]]]) -> None:
        try:
            results = await self._run([item for item, _ in batch])
        except BaseException as error:
            for _, answer in batch:
                _settle(answer, error)
            if isinstance(error, asyncio.CancelledError):
                raise
            return
        for (_, answer), result in zip(batch, results, strict=True):
            _settle(answer, result)


def _settle(answer: asyncio.Future[Result], result: Result | BaseException) -> None:
    if answer.done():
        return
    if isinstance(result, BaseException):
        answer.set_exception(result)
    else:
        answer.set_result(result)
