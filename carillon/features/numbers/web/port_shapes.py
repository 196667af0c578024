"""How the console writes port-ins: the forms that come in, and the views that go out."""

from datetime import datetime
from typing import Annotated

import msgspec

from carillon.adapters.carrier import NumberType
from carillon.features.numbers.model.countries import Paper, Product
from carillon.features.numbers.model.port_documents import Document, FileState, missing
from carillon.features.numbers.model.port_forms import (
    Billing,
    BillingChoice,
    Contact,
    ContactWay,
    Lot,
    PortForm,
)
from carillon.features.numbers.model.porting import PortStatus, Side, Step
from carillon.features.numbers.service.port_ins import Whole, Wish
from carillon.features.numbers.service.port_steps import needed
from carillon.wire.http import Secret

Words = Annotated[str, msgspec.Meta(max_length=1000)]


class LotBody(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of one present carrier, whose name may be unknown."""

    carrier: Words = ""
    numbers: list[str]


class BillingBody(msgspec.Struct, frozen=True, kw_only=True):
    """The form of the United States."""

    billing_number: Words
    authorised_by: Words
    customer_name: Words
    service_address: Words
    account_number: Words = ""
    choice: BillingChoice | None = None
    new_billing_number: Words = ""
    same_account: bool = False


class ContactBody(msgspec.Struct, frozen=True, kw_only=True):
    email: Words
    language: Words
    way: ContactWay = ContactWay.WEB
    phone: Words = ""


class NewPortIn(msgspec.Struct, frozen=True, kw_only=True):
    """`billing` in the United States, `usage` elsewhere; `service_pin` is the one of the present carrier."""

    product: Product
    country: str
    lots: list[LotBody]
    wanted_at: datetime
    contact: ContactBody
    billing: BillingBody | None = None
    usage: Words = ""
    service_pin: Secret = ""


class PortStep(msgspec.Struct, frozen=True, kw_only=True):
    at: datetime
    side: Side
    by: str
    status: PortStatus
    reason: str


class PortPaper(msgspec.Struct, frozen=True, kw_only=True):
    """A paper that must come, and whether it has; `carrier` where it is a letter for one of several."""

    paper: Paper
    carrier: str
    is_there: bool


class PortDocument(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    paper: Paper
    carrier: str
    size: int
    state: FileState
    virus: str
    added_at: datetime


class PortInView(msgspec.Struct, frozen=True, kw_only=True):
    """A port-in with its history and papers; of the present carrier's PIN only that there is one."""

    id: str
    organisation_id: str
    product: Product
    country: str
    type: NumberType
    status: PortStatus
    foc_at: datetime | None
    created_at: datetime
    updated_at: datetime
    requested_by: str
    lots: list[LotBody]
    wanted_at: datetime
    contact: ContactBody
    billing: BillingBody | None
    usage: str
    has_service_pin: bool
    history: list[PortStep]
    papers: list[PortPaper]
    documents: list[PortDocument]


def wish(body: NewPortIn) -> Wish:
    billing = body.billing
    form = PortForm(
        lots=tuple(Lot(tuple(lot.numbers), lot.carrier) for lot in body.lots),
        wanted_at=body.wanted_at,
        contact=Contact(body.contact.email, body.contact.language, body.contact.way, body.contact.phone),
        billing=None if billing is None else msgspec.convert(billing, Billing, from_attributes=True),
        usage=body.usage,
    )
    return Wish(body.product, body.country, form, body.service_pin)


def view(whole: Whole) -> PortInView:
    port_in, form = whole.port_in, whole.port_in.form
    return PortInView(
        id=port_in.id,
        organisation_id=port_in.organisation_id,
        product=port_in.product,
        country=port_in.country,
        type=port_in.type,
        status=port_in.status,
        foc_at=port_in.foc_at,
        created_at=port_in.created_at,
        updated_at=port_in.updated_at,
        requested_by=port_in.requested_by,
        lots=[LotBody(carrier=lot.carrier, numbers=list(lot.numbers)) for lot in form.lots],
        wanted_at=form.wanted_at,
        contact=msgspec.convert(form.contact, ContactBody, from_attributes=True),
        billing=None if form.billing is None else msgspec.convert(form.billing, BillingBody, from_attributes=True),
        usage=form.usage,
        has_service_pin=bool(port_in.sealed_pin),
        history=[_step(step) for step in whole.history],
        papers=papers(whole),
        documents=[document(each) for each in whole.documents],
    )


def papers(whole: Whole) -> list[PortPaper]:
    wanted = needed(whole.port_in)
    lacking = missing(wanted, whole.documents)
    return [
        PortPaper(paper=paper, carrier=carrier, is_there=(paper, carrier) not in lacking) for paper, carrier in wanted
    ]


def document(found: Document) -> PortDocument:
    return PortDocument(
        id=found.id,
        name=found.name,
        paper=found.paper,
        carrier=found.carrier,
        size=found.size,
        state=found.state,
        virus=found.virus,
        added_at=found.added_at,
    )


def _step(step: Step) -> PortStep:
    return PortStep(at=step.at, side=step.side, by=step.by, status=step.status, reason=step.reason)
