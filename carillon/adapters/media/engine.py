"""The media engine as a child process: configured, started, watched, started again, and never left behind."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, STDOUT, Process
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

import structlog

from carillon.adapters.media.leftover import FILE, arguments, forget, record, remove_leftover
from carillon.adapters.media.settings import LOOPBACK
from carillon.adapters.media.speech import Speech
from carillon.core.errors import Refusal

log = structlog.get_logger(__name__)

LEASH = Path(__file__).with_name("leash.py")
NOWHERE = 1
"""A port on which nothing listens, and which only the system's own programs could take."""
SEE_THE_LOG = "It is tried again every few seconds; the log says more."


@dataclass(frozen=True, slots=True)
class Plan:
    """How the engine is started this time: where Carillon speaks to it, and its configuration."""

    signal_port: int
    text: str


@dataclass(frozen=True, slots=True)
class Pace:
    """How often it is looked at, how long silence is borne, and how soon it is started again."""

    look: timedelta = timedelta(seconds=2)
    silence: timedelta = timedelta(seconds=2)
    silences: int = 3
    readiness: timedelta = timedelta(seconds=15)
    shortest_pause: timedelta = timedelta(milliseconds=100)
    longest_pause: timedelta = timedelta(seconds=5)
    steady: timedelta = timedelta(seconds=10)


class Condition(StrEnum):
    """Whether it carries meetings: yes, not though it should, or not yet and not any more."""

    OK = "ok"
    FAILED = "failed"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class EngineState:
    """How the engine is, for the operator."""

    condition: Condition
    detail: str
    fix: str = ""


class Engine:
    """Keeps one engine running for as long as `run` does.

    `plan` is asked before each start. A Refusal of it, such as a taken port, is why there is no engine for now.
    """

    def __init__(
        self, program: Path, folder: Path, plan: Callable[[], Awaitable[Plan]], pace: Pace | None = None
    ) -> None:
        self._program = program.absolute()
        self._folder = folder.absolute()
        self._plan = plan
        self._pace = pace or Pace()
        self._port = NOWHERE
        self._hindrance = ""
        self.state = EngineState(Condition.OFF, "It is being started.")
        self.process_id: int | None = None

    def where(self) -> str:
        """Its `host:port` for Carillon; nothing listens there before it has been started."""
        return f"{LOOPBACK}:{self._port}"

    def hindrance(self) -> str:
        """Why it cannot be started at all; nothing while it runs or is about to."""
        return self._hindrance

    async def run(self) -> None:
        """Until cancelled; then the engine is ended too."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        await remove_leftover(self._folder)
        clock, pause = asyncio.get_running_loop(), self._pace.shortest_pause
        while True:
            began = clock.time()
            try:
                await self._live(await self._plan())
            except Refusal as refusal:
                self._hinder(refusal.message)
            except OSError as error:
                self._hinder(f"{error.filename or self._program}: {error.strerror}.")
            if clock.time() - began >= self._pace.steady.total_seconds():
                pause = self._pace.shortest_pause
            await asyncio.sleep(pause.total_seconds())
            pause = min(2 * pause, self._pace.longest_pause)

    async def _live(self, plan: Plan) -> None:
        """One life of the engine, from its start to its end."""
        _write(self._folder / FILE, plan.text)
        process = await self._start()
        self._hindrance, self._port, self.process_id = "", plan.signal_port, process.pid
        record(self._folder, process.pid)
        speech = Speech()
        try:
            await self._attend(process, speech)
        finally:
            # Another user of this machine may take the port now, and must not be told tickets and orders.
            self._port, self.process_id = NOWHERE, None
            self.state = EngineState(Condition.OFF, "It has been ended.")
            await _surely(_end(process))
            forget(self._folder)
        log.warning("media engine ended", code=process.returncode, said=speech.last)
        self.state = EngineState(Condition.FAILED, f"It has ended. {speech.last}".strip(), SEE_THE_LOG)

    async def _start(self) -> Process:
        return await asyncio.create_subprocess_exec(
            # Isolated, for a quick start and so that nothing around us decides what the leash imports.
            *(sys.executable, "-I", "-S", str(LEASH), str(os.getpid())),
            *(str(self._program), *arguments(self._folder)),
            stdin=DEVNULL,
            stdout=PIPE,
            stderr=STDOUT,
            # LiveKit takes options from the environment too; there is one configuration, ours.
            env={},
            cwd=self._folder,
            # Ctrl-C in a terminal goes to a whole group; the engine is ended by us, in its turn.
            start_new_session=True,
        )

    async def _attend(self, process: Process, speech: Speech) -> None:
        """Hear and watch it until it ends."""
        assert process.stdout is not None
        async with asyncio.TaskGroup() as group:
            hearing = group.create_task(speech.hear(process.stdout))
            watching = group.create_task(self._watch(process))
            await process.wait()
            watching.cancel()
            # What it said last is why it ended; but something that it started might hold the line open.
            await asyncio.wait({hearing}, timeout=1)
            hearing.cancel()

    async def _watch(self, process: Process) -> None:
        """Say when it is ready, and kill it when it has stopped answering."""
        if await self._becomes_ready():
            log.info("media engine ready", port=self._port, process=process.pid)
            self.state = EngineState(Condition.OK, f"LiveKit carries meetings; its process is {process.pid}.")
            silent = 0
            while silent < self._pace.silences:
                await asyncio.sleep(self._pace.look.total_seconds())
                silent = 0 if await self._answers() else silent + 1
        log.warning("media engine does not answer and is killed", process=process.pid)
        with suppress(ProcessLookupError):
            process.kill()

    async def _becomes_ready(self) -> bool:
        clock = asyncio.get_running_loop()
        until = clock.time() + self._pace.readiness.total_seconds()
        while clock.time() < until:
            if await self._answers():
                return True
            await asyncio.sleep(0.02)
        return False

    async def _answers(self) -> bool:
        """Whether it says anything at all; that it is busy is no reason to kill it."""
        try:
            async with asyncio.timeout(self._pace.silence.total_seconds()):
                reader, writer = await asyncio.open_connection(str(LOOPBACK), self._port)
                try:
                    writer.write(b"GET / HTTP/1.0\r\n\r\n")
                    return bool(await reader.read(1))
                finally:
                    writer.close()
        except OSError:
            return False

    def _hinder(self, reason: str) -> None:
        if self._hindrance != reason:
            log.error("media engine cannot be started", reason=reason)
        self._hindrance = reason
        self.state = EngineState(Condition.FAILED, reason, SEE_THE_LOG)


def _write(file: Path, text: str) -> None:
    """The key is in it, so nobody else may read it, at no moment; as it was, it needs no room on a full disk."""
    with suppress(OSError):
        if file.read_text() == text:
            return
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(text)


async def _surely(act: Awaitable[None]) -> None:
    """Cancelled meanwhile, it is still waited for."""
    acting = asyncio.ensure_future(act)
    try:
        await asyncio.shield(acting)
    except asyncio.CancelledError:
        await acting
        raise


async def _end(process: Process) -> None:
    """The first SIGTERM lets it wait for everybody to leave, without limit; the second lets it end."""
    for number, seconds in ((signal.SIGTERM, 0.2), (signal.SIGTERM, 1.8), (signal.SIGKILL, 60.0)):
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.send_signal(number)
            with suppress(TimeoutError):
                await asyncio.wait_for(process.wait(), seconds)
