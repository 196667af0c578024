"""The live connection as a dialogue, without a socket."""

import asyncio
import json
from collections.abc import Callable

import pytest
from starlette.types import Message

from carillon.core.callers import Origin, Person, Principal
from carillon.core.push import InProcessPush
from carillon.wire.http.origin import Doorstep
from carillon.wire.websocket.gateway import MOST_WAITING, Gateway
from tests.kit.eventually import eventually

HOST = "localhost:8420"


class OneSession:
    """Bob, until `over`."""

    def __init__(self) -> None:
        self.over = False

    async def person(self, token: str, origin: Origin) -> Person | None:
        return Person("bob", "s1", origin) if token == "client-1" and not self.over else None

    async def administrator(self, token: str, origin: Origin) -> Principal | None:
        return None


class Tally:
    """Counts the devices that were cut off."""

    def __init__(self) -> None:
        self.count = 0

    def one_more(self) -> None:
        self.count += 1


class Device:
    """The other end of the connection."""

    def __init__(
        self, gateway: Gateway, cookie: str = "carillon_client=client-1", origin: str = f"http://{HOST}"
    ) -> None:
        self.heard: list[Message] = []
        self.says: asyncio.Queue[Message] = asyncio.Queue()
        self.says.put_nowait({"type": "websocket.connect"})
        headers = {"host": HOST, "cookie": cookie, "origin": origin}
        scope = {
            "type": "websocket",
            "scheme": "ws",
            "path": "/ws",
            "query_string": b"",
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
            "client": ("127.0.0.1", 50000),
        }
        self.open = asyncio.Event()
        self.serving = asyncio.ensure_future(gateway(scope, self.says.get, self._hear))

    async def _hear(self, message: Message) -> None:
        await self.open.wait()
        self.heard.append(message)

    @property
    def events(self) -> list[dict[str, object]]:
        return [json.loads(message["text"]) for message in self.heard if message["type"] == "websocket.send"]

    @property
    def closed_with(self) -> int | None:
        return next((message["code"] for message in self.heard if message["type"] == "websocket.close"), None)

    async def until(self, true: Callable[[], object]) -> None:
        await eventually(true)


@pytest.fixture
def push() -> InProcessPush:
    return InProcessPush()


@pytest.fixture
def sessions() -> OneSession:
    return OneSession()


@pytest.fixture
def dropped() -> Tally:
    return Tally()


@pytest.fixture
def gateway(push: InProcessPush, sessions: OneSession, dropped: Tally) -> Gateway:
    async def topics(person: Person) -> list[str]:
        return ["room:1"]

    return Gateway(Doorstep(), sessions, push, topics, dropped.one_more)


pytestmark = pytest.mark.anyio


async def greeted(gateway: Gateway) -> Device:
    device = Device(gateway)
    device.open.set()
    await device.until(lambda: device.events)
    return device


async def test_a_device_is_greeted_and_hears_its_topics_in_order(gateway: Gateway, push: InProcessPush) -> None:
    device = await greeted(gateway)
    assert device.events == [{"type": "hello", "user_id": "bob", "session_id": "s1", "ping_seconds": 25}]
    push.publish("room:1", '{"n":1}')
    push.publish("room:2", '{"n":0}')
    push.publish("user:bob", '{"n":2}')
    await device.until(lambda: len(device.events) == 3)
    assert device.events[1:] == [{"n": 1}, {"n": 2}]


async def test_a_ping_is_answered_and_other_words_are_not(gateway: Gateway) -> None:
    device = await greeted(gateway)
    for text in ('{"type":"dance"}', '{"type":"ping"}'):
        device.says.put_nowait({"type": "websocket.receive", "text": text})
    await device.until(lambda: len(device.events) == 2)
    assert device.events[1] == {"type": "pong"}


async def test_the_end_of_the_session_is_told_and_closes_the_connection(gateway: Gateway, push: InProcessPush) -> None:
    device = await greeted(gateway)
    push.publish("session:s1", '{"type":"signed_out"}')
    await device.serving
    assert device.events[-1] == {"type": "signed_out"}
    assert device.closed_with == 4401


async def test_a_slow_device_hears_nothing_that_was_said_after_its_session_ended(
    gateway: Gateway, push: InProcessPush
) -> None:
    device = await greeted(gateway)
    device.open.clear()
    push.publish("room:1", '{"n":1}')
    push.publish("session:s1", '{"type":"signed_out"}')
    push.publish("room:1", '{"n":2}')
    device.open.set()
    await device.until(lambda: device.heard[-1]["type"] == "websocket.close")
    assert device.events[1:] == [{"n": 1}, {"type": "signed_out"}]


async def test_a_device_that_falls_behind_is_cut_off_and_one_frame_less_is_not(
    gateway: Gateway, push: InProcessPush, dropped: Tally
) -> None:
    device = await greeted(gateway)
    device.open.clear()
    for number in range(MOST_WAITING):
        push.publish("room:1", f'{{"n":{number}}}')
    device.open.set()
    await device.until(lambda: len(device.events) == MOST_WAITING + 1)
    assert device.closed_with is None
    for _ in range(MOST_WAITING + 1):
        push.publish("room:1", "{}")
    await device.serving
    assert (device.closed_with, dropped.count) == (1013, 1)


async def test_strangers_and_pages_of_other_sites_are_hung_up_on_with_a_readable_code(gateway: Gateway) -> None:
    for device, code in (
        (Device(gateway, cookie="carillon_client=stolen"), 4401),
        (Device(gateway, origin="http://evil.example.net"), 4403),
    ):
        device.open.set()
        await device.serving
        assert device.closed_with == code
        assert device.events == []


async def test_a_session_that_ends_while_the_device_connects_is_noticed(
    push: InProcessPush, sessions: OneSession
) -> None:
    async def topics(person: Person) -> list[str]:
        sessions.over = True
        return []

    device = Device(Gateway(Doorstep(), sessions, push, topics, Tally().one_more))
    device.open.set()
    await device.serving
    assert (device.closed_with, device.events) == (4401, [])


async def test_who_leaves_a_room_while_the_device_connects_does_not_hear_it(
    push: InProcessPush, sessions: OneSession
) -> None:
    rooms = [["room:1", "room:2"], ["room:2"]]

    async def topics(person: Person) -> list[str]:
        return rooms.pop(0)

    device = await greeted(Gateway(Doorstep(), sessions, push, topics, Tally().one_more))
    push.publish("room:1", '{"n":1}')
    push.publish("room:2", '{"n":2}')
    await device.until(lambda: len(device.events) == 2)
    assert device.events[1] == {"n": 2}


async def test_a_device_that_is_gone_is_forgotten(gateway: Gateway, push: InProcessPush) -> None:
    device = await greeted(gateway)
    device.says.put_nowait({"type": "websocket.disconnect", "code": 1001})
    await device.serving
    push.publish("room:1", '{"n":1}')
    assert len(device.events) == 1
