"""How both sides of the desk are told about a request."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated

import msgspec

from carillon.features.support.model.attachments import LARGEST, MOST, Attachment
from carillon.features.support.model.contacts import AnswerLanguage, ContactMethod
from carillon.features.support.model.diagnostics import DiagnosticPart
from carillon.features.support.model.history import Entry, RequestDeed
from carillon.features.support.model.numbers_abroad import Applicant, NumberKind
from carillon.features.support.model.requests import RequestCategory, SupportRequest
from carillon.features.support.model.states import MOVES, DeskSide, RequestStatus

Text = Annotated[str, msgspec.Meta(max_length=200)]


class NumbersAbroadView(msgspec.Struct, frozen=True, kw_only=True):
    """What a request for international numbers says; nothing of it can be left out."""

    applicant: Applicant
    name: str
    type: NumberKind
    country: str
    count: int


class ContactView(msgspec.Struct, frozen=True, kw_only=True):
    """`phone` is for the method phone; `additional` addresses get every update too."""

    email: str
    method: ContactMethod = ContactMethod.MAIL
    phone: str = ""
    language: AnswerLanguage = AnswerLanguage.ENGLISH
    additional: list[str] = []


class EnclosureView(msgspec.Struct, frozen=True, kw_only=True):
    """One part of the diagnostics, as it was shown to whoever enclosed it."""

    part: DiagnosticPart
    text: str


class SupportRow(msgspec.Struct, frozen=True, kw_only=True):
    """A request as lists show it; `organisation` is told to the desk."""

    id: str
    subject: str
    category: RequestCategory
    status: RequestStatus
    opened_by: str
    assignee: str
    organisation: str
    created_at: datetime
    updated_at: datetime


class SupportRows(msgspec.Struct, frozen=True, kw_only=True):
    items: list[SupportRow]
    next_cursor: str | None
    total: int


class EntryView(msgspec.Struct, frozen=True, kw_only=True):
    """One step of the history; `inside` is what only the desk sees."""

    place: int
    deed: RequestDeed
    side: DeskSide
    author: str
    text: str
    status: RequestStatus
    inside: bool
    at: datetime


class AttachmentView(msgspec.Struct, frozen=True, kw_only=True):
    """`scanned` is false where the installation has no virus scanner."""

    id: str
    name: str
    size: int
    scanned: bool
    side: DeskSide
    author: str
    at: datetime


class SupportRequestView(msgspec.Struct, frozen=True, kw_only=True):
    """A request with all that belongs to it; `moves` are the states that the reader can bring it into."""

    request: SupportRow
    description: str
    occurred_at: datetime | None
    zone: str
    client_version: str
    log_reference: str
    meeting_id: str
    numbers: NumbersAbroadView | None
    contact: ContactView
    enclosures: list[EnclosureView]
    history: list[EntryView]
    attachments: list[AttachmentView]
    largest_attachment: int
    most_attachments: int
    moves: list[RequestStatus]


class SupportReply(msgspec.Struct, frozen=True, kw_only=True):
    """Words for the other side; the desk can say how the request stands from now on."""

    text: str
    status: RequestStatus | None = None


class NewStatus(msgspec.Struct, frozen=True, kw_only=True):
    status: RequestStatus


class FileName(msgspec.Struct, frozen=True, kw_only=True):
    name: str


def row(request: SupportRequest, organisations: Mapping[str, str] | None = None) -> SupportRow:
    return SupportRow(
        id=request.id,
        subject=request.issue.subject,
        category=request.issue.category,
        status=request.status,
        opened_by=request.opener.name,
        assignee="" if organisations is None else request.assignee,
        organisation="" if organisations is None else organisations.get(request.organisation_id, ""),
        created_at=request.created_at,
        updated_at=request.updated_at,
    )


def view(
    request: SupportRequest,
    side: DeskSide,
    history: Sequence[Entry],
    attachments: Sequence[Attachment],
    organisations: Mapping[str, str] | None = None,
) -> SupportRequestView:
    issue, contact, numbers = request.issue, request.contact, request.issue.numbers
    return SupportRequestView(
        request=row(request, organisations),
        description=issue.description,
        occurred_at=issue.occurred_at,
        zone=issue.zone,
        client_version=issue.client_version,
        log_reference=issue.log_reference,
        meeting_id=issue.meeting_id,
        numbers=None
        if numbers is None
        else NumbersAbroadView(
            applicant=numbers.applicant,
            name=numbers.name,
            type=numbers.type,
            country=numbers.country,
            count=numbers.count,
        ),
        contact=ContactView(
            email=contact.email,
            method=contact.method,
            phone=contact.phone,
            language=contact.language,
            additional=list(contact.additional),
        ),
        enclosures=[EnclosureView(part=each.part, text=each.text) for each in request.enclosures],
        history=[entry_view(each) for each in history],
        attachments=[attachment_view(each) for each in attachments],
        largest_attachment=LARGEST,
        most_attachments=MOST,
        moves=list(MOVES[side][request.status]),
    )


def entry_view(entry: Entry) -> EntryView:
    return EntryView(
        place=entry.place,
        deed=entry.deed,
        side=entry.side,
        author=entry.author,
        text=entry.text,
        status=entry.status,
        inside=entry.inside,
        at=entry.at,
    )


def attachment_view(attachment: Attachment) -> AttachmentView:
    return AttachmentView(
        id=attachment.id,
        name=attachment.name,
        size=attachment.size,
        scanned=attachment.scanned,
        side=attachment.side,
        author=attachment.author,
        at=attachment.at,
    )
