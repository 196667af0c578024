"""What both sides of the desk do with a request: they speak, move it on, and everybody concerned is told."""

from collections.abc import Sequence

from carillon.core import jobs
from carillon.core.callers import principal
from carillon.core.calls import Call
from carillon.features.support.model.history import TOLD, Entry, RequestDeed, SendUpdate, clean_reply
from carillon.features.support.model.requests import SupportRequest
from carillon.features.support.model.settings import Settings
from carillon.features.support.model.states import DeskSide, RequestStatus, after_reply
from carillon.features.support.service.finding import find, hold
from carillon.features.support.store import contacts
from carillon.features.support.store import requests as store


async def history(call: Call, side: DeskSide, request_id: str) -> Sequence[Entry]:
    """The oldest first; notes and assignments are for the desk alone."""
    found = await find(call, side, request_id)
    return await store.history(call.tx, found.id, inside=side is DeskSide.DESK)


async def reply(
    call: Call, side: DeskSide, request_id: str, text: str, wanted: RequestStatus | None = None
) -> SupportRequest:
    """Say something to the other side; the desk may say at the same time how the request stands now."""
    said, held = clean_reply(text), await hold(call, side, request_id)
    status = after_reply(side, held.status, wanted)
    changed = held.touched(call.now) if status is held.status else held.moved(side, status, call.now)
    await store.save(call.tx, changed)
    await note_down(call, changed, RequestDeed.REPLIED, side, said)
    return changed


async def move(call: Call, side: DeskSide, request_id: str, status: RequestStatus) -> SupportRequest:
    changed = (await hold(call, side, request_id)).moved(side, status, call.now)
    await store.save(call.tx, changed)
    await note_down(call, changed, RequestDeed.MOVED, side)
    return changed


async def note_down(call: Call, request: SupportRequest, deed: RequestDeed, side: DeskSide, text: str = "") -> Entry:
    """One more step of the history, and a letter to everybody whom it concerns."""
    author = principal(call.caller).name
    entry = await store.add_entry(call.tx, Entry(request.id, 0, deed, side, author, text, request.status, call.now))
    if deed in TOLD:
        await _tell(call, request, entry)
    return entry


async def _tell(call: Call, request: SupportRequest, entry: Entry) -> None:
    """The contact, the additional contacts and the organisation's Operations contact (INTL-08, INTL-09); and the desk
    of what customers do."""
    operations = await contacts.operations_email(call.tx, request.organisation_id)
    addresses = dict.fromkeys((*request.contact.addresses, *([operations] if operations else ())))
    letters = [SendUpdate(request.id, entry.place, to) for to in addresses]
    desk = call.part(Settings).desk_mail
    if desk and entry.side is DeskSide.CUSTOMER:
        letters.append(SendUpdate(request.id, entry.place, desk, desk=True))
    await jobs.enqueue_all(call, letters)
