"""Rooms and their members: create, find, rename, leave, delete."""

from collections import Counter
from collections.abc import Collection

from carillon.core.callers import person
from carillon.core.calls import Call
from carillon.core.errors import Refusal
from carillon.features import people
from carillon.features.chat import store
from carillon.features.chat.model import (
    MOST_ADDED_AT_ONCE,
    AdministratorsOnly,
    Bots,
    BotsHaveNoRole,
    LastAdministrator,
    MemberNotFound,
    Membership,
    MemberType,
    MemberUnknown,
    Message,
    NotAContact,
    Role,
    Room,
    RoomNotFound,
    TooManyAtOnce,
    check_room_for,
    check_token,
    joining,
    room_name,
)
from carillon.features.chat.service import comings, pushes


async def find(call: Call, room_id: str) -> tuple[Room, Membership]:
    """The one way to a room: it is found for its members only."""
    found = await store.room_of(call.tx, room_id, person(call.caller).user_id)
    if found is None:
        raise RoomNotFound
    return found


async def hold(call: Call, room_id: str) -> tuple[Room, Membership]:
    """The room, as with `find`, which nobody else changes or writes to before this call is done."""
    await store.hold(call.tx, room_id)
    return await find(call, room_id)


async def administer(call: Call, room_id: str) -> Room:
    """The room, held for one of its administrators, who changes it."""
    room, membership = await hold(call, room_id)
    if membership.role is not Role.ADMINISTRATOR:
        raise AdministratorsOnly
    return room


async def rooms(call: Call) -> list[tuple[Room, Membership, Message | None]]:
    """The caller's rooms, the one with the newest activity first."""
    found = await store.rooms_of(call.tx, person(call.caller).user_id)
    return sorted(found, key=lambda each: each[2].created_at if each[2] else each[0].created_at, reverse=True)


async def create(call: Call, name: str, token: str) -> tuple[Room, Membership]:
    """A new room with its creator as administrator (U:ROM-01); the same token again finds the same room."""
    check_token(token)
    me = person(call.caller).user_id
    account_id = (await people.card(call.tx, me)).account_id
    room = Room(call.ids.uuid(), room_name(name), account_id, me, call.now, call.now, 0, member_count=1)
    if not await store.add_room(call.tx, room, token):
        return await find(call, await store.created_with(call.tx, me, token))
    membership = joining(room, me, Role.ADMINISTRATOR, me, call.now)
    await store.add_members(call.tx, room.id, [membership])
    pushes.joined(call, room.id, me)
    return room, membership


async def rename(call: Call, room_id: str, name: str) -> tuple[Room, Membership]:
    room = await administer(call, room_id)
    await store.rename(call.tx, room.id, room_name(name), call.now)
    pushes.changed(call, room.id)
    return await find(call, room_id)


async def delete(call: Call, room_id: str) -> None:
    """The room with its whole history (U:ROM-03)."""
    await _end(call, await administer(call, room_id))


async def add(call: Call, room_id: str, user_ids: list[str]) -> tuple[list[Membership], list[tuple[str, Refusal]]]:
    """Add people; who is in already stays as they are, who may not be added is named with the reason."""
    if len(user_ids) > MOST_ADDED_AT_ONCE:
        raise TooManyAtOnce(most=MOST_ADDED_AT_ONCE)
    room = await administer(call, room_id)
    me = person(call.caller).user_id
    wanted = list(dict.fromkeys(user_ids))
    here = {member.user_id: member for member in await store.members(call.tx, room.id, among=wanted)}
    reachable = await people.reachable(call.tx, me, wanted)
    added = [
        joining(room, user_id, Role.MEMBER, me, call.now)
        for user_id in wanted
        if user_id in reachable and user_id not in here
    ]
    check_room_for(room, len(added))
    await store.add_members(call.tx, room.id, added)
    for member in added:
        pushes.joined(call, room.id, member.user_id)
    if added:
        pushes.changed(call, room.id)
    refused: list[tuple[str, Refusal]] = [
        (user_id, NotAContact()) for user_id in wanted if user_id not in reachable and user_id not in here
    ]
    return [*here.values(), *added], refused


async def add_bot(call: Call, room_id: str, bot_id: str) -> Membership:
    """Add a bot, which a bot that is in already does not mind (BOT-06)."""
    room = await administer(call, room_id)
    if here := await store.members(call.tx, room.id, among=[bot_id]):
        return here[0]
    obstacles = await call.part(Bots).obstacles(call, room.account_id, [bot_id])
    if refusal := obstacles.get(bot_id, MemberUnknown(member_id=bot_id)):
        raise refusal
    check_room_for(room, 1)
    member = joining(room, bot_id, Role.MEMBER, person(call.caller).user_id, call.now, MemberType.BOT)
    await store.add_members(call.tx, room.id, [member])
    await comings.came(call, member)
    pushes.changed(call, room.id)
    return member


async def set_role(call: Call, room_id: str, user_id: str, role: Role) -> Membership:
    room = await administer(call, room_id)
    member = await _member(call, room.id, user_id)
    if member.kind is MemberType.BOT:
        raise BotsHaveNoRole
    if member.role is Role.ADMINISTRATOR and role is Role.MEMBER:
        await _check_not_last(call, room.id)
    await store.set_role(call.tx, room.id, user_id, role, call.now)
    pushes.changed(call, room.id)
    return await _member(call, room.id, user_id)


async def remove(call: Call, room_id: str, user_id: str) -> None:
    """An administrator takes a member out."""
    room = await administer(call, room_id)
    await _take_out(call, room.id, await _member(call, room.id, user_id))


async def leave(call: Call, room_id: str) -> None:
    """The caller goes; the last administrator cannot (U:ROM-05), unless nobody else is left, which ends the room."""
    room, membership = await hold(call, room_id)
    if await store.people(call.tx, room.id) == 1:
        await _end(call, room)
    else:
        await _take_out(call, room.id, membership)


async def members(call: Call, room_id: str) -> tuple[Room, list[Membership]]:
    room, _ = await find(call, room_id)
    return room, await store.members(call.tx, room.id)


async def people_in(call: Call, room_id: str) -> int:
    """How many people, and not bots, are members."""
    return await store.people(call.tx, room_id)


async def bot_counts(call: Call, room_ids: Collection[str]) -> Counter[str]:
    """How many bots each of these rooms has."""
    return Counter(room_id for room_id, _ in await store.bots_in(call.tx, room_ids))


async def topics(call: Call, user_id: str) -> list[str]:
    """The push topics that a signed-in person listens to beside their own."""
    return [pushes.topic(room_id) for room_id in await store.room_ids_of(call.tx, user_id)]


async def _member(call: Call, room_id: str, user_id: str) -> Membership:
    found = await store.members(call.tx, room_id, among=[user_id])
    if not found:
        raise MemberNotFound
    return found[0]


async def _take_out(call: Call, room_id: str, member: Membership) -> None:
    if member.role is Role.ADMINISTRATOR:
        await _check_not_last(call, room_id)
    await store.remove_member(call.tx, room_id, member.user_id)
    await comings.went(call, member, person(call.caller).user_id)
    pushes.changed(call, room_id)


async def _end(call: Call, room: Room) -> None:
    for member in await store.members(call.tx, room.id):
        await comings.went(call, member, person(call.caller).user_id)
    await store.remove_room(call.tx, room.id)


async def _check_not_last(call: Call, room_id: str) -> None:
    if await store.administrators(call.tx, room_id) == 1:
        raise LastAdministrator
