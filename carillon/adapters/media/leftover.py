"""Which process is the engine of a data folder: found from other processes, and ended where it was left behind."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE
from contextlib import suppress
from pathlib import Path

import structlog

log = structlog.get_logger(__name__)

FILE, RECORD = "livekit.yaml", "engine.pid"
TRIES, PAUSE = 100, 0.02


def arguments(folder: Path) -> tuple[str, str]:
    """What the engine is told on its command line, and no other program is."""
    return "--config", str(folder / FILE)


def record(folder: Path, process_id: int) -> None:
    """Remember which process is the engine."""
    # On a full disk it is not remembered; where the kernel keeps it on a leash, nobody will miss that.
    with suppress(OSError):
        (folder / RECORD).write_text(str(process_id))


def forget(folder: Path) -> None:
    """It has ended."""
    (folder / RECORD).unlink(missing_ok=True)


async def engine_of(folder: Path) -> int | None:
    """The process of the engine that runs for this folder."""
    try:
        process_id = int((folder / RECORD).read_text())
    except (OSError, ValueError):
        return None
    # The system gives a number again to others, who must not be taken for it.
    return process_id if " ".join(arguments(folder)) in await _command_line(process_id) else None


async def remove_leftover(folder: Path) -> None:
    """End an engine of an earlier run, and wait until its ports are free again."""
    process_id = await engine_of(folder)
    if process_id is not None:
        log.warning("media engine of an earlier run is ended", process=process_id)
        with suppress(ProcessLookupError, PermissionError):
            os.kill(process_id, signal.SIGKILL)
        for _ in range(TRIES):
            if await engine_of(folder) is None:
                break
            await asyncio.sleep(PAUSE)
    forget(folder)


async def _command_line(process_id: int) -> str:
    """The words that the process was started with; nothing where there is none."""
    if sys.platform == "linux":
        return _told_by_kernel(process_id)
    asked = await asyncio.create_subprocess_exec(
        "ps", "-p", str(process_id), "-o", "args=", stdout=PIPE, stderr=DEVNULL
    )
    told, _ = await asked.communicate()
    return told.decode(errors="replace")


def _told_by_kernel(process_id: int) -> str:
    try:
        return Path(f"/proc/{process_id}/cmdline").read_text(errors="replace").replace("\0", " ")
    except OSError:
        return ""
