"""Waiting for something to become true, as long as it takes and no longer."""

import asyncio
import inspect
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar, cast

T = TypeVar("T")


async def eventually(probe: Callable[[], T | Awaitable[T]], within: float = 10.0) -> T:
    """The first answer of `probe` that is true and no failed assertion; the last failure when there is none in time."""
    end = time.monotonic() + within
    while True:
        late = time.monotonic() > end
        try:
            answer = probe()
            found = cast(T, await answer if inspect.isawaitable(answer) else answer)
        except AssertionError:
            if late:
                raise
        else:
            if found:
                return found
            assert not late, f"this did not become true within {within} s: {found!r}"
        await asyncio.sleep(0.01)
