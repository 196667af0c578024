"""Support for administrators over HTTP: submit a request, look after it, answer, close and reopen it."""

from datetime import datetime
from typing import Annotated

import msgspec

from carillon.core.calls import Call, Calls
from carillon.features.support.model import attachments as files
from carillon.features.support.model.contacts import MOST_ADDITIONAL, Contact, contact
from carillon.features.support.model.diagnostics import Enclosure
from carillon.features.support.model.lists import Wanted
from carillon.features.support.model.numbers_abroad import NumbersAbroad
from carillon.features.support.model.requests import Issue, RequestCategory
from carillon.features.support.model.settings import Settings
from carillon.features.support.model.states import DeskSide, RequestStatus
from carillon.features.support.service import attachments, conversation, diagnosis, requests
from carillon.features.support.service.finding import find
from carillon.features.support.web.shapes import (
    AttachmentView,
    ContactView,
    EnclosureView,
    FileName,
    NewStatus,
    NumbersAbroadView,
    SupportReply,
    SupportRequestView,
    SupportRow,
    SupportRows,
    Text,
    attachment_view,
    row,
    view,
)
from carillon.wire.http import Download, allowed, route

REQUESTS = "/console/support/requests"
ONE = REQUESTS + "/{request_id}"
ASK = allowed("chime:SubmitSupportRequest")
MINE = DeskSide.CUSTOMER


class SupportView(msgspec.Struct, frozen=True, kw_only=True):
    """What the pages of support need to know; sizes are in bytes, and empty is what is not configured or set."""

    centre: str
    operations_email: str
    largest_attachment: int
    most_attachments: int
    most_contacts: int


class OperationsContact(msgspec.Struct, frozen=True, kw_only=True):
    """The address that is told of every request of the organisation; empty for none."""

    email: str


class Diagnostics(msgspec.Struct, frozen=True, kw_only=True):
    items: list[EnclosureView]


class NewSupportRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`occurred_at` and `zone` go together; enclosures are sent just as they were shown."""

    category: RequestCategory
    subject: str = ""
    description: str
    occurred_at: datetime | None = None
    zone: str = ""
    client_version: str = ""
    log_reference: Text = ""
    meeting_id: Text = ""
    numbers: NumbersAbroadView | None = None
    contact: ContactView
    enclosures: list[EnclosureView] = []


class SupportQuery(msgspec.Struct, frozen=True, kw_only=True):
    """`mine` is what the reader has submitted themselves."""

    search: Text = ""
    status: RequestStatus | None = None
    category: RequestCategory | None = None
    mine: bool = False
    cursor: Text | None = None
    limit: Annotated[int, msgspec.Meta(ge=1, le=200)] = 50


@route("GET", "/console/support", rule=ASK)
async def get_support(call: Call) -> SupportView:
    """Where else support is, who is told of requests, and how much can be attached."""
    return SupportView(
        centre=call.part(Settings).centre,
        operations_email=await requests.operations_email(call),
        largest_attachment=files.LARGEST,
        most_attachments=files.MOST,
        most_contacts=MOST_ADDITIONAL,
    )


@route(
    "PUT", "/console/support/operations-contact", rule=allowed("account:PutAlternateContact"), act="PutAlternateContact"
)
async def set_operations_contact(call: Call, body: OperationsContact) -> OperationsContact:
    """Set the organisation's Operations contact, or take it away."""
    return OperationsContact(email=await requests.set_operations_email(call, body.email))


@route("GET", "/console/support/diagnostics", rule=ASK)
async def preview_diagnostics(calls: Calls) -> Diagnostics:
    """What could be enclosed with a request; nothing is sent by looking at it."""
    offered = await diagnosis.offered(calls)
    return Diagnostics(items=[EnclosureView(part=each.part, text=each.text) for each in offered])


@route("GET", REQUESTS, rule=ASK)
async def list_support_requests(call: Call, query: SupportQuery) -> SupportRows:
    """The requests of the organisation, the newest first."""
    statuses = () if query.status is None else (query.status,)
    chosen = Wanted(None, query.search.strip(), statuses, query.category)
    wanted = await requests.wanted(call, chosen, mine=query.mine)
    page = await requests.page(call, wanted, query.cursor, query.limit)
    return SupportRows(
        items=[row(each) for each in page.items],
        next_cursor=page.next_cursor,
        total=await requests.count(call, wanted),
    )


@route("POST", REQUESTS, rule=ASK, act="SubmitSupportRequest", status=201)
async def submit_support_request(call: Call, body: NewSupportRequest) -> SupportRow:
    """Ask the desk for support."""
    enclosures = tuple(Enclosure(each.part, each.text) for each in body.enclosures)
    return row(await requests.submit(call, _issue(body), _contact(body.contact), enclosures))


@route("GET", ONE, rule=ASK)
async def get_support_request(call: Call, request_id: str) -> SupportRequestView:
    """One request with its history."""
    found = await find(call, MINE, request_id)
    history = await conversation.history(call, MINE, request_id)
    return view(found, MINE, history, await attachments.of_request(call, MINE, request_id))


@route("POST", ONE + "/replies", rule=ASK, act="ReplyToSupportRequest")
async def reply_to_desk(call: Call, request_id: str, body: SupportReply) -> SupportRow:
    """Answer the desk; a request that waited or was solved is open again."""
    return row(await conversation.reply(call, MINE, request_id, body.text))


@route("POST", ONE + "/status", rule=ASK, act="UpdateSupportRequest")
async def move_support_request(call: Call, request_id: str, body: NewStatus) -> SupportRow:
    """Close or reopen it."""
    return row(await conversation.move(call, MINE, request_id, body.status))


@route("POST", ONE + "/attachments", rule=ASK, act="AttachToSupportRequest", status=201, largest=files.LARGEST)
async def attach_to_support_request(calls: Calls, request_id: str, query: FileName, body: bytes) -> AttachmentView:
    """Attach a file; it is looked at for viruses first, where a scanner is configured."""
    return attachment_view(await attachments.attach(calls, MINE, request_id, attachments.File(query.name, body)))


@route("GET", ONE + "/attachments/{attachment_id}", rule=ASK)
async def get_support_attachment(calls: Calls, request_id: str, attachment_id: str) -> Download:
    """The file itself."""
    file = await attachments.read(calls, MINE, request_id, attachment_id)
    return Download(file.body, file.name)


def _issue(body: NewSupportRequest) -> Issue:
    return Issue(
        category=body.category,
        subject=body.subject,
        description=body.description,
        occurred_at=body.occurred_at,
        zone=body.zone,
        client_version=body.client_version,
        log_reference=body.log_reference,
        meeting_id=body.meeting_id,
        numbers=None if body.numbers is None else _numbers(body.numbers),
    )


def _numbers(view: NumbersAbroadView) -> NumbersAbroad:
    return NumbersAbroad(view.applicant, view.name.strip(), view.type, view.country, view.count)


def _contact(given: ContactView) -> Contact:
    return contact(given.email, given.method, given.phone, given.language, given.additional)
