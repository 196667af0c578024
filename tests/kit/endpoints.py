"""An HTTPS endpoint of a customer's: hears requests, and answers as it is told to."""

import json
import ssl
import threading
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.kit.certificates import new_certificate


@dataclass(frozen=True, slots=True)
class Heard:
    """One request, and when it had come."""

    path: str
    headers: Mapping[str, str]
    body: bytes
    at: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back."""

    status: int = 200
    content_type: str = "application/json"
    body: bytes = b"{}"
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


Behaviour = Callable[[Heard], Answer | None]
"""None is to keep silent until the endpoint is closed."""


def echo(heard: Heard) -> Answer:
    """The answer that a challenge asks for."""
    return Answer(body=json.dumps({"Challenge": json.loads(heard.body)["Challenge"]}).encode())


def silent(_heard: Heard) -> None:
    return None


def answering(status: int = 200, content_type: str = "application/json", body: bytes = b"{}") -> Behaviour:
    return lambda _heard: Answer(status, content_type, body)


class Endpoint:
    """Listens on loopback; the behaviours are used one after another, and the last of them from then on."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.heard: list[Heard] = []
        self.closing = threading.Event()
        self._behaviours: list[Behaviour] = [echo]

    @property
    def url(self) -> str:
        return f"https://localhost:{self.port}/events?of=bot"

    def behaves(self, *behaviours: Behaviour) -> None:
        self.heard.clear()
        self._behaviours = list(behaviours)

    def answer(self, heard: Heard) -> Answer | None:
        self.heard.append(heard)
        behaviour = self._behaviours.pop(0) if len(self._behaviours) > 1 else self._behaviours[0]
        return behaviour(heard)


@contextmanager
def endpoint(folder: Path) -> Generator[Endpoint]:
    """A running endpoint; `folder` gets its certificate, cert.pem, for the name localhost."""
    new_certificate(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    server = _Server(context)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.endpoint
    finally:
        server.endpoint.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, context: ssl.SSLContext) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.endpoint = Endpoint(int(self.server_address[1]))
        self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that do not trust the certificate, or do not wait, leave in the middle."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        assert isinstance(self.server, _Server)
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(headers.get("content-length", "0")))
        answer = self.server.endpoint.answer(Heard(self.path, headers, body, time.monotonic()))
        if answer is None:
            self.server.endpoint.closing.wait(30)
            return
        self.send_response(answer.status)
        self.send_header("content-type", answer.content_type)
        self.send_header("content-length", str(len(answer.body)))
        self.send_header("connection", "close")
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, *_arguments: object, **_more: object) -> None:
        """Nothing is written: the tests look at what was heard."""


def outgoing(folder: Path) -> str:
    """The configuration that lets Carillon call endpoints on this machine; `folder` is the endpoint's."""
    return f'[outgoing]\nprivate_networks = ["127.0.0.1", "::1"]\nauthorities_file = "{folder}/cert.pem"\n'
