"""Personal contacts move in: what somebody had in the list of their own contacts is kept for them."""

from collections.abc import Sequence

from carillon.core.calls import Call
from carillon.features.people.model.moving import MOST_CONTACTS, KeptContact, read_contacts
from carillon.features.people.model.sheets import (
    Entry,
    Line,
    OwnerMissing,
    Sheet,
    Standing,
    Verdict,
    conflicting,
    matched,
)
from carillon.features.people.model.users import User
from carillon.features.people.service.bulk import account_of
from carillon.features.people.store import contacts, users


class MovingContacts:
    """Each line somebody whom the owner had as a contact."""

    def read(self, body: bytes) -> Sequence[Entry]:
        return read_contacts(body)

    async def judge(self, call: Call, sheet: Sheet, lines: Sequence[Line]) -> Sequence[Verdict]:
        owner = await _owner(call, sheet)
        known = await contacts.known(call.tx, owner.id, [line.subject for line in lines])
        room = MOST_CONTACTS - await contacts.count(call.tx, owner.id)
        found: list[Verdict] = []
        for line in lines:
            if line.subject in known:
                found.append(matched("ContactHere", f"{line.subject} is among the kept contacts."))
            elif room <= 0:
                found.append(conflicting("TooManyContacts", f"{owner.email} has {MOST_CONTACTS} contacts."))
            else:
                room -= 1
                found.append(Verdict(Standing.NEW, "ContactNew", f"{line.subject} is kept for {owner.email}."))
        return found

    async def carry_out(self, call: Call, sheet: Sheet, lines: Sequence[Line]) -> None:
        owner = await _owner(call, sheet)
        await contacts.add_many(call.tx, owner.id, [_contact(call, line) for line in lines])


async def kept_contacts(call: Call, user_id: str) -> Sequence[KeptContact]:
    """What a person brought along as their own contacts."""
    return await contacts.of_owner(call.tx, user_id)


async def _owner(call: Call, sheet: Sheet) -> User:
    account = await account_of(call, sheet)
    email = (sheet.purpose.owner or "").strip().lower()
    owner = (await users.in_account_by_emails(call.tx, account.id, [email])).get(email)
    if owner is None:
        raise OwnerMissing
    return owner


def _contact(call: Call, line: Line) -> KeptContact:
    return KeptContact(line.subject, line.row.get("name", ""), line.row.get("phone_number", ""), call.now)
