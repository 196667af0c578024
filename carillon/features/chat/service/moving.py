"""Members of chat rooms move in: who is here joins the room at once, who is not is invited and awaited."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from carillon.core.calls import Call
from carillon.features import accounts, people
from carillon.features.accounts import Account
from carillon.features.chat import store
from carillon.features.chat.model import MOST_MEMBERS, Membership, Role, Room, RoomUnknown, joining, room_name
from carillon.features.chat.service import comings, pushes
from carillon.features.chat.store import moving
from carillon.features.chat.store.moving import Awaited
from carillon.features.people import Entry, Line, Sheet, Standing, User, Verdict


class MovingMembers:
    """Answers `people.Undertaking`: each line a member of one room, which may be a new one."""

    def read(self, body: bytes) -> Sequence[Entry]:
        return people.read_members(body)

    async def judge(self, call: Call, sheet: Sheet, lines: Sequence[Line]) -> Sequence[Verdict]:
        around = await _look_around(call, sheet, lines)
        return [around.judge(line) for line in lines]

    async def carry_out(self, call: Call, sheet: Sheet, lines: Sequence[Line]) -> None:
        if not lines:
            return
        around = await _look_around(call, sheet, lines)
        room = around.room or await _create(call, sheet, around.account)
        joiners = [(line, person) for line in lines if (person := around.people.get(line.subject))]
        await _let_in(call, room, [_membership(call, room, sheet, line, person) for line, person in joiners])
        absent = [line for line in lines if line.subject not in around.people]
        await moving.await_members(call.tx, [_awaited(call, room, sheet, line) for line in absent])
        if absent and around.account.is_team and sheet.purpose.invites:
            emails = [line.subject for line in absent]
            await people.invite(call, around.account.id, emails, by=sheet.created_by)


async def welcome(call: Call, user_id: str) -> None:
    """Whoever has just come into an account becomes a member wherever they are awaited."""
    person = await people.person(call.tx, user_id)
    if person is None or person.account_id is None:
        return
    for awaited in await moving.rooms_awaiting(call.tx, person.email):
        await store.hold(call.tx, awaited.room_id)
        room = await store.room_in(call.tx, person.account_id, awaited.room_id)
        if room is None or room.member_count >= MOST_MEMBERS:
            continue
        if not await store.members(call.tx, room.id, among=[person.id]):
            await _let_in(call, room, [joining(room, person.id, awaited.role, awaited.invited_by, call.now)])
    await moving.stop_awaiting(call.tx, person.email)


@dataclass(frozen=True, slots=True)
class _Around:
    """What decides about each of some lines."""

    account: Account
    room: Room | None
    people: Mapping[str, User]
    """Whoever has registered, by address."""
    able: set[str]
    members: set[str]
    awaited: set[str]
    claimants: Mapping[str, str]

    def judge(self, line: Line) -> Verdict:
        person = self.people.get(line.subject)
        if person is None:
            return self._absent(line)
        if person.id in self.members:
            return people.matched("MemberHere", f"{line.subject} is a member of the room.")
        if person.id not in self.able:
            return people.conflicting("MemberUnable", f"{line.subject} is suspended or released.")
        return self._unless_full(Verdict(Standing.NEW, "MemberNew", f"{line.subject} becomes a member."))

    def _absent(self, line: Line) -> Verdict:
        claimant = self.claimants.get(line.subject)
        if line.subject in self.awaited:
            return people.matched("MemberAwaited", f"{line.subject} becomes a member when they have registered.")
        if claimant not in (None, self.account.id):
            return people.conflicting("ClaimedElsewhere", f"{line.subject} belongs to another account by its domain.")
        if not self.account.is_team and claimant is None:
            return people.conflicting("NotOfDomain", f"{line.subject} is of no domain of this account.")
        return self._unless_full(
            Verdict(Standing.NEW, "MemberToInvite", f"{line.subject} is not here yet, and becomes a member then.")
        )

    def _unless_full(self, verdict: Verdict) -> Verdict:
        if self.room is not None and self.room.member_count >= MOST_MEMBERS:
            return people.conflicting("RoomIsFull", f"The room has {MOST_MEMBERS} members.")
        return verdict


async def _look_around(call: Call, sheet: Sheet, lines: Sequence[Line]) -> _Around:
    account = await accounts.find(call, sheet.purpose.account_id or "")
    room = await _room(call, sheet, account)
    emails = [line.subject for line in lines]
    known = await people.known_at(call, emails)
    ids = {person.id for person in known.values()}
    here = [] if room is None else await store.members(call.tx, room.id, among=ids)
    return _Around(
        account,
        room,
        known,
        await people.able_to_sign_in(call.tx, ids),
        {member.user_id for member in here},
        set() if room is None else await moving.awaited_in(call.tx, room.id, emails),
        await accounts.claimants(call.tx, emails),
    )


async def _room(call: Call, sheet: Sheet, account: Account) -> Room | None:
    """The room that was chosen, or the one with the name that was given, once there is one."""
    wanted = sheet.purpose
    if wanted.room_id:
        room = await store.room_in(call.tx, account.id, wanted.room_id)
        if room is None:
            raise RoomUnknown(room_id=wanted.room_id)
        return room
    return await moving.room_named(call.tx, account.id, room_name(wanted.room_name or ""))


async def _create(call: Call, sheet: Sheet, account: Account) -> Room:
    name = room_name(sheet.purpose.room_name or "")
    room = Room(call.ids.uuid(), name, account.id, sheet.created_by, call.now, call.now, 0, member_count=0)
    await store.add_room(call.tx, room, room.id)
    return room


async def _let_in(call: Call, room: Room, added: Sequence[Membership]) -> None:
    await store.add_members(call.tx, room.id, added)
    for member in added:
        await comings.came(call, member)
    if added:
        pushes.changed(call, room.id)


def _membership(call: Call, room: Room, sheet: Sheet, line: Line, person: User) -> Membership:
    return joining(room, person.id, Role(line.row["role"]), sheet.created_by, call.now)


def _awaited(call: Call, room: Room, sheet: Sheet, line: Line) -> Awaited:
    return Awaited(room.id, line.subject, Role(line.row["role"]), sheet.created_by, call.now)
