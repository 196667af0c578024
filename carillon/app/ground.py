"""What a server stands on before it starts: a folder it may write to, alone, and a free port."""

import errno
import fcntl
import os
import socket
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from carillon.app.arguments import LOCK
from carillon.core.errors import Refusal

BACKLOG = 2048
ROOM_NEEDED = 4 << 20
UNPACKED = ".restoring"
"""Where a restore unpacks; it goes when all is in its place."""


class FolderUnusable(Refusal):
    """The data folder {folder} cannot be used: {reason}. Choose another with --data, or let this user write there."""


class FolderFull(Refusal):
    """The disk that holds {folder} is full. Free at least {megabytes} MB and start again."""


class AlreadyServed(Refusal):
    """Another carillon serve is running on the data folder {folder}. Stop it, or choose another folder with --data."""


class HalfRestored(Refusal):
    """A restore into {folder} was interrupted. Empty that folder and restore again."""


class PortTaken(Refusal):
    """Port {port} on {host} is taken by another program. Stop that program, or choose another port with --port."""


class AddressUnusable(Refusal):
    """Cannot listen on {host} port {port}: {reason}. Choose another address with --host."""


def claim_folder(folder: Path) -> IO[bytes]:
    """Make the folder, see that it can be written, and hold it; closing the returned file lets it go."""
    with _telling_of(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _try_writing(folder)
        lock = (folder / LOCK).open("ab")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        lock.close()
        raise AlreadyServed(folder=str(folder)) from error
    if (folder / UNPACKED).exists():
        lock.close()
        raise HalfRestored(folder=str(folder))
    return lock


def is_served(folder: Path) -> bool:
    """Whether a server holds the folder at this moment."""
    try:
        with (folder / LOCK).open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def enter_folder(folder: Path) -> None:
    """Make the folder where it is missing, and see that this user may work with what is in it."""
    with _telling_of(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for each in (folder, *folder.glob("carillon.db*")):
        if not os.access(each, os.R_OK | os.W_OK):
            raise FolderUnusable(folder=str(folder), reason=f"{each} belongs to another user")


def claim_port(host: str, port: int) -> socket.socket:
    """A listening socket; taken before anything else is started, so that a taken port leaves nothing half-done."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(BACKLOG)
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(host=host, port=port) from error
        raise AddressUnusable(host=host, port=port, reason=error.strerror or str(error)) from error
    listening.set_inheritable(True)
    return listening


@contextmanager
def _telling_of(folder: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise FolderFull(folder=str(folder), megabytes=ROOM_NEEDED >> 20) from error
        raise FolderUnusable(folder=str(folder), reason=error.strerror or str(error)) from error


def _try_writing(folder: Path) -> None:
    """Really take the room that the first seconds need; a file system may report free blocks it will not give."""
    trial = folder / f".room-{os.getpid()}"
    try:
        with trial.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, ROOM_NEEDED)
    finally:
        trial.unlink(missing_ok=True)
