"""uvicorn as Carillon runs it: our socket, our certificate, our log, and a word when it answers."""

import signal
import socket
from collections.abc import Callable, Generator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from carillon.app.certificate import Certificate

LARGEST_FRAME = 1024 * 1024
"""What a browser says to the media engine grows with the number of people whose pictures it gets."""
LARGEST_HEAD = 64 * 1024
"""Of the request line and all headers; the parser itself keeps whatever a stranger goes on sending."""
HEAD_TOO_LARGE = f"The request line and the headers are longer than {LARGEST_HEAD} bytes."
GRACE_SECONDS = 5


class Connection(HttpToolsProtocol):
    """One connection, which ends when the head of a request does not."""

    _head = 0
    """Bytes of the present request's head, in lines that are whole."""
    _unfinished = 0
    """Bytes that came since the last whole line."""
    _reads_head = True

    def data_received(self, data: bytes) -> None:
        before = self._head
        super().data_received(data)
        if self._reads_head and self._head == before and not self.transport.is_closing():
            self._unfinished += len(data)
            if self._unfinished > LARGEST_HEAD:
                self.send_400_response(HEAD_TOO_LARGE)

    def send_400_response(self, msg: str) -> None:
        super().send_400_response(HEAD_TOO_LARGE if self._head > LARGEST_HEAD else msg)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._head, self._unfinished, self._reads_head = 0, 0, True

    def on_url(self, url: bytes) -> None:
        self._grow(len(url))
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        self._grow(len(name) + len(value))
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        self._reads_head = False
        super().on_headers_complete()

    def _grow(self, by: int) -> None:
        self._head, self._unfinished = self._head + by, 0
        if self._head > LARGEST_HEAD:
            raise ValueError(HEAD_TOO_LARGE)  # The parser makes a refusal of the request out of it.


class Listener(uvicorn.Server):
    """Serves until the process is told to end; `announce` is called once requests are answered."""

    def __init__(self, application: ASGIApp, certificate: Certificate | None, announce: Callable[[], None]) -> None:
        super().__init__(_settings(application, certificate))
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._announce()

    async def serve(self, sockets: list[socket.socket] | None = None) -> None:
        # uvicorn raises the signal that ended it once more; ours must not end the process before it has tidied up.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda _number, _frame: None)
        await super().serve(sockets)


class SideListener(uvicorn.Server):
    """Serves a second application, without encryption and for this machine only, until its task is cancelled."""

    def __init__(self, application: ASGIApp) -> None:
        super().__init__(_settings(application, None))

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        """The main listener hears the signals."""
        yield


def _settings(application: ASGIApp, certificate: Certificate | None) -> uvicorn.Config:
    return uvicorn.Config(
        application,
        loop="uvloop",
        http=Connection,
        ws="websockets-sansio",
        ws_max_size=LARGEST_FRAME,
        ws_per_message_deflate=False,
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
        ssl_context_factory=None if certificate is None else lambda _config, _default: certificate.context,
    )
