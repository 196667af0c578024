"""The operator's desk for the console: port-ins and port-outs of all organisations."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

import msgspec

from carillon.core.calls import Call, Calls
from carillon.features import organisations
from carillon.features.numbers.model.countries import Product
from carillon.features.numbers.model.port_outs import Claim
from carillon.features.numbers.model.porting import PortIn, PortStatus, Side, WantedPortIns, steps
from carillon.features.numbers.service import port_desk, port_ins, port_outs
from carillon.features.numbers.web.port_outs import (
    PortOutCaseView,
    PortOutRows,
    PortOutView,
    case_view,
    port_out_view,
)
from carillon.features.numbers.web.port_shapes import PortInView, view
from carillon.wire.http import Download, Secret, allowed, route

DESK = "/console/desk"
ANSWER = allowed("carillon:AnswerRequests")

Words = Annotated[str, msgspec.Meta(max_length=2000)]


class DeskQuery(msgspec.Struct, frozen=True, kw_only=True):
    """`search` is part of a number, or an organisation's id."""

    status: PortStatus | None = None
    open_only: bool = False
    search: Annotated[str, msgspec.Meta(max_length=64)] = ""
    cursor: str | None = None
    limit: Annotated[int, msgspec.Meta(ge=1, le=200)] = 50


class PortOutsQuery(msgspec.Struct, frozen=True, kw_only=True):
    cursor: str | None = None
    limit: Annotated[int, msgspec.Meta(ge=1, le=200)] = 50


class DeskPortInRow(msgspec.Struct, frozen=True, kw_only=True):
    """A port-in as the desk's list shows it: whose it is, how many numbers, and the first of them."""

    id: str
    organisation_id: str
    organisation_name: str
    status: PortStatus
    country: str
    product: Product
    first_number: str
    count: int
    wanted_at: datetime
    foc_at: datetime | None
    created_at: datetime
    updated_at: datetime


class DeskPortInRows(msgspec.Struct, frozen=True, kw_only=True):
    items: list[DeskPortInRow]
    next_cursor: str | None
    total: int


class DeskPortIn(msgspec.Struct, frozen=True, kw_only=True):
    """A port-in for whoever answers it: what may come next, and the present carrier's PIN."""

    port_in: PortInView
    organisation_name: str
    next: list[PortStatus]
    service_pin: Secret
    link_expires_at: datetime | None


class DeskCase(msgspec.Struct, frozen=True, kw_only=True):
    """A case of an owner who wants to take numbers elsewhere, and who that is."""

    case: PortOutCaseView
    organisation_name: str


class DeskCases(msgspec.Struct, frozen=True, kw_only=True):
    items: list[DeskCase]


class NextStep(msgspec.Struct, frozen=True, kw_only=True):
    """`foc_at` with the status FOC."""

    status: PortStatus
    reason: Words = ""
    foc_at: datetime | None = None


class UploadLinkView(msgspec.Struct, frozen=True, kw_only=True):
    """Shown this once."""

    address: Secret
    expires_at: datetime


class NewClaim(msgspec.Struct, frozen=True, kw_only=True):
    """What another carrier says to the desk."""

    number: Annotated[str, msgspec.Meta(max_length=32)]
    account_id: Annotated[str, msgspec.Meta(max_length=64)]
    pin: Secret = ""
    carrier: Words


@route("GET", DESK + "/port-ins", rule=ANSWER)
async def list_desk_port_ins(call: Call, query: DeskQuery) -> DeskPortInRows:
    """Port-ins of all organisations, the newest first."""
    wanted = WantedPortIns(query.status, query.open_only, query.search.strip())
    page = await port_desk.page(call, wanted, query.cursor, query.limit)
    names = await organisations.names(call.tx, {each.organisation_id for each in page.items})
    return DeskPortInRows(
        items=[_row(each, names) for each in page.items],
        next_cursor=page.next_cursor,
        total=await port_desk.count(call, wanted),
    )


