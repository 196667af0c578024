"""The live connection as a test holds it."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from tests.integration.web.visitor import Visitor
from tests.kit.server import Server


class Live:
    """One open socket; `hear` gives the next event that is not a greeting."""

    def __init__(self, server: Server, visitor: Visitor, origin: str | None = None) -> None:
        cookies = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
        self._held = ExitStack()
        self.connection: ClientConnection = self._held.enter_context(
            connect(
                f"ws://127.0.0.1:{server.port}/ws",
                additional_headers={"Cookie": cookies},
                origin=Origin(origin or server.url),
                close_timeout=1,
            )
        )

    def greeted(self) -> "Live":
        assert self.hear()["type"] == "hello"
        return self

    def hear(self, within: float = 5.0) -> dict[str, Any]:
        return dict(json.loads(self.connection.recv(timeout=within)))

    def events(self, number: int) -> Iterator[dict[str, Any]]:
        for _ in range(number):
            yield self.hear()

    def silent(self) -> bool:
        """Nothing was waiting: a ping's answer is the next thing heard."""
        self.connection.send('{"type":"ping"}')
        return self.hear() == {"type": "pong"}

    def close(self) -> None:
        self._held.close()
