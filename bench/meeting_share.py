"""How much of a machine the control plane takes while 20 people talk: Carillon's own process beside the engine's.

Run it with `.venv/bin/python -m tests.kit.namespace .venv/bin/python -m bench.meeting_share`. The people are bots that
publish a tone each; what they take themselves is not counted.
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.processes import cpu_seconds_of
from tests.e2e.office import GENEROUS, Office, new_token, open_office
from tests.kit.homes import second_interface
from tests.kit.media_engine import engine_of
from tests.kit.server import Server

PEOPLE = 20
SECONDS = 30
SETTLED = 5
BOTS = (sys.executable, "-m", "bench.meeting_bots")


@dataclass(frozen=True, slots=True)
class Used:
    """CPU seconds so far."""

    control: float
    engine: float
    at: float


def used(server: Server) -> Used:
    assert server.process is not None
    return Used(cpu_seconds_of(server.process.pid), cpu_seconds_of(engine_of(server)), time.monotonic())


def tickets(office: Office) -> list[str]:
    """A meeting of Alice's, and a guest's ticket for each."""
    meeting = office.alice.done("/meetings", {"token": new_token()})
    entries = [
        office.carol.done("/meet/entry", {"key": meeting["link"], "name": f"Guest {number}"})
        for number in range(PEOPLE)
    ]
    return [str(entry["media"]["ticket"]) for entry in entries]


def report(title: str, before: Used, after: Used) -> None:
    took = after.at - before.at
    control, engine = after.control - before.control, after.engine - before.engine
    share = control / (control + engine)
    cores = os.cpu_count() or 1
    sys.stdout.write(
        f"{title}, {took:.0f} s: Carillon {control / took:.1%} of a core, engine {engine / took:.1%}; "
        f"Carillon's share {share:.1%}; of the whole machine {control / took / cores:.2%}\n"
    )


def measure(office: Office) -> None:
    given = tickets(office)
    before = used(office.server)
    time.sleep(SETTLED)
    report("Nobody is in", before, used(office.server))
    before = used(office.server)
    with subprocess.Popen(
        [*BOTS, str(office.server.port), str(SECONDS + 3 * SETTLED)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as bots:
        assert bots.stdin is not None
        assert bots.stdout is not None
        bots.stdin.write("\n".join(given).encode())
        bots.stdin.close()
        assert bots.stdout.readline() == b"ready\n"
        report(f"{PEOPLE} people join", before, used(office.server))
        time.sleep(SETTLED)
        before = used(office.server)
        time.sleep(SECONDS)
        report(f"{PEOPLE} people talk", before, used(office.server))
        assert bots.wait(timeout=60) == 0


def main() -> None:
    with second_interface(), tempfile.TemporaryDirectory() as folder:
        office = open_office(Path(folder) / "data", GENEROUS)
        try:
            measure(office)
        finally:
            office.server.stop()


if __name__ == "__main__":
    main()
