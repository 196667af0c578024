"""The media engine of a server under test: found as its child, killed as a crash would, and held down for a while."""

import os
import shutil
import signal
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from carillon.app.engine import BUILT, PROGRAM
from tests.kit.server import Server

WAITS = """#!/bin/sh
case "$*" in *--config*) while [ -e "{hold}" ]; do /bin/sleep 0.05; done ;; esac
exec "{program}" "$@"
"""


@dataclass(frozen=True, slots=True)
class HeldEngine:
    """A program in the engine's place that becomes the engine, at once or when it may."""

    folder: Path
    program: Path

    @property
    def config(self) -> str:
        """What makes a server start this one."""
        return f'[media]\nprogram = "{self._script}"\n'

    def put(self) -> "HeldEngine":
        self.folder.mkdir(parents=True, exist_ok=True)
        self._script.write_text(WAITS.format(hold=self._hold, program=self.program))
        self._script.chmod(0o700)
        return self

    @contextmanager
    def down(self, server: Server) -> Generator[None]:
        """Kill the engine, and let no other start before the end."""
        self._hold.touch()
        kill_engine(server)
        try:
            yield
        finally:
            self._hold.unlink()

    @property
    def _script(self) -> Path:
        return self.folder / "livekit-server"

    @property
    def _hold(self) -> Path:
        return self.folder / "hold"


def engine_program() -> Path:
    """The one that a server here starts."""
    if BUILT.exists():
        return BUILT
    found = shutil.which(PROGRAM)
    assert found is not None, f"There is no {PROGRAM}: scripts/setup makes it."
    return Path(found)


def kill_engine(server: Server) -> None:
    os.kill(engine_of(server), signal.SIGKILL)


def engine_of(server: Server) -> int:
    """The process id of the one engine that the server has started."""
    assert server.process is not None
    found = [child for child in children(server.process.pid) if b"--config" in command_line(child)]
    assert len(found) == 1, f"engines of {server.process.pid}: {found}"
    return found[0]


def children(pid: int) -> list[int]:
    return [int(each.name) for each in Path("/proc").glob("[0-9]*") if parent(each) == pid]


def parent(process: Path) -> int:
    """0 for a process that is gone by now."""
    try:
        return int((process / "stat").read_text().rpartition(") ")[2].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0


def command_line(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""
