"""What administrators settle: the default calling name, where call records go, what a user may do with a number."""

from dataclasses import dataclass, replace

from carillon.core.calls import Call
from carillon.features import organisations, people
from carillon.features.numbers.model.settings import CallingSettings, Telephony, clean_bucket
from carillon.features.numbers.store import settings


@dataclass(frozen=True, slots=True)
class Destination:
    """Where one product's call detail records go; no bucket turns them off (CDR-05)."""

    bucket: str | None


async def read(call: Call) -> CallingSettings:
    home = await organisations.own(call)
    return await settings.find(call.tx, home.id)


async def set_default_name(call: Call, name: str) -> None:
    """The name for numbers without one of their own; every seven days at most (CNAM-05)."""
    held = await _held(call)
    await settings.save(call.tx, replace(held, default_name=held.default_name.changed(name, call.now)))


async def set_destinations(
    call: Call, *, business_calling: Destination | None, voice_connector: Destination | None
) -> None:
    """Change what is given."""
    held = await _held(call)
    if business_calling is not None:
        held = replace(held, business_calling_bucket=clean_bucket(business_calling.bucket))
    if voice_connector is not None:
        held = replace(held, voice_connector_bucket=clean_bucket(voice_connector.bucket))
    await settings.save(call.tx, held)


async def telephony(call: Call, account_id: str, user_id: str) -> Telephony:
    user = await people.find(call, account_id, user_id)
    return await settings.telephony_of(call.tx, user.id)


async def set_telephony(call: Call, account_id: str, user_id: str, chosen: Telephony) -> None:
    user = await people.hold(call, account_id, user_id)
    await settings.set_telephony(call.tx, user.id, chosen)


async def _held(call: Call) -> CallingSettings:
    home = await organisations.keep_own(call)
    return await settings.hold(call.tx, home.id)
