"""Participants without a browser: they publish a tone through Carillon's gate, and hear nobody.

`python -m bench.meeting_bots PORT SECONDS`, with tickets on standard input, one a line. Once all are in, it prints
`ready`. Run it where an interface beside loopback is: the library looks for no other.
"""

import array
import asyncio
import math
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from livekit import rtc
from websockets.asyncio.client import connect
from websockets.asyncio.connection import Connection
from websockets.asyncio.server import ServerConnection, serve
from websockets.typing import Origin

HOST = "127.0.0.1"

RATE, FRAME = 48_000, 480
AMPLITUDE = 8_000


async def main(port: int, tickets: list[str], seconds: float) -> None:
    async with as_a_page_would(port) as url:
        await talk(url, tickets, seconds)


async def talk(url: str, tickets: list[str], seconds: float) -> None:
    rooms = [rtc.Room() for _ in tickets]
    async with asyncio.TaskGroup() as group:
        sources = [rtc.AudioSource(RATE, 1) for _ in tickets]
        joining = [
            group.create_task(join(room, source, url, ticket))
            for room, source, ticket in zip(rooms, sources, tickets, strict=True)
        ]
        await asyncio.wait(joining)
        print("ready", flush=True)
        playing = [group.create_task(play(source, 200 + 20 * number)) for number, source in enumerate(sources)]
        await asyncio.sleep(seconds)
        for each in playing:
            each.cancel()
    await asyncio.gather(*(room.disconnect() for room in rooms))


async def join(room: rtc.Room, source: rtc.AudioSource, url: str, ticket: str) -> None:
    await room.connect(url, ticket, rtc.RoomOptions(auto_subscribe=False))
    track = rtc.LocalAudioTrack.create_audio_track("tone", source)
    await room.local_participant.publish_track(track, rtc.TrackPublishOptions(source=rtc.TrackSource.SOURCE_MICROPHONE))


@asynccontextmanager
async def as_a_page_would(port: int) -> AsyncGenerator[str]:
    """A way to the gate, which is for browsers: they name their page's origin, and put the ticket into the address."""

    async def carry(bot: ServerConnection) -> None:
        assert bot.request is not None
        ticket = bot.request.headers["Authorization"].removeprefix("Bearer ")
        path = f"{bot.request.path}{'&' if '?' in bot.request.path else '?'}access_token={ticket}"
        origin = Origin(f"http://{HOST}:{port}")
        async with connect(f"ws://{HOST}:{port}/media{path}", origin=origin, max_size=None) as gate:
            ways = [asyncio.ensure_future(copy(bot, gate)), asyncio.ensure_future(copy(gate, bot))]
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            for way in ways:
                way.cancel()

    async with serve(carry, HOST, 0, max_size=None) as relay:
        yield f"ws://{HOST}:{next(iter(relay.sockets)).getsockname()[1]}"


async def copy(source: Connection, target: Connection) -> None:
    async for frame in source:
        await target.send(frame)


async def play(source: rtc.AudioSource, pitch: int) -> None:
    """A sine; `capture_frame` returns when there is room for more, which paces it."""
    wave = array.array("h", (round(AMPLITUDE * math.sin(math.tau * pitch * at / RATE)) for at in range(RATE)))
    at = 0
    while True:
        piece = wave[at : at + FRAME]
        await source.capture_frame(rtc.AudioFrame(piece.tobytes(), RATE, 1, FRAME))
        at = (at + FRAME) % RATE


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), sys.stdin.read().split(), float(sys.argv[2])))
