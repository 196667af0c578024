"""What a server stands on before it starts: a folder it may write to, alone, and a free port."""

import errno
import fcntl
import os
import socket
from pathlib import Path
from typing import IO

from carillon.core.errors import Refusal

BACKLOG = 2048
ROOM_NEEDED = 4 << 20


class FolderUnusable(Refusal):
    """The data folder {folder} cannot be used: {reason}. Choose another with --data, or let this user write there."""


class FolderFull(Refusal):
    """The disk that holds {folder} is full. Free at least {megabytes} MB and start again."""


class AlreadyServed(Refusal):
    """Another carillon serve is running on the data folder {folder}. Stop it, or choose another folder with --data."""


class PortTaken(Refusal):
    """Port {port} on {host} is taken by another program. Stop that program, or choose another port with --port."""


class AddressUnusable(Refusal):
    """Cannot listen on {host} port {port}: {reason}. Choose another address with --host."""


def claim_folder(folder: Path) -> IO[bytes]:
    """Make the folder, see that it can be written, and hold it; closing the returned file lets it go."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _try_writing(folder)
        lock = (folder / "serve.lock").open("ab")
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise FolderFull(folder=str(folder), megabytes=ROOM_NEEDED >> 20) from error
        raise FolderUnusable(folder=str(folder), reason=error.strerror or str(error)) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        lock.close()
        raise AlreadyServed(folder=str(folder)) from error
    return lock


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


def _try_writing(folder: Path) -> None:
    """Really take the room that the first seconds need; a file system may report free blocks it will not give."""
    trial = folder / f".room-{os.getpid()}"
    try:
        with trial.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, ROOM_NEEDED)
    finally:
        trial.unlink(missing_ok=True)
