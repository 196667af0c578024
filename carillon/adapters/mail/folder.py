"""The development outbox: every message becomes a file in a folder, and any process can list them."""

import asyncio
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from carillon.adapters.mail import Letter, MailUnavailable, Message
from carillon.adapters.mail.letters import compose, read
from carillon.core.clock import Clock
from carillon.core.ids import digest
from carillon.core.sentences import Sentence, sentence

MOST = 1000


class FolderMailer:
    """Keeps the latest thousand messages as .eml files; the same message id again replaces the first."""

    def __init__(self, folder: Path, clock: Clock, sender: str = "carillon@localhost") -> None:
        self._folder = folder
        self._clock = clock
        self._sender = sender

    async def send(self, message: Message) -> None:
        now = self._clock.now()
        content = bytes(compose(message, self._sender, now))
        await asyncio.to_thread(self._keep, message, now, content)

    async def check(self) -> None:
        await asyncio.to_thread(self._prepare)

    def describe(self) -> Sentence:
        return sentence("Mail goes to the development outbox in {path}.", path=str(self._folder))

    async def newest(self, limit: int) -> list[Letter]:
        return await asyncio.to_thread(self._newest, limit)

    def _keep(self, message: Message, now: datetime, content: bytes) -> None:
        self._prepare()
        tail = f"-{digest(message.message_id)[:16]}.eml"
        earlier = list(self._folder.glob(f"*{tail}"))
        try:
            file = self._folder / f"{now.astimezone(UTC):%Y%m%dT%H%M%S%f}{tail}"
            _write(file, content)
            for old in {*earlier, *self._files()[MOST:]} - {file}:
                old.unlink(missing_ok=True)
        except OSError as error:
            raise MailUnavailable(reason=f"{self._folder}: {error.strerror}.") from error

    def _prepare(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)  # links in messages open accounts
        except OSError as error:
            raise MailUnavailable(reason=f"{self._folder}: {error.strerror}.") from error

    def _newest(self, limit: int) -> list[Letter]:
        letters: list[Letter] = []
        for file in self._files()[:limit]:
            with suppress(FileNotFoundError):  # another process has just tidied it away
                letters.append(read(file.stem, file.read_bytes()))
        return letters

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob("[0-9]*.eml"), reverse=True)


def _write(file: Path, content: bytes) -> None:
    """All of the file or nothing of it, also for those who list the folder meanwhile."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    with draft.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)
