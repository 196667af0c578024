"""Port-ins for the console: asked for, looked at, changed, called off, and their letters of agency."""

from datetime import datetime
from typing import Annotated

import msgspec

from carillon.core.calls import Call, Calls
from carillon.features.numbers.model.countries import Paper
from carillon.features.numbers.model.port_documents import LARGEST_FILE
from carillon.features.numbers.model.porting import PortIn, PortStatus
from carillon.features.numbers.service import port_documents, port_ins
from carillon.features.numbers.service.port_documents import HandedIn
from carillon.features.numbers.web.port_shapes import NewPortIn, PortDocument, PortInView, document, view, wish
from carillon.wire.http import Download, Secret, allowed, route

PORT_INS = "/console/numbers/port-ins"
PDF = "application/pdf"
ASK = allowed("chime:CreatePhoneNumberOrder")


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    reason: Annotated[str, msgspec.Meta(max_length=2000)]


class LetterQuery(msgspec.Struct, frozen=True, kw_only=True):
    """`carrier` as in the request; empty where it is not known."""

    carrier: Annotated[str, msgspec.Meta(max_length=200)] = ""


class LinkSecret(msgspec.Struct, frozen=True, kw_only=True):
    """What stands behind the # of an upload link."""

    secret: Secret


class FileQuery(msgspec.Struct, frozen=True, kw_only=True):
    name: Annotated[str, msgspec.Meta(max_length=400)]
    paper: Paper
    carrier: Annotated[str, msgspec.Meta(max_length=200)] = ""


class UploadView(msgspec.Struct, frozen=True, kw_only=True):
    """What the link is for, and until when."""

    port_in: PortInView
    expires_at: datetime
    largest_file: int


@route("POST", PORT_INS, rule=ASK, act="CreatePhoneNumberPortIn", status=201)
async def create_port_in(call: Call, body: NewPortIn) -> PortInView:
    """Ask for numbers of other carriers."""
    return await _view(call, await port_ins.create(call, wish(body)))


@route("GET", PORT_INS + "/{port_in_id}", rule=allowed("chime:GetPhoneNumberOrder"))
async def get_port_in(call: Call, port_in_id: str) -> PortInView:
    """One port-in with its history."""
    return await _view(call, await port_ins.find(call, port_in_id))


@route("POST", PORT_INS + "/{port_in_id}/cancel", rule=ASK, act="CancelPhoneNumberPortIn")
async def cancel_port_in(call: Call, port_in_id: str, body: Reason) -> PortInView:
    """Ask for its end."""
    asked = await port_ins.ask_for(call, port_in_id, PortStatus.CANCEL_REQUESTED, body.reason)
    return await _view(call, asked)


@route("POST", PORT_INS + "/{port_in_id}/change", rule=ASK, act="ChangePhoneNumberPortIn")
async def change_port_in(call: Call, port_in_id: str, body: Reason) -> PortInView:
    """Ask for a change, in words."""
    asked = await port_ins.ask_for(call, port_in_id, PortStatus.CHANGE_REQUESTED, body.reason)
    return await _view(call, asked)


@route("GET", PORT_INS + "/{port_in_id}/letter", rule=allowed("chime:GetPhoneNumberOrder"))
async def get_letter_of_agency(call: Call, port_in_id: str, query: LetterQuery) -> Download:
    """The letter of agency for one present carrier, to be signed."""
    return Download(await port_ins.letter(call, port_in_id, query.carrier), "letter-of-agency.pdf", PDF)


@route("GET", "/console/numbers/letter-of-agency", rule=ASK)
async def get_blank_letter_of_agency(call: Call) -> Download:
    """The same without a request, to be filled in by hand."""
    return Download(await port_ins.blank_letter(call), "letter-of-agency.pdf", PDF)


@route("POST", "/console/numbers/port-uploads", rule=ASK, act="OpenPortInUploadLink")
async def open_upload_link(call: Call, body: LinkSecret) -> UploadView:
    """See what an upload link asks for, and hand in documents from now on."""
    return await _upload_view(call, await port_documents.open_link(call, body.secret))


@route("GET", PORT_INS + "/{port_in_id}/upload", rule=ASK)
async def get_upload(call: Call, port_in_id: str) -> UploadView:
    """The same again, for whoever has opened the link."""
    return await _upload_view(call, await port_documents.may_upload(call, port_in_id))


@route(
    "POST",
    PORT_INS + "/{port_in_id}/documents",
    rule=ASK,
    act="UploadPortInDocument",
    status=201,
    largest=LARGEST_FILE,
)
async def upload_port_in_document(calls: Calls, port_in_id: str, query: FileQuery, body: bytes) -> PortDocument:
    """Hand in one file."""
    file = HandedIn(query.name, query.paper, query.carrier, body)
    return document(await port_documents.upload(calls, port_in_id, file))


async def _view(call: Call, port_in: PortIn) -> PortInView:
    return view(await port_ins.whole(call, port_in))


async def _upload_view(call: Call, port_in: PortIn) -> UploadView:
    ends_at = (await port_documents.link(call, port_in)).expires_at
    return UploadView(port_in=await _view(call, port_in), expires_at=ends_at, largest_file=LARGEST_FILE)
