"""An AWS call from end to end - signature, policy, database, audit - beside bare uvicorn and moto in the same run.

Run it with `.venv/bin/python -m bench.aws_call`. Servers are pinned to one core, clients to another, rounds alternate.
"""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.aws_loads import HOST, NO_PACE, Load, bare_load, carillon_loads, moto, moto_load
from bench.chat import limit, ready
from bench.posting import END, length
from bench.processes import cpu_seconds, pin
from tests.kit.server import DEVELOPMENT, Server

CALLERS = 32
CALLS_EACH = 30
ROUNDS = 3
CALLS = CALLERS * CALLS_EACH


@dataclass(frozen=True, slots=True)
class Cost:
    """What one round took, a second of the wall and a second of the server's processor."""

    per_second: float
    per_cpu_second: float


async def run(load: Load) -> Cost:
    before, began = cpu_seconds(load.peer.process), time.perf_counter()
    await asyncio.gather(*(_caller(load) for _ in range(CALLERS)))
    return Cost(CALLS / (time.perf_counter() - began), CALLS / (cpu_seconds(load.peer.process) - before))


async def _caller(load: Load) -> None:
    reader, writer = await asyncio.open_connection(HOST, load.peer.port)
    for number in range(CALLS_EACH):
        if number and not load.keeps_alive:
            writer.close()
            reader, writer = await asyncio.open_connection(HOST, load.peer.port)
        writer.write(next(load.requests))
        answer = await reader.readuntil(END)
        assert b" 20" in answer[:13], answer[:300] + await reader.read(300)
        await reader.readexactly(length(answer))
    writer.close()


async def measure(work: list[Load]) -> None:
    for load in work:
        pin(load.peer.process, 0)
    os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[-1]})
    costs: dict[str, list[Cost]] = {load.name: [] for load in work}
    for _ in range(ROUNDS):
        for load in work:
            costs[load.name].append(await run(load))
    middle = {name: statistics.median(cost.per_cpu_second for cost in rounds) for name, rounds in costs.items()}
    bare, peer = middle[work[0].name], middle[work[-1].name]
    for name, rounds in costs.items():
        each_second = statistics.median(cost.per_second for cost in rounds)
        sys.stdout.write(
            f"{name}: {each_second:,.0f} a second, {middle[name]:,.0f} per CPU-second, "
            f"{middle[name] / bare:.1%} of bare uvicorn, {middle[name] / peer:.1f} x moto\n"
        )
    sys.stdout.write("load average: {:.1f} {:.1f} {:.1f}\n".format(*os.getloadavg()))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "installation", DEVELOPMENT + NO_PACE).start()
        bare, other = limit(), moto()
        try:
            ours = carillon_loads(server, CALLS * ROUNDS)
            asyncio.run(ready(bare))
            asyncio.run(ready(other))
            asyncio.run(measure([bare_load(bare), *ours, moto_load(other)]))
        finally:
            server.stop()
            for peer in (bare, other):
                peer.process.terminate()
                peer.process.wait(timeout=30)


if __name__ == "__main__":
    main()
