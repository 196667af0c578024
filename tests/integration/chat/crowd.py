"""People at their devices who write and listen while the server dies and comes back."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx2
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidHandshake, WebSocketException
from websockets.typing import Origin

from tests.kit.server import Server

API = "/api/v1"
GONE = (httpx2.TransportError, WebSocketException, InvalidHandshake, OSError, TimeoutError)
AGAIN_SECONDS = 0.05


@dataclass(slots=True)
class Device:
    """One signed-in client."""

    server: Server
    http: httpx2.AsyncClient

    @classmethod
    async def signed_in(cls, server: Server, email: str, password: str) -> "Device":
        http = httpx2.AsyncClient(base_url=server.url, headers={"origin": server.url}, timeout=5)
        answer = await http.post(f"{API}/session", json={"email": email, "password": password})
        assert answer.status_code == 201, answer.text
        return cls(server, http)

    async def page(self, room_id: str, after: int) -> dict[str, Any]:
        answer = await self.http.get(f"{API}/rooms/{room_id}/messages?after={after}&limit=200")
        answer.raise_for_status()
        return dict(answer.json())

    async def history(self, room_id: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        while True:
            page = await self.page(room_id, found[-1]["sequence"] if found else 0)
            found += page["items"]
            if not page["more"]:
                return found


@dataclass(slots=True)
class Sender:
    """Writes at a steady pace. One that insists sends a message again, under its token, until it is acknowledged."""

    name: str
    device: Device
    rooms: Sequence[str]
    every: float
    insists: bool
    sent: set[str] = field(default_factory=set[str])
    acknowledged: dict[str, tuple[str, int]] = field(default_factory=dict[str, tuple[str, int]])
    over: asyncio.Event = field(default_factory=asyncio.Event)

    async def write(self) -> None:
        loop = asyncio.get_running_loop()
        due = loop.time()
        while not self.over.is_set():
            token = f"{self.name}-{len(self.sent)}"
            room_id = self.rooms[len(self.sent) % len(self.rooms)]
            self.sent.add(token)
            while not await self._try(room_id, token) and self.insists:
                await asyncio.sleep(AGAIN_SECONDS)
            # The load itself: a steady pace, without making up for the time in which nobody answered.
            due = max(due + self.every, loop.time())
            await asyncio.sleep(due - loop.time())

    async def _try(self, room_id: str, token: str) -> bool:
        body = {"content": f"message {token}", "token": token}
        try:
            answer = await self.device.http.post(f"{API}/rooms/{room_id}/messages", json=body)
        except GONE:
            return False
        assert answer.status_code == 201, f"{answer.status_code} {answer.text}"
        self.acknowledged[token] = (room_id, answer.json()["sequence"])
        return True


@dataclass(slots=True)
class Listener:
    """Hears live, and after every interruption asks for what lies behind its cursor; it must see each number once."""

    device: Device
    room_id: str
    heard: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    live: int = 0
    resumed: int = 0

    @property
    def cursor(self) -> int:
        return self.heard[-1]["sequence"] if self.heard else 0

    async def listen(self) -> None:
        while True:
            try:
                await self._hold()
            except (*GONE, httpx2.HTTPStatusError):
                await asyncio.sleep(AGAIN_SECONDS)

    async def _hold(self) -> None:
        server = self.device.server
        cookies = "; ".join(f"{name}={value}" for name, value in self.device.http.cookies.items())
        address = f"ws://127.0.0.1:{server.port}/ws"
        async with connect(address, additional_headers={"Cookie": cookies}, origin=Origin(server.url)) as socket:
            assert json.loads(await socket.recv())["type"] == "hello"
            await self._catch_up()
            self.resumed += 1
            async for frame in socket:
                event = json.loads(frame)
                if event["type"] == "message" and event["message"]["room_id"] == self.room_id:
                    await self._hear(event["message"])

    async def _hear(self, message: dict[str, Any]) -> None:
        if message["sequence"] == self.cursor + 1:
            self.heard.append(message)
            self.live += 1
        elif message["sequence"] > self.cursor:
            await self._catch_up()

    async def _catch_up(self) -> None:
        more = True
        while more:
            page = await self.device.page(self.room_id, self.cursor)
            self.heard += page["items"]
            more = page["more"]
