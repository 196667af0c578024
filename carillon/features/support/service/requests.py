"""What administrators do about support: they ask, look after what they asked, and say whom to tell."""

from carillon.core.callers import principal
from carillon.core.calls import Call
from carillon.core.pages import Page
from carillon.features import organisations
from carillon.features.people import clean_email
from carillon.features.support.model.bundles import LogReferenceUnknown
from carillon.features.support.model.contacts import Contact
from carillon.features.support.model.diagnostics import Enclosure, checked
from carillon.features.support.model.history import RequestDeed
from carillon.features.support.model.lists import Wanted
from carillon.features.support.model.requests import (
    ID_LENGTH,
    Issue,
    KnownMeetings,
    MeetingUnknown,
    Opener,
    SupportRequest,
)
from carillon.features.support.model.states import DeskSide
from carillon.features.support.service.conversation import note_down
from carillon.features.support.store import bundles, contacts
from carillon.features.support.store import requests as store


async def submit(call: Call, issue: Issue, contact: Contact, enclosures: tuple[Enclosure, ...] = ()) -> SupportRequest:
    """Open a request at the desk (SUP-02)."""
    home, who = await organisations.keep_own(call), principal(call.caller)
    told = issue.cleaned(call.now)
    await _check_facts(call, home.id, told)
    opener = Opener(who.arn, who.name)
    request = SupportRequest(
        call.ids.digits(ID_LENGTH),
        home.id,
        opener,
        told,
        contact,
        created_at=call.now,
        updated_at=call.now,
        enclosures=checked(enclosures),
    )
    await store.add(call.tx, request)
    await note_down(call, request, RequestDeed.OPENED, DeskSide.CUSTOMER)
    return request


async def wanted(call: Call, chosen: Wanted, *, mine: bool) -> Wanted:
    """What the caller looks at, within the own organisation."""
    home, who = await organisations.own(call), principal(call.caller)
    return Wanted(home.id, chosen.search, chosen.statuses, chosen.category, opener_arn=who.arn if mine else "")


async def page(call: Call, chosen: Wanted, cursor: str | None, limit: int) -> Page[SupportRequest]:
    return await store.page(call.tx, chosen, cursor, limit)


async def count(call: Call, chosen: Wanted) -> int:
    return await store.count(call.tx, chosen)


async def operations_email(call: Call) -> str:
    """The Operations contact of the caller's organisation; empty where none is set."""
    home = await organisations.own(call)
    return await contacts.operations_email(call.tx, home.id)


async def set_operations_email(call: Call, email: str) -> str:
    """Set it, or with nothing take it away (INTL-09)."""
    home = await organisations.own(call)
    address = clean_email(email) if email.strip() else ""
    await contacts.set_operations_email(call.tx, home.id, address, call.now)
    return address


async def _check_facts(call: Call, organisation_id: str, issue: Issue) -> None:
    """A meeting and logs that are named are there, and are the organisation's own (SUP-06, SUP-07)."""
    meeting = issue.meeting_id
    if meeting and not await call.part(KnownMeetings).knows(call, organisation_id, meeting):
        raise MeetingUnknown(meeting_id=meeting)
    if issue.log_reference:
        bundle = await bundles.find(call.tx, issue.log_reference)
        if bundle is None or bundle.organisation_id != organisation_id or bundle.is_over(call.now):
            raise LogReferenceUnknown(reference=issue.log_reference)
