"""Twenty times the server is killed while fifty messages a second come in: what was acknowledged is there, once."""

import asyncio
import random
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.integration.chat.crowd import Device, Listener, Sender
from tests.kit.eventually import eventually
from tests.kit.server import Server

pytestmark = pytest.mark.anyio

KILLS = 20
SENDERS = 5
EVERY = 0.1
"""Seconds between two messages of one sender: fifty a second from all of them."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(tmp_path / "data").start()
    yield running
    running.kill()


async def test_nothing_acknowledged_is_lost_and_nothing_is_doubled(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    seed = random.SystemRandom().randrange(1_000_000)
    async with AsyncExitStack() as stack:
        sample: Any = await asyncio.to_thread(server.json, "sample")
        people = sample["people"][:3]
        devices = [await Device.signed_in(server, each["email"], each["password"]) for each in people]
        for device in devices:
            stack.push_async_callback(device.http.aclose)
        rooms = {room["name"]: room["id"] for room in (await devices[0].http.get("/api/v1/rooms")).json()["items"]}
        both = [rooms["Launch"], rooms["Lunch"]]
        senders = [Sender(f"sender{n}", devices[n % 3], both, EVERY, insists=n % 2 == 0) for n in range(SENDERS)]
        listener = Listener(devices[1], both[0])

        listening = asyncio.ensure_future(listener.listen())
        writing = [asyncio.ensure_future(sender.write()) for sender in senders]
        await _kill_again_and_again(server, senders, random.Random(seed))
        for sender in senders:
            sender.over.set()
        await asyncio.gather(*writing)
        stored = {room_id: await devices[0].history(room_id) for room_id in both}

        async def caught_up() -> bool:
            return listener.cursor == stored[both[0]][-1]["sequence"]

        await eventually(caught_up)
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)

    _compare(senders, stored, f"seed {seed}")
    assert listener.heard == stored[both[0]], f"seed {seed}"
    assert listener.resumed > KILLS / 2
    assert listener.live > 0
    with capsys.disabled():
        sent = sum(len(sender.sent) for sender in senders)
        sys.stdout.write(f"\n{KILLS} kills (seed {seed}): {sent} sent, {_acknowledged(senders)} acknowledged, ")
        sys.stdout.write(f"{listener.live} heard live, {listener.resumed} times resumed\n")


async def _kill_again_and_again(server: Server, senders: list[Sender], moments: random.Random) -> None:
    for number in range(KILLS):
        before = _acknowledged(senders)
        await eventually(lambda before=before: _acknowledged(senders) > before, within=60)
        # The random moment of the kill; there is nothing to wait for.
        await asyncio.sleep(moments.uniform(0, 0.8))
        await asyncio.to_thread(server.kill)
        await asyncio.to_thread(server.begin)
        if number % 5 == 4:
            # In the middle of the start, too.
            await asyncio.sleep(moments.uniform(0, 1.5))
            await asyncio.to_thread(server.kill)
            await asyncio.to_thread(server.begin)
    await asyncio.to_thread(server.wait_until_ready)


def _acknowledged(senders: list[Sender]) -> int:
    return sum(len(sender.acknowledged) for sender in senders)


def _compare(senders: list[Sender], stored: dict[str, list[dict[str, Any]]], about: str) -> None:
    """The three sets: acknowledged within stored within sent, each number once and none left out."""
    for messages in stored.values():
        assert [message["sequence"] for message in messages] == list(range(1, len(messages) + 1)), about
    kept = {
        message["token"]: (room_id, message["sequence"])
        for room_id, messages in stored.items()
        for message in messages
        if message["token"].startswith("sender")
    }
    doubled = Counter(message["token"] for messages in stored.values() for message in messages)
    assert max(doubled.values()) == 1, about
    sent = {token for sender in senders for token in sender.sent}
    acknowledged = {token: place for sender in senders for token, place in sender.acknowledged.items()}
    assert acknowledged.items() <= kept.items(), about
    assert kept.keys() <= sent, about
    for sender in senders:
        assert sender.acknowledged.keys() == sender.sent or not sender.insists, about
