"""clamd, ClamAV's server: a file is streamed to it over TCP or its socket, and it answers with one line."""

import asyncio
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta

from carillon.adapters.scan import CLEAN, LARGEST, ScanUnavailable, TooLargeToScan, Verdict, infected

PATIENCE = timedelta(seconds=60)
CHUNK = 64 << 10
LONGEST_ANSWER = 4096

_PREFIX = "stream: "
_FOUND = " FOUND"


class ClamdScanner:
    """`address` is `host:port`, or the path of clamd's socket. One connection for each file."""

    def __init__(self, address: str, limit: timedelta = PATIENCE, largest: int = LARGEST) -> None:
        self._address = address
        self._limit = limit.total_seconds()
        self._largest = largest

    async def scan(self, body: bytes) -> Verdict:
        if len(body) > self._largest:
            raise TooLargeToScan(largest=self._largest)
        async with self._asked("INSTREAM") as (reader, writer):
            await _stream(writer, body)
            return _verdict(await _answer(reader))

    async def check(self) -> None:
        async with self._asked("PING") as (reader, _writer):
            answer = await _answer(reader)
        if answer != "PONG":
            raise ScanUnavailable(reason=f"it answered {answer!r}.")

    def describe(self) -> str:
        return f"Files are scanned for viruses by clamd at {self._address}."

    @asynccontextmanager
    async def _asked(self, command: str) -> AsyncGenerator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
        """A connection on which the command was sent; one time limit for all of it."""
        with _telling():
            async with asyncio.timeout(self._limit):
                reader, writer = await self._connected()
                try:
                    writer.write(f"z{command}\0".encode())
                    yield reader, writer
                finally:
                    writer.close()

    async def _connected(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._address.startswith("/"):
            return await asyncio.open_unix_connection(self._address, limit=LONGEST_ANSWER)
        host, _, port = self._address.rpartition(":")
        return await asyncio.open_connection(host.strip("[]"), int(port), limit=LONGEST_ANSWER)


async def _stream(writer: asyncio.StreamWriter, body: bytes) -> None:
    """Pieces with their length before each; an empty one is the end.

    clamd may answer and hang up before it has read everything, as it does with a stream that is too long for it: what
    it said is then still to be read.
    """
    try:
        for start in range(0, len(body), CHUNK):
            piece = body[start : start + CHUNK]
            writer.write(len(piece).to_bytes(4) + piece)
            await writer.drain()
        writer.write(bytes(4))
        await writer.drain()
    except ConnectionError:
        return


async def _answer(reader: asyncio.StreamReader) -> str:
    try:
        line = await reader.readuntil(b"\0")
    except asyncio.IncompleteReadError as error:
        raise ScanUnavailable(reason="the connection was cut before an answer.") from error
    except asyncio.LimitOverrunError as error:
        raise ScanUnavailable(reason="its answer does not end.") from error
    return line.rstrip(b"\0\n").decode(errors="replace")


def _verdict(answer: str) -> Verdict:
    """Only the very words that clamd has for it make a file clean."""
    if answer == f"{_PREFIX}OK":
        return CLEAN
    if answer.startswith(_PREFIX) and answer.endswith(_FOUND):
        return infected(answer.removeprefix(_PREFIX).removesuffix(_FOUND))
    raise ScanUnavailable(reason=answer[:200] or "it answered nothing.")


@contextmanager
def _telling() -> Generator[None]:
    """Let no exception of the network out."""
    try:
        yield
    except TimeoutError as error:
        raise ScanUnavailable(reason="it did not answer in time.") from error
    except OSError as error:
        raise ScanUnavailable(reason=error.strerror or str(error) or type(error).__name__) from error
