"""Media by LiveKit: tickets are its tokens, rooms are controlled over its HTTP interface, notices are its webhooks."""

import asyncio
import hmac
from base64 import b64decode
from collections.abc import Awaitable, Callable, Generator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TypeVar

import aiohttp
import jwt
from google.protobuf.json_format import Error as NotRead
from google.protobuf.json_format import Parse
from google.protobuf.message import Error as NotUnderstood
from livekit.api import AccessToken, ServerError, ServerErrorCode, TokenVerifier, VideoGrants
from livekit.api.access_token import Claims
from livekit.api.room_service import RoomService
from livekit.protocol.models import DisconnectReason, ParticipantInfo, TrackSource
from livekit.protocol.room import (
    CreateRoomRequest,
    DeleteRoomRequest,
    ListParticipantsRequest,
    ListRoomsRequest,
    MuteRoomTrackRequest,
    RoomParticipantIdentity,
    UpdateRoomMetadataRequest,
)
from livekit.protocol.webhook import WebhookEvent

from carillon.adapters.media import (
    Bearer,
    Gone,
    MediaDown,
    MediaOff,
    Notice,
    NoticeForged,
    Participant,
    Room,
    Ticket,
    TicketWrong,
)
from carillon.adapters.media.settings import Key

PATIENCE = timedelta(seconds=3)
Answer = TypeVar("Answer")

DEPARTURES: Mapping[int, Gone] = {
    DisconnectReason.CLIENT_INITIATED: Gone.LEFT,
    DisconnectReason.DUPLICATE_IDENTITY: Gone.REPLACED,
    DisconnectReason.PARTICIPANT_REMOVED: Gone.REMOVED,
    DisconnectReason.ROOM_DELETED: Gone.ENDED,
    DisconnectReason.ROOM_CLOSED: Gone.ENDED,
}
"""Every other reason is a connection that was lost."""


