"""Whose numbers are, for the console: assign, unassign, and what a user may do with a number."""

import msgspec

from carillon.core.calls import Call
from carillon.features.numbers.model.settings import Telephony
from carillon.features.numbers.service import assignment, inventory, settings
from carillon.features.numbers.web.inventory import TelephonyView, telephony_view
from carillon.features.numbers.web.shapes import ChosenNumbers, NumberResults, NumberRow, results, row
from carillon.wire.http import allowed, route

TELEPHONY = "/console/accounts/{account_id}/users/{user_id}/telephony"


class NewHolder(msgspec.Struct, frozen=True, kw_only=True):
    account_id: str
    user_id: str


@route(
    "POST",
    "/console/numbers/{phone_number_id}/assign",
    rule=allowed("chime:AssociatePhoneNumberWithUser"),
    act="AssociatePhoneNumberWithUser",
)
async def assign_number(call: Call, phone_number_id: str, body: NewHolder) -> NumberRow:
    """Give the number to a user."""
    await assignment.associate(call, body.account_id, body.user_id, phone_number_id)
    return await row(call, await inventory.find(call, phone_number_id))


@route(
    "POST",
    "/console/numbers/unassign",
    rule=allowed("chime:DisassociatePhoneNumberFromUser"),
    act="DisassociatePhoneNumberFromUser",
)
async def unassign_numbers(call: Call, body: ChosenNumbers) -> NumberResults:
    """Take numbers back into the inventory."""
    return results(await assignment.unassign_all(call, body.phone_number_ids))


@route("GET", TELEPHONY, rule=allowed("chime:GetUserSettings"))
async def get_telephony(call: Call, account_id: str, user_id: str) -> TelephonyView:
    """What a user may do with a number."""
    return telephony_view(await settings.telephony(call, account_id, user_id))


@route("PUT", TELEPHONY, rule=allowed("chime:UpdateUserSettings"), act="UpdateUserSettings")
async def set_telephony(call: Call, account_id: str, user_id: str, body: TelephonyView) -> None:
    """Decide what a user may do with a number."""
    chosen = Telephony(body.inbound_calling, body.outbound_calling, body.sms)
    await settings.set_telephony(call, account_id, user_id, chosen)
