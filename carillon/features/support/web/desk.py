"""The desk over HTTP: whoever runs the installation answers the requests of every organisation."""

from datetime import datetime
from typing import Annotated

import msgspec

from carillon.core.calls import Call, Calls
from carillon.features import organisations
from carillon.features.support.model import attachments as files
from carillon.features.support.model.lists import Wanted
from carillon.features.support.model.requests import RequestCategory, SupportRequest
from carillon.features.support.model.states import UNFINISHED, DeskSide, RequestStatus
from carillon.features.support.service import attachments, conversation, desk
from carillon.features.support.service.finding import find
from carillon.features.support.web.shapes import (
    AttachmentView,
    FileName,
    NewStatus,
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

REQUESTS = "/console/desk/requests"
ONE = REQUESTS + "/{request_id}"
ANSWER = allowed("carillon:AnswerRequests")
OURS = DeskSide.DESK


class DeskQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Without a status those that are not finished; `all` is every one. `unassigned` are those nobody has taken."""

    search: Text = ""
    status: RequestStatus | None = None
    all: bool = False
    category: RequestCategory | None = None
    assignee: Text | None = None
    unassigned: bool = False
    cursor: Text | None = None
    limit: Annotated[int, msgspec.Meta(ge=1, le=200)] = 50


class InternalNote(msgspec.Struct, frozen=True, kw_only=True):
    text: str


class Assignee(msgspec.Struct, frozen=True, kw_only=True):
    """Empty for nobody."""

    name: str


class DeskAdministrators(msgspec.Struct, frozen=True, kw_only=True):
    names: list[str]


class BundleView(msgspec.Struct, frozen=True, kw_only=True):
    """Logs of a client; `content` is JSON as the client told it."""

    reference: str
    name: str
    email: str
    organisation: str
    made_at: datetime
    content: str


@route("GET", REQUESTS, rule=ANSWER)
async def list_desk_requests(call: Call, query: DeskQuery) -> SupportRows:
    """The requests of all organisations, the newest first."""
    statuses = (query.status,) if query.status is not None else () if query.all else UNFINISHED
    assignee = "" if query.unassigned else query.assignee
    wanted = Wanted(None, query.search.strip(), statuses, query.category, assignee=assignee)
    page = await desk.page(call, wanted, query.cursor, query.limit)
    names = await organisations.names(call.tx, [each.organisation_id for each in page.items])
    return SupportRows(
        items=[row(each, names) for each in page.items],
        next_cursor=page.next_cursor,
        total=await desk.count(call, wanted),
    )


@route("GET", ONE, rule=ANSWER)
async def get_desk_request(call: Call, request_id: str) -> SupportRequestView:
    """One request with its whole history, notes included."""
    found = await find(call, OURS, request_id)
    history = await conversation.history(call, OURS, request_id)
    names = await organisations.names(call.tx, [found.organisation_id])
    return view(found, OURS, history, await attachments.of_request(call, OURS, request_id), names)


@route("POST", ONE + "/replies", rule=ANSWER, act="AnswerSupportRequest")
async def answer_request(call: Call, request_id: str, body: SupportReply) -> SupportRow:
    """Answer whoever asked."""
    return await _row(call, await conversation.reply(call, OURS, request_id, body.text, body.status))


@route("POST", ONE + "/notes", rule=ANSWER, act="NoteOnSupportRequest")
async def note_on_request(call: Call, request_id: str, body: InternalNote) -> SupportRow:
    """Write down something that only the desk sees."""
    return await _row(call, await desk.note(call, request_id, body.text))


@route("POST", ONE + "/status", rule=ANSWER, act="UpdateSupportRequest")
async def move_desk_request(call: Call, request_id: str, body: NewStatus) -> SupportRow:
    """Say how it stands."""
    return await _row(call, await conversation.move(call, OURS, request_id, body.status))


@route("POST", ONE + "/assignee", rule=ANSWER, act="AssignSupportRequest")
async def assign_request(call: Call, request_id: str, body: Assignee) -> SupportRow:
    """Give it to one of the desk."""
    return await _row(call, await desk.assign(call, request_id, body.name))


@route("POST", ONE + "/attachments", rule=ANSWER, act="AttachToSupportRequest", status=201, largest=files.LARGEST)
async def attach_to_answer(calls: Calls, request_id: str, query: FileName, body: bytes) -> AttachmentView:
    """Attach a file for whoever asked."""
    return attachment_view(await attachments.attach(calls, OURS, request_id, attachments.File(query.name, body)))


@route("GET", ONE + "/attachments/{attachment_id}", rule=ANSWER)
async def get_desk_attachment(calls: Calls, request_id: str, attachment_id: str) -> Download:
    """The file itself."""
    file = await attachments.read(calls, OURS, request_id, attachment_id)
    return Download(file.body, file.name)


@route("GET", "/console/desk/administrators", rule=ANSWER)
async def list_desk_administrators(call: Call) -> DeskAdministrators:
    """Whom a request can be given to."""
    return DeskAdministrators(names=list(await desk.administrators(call)))


@route("GET", "/console/desk/diagnostics/{reference}", rule=ANSWER, act="GetDiagnosticLogs")
async def get_diagnostic_logs(call: Call, reference: str) -> BundleView:
    """The logs that somebody has sent from their client."""
    found = await desk.bundle(call, reference)
    names = await organisations.names(call.tx, [found.organisation_id])
    return BundleView(
        reference=found.reference,
        name=found.sender.name,
        email=found.sender.email,
        organisation=names.get(found.organisation_id, ""),
        made_at=found.made_at,
        content=found.content,
    )


async def _row(call: Call, request: SupportRequest) -> SupportRow:
    return row(request, await organisations.names(call.tx, [request.organisation_id]))
