"""What the operator's desk does about port-ins of all organisations: steps, links, documents."""

from datetime import datetime

from carillon.adapters.objects import Documents
from carillon.core.calls import Call, Calls
from carillon.core.pages import Page
from carillon.features import organisations
from carillon.features.numbers.model.port_documents import (
    READABLE,
    Document,
    DocumentNotFound,
    DocumentNotOpen,
    UploadLink,
)
from carillon.features.numbers.model.porting import PortIn, PortInNotFound, PortStatus, Side, WantedPortIns
from carillon.features.numbers.service import port_documents, port_steps
from carillon.features.numbers.store import port_documents as documents
from carillon.features.numbers.store import porting


async def page(call: Call, wanted: WantedPortIns, cursor: str | None, limit: int) -> Page[PortIn]:
    await organisations.operating(call)
    return await porting.page(call.tx, wanted, cursor, limit)


async def count(call: Call, wanted: WantedPortIns) -> int:
    await organisations.operating(call)
    return await porting.count(call.tx, wanted)


async def find(call: Call, port_in_id: str) -> PortIn:
    """Whosever it is."""
    await organisations.operating(call)
    found = await porting.unguarded(call.tx, port_in_id)
    if found is None:
        raise PortInNotFound(port_in_id=port_in_id)
    return found


async def step(call: Call, port_in_id: str, wanted: PortStatus, reason: str, foc_at: datetime | None) -> PortIn:
    await organisations.operating(call)
    held = await port_steps.hold(call, port_in_id)
    return await port_steps.take(call, held, Side.OPERATOR, wanted, reason, foc_at)


async def send_link(call: Call, port_in_id: str) -> tuple[str, UploadLink]:
    """The address with its secret, shown this once."""
    await organisations.operating(call)
    return await port_documents.make_link(call, await port_steps.hold(call, port_in_id))


async def link(call: Call, port_in_id: str) -> UploadLink | None:
    await organisations.operating(call)
    return await documents.link_of(call.tx, port_in_id)


async def open_document(calls: Calls, port_in_id: str, document_id: str) -> tuple[Document, bytes]:
    """For the desk and for nobody else (PORT-20)."""
    async with calls.read() as call:
        await organisations.operating(call)
        found = await documents.unguarded(call.tx, document_id)
    if found is None or found.port_in_id != port_in_id:
        raise DocumentNotFound(document_id=document_id)
    if found.state not in READABLE:
        raise DocumentNotOpen(name=found.name)
    body = await calls.part(Documents).get(found.key)
    if body is None:
        raise DocumentNotFound(document_id=document_id)
    return found, body
