"""A real media engine on loopback for tests, with an ear for what it posts and people who join it."""

import asyncio
import socket
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import web
from livekit import rtc
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidStatus

from carillon.adapters.media.addresses import free_port
from carillon.adapters.media.engine import Condition, Engine, Pace, Plan
from carillon.adapters.media.livekit import LiveKitMedia
from carillon.adapters.media.settings import Key, Ports, Stage, engine_text
from tests.kit.eventually import eventually
from tests.kit.media_engine import engine_program

KEY = Key("carillon", "0123456789abcdef" * 4)
RELAY = rtc.RtcConfiguration(ice_transport_type=rtc.IceTransportType.TRANSPORT_RELAY)
RATE, SAMPLES = 48_000, 480


class NotLetIn(Exception):
    """The engine did not accept this connection."""


@dataclass
class Notices:
    """What the engine has posted, each with its signature, in the order of arrival."""

    url: str
    posted: list[tuple[bytes, str]] = field(default_factory=list[tuple[bytes, str]])


@asynccontextmanager
async def ear() -> AsyncGenerator[Notices]:
    """An address on loopback that takes notices."""
    notices = Notices("")

    async def take(request: web.Request) -> web.Response:
        notices.posted.append((await request.read(), request.headers.get("authorization", "")))
        return web.Response(status=204)

    application = web.Application()
    application.router.add_post("/notices", take)
    runner = web.AppRunner(application)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        notices.url = f"http://127.0.0.1:{runner.addresses[0][1]}/notices"
        yield notices
    finally:
        await runner.cleanup()


@dataclass(frozen=True)
class RunningEngine:
    """An engine that its supervisor keeps running, what controls it, and what it says."""

    engine: Engine
    media: LiveKitMedia
    notices: Notices
    work: "asyncio.Task[None]"


def plan_for(notices: str, udp: int) -> Plan:
    """For just this machine, at ports that are free now."""
    signal = free_port(socket.SOCK_STREAM)
    return Plan(signal, engine_text(signal, Ports(udp), Stage(), KEY, notices))


@asynccontextmanager
async def running_engine(folder: Path, pace: Pace | None = None) -> AsyncGenerator[RunningEngine]:
    """A LiveKit that is ready; it is ended at the end."""
    async with ear() as notices:
        udp = free_port(socket.SOCK_DGRAM)

        async def plan() -> Plan:
            return plan_for(notices.url, udp)

        engine = Engine(engine_program(), folder, plan, pace)
        media = LiveKitMedia(KEY, engine.where, engine.hindrance)
        async with kept(engine) as work:
            await ready(engine)
            yield RunningEngine(engine, media, notices, work)
        await media.close()


@asynccontextmanager
async def kept(engine: Engine) -> AsyncGenerator["asyncio.Task[None]"]:
    """The engine's supervisor at work, and ended."""
    work = asyncio.ensure_future(engine.run())
    try:
        yield work
    finally:
        work.cancel()
        with suppress(asyncio.CancelledError):
            await work


async def ready(engine: Engine) -> None:
    await eventually(lambda: engine.state.condition is Condition.OK, within=30)


@asynccontextmanager
async def handshake(media: LiveKitMedia, signed: str) -> AsyncGenerator[ClientConnection]:
    """The signalling connection of a client that never sends sound or pictures; the engine lists it all the same."""
    address = f"{media.signalling}/rtc?access_token={signed}&protocol=15&sdk=python&version=1"
    try:
        connection = await connect(address, proxy=None)
    except InvalidStatus as error:
        raise NotLetIn(error.response.status_code) from error
    async with connection:
        yield connection


class Attendee:
    """Somebody with a microphone, made of LiveKit's own client library: it needs a network beside loopback."""

    def __init__(self) -> None:
        self.room = rtc.Room()
        self._source = rtc.AudioSource(RATE, 1)
        self._publication: rtc.LocalTrackPublication | None = None
        self._speaking: asyncio.Future[None] | None = None

    async def join(self, media: LiveKitMedia, signed: str, *, only_by_relay: bool = False) -> None:
        options = rtc.RoomOptions(rtc_config=RELAY) if only_by_relay else rtc.RoomOptions()
        try:
            await self.room.connect(media.signalling, signed, options)
        except rtc.ConnectError as error:
            raise NotLetIn(error.message) from error

    async def unmute(self) -> None:
        """Speak, so that the engine knows of the microphone."""
        track = rtc.LocalAudioTrack.create_audio_track("microphone", self._source)
        options = rtc.TrackPublishOptions(source=rtc.TrackSource.SOURCE_MICROPHONE)
        self._publication = await self.room.local_participant.publish_track(track, options)
        self._speaking = asyncio.ensure_future(self._speak())

    @property
    def is_muted(self) -> bool:
        return self._publication is None or self._publication.muted

    @property
    def hears(self) -> list[str]:
        """Whose sound arrives here."""
        people = self.room.remote_participants.values()
        return [person.identity for person in people if any(each.track for each in person.track_publications.values())]

    async def ways(self) -> set[str]:
        """The STUN and TURN servers that this end's addresses come from; an empty word for its own."""
        stats = await self.room.get_rtc_stats()
        told = [*stats.publisher_stats, *stats.subscriber_stats]
        return {one.local_candidate.candidate.url for one in told if one.HasField("local_candidate")}

    async def leave(self) -> None:
        if self._speaking is not None:
            self._speaking.cancel()
        await self.room.disconnect()

    async def _speak(self) -> None:
        tone = rtc.AudioFrame(b"\x00\x20\x00\xe0" * (SAMPLES // 2), RATE, 1, SAMPLES)
        while True:
            await self._source.capture_frame(tone)
