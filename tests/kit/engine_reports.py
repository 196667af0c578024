"""What a server, `carillon doctor` and the kernel tell of the media engine."""

import json
import subprocess
import time

import httpx2

from carillon.app.engine import PART
from tests.kit.media_engine import engine_of
from tests.kit.server import Server

LIMIT = 60.0


def health_of(server: Server) -> dict[str, str]:
    """The engine in /health."""
    parts = httpx2.get(f"{server.url}/health/live", timeout=10).json()["parts"]
    (found,) = [part for part in parts if part["name"] == PART]
    return found


def wait_for(server: Server, state: str) -> dict[str, str]:
    """The engine in /health, once it is in this state."""
    end = time.monotonic() + LIMIT
    while (found := health_of(server))["state"] != state:
        assert time.monotonic() < end, f"the engine was not {state} in {LIMIT} s: {found}"
        time.sleep(0.05)
    return found


def running_engine_of(server: Server) -> int:
    """The engine's process, once it carries meetings."""
    wait_for(server, "ok")
    return engine_of(server)


def doctor_of(server: Server) -> dict[str, dict[str, str]]:
    """Every part by its name, whether all is well or not."""
    return {part["name"]: part for part in json.loads(server.run("doctor", "--json", check=False).stdout)["parts"]}


def listening(process_id: int) -> set[str]:
    """Every address with port at which the process takes connections or packets."""
    told = subprocess.run(["ss", "-Hlnptu"], capture_output=True, text=True, check=True).stdout
    return {line.split()[4] for line in told.splitlines() if f"pid={process_id}," in line}