class LiveKitMedia:
    """Controls one LiveKit server.

    `where` tells its `host:port` of the moment. `hindrance` tells why it cannot be started at all, or nothing: people
    are then told that instead of being asked to try again.
    """

    def __init__(
        self,
        key: Key,
        where: Callable[[], str],
        hindrance: Callable[[], str] = lambda: "",
        patience: timedelta = PATIENCE,
    ) -> None:
        self._key = key
        self._where = where
        self._hindrance = hindrance
        self._patience = patience
        self._verifier = TokenVerifier(key.name, key.secret)
        self._session: aiohttp.ClientSession | None = None

    @property
    def signalling(self) -> str:
        return f"ws://{self._where()}"

    async def close(self) -> None:
        """Let go of the connections to the server."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def check(self) -> str:
        count = len(await self.rooms())
        return f"LiveKit answers; {'1 room is' if count == 1 else f'{count} rooms are'} open."

    def sign(self, ticket: Ticket, lasts: timedelta) -> str:
        # Everything about a participant is decided here: none may change their own name or role inside, and what is
        # said to others beside sound and pictures goes through Carillon, not through the engine's data channels.
        grants = VideoGrants(room_join=True, room=ticket.room, can_publish_data=False, can_update_own_metadata=False)
        token = AccessToken(self._key.name, self._key.secret).with_grants(grants).with_ttl(lasts)
        token.with_identity(ticket.identity).with_name(ticket.name).with_attributes(dict(ticket.attributes))
        return token.to_jwt()

    def read(self, signed: str) -> Bearer:
        try:
            claims = self._verified(signed)
        except ValueError as error:
            raise TicketWrong from error
        # The same key signs what opens the whole server, and notices: neither is anybody's ticket.
        if claims.video is None or not claims.video.room_join or not claims.video.room or not claims.identity:
            raise TicketWrong
        return Bearer(claims.identity, claims.video.room)

    async def ensure(self, room: Room) -> None:
        # A request to create changes what is told of a room that is there, but not the room.
        if not await self._is_there(room.name):
            wanted = CreateRoomRequest(name=room.name, max_participants=room.capacity, metadata=room.state)
            await self._ask(lambda service: service.create_room(wanted))

    async def tell(self, room: str, state: str) -> None:
        change = UpdateRoomMetadataRequest(room=room, metadata=state)
        await self._ask(lambda service: service.update_room_metadata(change))

    async def end(self, room: str) -> None:
        await self._ask(lambda service: service.delete_room(DeleteRoomRequest(room=room)))

    async def rooms(self) -> list[str]:
        found = await self._ask(lambda service: service.list_rooms(ListRoomsRequest()))
        return [] if found is None else [room.name for room in found.rooms]

    async def participants(self, room: str) -> list[Participant]:
        found = await self._ask(lambda service: service.list_participants(ListParticipantsRequest(room=room)))
        return [] if found is None else [_participant(one) for one in found.participants if _is_inside(one)]

    async def remove(self, room: str, identity: str) -> None:
        who = RoomParticipantIdentity(room=room, identity=identity)
        await self._ask(lambda service: service.remove_participant(who))

    async def mute(self, room: str, identity: str) -> None:
        who = RoomParticipantIdentity(room=room, identity=identity)
        found = await self._ask(lambda service: service.get_participant(who))
        for track in found.tracks if found else ():
            if track.source == TrackSource.MICROPHONE and not track.muted:
                await self._silence(MuteRoomTrackRequest(room=room, identity=identity, track_sid=track.sid, muted=True))

    def hear(self, body: bytes, signature: str) -> Notice:
        # LiveKit's own receiver says of a changed body that it is an Exception and nothing more; so we compare here.
        try:
            claims = self._verified(signature.removeprefix("Bearer "))
            told = b64decode(claims.sha256 or "")
            if not hmac.compare_digest(told, sha256(body).digest()):
                raise NoticeForged
            return _notice(Parse(body.decode(), WebhookEvent(), ignore_unknown_fields=True))
        except (ValueError, TypeError, AttributeError, NotRead) as error:
            raise NoticeForged from error

    async def _silence(self, request: MuteRoomTrackRequest) -> None:
        await self._ask(lambda service: service.mute_published_track(request))

    async def _is_there(self, room: str) -> bool:
        found = await self._ask(lambda service: service.list_rooms(ListRoomsRequest(names=[room])))
        return found is not None and len(found.rooms) > 0

    async def _ask(self, question: Callable[[RoomService], Awaitable[Answer]]) -> Answer | None:
        """The server's answer; nothing where the room or the participant is not there."""
        with refusing(self._hindrance):
            try:
                # Ours, because the library lets requests wait for ever, whatever its session is told.
                async with asyncio.timeout(self._patience.total_seconds()):
                    return await question(self._service())
            except ServerError as error:
                if error.code != ServerErrorCode.NOT_FOUND:
                    raise
                return None

    def _service(self) -> RoomService:
        if self._session is None:
            self._session = aiohttp.ClientSession()
        return RoomService(self._session, f"http://{self._where()}", self._key.name, self._key.secret, failover=False)

    def _verified(self, token: str) -> Claims:
        """ValueError for whatever was not signed with our key, or has ended; LiveKit allows a minute more, as we do."""
        try:
            return self._verifier.verify(token)
        except (jwt.PyJWTError, TypeError, AttributeError, NotRead) as error:
            raise ValueError(type(error).__name__) from error


@contextmanager
def refusing(hindrance: Callable[[], str] = lambda: "") -> Generator[None]:
    """Let no exception of LiveKit's library, of its HTTP client or of the network out."""
    try:
        yield
    except (ServerError, aiohttp.ClientError, NotUnderstood, OSError, ValueError) as error:
        if reason := hindrance():
            raise MediaOff(reason=reason) from error
        raise MediaDown from error


def _is_inside(one: ParticipantInfo) -> bool:
    return one.state != ParticipantInfo.DISCONNECTED


def _participant(one: ParticipantInfo) -> Participant:
    joined_at = datetime.fromtimestamp(one.joined_at_ms / 1000 if one.joined_at_ms else one.joined_at, UTC)
    return Participant(one.identity, one.sid, joined_at)


def _notice(event: WebhookEvent) -> Notice:
    has_left = event.event in ("participant_left", "participant_connection_aborted")
    return Notice(
        id=event.id,
        event=event.event,
        room=event.room.name,
        identity=event.participant.identity,
        session=event.participant.sid,
        gone=DEPARTURES.get(event.participant.disconnect_reason, Gone.DROPPED) if has_left else None,
    )
