"""Dialling out of a meeting: everything is checked, and nothing rings before there is a telephony engine."""

from typing import NoReturn

from carillon.adapters.carrier import Ability
from carillon.core.calls import Call
from carillon.features.numbers.model.dialling import FromElsewhere, NoTelephony, check_destination
from carillon.features.numbers.model.inventory import IN_INVENTORY, NumberNotFound, clean_number
from carillon.features.numbers.service import inventory


async def dial_out(call: Call, origin: str, destination: str) -> NoReturn:
    """Refused in the end, and never with an id of a call that does not exist."""
    try:
        phone = await inventory.find(call, origin)
    except NumberNotFound as error:
        raise FromElsewhere from error
    if phone.status not in IN_INVENTORY or Ability.OUTBOUND_CALL not in phone.abilities:
        raise FromElsewhere
    check_destination(clean_number(destination), phone.number)
    raise NoTelephony
