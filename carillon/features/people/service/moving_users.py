"""Users move in: each line is one that ListUsers printed, or the usage report, and keeps its old id if it has one."""

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import datetime

from carillon.core.calls import Call
from carillon.features import accounts
from carillon.features.accounts import Account, License
from carillon.features.people.model.moving import read_users
from carillon.features.people.model.sheets import (
    Choice,
    Entry,
    Line,
    Sheet,
    Standing,
    Verdict,
    conflicting,
    matched,
)
from carillon.features.people.model.users import LONGEST_NAME, Registration, User, UserType
from carillon.features.people.service import invitations
from carillon.features.people.service.bulk import account_of
from carillon.features.people.service.users import fresh_pin
from carillon.features.people.store import former, moving, users


class MovingUsers:
    """People come as places that wait for them; who is here already is found by the old id, too."""

    def read(self, body: bytes) -> Sequence[Entry]:
        return read_users(body)

    async def judge(self, call: Call, sheet: Sheet, lines: Sequence[Line]) -> Sequence[Verdict]:
        around = await _look_around(call, await account_of(call, sheet), lines)
        return [around.judge(line) for line in lines]

    async def carry_out(self, call: Call, sheet: Sheet, lines: Sequence[Line]) -> None:
        account = await accounts.hold(call, (await account_of(call, sheet)).id)
        await _keep_account_ids(call, account, lines)
        around = await _look_around(call, account, lines)
        known = [
            (line.row["id"], holder.id) for line in lines if (holder := around.holder(line)) and line.row.get("id")
        ]
        coming = [line for line in lines if around.holder(line) is None]
        new = [await _place(call, account, around, line) for line in coming]
        known += [(line.row["id"], user.id) for line, user in zip(coming, new, strict=True) if around.renames(line)]
        await former.add_many(call.tx, account.organisation_id, known)
        await users.add_many(call.tx, new)
        if account.is_team:
            await _invite(call, sheet, account, lines, new)


async def known_at(call: Call, emails: Collection[str]) -> Mapping[str, User]:
    """Whoever has registered with one of these addresses, by it; the caller is not asked for."""
    return await users.known_by_emails(call.tx, emails)


@dataclass(frozen=True, slots=True)
class _Around:
    """What decides about each of some lines."""

    account: Account
    accounts: Mapping[str, str]
    """The account here that an old id of an account leads to."""
    claimants: Mapping[str, str]
    here: Mapping[str, User]
    """Whoever is in the account, by address."""
    known: Mapping[str, User]
    """Whoever has registered, wherever they are, by address."""
    owners: Mapping[str, User]
    """Whom an old id of a user leads to, in this organisation."""
    taken: Collection[str]
    """Old ids that somebody of another organisation has as their own here: they know these people by new ones."""
    pins: set[str] = field(default_factory=set[str])

    def judge(self, line: Line) -> Verdict:
        elsewhere = self.accounts.get(line.row.get("account_id", ""), self.account.id)
        if elsewhere != self.account.id:
            return conflicting("OtherAccount", "The AccountId of this line is another account's here.")
        owner = self.owners.get(line.row.get("id", ""))
        here, known = self.here.get(line.subject), self.known.get(line.subject)
        if owner is not None:
            return self._with_owner(line, owner, here or known)
        if here is not None:
            return _present(line, here)
        if known is not None:
            choices = (
                *((Choice.ID_ONLY,) if line.row.get("id") else ()),
                *((Choice.INVITE,) if self.account.is_team else ()),
            )
            return conflicting("ElsewhereHere", f"{line.subject} is registered outside this account.", *choices)
        return self._new(line)

    def holder(self, line: Line) -> User | None:
        """Whoever is here under the address of the line; nobody where the line brings somebody new."""
        return self.here.get(line.subject) or self.known.get(line.subject)

    def renames(self, line: Line) -> bool:
        """The old id is another organisation's user's own, and leads to whoever comes all the same."""
        return line.row.get("id", "") in self.taken

    def _with_owner(self, line: Line, owner: User, present: User | None) -> Verdict:
        if present is None and owner.account_id == self.account.id:
            return matched("AddressChanged", f"The user with this id has the address {owner.email} now.")
        if present is not None and present.id == owner.id:
            return matched("UserHere", f"{line.subject} is here with this id.")
        choices = () if present is not None else (Choice.NEW_ID,)
        # People of other organisations are nobody's business.
        who = owner.email if owner.account_id == self.account.id else "somebody else"
        return conflicting("IdTaken", f"The UserId leads to {who} here.", *choices)

    def _new(self, line: Line) -> Verdict:
        email = line.subject
        claimant = self.claimants.get(email)
        if claimant not in (None, self.account.id):
            return conflicting("ClaimedElsewhere", f"The domain of {email} belongs to another account here.")
        if not self.account.is_team and claimant != self.account.id:
            return conflicting("NotOfDomain", f"The address {email} is of no domain of this account.")
        if line.row.get("registration") == Registration.SUSPENDED:
            return conflicting("WasSuspended", f"{email} was suspended. Who is taken in may register.", Choice.TAKE_IN)
        pin = line.row.get("pin")
        if pin is not None and pin in self.pins:
            return Verdict(Standing.NEW, "UserNewOtherPin", f"{email} comes; the personal PIN is somebody else's.")
        return Verdict(Standing.NEW, "UserNew", f"{email} comes with what is known.")


