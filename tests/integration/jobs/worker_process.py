"""A worker in a process of its own, to be killed: `python -m tests.integration.jobs.worker_process URL FILE`."""

import asyncio
import os
import random
import signal
import sys
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from carillon.core.callers import System
from carillon.core.calls import Calls
from carillon.core.clock import SystemClock
from carillon.core.db import Database
from carillon.core.ids import RandomIds
from carillon.core.jobs import Handlers, Job, step
from carillon.core.jobs.handlers import Handler
from carillon.core.jobs.worker import Pace, Worker

AT_ONCE = 4
LEASE = timedelta(seconds=1.5)
STEPS = ("one", "two", "three")


@dataclass(frozen=True, slots=True)
class Walk(Job):
    """Three steps, each of which leaves a line in the file."""

    number: int


async def work(url: str, file: Path) -> None:
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    # One write of a few bytes to a file opened for appending arrives whole or not at all.
    lines = os.open(file, os.O_APPEND | os.O_WRONLY)

    async def walk(calls: Calls, job: Walk) -> None:
        for name in STEPS:

            async def go(name: str = name) -> int:
                return os.write(lines, f"{job.number} {name}\n".encode())

            await step(calls, name, go, int)

    database = Database(url)
    calls = Calls(database, SystemClock(), RandomIds(), {}, System("worker"), "worker")
    pace = Pace(at_once=AT_ONCE, lease=LEASE, look=timedelta(seconds=0.1), after_failure=timedelta(seconds=0.1))
    worker = Worker(calls, Handlers([Handler("Walk", 1, Walk, walk, None, "walk")]), random.random, pace)
    worker.start()
    await ended.wait()
    await worker.stop()
    await database.close()


if __name__ == "__main__":
    asyncio.run(work(sys.argv[1], Path(sys.argv[2])))
