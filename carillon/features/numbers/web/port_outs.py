"""Port-outs for the console: PINs of numbers, who has asked for them, and cases that ask for account id and PIN."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

import msgspec

from carillon.core.calls import Call
from carillon.features.numbers.model.port_outs import REASONS, Case, HeardFrom, PortOut, Verdict
from carillon.features.numbers.service import port_outs
from carillon.features.numbers.web.shapes import NumberRow, row
from carillon.wire.http import Secret, allowed, route

NUMBER = "/console/numbers/{phone_number_id}"
CASES = "/console/numbers/port-out-cases"
GUARD = allowed("chime:UpdatePhoneNumber")


class NewPin(msgspec.Struct, frozen=True, kw_only=True):
    pin: Secret


class PortOutView(msgspec.Struct, frozen=True, kw_only=True):
    """A request of another carrier; `reason` is what that carrier was told."""

    id: str
    number: str
    organisation_id: str | None
    carrier: str
    account_id: str
    verdict: Verdict
    reason: str
    asked_at: datetime
    heard_from: HeardFrom


class PortOutRows(msgspec.Struct, frozen=True, kw_only=True):
    items: list[PortOutView]
    next_cursor: str | None


class NumberWithPin(msgspec.Struct, frozen=True, kw_only=True):
    number: str
    pin: Secret | None


class PortOutCaseView(msgspec.Struct, frozen=True, kw_only=True):
    """`account_id` is what the new carrier must name with the PINs, which only the owner sees, and once answered."""

    id: str
    account_id: str
    numbers: list[NumberWithPin]
    contact_email: str
    asked_by: str
    asked_at: datetime
    answered_at: datetime | None


class PortOutCases(msgspec.Struct, frozen=True, kw_only=True):
    items: list[PortOutCaseView]


class NewCase(msgspec.Struct, frozen=True, kw_only=True):
    numbers: list[str]
    contact_email: Annotated[str, msgspec.Meta(max_length=400)]


@route("GET", CASES, rule=GUARD)
async def list_port_out_cases(call: Call) -> PortOutCases:
    """What was asked, with account id and PINs where it was answered."""
    found = await port_outs.cases(call)
    return PortOutCases(items=[case_view(case, await port_outs.pins_of(call, case)) for case in found])


@route("POST", CASES, rule=GUARD, act="CreatePhoneNumberPortOutCase", status=201)
async def ask_port_out_case(call: Call, body: NewCase) -> PortOutCaseView:
    """Ask for account id and PIN for a new carrier."""
    return case_view(await port_outs.ask_case(call, body.numbers, body.contact_email), {})


@route("PUT", NUMBER + "/port-out-pin", rule=GUARD, act="PutPhoneNumberPortOutPin")
async def set_port_out_pin(call: Call, phone_number_id: str, body: NewPin) -> NumberRow:
    """Protect a number with a PIN, or with another one."""
    return await row(call, await port_outs.set_pin(call, phone_number_id, body.pin))


@route("DELETE", NUMBER + "/port-out-pin", rule=GUARD, act="DeletePhoneNumberPortOutPin")
async def clear_port_out_pin(call: Call, phone_number_id: str) -> NumberRow:
    """Protect it no longer."""
    return await row(call, await port_outs.clear_pin(call, phone_number_id))


@route("GET", NUMBER + "/port-outs", rule=allowed("chime:GetPhoneNumber"))
async def list_port_outs(call: Call, phone_number_id: str) -> PortOutRows:
    """Who has asked for a number."""
    found = await port_outs.of_number(call, phone_number_id)
    return PortOutRows(items=[port_out_view(each) for each in found], next_cursor=None)


def port_out_view(port_out: PortOut) -> PortOutView:
    return PortOutView(
        id=port_out.id,
        number=port_out.number,
        organisation_id=port_out.organisation_id,
        carrier=port_out.carrier,
        account_id=port_out.account_id,
        verdict=port_out.verdict,
        reason=REASONS[port_out.verdict],
        asked_at=port_out.asked_at,
        heard_from=port_out.heard_from,
    )


def case_view(case: Case, pins: Mapping[str, str]) -> PortOutCaseView:
    return PortOutCaseView(
        id=case.id,
        account_id=case.organisation_id,
        numbers=[NumberWithPin(number=number, pin=pins.get(number)) for number in case.numbers],
        contact_email=case.contact_email,
        asked_by=case.asked_by,
        asked_at=case.asked_at,
        answered_at=case.answered_at,
    )