def _present(line: Line, here: User) -> Verdict:
    if not line.row.get("id"):
        return matched("UserHere", f"{line.subject} is in this account already.")
    if line.row["id"] == here.id:
        return matched("UserHere", f"{line.subject} is here with this id.")
    return Verdict(Standing.CHANGED, "OldId", f"{line.subject} is here; the old UserId will lead to them.")


async def _look_around(call: Call, account: Account, lines: Sequence[Line]) -> _Around:
    emails = [line.subject for line in lines]
    home = account.organisation_id
    owners, taken = await _owners(call, home, {line.row["id"] for line in lines if line.row.get("id")})
    return _Around(
        account,
        await accounts.present_ids(
            call, home, {line.row["account_id"] for line in lines if line.row.get("account_id")}
        ),
        await accounts.claimants(call.tx, emails),
        await users.in_account_by_emails(call.tx, account.id, emails),
        await users.known_by_emails(call.tx, emails),
        owners,
        taken,
        await moving.pins_taken(call.tx, {line.row["pin"] for line in lines if line.row.get("pin")}),
    )


async def _owners(call: Call, organisation_id: str, ids: Set[str]) -> tuple[Mapping[str, User], set[str]]:
    """Whom each id leads to in this organisation, and those that are somebody's of another one."""
    formerly = await former.find_all(call.tx, organisation_id, ids)
    found = await moving.by_ids(call.tx, {*ids, *formerly.values()})
    homes = await accounts.homes(call, {user.account_id for user in found.values() if user.account_id is not None})
    owners = {id_: found[formerly[id_]] for id_ in formerly if formerly[id_] in found}
    own = [
        id_ for id_ in ids - owners.keys() if id_ in found and homes.get(found[id_].account_id or "") == organisation_id
    ]
    owners |= {id_: found[id_] for id_ in own}
    return owners, {id_ for id_ in ids if id_ in found and id_ not in owners}


async def _keep_account_ids(call: Call, account: Account, lines: Sequence[Line]) -> None:
    """The old AccountId leads to the account from now on, unless it leads somewhere already."""
    old = {line.row["account_id"] for line in lines if line.row.get("account_id")}
    known = await accounts.present_ids(call, account.organisation_id, old)
    for id_ in sorted(old - known.keys()):
        await accounts.keep_former_id(call, id_, account)


async def _place(call: Call, account: Account, around: _Around, line: Line) -> User:
    """A place for who comes: nobody can sign in with it before they have registered with the address."""
    row = line.row
    has_own_id = row.get("id") and row["id"] not in around.owners and row["id"] not in around.taken
    joined = row.get("joined_at")
    pin = row.get("pin")
    keeps_pin = pin is not None and pin not in around.pins
    around.pins.update([pin] if pin else [])
    user = User(
        id=row["id"] if has_own_id else call.ids.uuid(),
        account_id=account.id,
        email=line.subject,
        created_at=call.now,
        display_name=row["name"][:LONGEST_NAME] if row.get("name") else None,
        license=_license(row.get("license"), account),
        joined_at=datetime.fromisoformat(joined) if joined else None,
        personal_pin=pin if keeps_pin else None,
        moved_in_at=call.now,
    )
    return await _device(call, user) if row.get("type") == UserType.SHARED_DEVICE else user


async def _device(call: Call, user: User) -> User:
    """A shared device is there at once: nobody registers as one."""
    return replace(
        user,
        user_type=UserType.SHARED_DEVICE,
        registration=Registration.REGISTERED,
        display_name=user.display_name or user.email,
        joined_at=user.joined_at or call.now,
        personal_pin=user.personal_pin or await fresh_pin(call),
    )


def _license(name: str | None, account: Account) -> License:
    """A trial that was begun elsewhere is not begun anew."""
    return License(name) if name in (License.PRO, License.BASIC) else account.default_license


async def _invite(call: Call, sheet: Sheet, account: Account, lines: Sequence[Line], new: Sequence[User]) -> None:
    """New people where the sheet says so, and those for whom it was chosen."""
    chosen = [line.subject for line in lines if line.choice is Choice.INVITE]
    if chosen:
        await invitations.invite(call, account.id, chosen, by=sheet.created_by)
    if sheet.purpose.invites:
        people = [user for user in new if user.user_type is UserType.PRIVATE_USER]
        await invitations.invite_places(call, people, sheet.created_by)
