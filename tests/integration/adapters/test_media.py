"""The promises of a media engine, kept by LiveKit and in memory; then what each of them promises beyond."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest
from livekit.api import AccessToken, VideoGrants
from livekit.protocol.rtc import SignalResponse
from websockets.asyncio.client import ClientConnection

from carillon.adapters.media import (
    Bearer,
    Gone,
    Media,
    MediaDown,
    MediaOff,
    NoticeForged,
    Room,
    Ticket,
    TicketWrong,
)
from carillon.adapters.media.livekit import LiveKitMedia
from carillon.adapters.media.memory import MemoryMedia
from carillon.adapters.media.nowhere import NoMedia
from carillon.core.clock import SystemClock
from tests.integration.adapters.mail_server import silent_server
from tests.integration.adapters.media_stands import LiveKitStand, MediaStand, MemoryStand, NotLetIn, livekit_stand
from tests.kit.engine import KEY, handshake
from tests.kit.eventually import eventually

pytestmark = pytest.mark.anyio

MINUTE = timedelta(minutes=1)
ROOM = Room("standup", 3, '{"title": "Stand-up", "locked": false}')
ASKING: list[Callable[[Media], Awaitable[object]]] = [
    lambda media: media.check(),
    lambda media: media.ensure(ROOM),
    lambda media: media.tell("standup", "{}"),
    lambda media: media.end("standup"),
    lambda media: media.rooms(),
    lambda media: media.participants("standup"),
    lambda media: media.remove("standup", "alice"),
    lambda media: media.mute("standup", "alice"),
]


def ticket(media: Media, identity: str, room: str = ROOM.name, lasts: timedelta = MINUTE) -> str:
    return media.sign(Ticket(identity, room, identity.title(), {"role": "attendee", "kind": "Browser"}), lasts)


async def join(stand: MediaStand, *identities: str) -> None:
    for identity in identities:
        await stand.arrive(identity, ticket(stand.media, identity))


async def inside(media: Media, room: str = ROOM.name) -> set[str]:
    return {participant.identity for participant in await media.participants(room)}


async def answered(connection: ClientConnection) -> SignalResponse:
    """The next thing that the engine says to a client."""
    return SignalResponse.FromString(bytes(await asyncio.wait_for(connection.recv(decode=False), 10)))


@pytest.fixture
async def memory() -> MemoryStand:
    return MemoryStand()


@pytest.fixture
async def livekit(tmp_path: Path) -> AsyncGenerator[LiveKitStand]:
    async with livekit_stand(tmp_path / "media") as stand:
        yield stand


@pytest.fixture(params=["memory", "livekit"])
def stand(request: pytest.FixtureRequest) -> MediaStand:
    return request.getfixturevalue(request.param)


async def test_a_ticket_tells_whose_it_is_and_where_to(stand: MediaStand) -> None:
    assert stand.media.read(ticket(stand.media, "alice")) == Bearer("alice", "standup")


async def test_no_other_text_is_a_ticket(stand: MediaStand) -> None:
    good = ticket(stand.media, "alice")
    over = ticket(stand.media, "alice", lasts=-2 * MINUTE)
    foreign = ticket(MemoryMedia(SystemClock()), "alice")
    for text in ("", "nonsense", "a.b.c", "ü.ü.ü", "\ud800", good[:-2], good.swapcase(), f"{good}x", over, foreign):
        with pytest.raises(TicketWrong):
            stand.media.read(text)


async def test_a_room_is_made_once_and_stays_as_it_is(stand: MediaStand) -> None:
    assert await stand.media.rooms() == []
    await stand.media.ensure(ROOM)
    await stand.media.ensure(Room("standup", 1, "another state"))
    await stand.media.ensure(Room("review", 2, "{}"))
    assert sorted(await stand.media.rooms()) == ["review", "standup"]
    await join(stand, "alice", "bob")
    assert stand.told("standup", "bob") == ROOM.state
    assert "2" in await stand.media.check()


async def test_everybody_inside_is_told_a_new_state(stand: MediaStand) -> None:
    await stand.media.ensure(ROOM)
    await join(stand, "alice")
    await stand.media.tell("standup", '{"locked": true}')
    await eventually(lambda: stand.told("standup", "alice") == '{"locked": true}')


async def test_who_comes_and_goes_is_listed_and_posted(stand: MediaStand) -> None:
    await stand.media.ensure(ROOM)
    assert await stand.media.participants("standup") == []
    before = SystemClock().now()
    await join(stand, "alice", "bob")
    there = {participant.identity: participant for participant in await stand.media.participants("standup")}
    assert set(there) == {"alice", "bob"}
    assert abs(there["alice"].joined_at - before) < MINUTE
    await stand.leave("standup", "alice")
    (left,) = await eventually(lambda: stand.heard("participant_left"))
    assert (left.room, left.identity, left.session) == ("standup", "alice", there["alice"].session)
    assert left.gone is Gone.LEFT
    assert await inside(stand.media) == {"bob"}
    joined = [notice.identity for notice in stand.heard("participant_joined")]
    assert (joined, [notice.gone for notice in stand.heard("participant_joined")]) == (["alice", "bob"], [None, None])
    ids = [stand.media.hear(body, signature).id for body, signature in stand.posted()]
    assert len(set(ids)) == len(ids)


async def test_nobody_comes_into_a_room_that_is_not_there(stand: MediaStand) -> None:
    with pytest.raises(NotLetIn):
        await join(stand, "alice")


async def test_a_full_room_takes_nobody_more(stand: MediaStand) -> None:
    await stand.media.ensure(Room("standup", 1, "{}"))
    await join(stand, "alice")
    with pytest.raises(NotLetIn):
        await join(stand, "bob")
    assert await inside(stand.media) == {"alice"}


async def test_whoever_is_removed_is_out_and_the_others_stay(stand: MediaStand) -> None:
    await stand.media.ensure(ROOM)
    await join(stand, "alice", "bob")
    await stand.media.remove("standup", "alice")
    (left,) = await eventually(lambda: stand.heard("participant_left"))
    assert (left.identity, left.gone) == ("alice", Gone.REMOVED)
    assert await inside(stand.media) == {"bob"}


async def test_who_comes_again_replaces_their_former_self(stand: MediaStand) -> None:
    await stand.media.ensure(Room("standup", 1, "{}"))
    await join(stand, "alice")
    (first,) = await stand.media.participants("standup")
    await join(stand, "alice")
    (left,) = await eventually(lambda: stand.heard("participant_left"))
    assert (left.session, left.gone) == (first.session, Gone.REPLACED)
    (second,) = await stand.media.participants("standup")
    assert (second.identity, second.session != first.session) == ("alice", True)


async def test_the_end_of_a_room_sends_everybody_out(stand: MediaStand) -> None:
    await stand.media.ensure(ROOM)
    await join(stand, "alice", "bob")
    await stand.media.end("standup")
    await eventually(lambda: len(stand.heard("participant_left")) == 2)
    assert {notice.gone for notice in stand.heard("participant_left")} == {Gone.ENDED}
    assert (await stand.media.rooms(), await stand.media.participants("standup")) == ([], [])
    (finished,) = await eventually(lambda: stand.heard("room_finished"))
    assert (finished.room, finished.identity) == ("standup", "")


async def test_a_microphone_is_silenced(stand: MediaStand) -> None:
    await stand.media.ensure(ROOM)
    await join(stand, "alice")
    await stand.media.mute("standup", "alice")
    await stand.unmute("standup", "alice")
    assert not stand.is_muted("standup", "alice")

    async def is_silenced() -> bool:
        # The engine knows of a microphone once it has heard it.
        await stand.media.mute("standup", "alice")
        return stand.is_muted("standup", "alice")

    await eventually(is_silenced)
    assert await inside(stand.media) == {"alice"}


async def test_what_is_not_there_is_no_error(stand: MediaStand) -> None:
    async def each() -> None:
        await stand.media.tell("standup", "{}")
        await stand.media.end("nowhere")
        await stand.media.remove("standup", "nobody")
        await stand.media.mute("standup", "nobody")
        assert await stand.media.participants("nowhere") == []

    await each()
    await stand.media.ensure(ROOM)
    await each()
    assert await stand.media.rooms() == ["standup"]


async def test_only_what_the_engine_signed_is_a_notice(stand: MediaStand) -> None:
    await stand.media.ensure(ROOM)
    (body, signature) = (await eventually(stand.posted))[0]
    assert stand.media.hear(body, signature).room == "standup"
    forged = [
        (body.replace(b"standup", b"lockout"), signature),
        (body + b" ", signature),
        (body, ""),
        (body, "nonsense"),
        (body, ticket(stand.media, "alice")),
        (b"\xff", signature),
        (b"", signature),
    ]
    for other, signed in forged:
        with pytest.raises(NoticeForged):
            stand.media.hear(other, signed)


async def test_a_notice_comes_from_this_engine_and_no_other(memory: MemoryStand, livekit: LiveKitStand) -> None:
    await memory.media.ensure(ROOM)
    with pytest.raises(NoticeForged):
        livekit.media.hear(*memory.posted()[0])
    with pytest.raises(NoticeForged):
        MemoryMedia(SystemClock()).hear(*memory.posted()[0])


async def test_an_engine_that_is_away_is_told_by_every_call(stand: MediaStand) -> None:
    await stand.media.ensure(ROOM)
    await stand.crash()

    async def is_away() -> bool:
        try:
            await stand.media.check()
        except MediaDown:
            return True
        return False

    await eventually(is_away)
    for ask in ASKING:
        with pytest.raises(MediaDown):
            await ask(stand.media)
    assert stand.media.read(ticket(stand.media, "alice")).identity == "alice"


async def test_without_an_engine_everybody_is_told_why() -> None:
    media: Media = NoMedia("no engine was built.")
    for ask in ASKING:
        with pytest.raises(MediaOff, match=r"Meetings are off here: no engine was built\."):
            await ask(media)
    with pytest.raises(MediaOff):
        ticket(media, "alice")
    with pytest.raises(MediaOff):
        media.read("ticket")
    with pytest.raises(MediaOff):
        media.hear(b"{}", "")
    with pytest.raises(MediaOff):
        assert media.signalling


async def test_a_room_in_memory_is_empty_after_a_crash(memory: MemoryStand) -> None:
    await memory.media.ensure(ROOM)
    await join(memory, "alice")
    posted = len(memory.posted())
    memory.media.crash()
    memory.media.restart()
    assert (await memory.media.rooms(), len(memory.posted())) == ([], posted)


async def test_a_ticket_that_the_engine_refreshed_is_read_too(livekit: LiveKitStand) -> None:
    await livekit.media.ensure(ROOM)
    first = ticket(livekit.media, "alice")
    async with handshake(livekit.media, first) as connection:
        said = await answered(connection)
        while not said.refresh_token:
            said = await answered(connection)
    assert said.refresh_token != first
    assert livekit.media.read(said.refresh_token) == Bearer("alice", "standup")


async def test_who_has_not_spoken_yet_is_listed_too(livekit: LiveKitStand) -> None:
    await livekit.media.ensure(ROOM)
    async with handshake(livekit.media, ticket(livekit.media, "alice")):
        assert await inside(livekit.media) == {"alice"}
    with pytest.raises(NotLetIn):
        async with handshake(livekit.media, ticket(livekit.media, "alice", "nowhere")):
            pass


async def test_browsers_are_told_of_no_server_but_ours(livekit: LiveKitStand) -> None:
    await livekit.media.ensure(ROOM)
    async with handshake(livekit.media, ticket(livekit.media, "alice")) as connection:
        said = await answered(connection)
    assert [url for server in said.join.ice_servers for url in server.urls] == ["stun:127.0.0.1:9"]
    permission = said.join.participant.permission
    assert (permission.can_publish, permission.can_subscribe) == (True, True)
    assert (permission.can_publish_data, permission.can_update_metadata, permission.hidden) == (False, False, False)


@pytest.mark.parametrize(
    "grants",
    [VideoGrants(room_admin=True, room="standup"), VideoGrants(room_create=True), VideoGrants(room_list=True), None],
)
async def test_what_opens_the_server_itself_is_nobodys_ticket(grants: VideoGrants | None) -> None:
    media = LiveKitMedia(KEY, lambda: "127.0.0.1:1")
    token = AccessToken(KEY.name, KEY.secret).with_identity("alice").with_ttl(MINUTE)
    with pytest.raises(TicketWrong):
        media.read((token.with_grants(grants) if grants else token).to_jwt())


async def test_a_server_that_never_answers_is_given_up_in_time() -> None:
    async with silent_server() as port:
        media = LiveKitMedia(KEY, lambda: f"127.0.0.1:{port}", patience=timedelta(milliseconds=50))
        with pytest.raises(MediaDown):
            await media.check()
        await media.close()


async def test_an_engine_that_cannot_be_started_is_told_with_its_reason() -> None:
    media = LiveKitMedia(KEY, lambda: "127.0.0.1:1", lambda: "Port 8422 (UDP) is taken.")
    with pytest.raises(MediaOff, match="Port 8422"):
        await media.rooms()
    await media.close()
