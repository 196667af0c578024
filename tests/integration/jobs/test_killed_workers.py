"""Worker processes are killed in the middle of their work: no job is lost, and only what was under way is repeated."""

import random
import subprocess
import sys
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from carillon.core.callers import System
from carillon.core.calls import Calls
from carillon.core.clock import SystemClock
from carillon.core.db import Database
from carillon.core.ids import RandomIds
from carillon.core.jobs import counts, dead_letters, enqueue_all
from tests.integration.jobs.worker_process import AT_ONCE, STEPS, Walk
from tests.kit.eventually import eventually

pytestmark = pytest.mark.anyio

JOBS = 100
KILLS = 4
ROOT = Path(__file__).parents[3]


@dataclass(slots=True)
class Processes:
    url: str
    file: Path
    running: list[subprocess.Popen[bytes]] = field(default_factory=list[subprocess.Popen[bytes]])

    def start(self) -> None:
        command = [sys.executable, "-m", "tests.integration.jobs.worker_process", self.url, str(self.file)]
        self.running.append(subprocess.Popen(command, cwd=ROOT))

    def kill(self, one: int) -> None:
        process = self.running.pop(one)
        process.kill()
        process.wait()

    def end(self) -> list[int]:
        for process in self.running:
            process.terminate()
        return [process.wait(timeout=30) for process in self.running]

    def lines(self) -> list[str]:
        return self.file.read_text().splitlines()


@contextmanager
def processes(url: str, file: Path) -> Generator[Processes]:
    file.touch()
    started = Processes(url, file)
    try:
        yield started
    finally:
        while started.running:
            started.kill(0)


async def test_killed_workers_lose_no_job_and_repeat_only_the_steps_under_way(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    chance = random.Random(8420)
    calls = Calls(database, SystemClock(), RandomIds(), {}, System("test"), "request")

    async def give(first: int, last: int) -> None:
        async with calls.write() as call:
            await enqueue_all(call, [Walk(number) for number in range(first, last)])

    async def all_done() -> bool:
        async with calls.read() as call:
            assert await dead_letters(call) == []
            return not any((await counts(call)).values())

    with processes(database_url, tmp_path / "steps") as workers:
        workers.start()
        workers.start()
        share = JOBS // (KILLS + 1)
        for kill in range(KILLS):
            await give(kill * share, (kill + 1) * share)
            # A random moment of the work and not of the clock: a loaded machine is killed as deep in it.
            seen, after = len(workers.lines()), chance.randint(1, share * len(STEPS) // 2)
            await eventually(lambda seen=seen, after=after: len(workers.lines()) >= seen + after, within=30)
            workers.kill(chance.randrange(len(workers.running)))
            workers.start()
        await give(KILLS * share, JOBS)
        await eventually(all_done, within=30)
        assert workers.end() == [0, 0]
        workers.running.clear()
        done = Counter(workers.lines())
    assert set(done) == {f"{number} {name}" for number in range(JOBS) for name in STEPS}
    assert sum(done.values()) - len(done) <= KILLS * AT_ONCE
