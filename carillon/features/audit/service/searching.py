"""The event history: the last ninety days, without any configuration (TRAIL-03)."""

from dataclasses import replace
from datetime import datetime, timedelta

from carillon.core.callers import principal
from carillon.core.calls import Call
from carillon.core.pages import Page
from carillon.features.audit import store
from carillon.features.audit.model.entries import Entry
from carillon.features.audit.store import Wanted

HISTORY = timedelta(days=90)


async def search(call: Call, wanted: Wanted, cursor: str | None, size: int) -> Page[Entry]:
    """The newest first."""
    who = principal(call.caller)
    recent = replace(wanted, start=max(wanted.start, call.now - HISTORY))
    found = await store.search(call.tx, who.organisation_id, recent, _place(cursor), size + 1)
    shown = found[:size]
    return Page(shown, _cursor(shown[-1]) if len(found) > size else None)


def _cursor(entry: Entry) -> str:
    return f"{entry.at.isoformat()} {entry.id}"


def _place(cursor: str | None) -> tuple[datetime, int] | None:
    if cursor is None:
        return None
    at, _, record_id = cursor.partition(" ")
    return datetime.fromisoformat(at), int(record_id)
