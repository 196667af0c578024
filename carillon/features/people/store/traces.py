"""What the tables of people say about one person: read out for an archive, counted, and taken away."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, Table, and_, delete, func, or_, select, tuple_, update

from carillon.core.db import Transaction
from carillon.core.trail import Json
from carillon.features.people.model.sheets import SheetKind
from carillon.features.people.store.contacts import contacts
from carillon.features.people.store.deeds import meeting_opinions, user_deeds
from carillon.features.people.store.exports import exports
from carillon.features.people.store.former import former_ids
from carillon.features.people.store.invitations import invitations
from carillon.features.people.store.metering import active_pro_days
from carillon.features.people.store.profiles import profiles
from carillon.features.people.store.sheets import lines, sheets
from carillon.features.people.store.users import users

OWN = (
    "users.id",
    "users.email",
    "users.domain",
    "users.display_name",
    "users.search_key",
    "users.name_key",
    "users.personal_pin",
    "profiles.user_id",
    "invitations.user_id",
    "invitations.email",
    "personal_exports.user_id",
    "personal_exports.requested_by",
    "personal_exports.tell",
    "former_user_ids.user_id",
    "former_user_ids.former_id",
    "kept_contacts.owner_id",
    "kept_contacts.email",
    "kept_contacts.name",
    "user_deeds.user_id",
    "meeting_opinions.user_id",
    "active_pro_days.user_id",
    "sheets.purpose",
    "sheet_lines.subject",
    "sheet_lines.row",
    "sheet_lines.message",
    "erasures.email",
)

AT_ONCE = 500
"""Lines that are named in one statement."""

_SECRET = frozenset({"secret_digest", "sealed_secret", "search_key", "name_key"})


def _by_id(table: Table, user_id: str, column: str = "user_id") -> Select[tuple[object, ...]]:
    return select(table).where(table.c[column] == user_id)


async def of_person(tx: Transaction, user_id: str) -> Mapping[str, Sequence[Mapping[str, Json]]]:
    """By the name of the file; few rows each, whoever it is."""
    asked = {
        "profile.json": _by_id(users, user_id, "id"),
        "choices.json": _by_id(profiles, user_id),
        "invitations.json": _by_id(invitations, user_id),
        "contacts.json": _by_id(contacts, user_id, "owner_id"),
        "former-ids.json": _by_id(former_ids, user_id),
        "figures.json": _by_id(user_deeds, user_id),
        "opinions-of-meetings.json": _by_id(meeting_opinions, user_id),
        "active-pro-days.json": _by_id(active_pro_days, user_id),
        "exports.json": _by_id(exports, user_id),
    }
    return {file: await _rows(tx, query) for file, query in asked.items()}


async def counts(tx: Transaction, user_id: str) -> Mapping[str, int]:
    """What there is to be taken away, by the names of a certificate."""
    email = await tx.scalar(select(users.c.email).where(users.c.id == user_id)) or ""
    return {
        "invitations": await _count(tx, invitations, _invited(user_id, email)),
        "contacts": await _count(tx, contacts, _listed(user_id, email)),
        "opinions_of_meetings": await _count(tx, meeting_opinions, meeting_opinions.c.user_id == user_id),
        "lines_of_lists": len(await _lines_about(tx, email)),
        "exports": await _count(tx, exports, exports.c.user_id == user_id),
    }


async def remove_users(tx: Transaction, user_ids: Collection[str]) -> None:
    """The rows alone: whatever hangs on them is counted as it is taken away."""
    await tx.execute(delete(users).where(users.c.id.in_(user_ids)))


async def erase(tx: Transaction, user_id: str, email: str, stand_in: str) -> Mapping[str, int]:
    """All of it; the days that were paid for stay as days of nobody (ACC-34)."""
    counted = {
        "invitations": await _remove(tx, invitations, _invited(user_id, email)),
        "contacts": await _remove(tx, contacts, _listed(user_id, email)),
        "opinions_of_meetings": await _remove(tx, meeting_opinions, meeting_opinions.c.user_id == user_id),
        "lines_of_lists": await _forget_lines(tx, email),
    }
    for table in (profiles, user_deeds, former_ids):
        await _remove(tx, table, table.c.user_id == user_id)
    days = update(active_pro_days).where(active_pro_days.c.user_id == user_id)
    await tx.execute(days.values(user_id=stand_in))
    return counted


def _invited(user_id: str, email: str) -> ColumnElement[bool]:
    return or_(invitations.c.user_id == user_id, invitations.c.email == email)


def _listed(user_id: str, email: str) -> ColumnElement[bool]:
    """Their own contacts, and themselves among those of others."""
    return or_(contacts.c.owner_id == user_id, func.lower(contacts.c.email) == email)


async def _lines_about(tx: Transaction, email: str) -> Sequence[tuple[str, int]]:
    """In lists that administrators handed in: lines with the address, and whole lists of what was the person's own."""
    if not email:
        return []
    whole = lines.c.sheet_id.in_(select(sheets.c.id).where(_owned(email)))
    query = select(lines.c.sheet_id, lines.c.position, lines.c.subject, lines.c.row, whole.label("whole"))
    named = or_(
        whole, *(func.lower(column).contains(email, autoescape=True) for column in (lines.c.subject, lines.c.row))
    )
    found = (await tx.execute(query.where(named))).all()
    return [(row.sheet_id, row.position) for row in found if row.whole or _names(f"{row.subject} {row.row}", email)]


async def _forget_lines(tx: Transaction, email: str) -> int:
    """The lines go; where another's line only speaks of the address, the words go."""
    gone = await _lines_about(tx, email)
    for first in range(0, len(gone), AT_ONCE):
        those = tuple_(lines.c.sheet_id, lines.c.position).in_(gone[first : first + AT_ONCE])
        await tx.execute(delete(lines).where(those))
    if email:
        spoken = func.lower(lines.c.message).contains(email, autoescape=True)
        await tx.execute(update(lines).where(spoken).values(message=""))
        await tx.execute(delete(sheets).where(_owned(email)))
    return len(gone)


def _owned(email: str) -> ColumnElement[bool]:
    """A file of the contacts of this person, by its purpose, which is JSON."""
    owner = func.lower(sheets.c.purpose).contains(f'"owner":"{email}"', autoescape=True)
    return and_(sheets.c.kind == SheetKind.CONTACTS.value, owner)


def _names(text: str, email: str) -> bool:
    """Whether it is this address, and not the end or the beginning of another's."""
    return re.search(rf"(?<![\w.+-]){re.escape(email)}(?![\w-]|\.\w)", text.lower()) is not None


async def _count(tx: Transaction, table: Table, which: ColumnElement[bool]) -> int:
    return await tx.scalar(select(func.count()).select_from(table).where(which)) or 0


async def _remove(tx: Transaction, table: Table, which: ColumnElement[bool]) -> int:
    return (await tx.execute(delete(table).where(which))).rowcount


async def _rows(tx: Transaction, query: Select[tuple[object, ...]]) -> Sequence[Mapping[str, Json]]:
    found = (await tx.execute(query)).mappings()
    return [{name: told(value) for name, value in row.items() if name not in _SECRET} for row in found]


def told(value: object) -> Json:
    """A value as an archive has it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return str(value)
