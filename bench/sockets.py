"""Many WebSocket readers in one thread: they count frames and do nothing else, so that the server is measured."""

import asyncio
import base64
import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

MARK = b'"type":"message"'
END = b"\r\n\r\n"


class Reader(asyncio.Protocol):
    """One socket. `total[0]` counts the messages of all readers together."""

    def __init__(self, request: bytes, ready: asyncio.Event, total: list[int], waiting: list[int]) -> None:
        self._request = request
        self._ready = ready
        self._total = total
        self._waiting = waiting
        self._rest = b""
        self._open = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        if not self._open:
            self._rest += data
            if END not in self._rest:
                return
            assert self._rest.startswith(b"HTTP/1.1 101"), self._rest[:200]
            self._open = True
            data, self._rest = self._rest.partition(END)[2], b""
            self._waiting[0] -= 1
            if self._waiting[0] == 0:
                self._ready.set()
        seen = self._rest + data
        self._total[0] += seen.count(MARK)
        self._rest = seen[-(len(MARK) - 1) :]


@asynccontextmanager
async def connected(host: str, port: int, cookies: list[str]) -> AsyncGenerator[list[int]]:
    """One reader for each cookie, all of them open; gives the counter they share."""
    total, waiting, ready = [0], [len(cookies)], asyncio.Event()
    loop = asyncio.get_running_loop()
    transports: list[asyncio.Transport] = []
    try:
        for cookie in cookies:
            request = handshake(host, port, cookie)
            transport, _ = await loop.create_connection(lambda r=request: Reader(r, ready, total, waiting), host, port)
            transports.append(transport)
        await asyncio.wait_for(ready.wait(), 60)
        yield total
    finally:
        for transport in transports:
            transport.abort()


def handshake(host: str, port: int, cookie: str) -> bytes:
    key = base64.b64encode(os.urandom(16)).decode()
    return (
        f"GET /ws HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: http://{host}:{port}\r\nUpgrade: websocket\r\n"
        f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\nCookie: {cookie}\r\n\r\n"
    ).encode()
