"""The rooms of an Enterprise account, as its administrators and their programs keep them, whoever is inside."""

from collections.abc import Collection, Mapping, Sequence

from carillon.core.callers import principal
from carillon.core.calls import Call
from carillon.core.errors import Refusal
from carillon.core.pages import Page
from carillon.features import accounts, people
from carillon.features.accounts import Account
from carillon.features.chat import store
from carillon.features.chat.model import (
    TOKENS_KEPT,
    Admission,
    Bots,
    BotsHaveNoRole,
    MemberNotFound,
    Membership,
    MemberType,
    MemberUnable,
    Role,
    Room,
    RoomUnknown,
    TokenUsed,
    Wanted,
    admit,
    joining,
    room_name,
)
from carillon.features.chat.service import comings, pushes


async def find(call: Call, account_id: str, room_id: str) -> Room:
    """The one way to a room for whoever may see the account."""
    account = await _account(call, account_id)
    room = await store.room_in(call.tx, account.id, room_id)
    if room is None:
        raise RoomUnknown(room_id=room_id)
    return room


async def hold(call: Call, account_id: str, room_id: str) -> Room:
    """The room, as with `find`, which nobody else changes or writes to before this call is done."""
    await find(call, account_id, room_id)
    await store.hold(call.tx, room_id)
    return await find(call, account_id, room_id)


async def page(call: Call, account_id: str, member_id: str | None, cursor: str | None, limit: int) -> Page[Room]:
    account = await _account(call, account_id)
    return await store.page_of_account(call.tx, account.id, member_id, cursor, limit)


async def create(call: Call, account_id: str, name: str, token: str) -> Room:
    """A new room without members; the same request again is answered with the same room."""
    account = accounts.enterprise(await accounts.hold(call, account_id))
    chosen = room_name(name)
    known = await store.requested(call.tx, account.id, token)
    if known is not None:
        room_id, asked_for = known
        if asked_for != chosen:
            raise TokenUsed
        return await find(call, account.id, room_id)
    arn = principal(call.caller).arn
    room = Room(call.ids.uuid(), chosen, account.id, arn, call.now, call.now, last_sequence=0, member_count=0)
    await store.add_room(call.tx, room, room.id)
    await store.remember(call.tx, room, token)
    return room


async def rename(call: Call, account_id: str, room_id: str, name: str | None) -> Room:
    """Give it the name, if there is one."""
    room = await hold(call, account_id, room_id)
    if name is None:
        return room
    await store.rename(call.tx, room.id, room_name(name), call.now)
    pushes.changed(call, room.id)
    return await find(call, account_id, room_id)


async def delete(call: Call, account_id: str, room_id: str) -> None:
    """The room with its members and its whole history (RST-06)."""
    room = await hold(call, account_id, room_id)
    for member in await store.members(call.tx, room.id):
        await comings.went(call, member, principal(call.caller).arn)
    await store.remove_room(call.tx, room.id)


async def add(
    call: Call, account_id: str, room_id: str, wanted: Sequence[Wanted]
) -> tuple[list[Membership], list[tuple[str, Refusal]]]:
    """Who of the wanted is a member now, and who is not and why."""
    room = await hold(call, account_id, room_id)
    present = await people.present_ids(
        call, principal(call.caller).organisation_id, [each.member_id for each in wanted]
    )
    asked = {now: before for before, now in present.items()}
    wanted = [Wanted(present[each.member_id], each.role) for each in wanted]
    ids = set(asked)
    here = {member.user_id for member in await store.members(call.tx, room.id, among=ids)}
    bots = await call.part(Bots).obstacles(call, room.account_id, ids - here)
    obstacles = {**await _obstacles(call, account_id, ids - here - bots.keys()), **bots}
    outcome: Admission = admit(room, wanted, here, obstacles, bots)
    arn = principal(call.caller).arn
    added = [
        joining(room, each.member_id, each.role, arn, call.now, _kind(each.member_id, bots))
        for each in outcome.admitted
    ]
    await store.add_members(call.tx, room.id, added)
    for member in added:
        await comings.came(call, member)
    if added:
        pushes.changed(call, room.id)
    return added, [(asked[member_id], refusal) for member_id, refusal in outcome.refused]


async def members(call: Call, account_id: str, room_id: str, cursor: str | None, limit: int) -> Page[Membership]:
    """In the order of their ids, from after `cursor`."""
    room = await find(call, account_id, room_id)
    found = await store.members(call.tx, room.id, after=cursor or "", limit=limit + 1)
    items = tuple(found[:limit])
    return Page(items, items[-1].user_id if len(found) > limit else None)


async def set_role(call: Call, account_id: str, room_id: str, member_id: str, role: Role | None) -> Membership:
    """Give the member the role, if there is one. A room may be left without administrators: this one remains."""
    room = await hold(call, account_id, room_id)
    member = await _member(call, room, member_id)
    if role is None:
        return member
    if member.kind is MemberType.BOT:
        raise BotsHaveNoRole
    await store.set_role(call.tx, room.id, member.user_id, role, call.now)
    pushes.changed(call, room.id)
    return await _member(call, room, member_id)


async def remove(call: Call, account_id: str, room_id: str, member_id: str) -> None:
    room = await hold(call, account_id, room_id)
    member = await _member(call, room, member_id)
    await store.remove_member(call.tx, room.id, member.user_id)
    await comings.went(call, member, principal(call.caller).arn)
    pushes.changed(call, room.id)


async def forget_tokens(call: Call) -> None:
    await store.forget_requests(call.tx, call.now - TOKENS_KEPT)


async def _account(call: Call, account_id: str) -> Account:
    return accounts.enterprise(await accounts.find(call, account_id))


async def _member(call: Call, room: Room, member_id: str) -> Membership:
    home = principal(call.caller).organisation_id
    present = (await people.present_ids(call, home, [member_id]))[member_id]
    found = await store.members(call.tx, room.id, among=[present])
    if not found:
        raise MemberNotFound
    return found[0]


def _kind(member_id: str, bots: Mapping[str, Refusal | None]) -> MemberType:
    return MemberType.BOT if member_id in bots else MemberType.USER


async def _obstacles(call: Call, account_id: str, user_ids: Collection[str]) -> dict[str, Refusal | None]:
    """What stands against each of those who exist: people of all accounts of the organisation can be members."""
    cards = await people.cards(call.tx, user_ids)
    home = (await accounts.find(call, account_id)).organisation_id
    owners = {
        each: await accounts.unguarded(call.tx, each) for each in {card.account_id for card in cards.values()} if each
    }
    own = {each for each, account in owners.items() if account is not None and account.organisation_id == home}
    able = await people.able_to_sign_in(call.tx, user_ids)
    return {
        user_id: None if user_id in able else MemberUnable(member_id=user_id)
        for user_id, card in cards.items()
        if card.account_id in own
    }
