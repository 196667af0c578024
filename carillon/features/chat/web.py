"""Chat for the client: rooms, members, messages."""

from datetime import datetime
from typing import Annotated

import msgspec

from carillon.core.callers import person
from carillon.core.calls import Call, Calls
from carillon.features import people
from carillon.features.chat.model import Membership, MemberType, Role, Room, Send, ShownMessage, shown
from carillon.features.chat.service import faces, messages, rooms
from carillon.features.chat.service.messages import Post
from carillon.wire.http import PERSON, route

LAST = 2**53 - 1
"""The greatest sequence number that browsers count to."""


class RoomView(msgspec.Struct, frozen=True, kw_only=True):
    """A room as one member sees it; unread is `last_sequence - last_read`.

    Of the members, `bot_count` are bots. Messages up to `hidden_through` are not shown any more. Another
    `history_version` than before means that messages have changed that were fetched already.
    """

    id: str
    name: str
    role: Role
    created_at: datetime
    member_count: int
    last_sequence: int
    last_read: int
    hidden_through: int
    history_version: int
    last_message: ShownMessage | None
    bot_count: int = 0


class Rooms(msgspec.Struct, frozen=True):
    items: list[RoomView]


class NewRoom(msgspec.Struct, frozen=True):
    """`token` is the client's own name for the request: sent again, it finds the same room."""

    name: str
    token: str


class NewName(msgspec.Struct, frozen=True):
    name: str


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """A person, or a bot with its id and address."""

    user_id: str
    kind: MemberType
    display_name: str
    email: str
    role: Role


class Members(msgspec.Struct, frozen=True, kw_only=True):
    items: list[Member]
    next_cursor: str | None
    total: int


class MembersQuery(msgspec.Struct, frozen=True, kw_only=True):
    search: str = ""
    cursor: str = ""
    limit: Annotated[int, msgspec.Meta(ge=1, le=200)] = 100


class NewMembers(msgspec.Struct, frozen=True):
    user_ids: list[str]


class Refused(msgspec.Struct, frozen=True):
    user_id: str
    message: str


class Added(msgspec.Struct, frozen=True):
    items: list[Member]
    refused: list[Refused]


class NewRole(msgspec.Struct, frozen=True):
    role: Role


class NewMessage(msgspec.Struct, frozen=True):
    """`token` is the client's own name for the message: sent again, it is stored once."""

    content: str
    token: str


class HistoryQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Messages right before a sequence number, or right after one; without either, the newest."""

    before: Annotated[int, msgspec.Meta(ge=1, le=LAST)] | None = None
    after: Annotated[int, msgspec.Meta(ge=0, le=LAST)] | None = None
    limit: Annotated[int, msgspec.Meta(ge=1, le=200)] = 50


class History(msgspec.Struct, frozen=True):
    items: list[ShownMessage]
    more: bool


class ReadMark(msgspec.Struct, frozen=True):
    sequence: Annotated[int, msgspec.Meta(ge=0, le=LAST)]


@route("GET", "/rooms", rule=PERSON)
async def list_rooms(call: Call) -> Rooms:
    """The rooms of the signed-in person, newest activity first."""
    found = await rooms.rooms(call)
    bots = await rooms.bot_counts(call, [room.id for room, _, _ in found])
    names = await faces.cards(call, {newest.sender_id for _, _, newest in found if newest})
    return Rooms(
        [
            _room(room, membership, bots[room.id], newest and shown(newest, names[newest.sender_id].display_name))
            for room, membership, newest in found
        ]
    )


@route("POST", "/rooms", rule=PERSON, act="CreateRoom", status=201)
async def create_room(call: Call, body: NewRoom) -> RoomView:
    """Create a room; its creator becomes administrator."""
    return await _view(call, *await rooms.create(call, body.name, body.token))


@route("GET", "/rooms/{room_id}", rule=PERSON)
async def get_room(call: Call, room_id: str) -> RoomView:
    """One room."""
    return await _view(call, *await rooms.find(call, room_id))


@route("POST", "/rooms/{room_id}/rename", rule=PERSON, act="UpdateRoom")
async def rename_room(call: Call, room_id: str, body: NewName) -> RoomView:
    """Give the room another name."""
    return await _view(call, *await rooms.rename(call, room_id, body.name))


@route("DELETE", "/rooms/{room_id}", rule=PERSON, act="DeleteRoom")
async def delete_room(call: Call, room_id: str) -> None:
    """Delete the room with its whole history."""
    await rooms.delete(call, room_id)


@route("DELETE", "/rooms/{room_id}/membership", rule=PERSON, act="LeaveRoom")
async def leave_room(call: Call, room_id: str) -> None:
    """Leave the room."""
    await rooms.leave(call, room_id)


@route("GET", "/rooms/{room_id}/members", rule=PERSON)
async def list_members(call: Call, room_id: str, query: MembersQuery) -> Members:
    """The members by name; `search` looks into names and addresses."""
    room, found = await rooms.members(call, room_id)
    cards = await faces.cards(call, {member.user_id for member in found})
    wanted = query.search.casefold()
    views = sorted(
        (view for view in (_member(m, cards[m.user_id]) for m in found) if wanted in _text(view)),
        key=lambda view: (view.display_name.casefold(), view.user_id),
    )
    start = next((at + 1 for at, view in enumerate(views) if view.user_id == query.cursor), 0)
    page = views[start : start + query.limit]
    more = start + query.limit < len(views)
    return Members(items=page, next_cursor=page[-1].user_id if more else None, total=room.member_count)


@route("POST", "/rooms/{room_id}/members", rule=PERSON, act="BatchCreateRoomMembership")
async def add_members(call: Call, room_id: str, body: NewMembers) -> Added:
    """Add people to the room."""
    added, refused = await rooms.add(call, room_id, body.user_ids)
    cards = await faces.cards(call, {member.user_id for member in added})
    return Added(
        [_member(member, cards[member.user_id]) for member in added],
        [Refused(user_id, refusal.message) for user_id, refusal in refused],
    )


@route("PUT", "/rooms/{room_id}/members/{user_id}", rule=PERSON, act="UpdateRoomMembership")
async def change_role(call: Call, room_id: str, user_id: str, body: NewRole) -> Member:
    """Make a member administrator, or an administrator a member."""
    member = await rooms.set_role(call, room_id, user_id, body.role)
    return _member(member, await faces.card(call, user_id))


@route("DELETE", "/rooms/{room_id}/members/{user_id}", rule=PERSON, act="DeleteRoomMembership")
async def remove_member(call: Call, room_id: str, user_id: str) -> None:
    """Take a member out of the room."""
    await rooms.remove(call, room_id, user_id)


@route("GET", "/rooms/{room_id}/messages", rule=PERSON)
async def list_messages(call: Call, room_id: str, query: HistoryQuery) -> History:
    """One page of the room's messages, ascending."""
    return History(*await messages.history(call, room_id, query.before, query.after, query.limit))


# No audit record: the stored message itself says who wrote it, when and where.
@route("POST", "/rooms/{room_id}/messages", rule=PERSON, act=None, status=201)
async def send_message(calls: Calls, room_id: str, body: NewMessage) -> ShownMessage:
    """Send a message; the answer means that it is stored."""
    sender = person(calls.caller).user_id
    return await calls.part(Post).send(Send(room_id, sender, body.content, body.token))


# No audit record: a read mark is the person's own bookkeeping.
@route("PUT", "/rooms/{room_id}/read", rule=PERSON, act=None)
async def mark_read(call: Call, room_id: str, body: ReadMark) -> None:
    """Mark everything up to a sequence number as read."""
    await messages.mark_read(call, room_id, body.sequence)


async def _view(call: Call, room: Room, membership: Membership) -> RoomView:
    return _room(room, membership, (await rooms.bot_counts(call, [room.id]))[room.id])


def _room(room: Room, membership: Membership, bots: int, newest: ShownMessage | None = None) -> RoomView:
    return RoomView(
        id=room.id,
        name=room.name,
        role=membership.role,
        created_at=room.created_at,
        member_count=room.member_count,
        last_sequence=room.last_sequence,
        last_read=max(membership.last_read, room.hidden_through),
        hidden_through=room.hidden_through,
        history_version=room.history_version,
        last_message=newest,
        bot_count=bots,
    )


def _member(member: Membership, card: people.Card) -> Member:
    return Member(
        user_id=member.user_id,
        kind=member.kind,
        display_name=card.display_name,
        email=card.email,
        role=member.role,
    )


def _text(member: Member) -> str:
    return f"{member.display_name} {member.email}".casefold()
