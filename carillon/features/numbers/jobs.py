"""What numbers need done in the background: orders, port-ins and queues go on, and leaving people give numbers back."""

from datetime import timedelta

from carillon.core.calls import Calls
from carillon.core.events import on
from carillon.core.jobs import runs
from carillon.features.numbers.model.inventory import ReleaseNumber
from carillon.features.numbers.model.orders import PlaceOrder
from carillon.features.numbers.model.port_documents import ScanDocument, SendUploadLink, TellInfected
from carillon.features.numbers.model.port_outs import AnswerPortOut, LookForPortOuts, TellCaseAnswered
from carillon.features.numbers.model.porting import ActivatePortIn, AskCarrier, TellContact, WithdrawPortIn
from carillon.features.numbers.service import (
    assignment,
    ending,
    inventory,
    orders,
    port_carrier,
    port_documents,
    port_outs,
)
from carillon.features.organisations import OrganisationDeleted
from carillon.features.people import UserDeleted, UserLeftWithDomain, UserMoved, UserRemoved


@runs(PlaceOrder)
async def place_order(calls: Calls, job: PlaceOrder) -> None:
    await orders.place(calls, job.order_id)


@runs(ReleaseNumber)
async def release_number(calls: Calls, job: ReleaseNumber) -> None:
    await inventory.release(calls, job)


@runs(AskCarrier)
async def ask_carrier(calls: Calls, job: AskCarrier) -> None:
    await port_carrier.ask(calls, job)


@runs(ActivatePortIn)
async def activate_port_in(calls: Calls, job: ActivatePortIn) -> None:
    await port_carrier.activate(calls, job)


@runs(WithdrawPortIn)
async def withdraw_port_in(calls: Calls, job: WithdrawPortIn) -> None:
    await port_carrier.withdraw(calls, job.port_in_id)


@runs(TellContact)
async def tell_contact(calls: Calls, job: TellContact) -> None:
    await port_carrier.tell(calls, job)


@runs(SendUploadLink)
async def send_upload_link(calls: Calls, job: SendUploadLink) -> None:
    await port_documents.send_link(calls, job)


@runs(ScanDocument)
async def scan_document(calls: Calls, job: ScanDocument) -> None:
    await port_documents.scan(calls, job.document_id)


@runs(TellInfected)
async def tell_infected(calls: Calls, job: TellInfected) -> None:
    await port_documents.tell_infected(calls, job)


@runs(LookForPortOuts, every=timedelta(minutes=1))
async def look_for_port_outs(calls: Calls, job: LookForPortOuts) -> None:
    await port_outs.look(calls)


@runs(AnswerPortOut)
async def answer_port_out(calls: Calls, job: AnswerPortOut) -> None:
    await port_outs.answer(calls, job.port_out_id)


@runs(TellCaseAnswered)
async def tell_case_answered(calls: Calls, job: TellCaseAnswered) -> None:
    await port_outs.tell_answered(calls, job)


@on(UserRemoved)
async def leave_removed(calls: Calls, fact: UserRemoved) -> None:
    async with calls.write() as call:
        await assignment.leave(call, fact.user_id, fact.account_id)


@on(UserMoved)
async def leave_moved(calls: Calls, fact: UserMoved) -> None:
    if fact.from_account_id is not None:
        async with calls.write() as call:
            await assignment.leave(call, fact.user_id, fact.from_account_id)


@on(UserLeftWithDomain)
async def leave_released(calls: Calls, fact: UserLeftWithDomain) -> None:
    async with calls.write() as call:
        await assignment.leave(call, fact.user_id, fact.account_id)


@on(OrganisationDeleted)
async def end_inventory(calls: Calls, fact: OrganisationDeleted) -> None:
    await ending.end(calls, fact.organisation_id)


@on(UserDeleted)
async def leave_deleted(calls: Calls, fact: UserDeleted) -> None:
    async with calls.write() as call:
        await assignment.leave(call, fact.user_id)