@route("GET", DESK + "/port-ins/{port_in_id}", rule=ANSWER)
async def get_desk_port_in(call: Call, port_in_id: str) -> DeskPortIn:
    """One of them, with what may come next."""
    return await _desk_view(call, await port_desk.find(call, port_in_id))


@route("POST", DESK + "/port-ins/{port_in_id}/steps", rule=ANSWER, act="UpdatePhoneNumberPortIn")
async def step_port_in(call: Call, port_in_id: str, body: NextStep) -> DeskPortIn:
    """Take the next step, with its reason for the contact."""
    return await _desk_view(call, await port_desk.step(call, port_in_id, body.status, body.reason, body.foc_at))


@route("POST", DESK + "/port-ins/{port_in_id}/link", rule=ANSWER, act="SendPortInUploadLink")
async def send_upload_link(call: Call, port_in_id: str) -> UploadLinkView:
    """Mail a new upload link to the contact; earlier ones end."""
    address, link = await port_desk.send_link(call, port_in_id)
    return UploadLinkView(address=address, expires_at=link.expires_at)


@route("GET", DESK + "/port-ins/{port_in_id}/documents/{document_id}", rule=ANSWER)
async def get_port_in_document(calls: Calls, port_in_id: str, document_id: str) -> Download:
    """A file that was handed in."""
    found, body = await port_desk.open_document(calls, port_in_id, document_id)
    return Download(body, found.name, found.content_type)


@route("GET", DESK + "/port-outs", rule=ANSWER)
async def list_desk_port_outs(call: Call, query: PortOutsQuery) -> PortOutRows:
    """What other carriers have asked for, and what they were answered."""
    page = await port_outs.desk_page(call, query.cursor, query.limit)
    return PortOutRows(items=[port_out_view(each) for each in page.items], next_cursor=page.next_cursor)


@route("POST", DESK + "/port-outs", rule=ANSWER, act="ReceivePhoneNumberPortOut", status=201)
async def receive_port_out(call: Call, body: NewClaim) -> PortOutView:
    """Judge what another carrier asks for by telephone or letter."""
    claim = Claim(body.number, body.account_id, body.pin, body.carrier)
    return port_out_view(await port_outs.receive_by_hand(call, claim))


@route("GET", DESK + "/port-out-cases", rule=ANSWER)
async def list_desk_port_out_cases(call: Call) -> DeskCases:
    """Owners who want to take numbers elsewhere; unanswered ones first."""
    cases = await port_outs.desk_cases(call)
    names = await organisations.names(call.tx, {case.organisation_id for case in cases})
    return DeskCases(
        items=[
            DeskCase(case=case_view(case, {}), organisation_name=names.get(case.organisation_id, "")) for case in cases
        ]
    )


@route("POST", DESK + "/port-out-cases/{case_id}/answer", rule=ANSWER, act="AnswerPhoneNumberPortOutCase")
async def answer_port_out_case(call: Call, case_id: str) -> PortOutCaseView:
    """Let the owner see account id and PIN."""
    return case_view(await port_outs.answer_case(call, case_id), {})


def _row(port_in: PortIn, names: Mapping[str, str]) -> DeskPortInRow:
    numbers = port_in.form.numbers
    return DeskPortInRow(
        id=port_in.id,
        organisation_id=port_in.organisation_id,
        organisation_name=names.get(port_in.organisation_id, ""),
        status=port_in.status,
        country=port_in.country,
        product=port_in.product,
        first_number=numbers[0],
        count=len(numbers),
        wanted_at=port_in.form.wanted_at,
        foc_at=port_in.foc_at,
        created_at=port_in.created_at,
        updated_at=port_in.updated_at,
    )


async def _desk_view(call: Call, port_in: PortIn) -> DeskPortIn:
    link = await port_desk.link(call, port_in.id)
    names = await organisations.names(call.tx, [port_in.organisation_id])
    return DeskPortIn(
        port_in=view(await port_ins.whole(call, port_in)),
        organisation_name=names.get(port_in.organisation_id, ""),
        next=steps(port_in.status, Side.OPERATOR),
        service_pin=port_ins.service_pin(call, port_in),
        link_expires_at=None if link is None else link.expires_at,
    )
