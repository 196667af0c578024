"""Files with a request: looked at for viruses, kept outside the database, and given out as files only."""

from collections.abc import Sequence
from dataclasses import dataclass

from carillon.adapters.objects import Documents
from carillon.adapters.scan import Finding, Scanner
from carillon.core.callers import principal
from carillon.core.calls import Call, Calls
from carillon.features import organisations
from carillon.features.support.model.attachments import (
    Attachment,
    AttachmentInfected,
    AttachmentNotFound,
    check_file,
)
from carillon.features.support.model.history import RequestDeed
from carillon.features.support.model.requests import RequestNotFound, SupportRequest
from carillon.features.support.model.states import DeskSide, RequestIsClosed, RequestStatus
from carillon.features.support.service.conversation import note_down
from carillon.features.support.service.finding import find, hold
from carillon.features.support.store import attachments as store
from carillon.features.support.store import requests

STORED_AS = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class File:
    name: str
    body: bytes


async def attach(calls: Calls, side: DeskSide, request_id: str, file: File) -> Attachment:
    """Neither the scanner nor the store is waited for inside a transaction."""
    async with calls.read() as call:
        found = await find(call, side, request_id)
        name = check_file(file.name, len(file.body), await _there(call, found))
    attachment = Attachment(
        calls.ids.uuid(),
        found.id,
        name,
        len(file.body),
        scanned=await _is_scanned(calls, File(name, file.body)),
        side=side,
        author=principal(calls.caller).name,
        at=calls.clock.now(),
    )
    documents = calls.part(Documents)
    await documents.put(attachment.key, file.body, STORED_AS)
    kept = False
    try:
        async with calls.write() as call:
            await _keep(call, attachment)
        kept = True
    finally:
        if not kept:
            await documents.remove(attachment.key)
    return attachment


async def of_request(call: Call, side: DeskSide, request_id: str) -> Sequence[Attachment]:
    found = await find(call, side, request_id)
    return await store.of_request(call.tx, found.id)


async def read(calls: Calls, side: DeskSide, request_id: str, attachment_id: str) -> File:
    async with calls.read() as call:
        found = await find(call, side, request_id)
        attachment = await store.find(call.tx, found.id, attachment_id)
    body = None if attachment is None else await calls.part(Documents).get(attachment.key)
    if attachment is None or body is None:
        raise AttachmentNotFound(attachment_id=attachment_id)
    return File(attachment.name, body)


async def _there(call: Call, request: SupportRequest) -> int:
    if request.status is RequestStatus.CLOSED:
        raise RequestIsClosed
    return await store.count(call.tx, request.id)


async def _is_scanned(calls: Calls, file: File) -> bool:
    verdict = await calls.part(Scanner).scan(file.body)
    if verdict.finding is Finding.INFECTED:
        raise AttachmentInfected(name=file.name, found=verdict.name)
    return verdict.finding is Finding.CLEAN


async def _keep(call: Call, attachment: Attachment) -> None:
    """What held at the beginning may have changed while the file was looked at."""
    held = await hold(call, attachment.side, attachment.request_id)
    if not await organisations.stays(call.tx, held.organisation_id):  # its end looks for files once
        raise RequestNotFound(request_id=held.id)
    check_file(attachment.name, attachment.size, await _there(call, held))
    await store.add(call.tx, attachment)
    changed = held.touched(call.now)
    await requests.save(call.tx, changed)
    await note_down(call, changed, RequestDeed.ATTACHED, attachment.side, attachment.name)
