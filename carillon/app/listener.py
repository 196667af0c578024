"""uvicorn as Carillon runs it: our socket, our certificate, our log, and a word when it answers."""

import signal
import socket
from collections.abc import Callable, Generator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from carillon.app.certificate import Certificate

LARGEST_FRAME = 1024 * 1024
"""What a browser says to the media engine grows with the number of people whose pictures it gets."""
GRACE_SECONDS = 5


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
        http="httptools",
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
