"""The event history: the last ninety days, without any configuration (TRAIL-03), and how far it is sealed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from carillon.core.callers import principal
from carillon.core.calls import Call
from carillon.core.errors import Kind, Refusal
from carillon.core.pages import CursorWrong, Page
from carillon.features.audit import store
from carillon.features.audit.model.chain import FIRST, Head, Seal
from carillon.features.audit.model.entries import Entry
from carillon.features.audit.store import Wanted

HISTORY = timedelta(days=90)
LONGEST_NUMBER = 18
"""Of digits in a number that a database can hold."""


class EventNotFound(Refusal):
    """There is no event {event_id} in this organisation's audit trail."""

    kind = Kind.NOT_FOUND


@dataclass(frozen=True, slots=True)
class Sealing:
    """How far the trail is sealed; the tail is what the next round takes."""

    head: Head
    unsealed: int
    oldest_unsealed_at: datetime | None


async def search(call: Call, wanted: Wanted, cursor: str | None, size: int) -> Page[Entry]:
    """The newest first."""
    who = principal(call.caller)
    end = None if wanted.end is None else _near(wanted.end, call.now)
    recent = replace(wanted, start=_near(wanted.start, call.now), end=end)
    found = await store.search(call.tx, who.organisation_id, recent, _place(cursor), size + 1)
    shown = found[:size]
    return Page(shown, _cursor(shown[-1]) if len(found) > size else None)


async def find(call: Call, event_id: str) -> Entry:
    found = await store.find(call.tx, principal(call.caller).organisation_id, event_id)
    if found is None:
        raise EventNotFound(event_id=event_id)
    return found


async def latest_by_key(call: Call, access_key_id: str, size: int) -> Sequence[Entry]:
    """The newest calls that were signed with the key."""
    wanted = Wanted(call.now - HISTORY, access_key_id=access_key_id)
    return await store.search(call.tx, principal(call.caller).organisation_id, wanted, None, size)


async def latest_refused(call: Call, size: int) -> Sequence[Entry]:
    """The newest calls of the caller that were refused."""
    who = principal(call.caller)
    wanted = Wanted(call.now - HISTORY, user_name=who.name, refused=True)
    found = await store.search(call.tx, who.organisation_id, wanted, None, size)
    return [entry for entry in found if entry.principal_arn == who.arn]


async def seals(call: Call, entries: Sequence[Entry]) -> Mapping[int, Seal]:
    """By the number of the entry; one that waits for its seal is not among them."""
    return await store.seals_of(call.tx, [entry.id for entry in entries])


async def sealing(call: Call) -> Sealing:
    found = await store.chain(call.tx)
    return Sealing(
        Head(0, FIRST) if found is None else found.head,
        await store.count_unsealed(call.tx),
        await store.oldest_unsealed(call.tx),
    )


def _near(moment: datetime, now: datetime) -> datetime:
    """Nothing lies farther away, and the ends of all times could not be told in another zone."""
    return min(max(moment, now - HISTORY), now + HISTORY)


def _cursor(entry: Entry) -> str:
    return f"{entry.at.isoformat()} {entry.id}"


def _place(cursor: str | None) -> tuple[datetime, int] | None:
    if cursor is None:
        return None
    text, _, record_id = cursor.partition(" ")
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise CursorWrong from error
    # The end of all times cannot be told in another zone, and no cursor of this list speaks of any other.
    if at.utcoffset() != timedelta() or not (record_id.isascii() and record_id.isdecimal()):
        raise CursorWrong
    if len(record_id) > LONGEST_NUMBER:
        raise CursorWrong
    return at, int(record_id)
