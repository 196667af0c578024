"""Participants without a browser that publish a tone and hear nobody: `python -m bench.meeting_bots URL SECONDS`.

Tickets come on standard input, one a line. Once all are in, it prints `ready`. Run it where an interface beside
loopback is: the library looks for no other.
"""

import array
import asyncio
import math
import sys

from livekit import rtc

RATE, FRAME = 48_000, 480
AMPLITUDE = 8_000


async def main(url: str, tickets: list[str], seconds: float) -> None:
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


async def play(source: rtc.AudioSource, pitch: int) -> None:
    """A sine; `capture_frame` returns when there is room for more, which paces it."""
    wave = array.array("h", (round(AMPLITUDE * math.sin(math.tau * pitch * at / RATE)) for at in range(RATE)))
    at = 0
    while True:
        piece = wave[at : at + FRAME]
        await source.capture_frame(rtc.AudioFrame(piece.tobytes(), RATE, 1, FRAME))
        at = (at + FRAME) % RATE


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.stdin.read().split(), float(sys.argv[2])))
