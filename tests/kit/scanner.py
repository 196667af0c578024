"""A stand-in for clamd on loopback that speaks its protocol, and scanners in memory."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from carillon.adapters.scan import CLEAN, ScanUnavailable, Verdict, infected

# In two pieces, so that no scanner takes this very file for infected.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR" + b"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
EICAR_NAME = "Eicar-Test-Signature"


@dataclass(slots=True)
class StandInClamd:
    """What it was sent, and how it is to misbehave."""

    address: str = ""
    stream_max_length: int = 1 << 20
    says_instead: bytes | None = None
    cuts_after: int | None = None
    is_silent: bool = False
    scanned: list[bytes] = field(default_factory=list[bytes])

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            answer = await self._answer(reader)
            if answer is not None:
                writer.write(answer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            return  # the caller hung up
        finally:
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader) -> bytes | None:
        command = await reader.readuntil(b"\0")
        if self.is_silent:
            await reader.read()
            return None
        if self.says_instead is not None:
            await self._file(reader) if command == b"zINSTREAM\0" else None
            return self.says_instead
        match command:
            case b"zPING\0":
                return b"PONG\0"
            case b"zINSTREAM\0":
                return await self._file(reader)
            case _:
                return b"UNKNOWN COMMAND\0"

    async def _file(self, reader: asyncio.StreamReader) -> bytes | None:
        body = b""
        while length := int.from_bytes(await reader.readexactly(4)):
            if len(body) + length > self.stream_max_length:
                return b"INSTREAM size limit exceeded. ERROR\0"
            body += await reader.readexactly(length)
            if self.cuts_after is not None and len(body) >= self.cuts_after:
                return None
        self.scanned.append(body)
        return f"stream: {EICAR_NAME} FOUND\0".encode() if EICAR in body else b"stream: OK\0"


@asynccontextmanager
async def clamd_by_tcp() -> AsyncGenerator[StandInClamd]:
    stand_in = StandInClamd()
    server = await asyncio.start_server(stand_in.serve, "127.0.0.1", 0)
    stand_in.address = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server:
        yield stand_in


@asynccontextmanager
async def clamd_by_socket(folder: Path) -> AsyncGenerator[StandInClamd]:
    stand_in = StandInClamd(str(folder / "clamd.ctl"))
    async with await asyncio.start_unix_server(stand_in.serve, stand_in.address):
        yield stand_in


@dataclass(slots=True)
class KnownViruses:
    """`scan.Scanner` in memory: it knows one virus, and may be away."""

    is_down: bool = False

    async def scan(self, body: bytes) -> Verdict:
        await self.check()
        return infected(EICAR_NAME) if EICAR in body else CLEAN

    async def check(self) -> None:
        if self.is_down:
            raise ScanUnavailable(reason="it is asleep.")

    def describe(self) -> str:
        return "Files are scanned by a list of one virus."
