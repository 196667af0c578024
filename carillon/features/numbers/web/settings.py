"""What is settled for all numbers, for the console: the calling name of those without one of their own."""

import msgspec

from carillon.core.calls import Call
from carillon.features.numbers.service import settings
from carillon.features.numbers.web.shapes import CallingNameView, name_view
from carillon.wire.http import allowed, route

SETTINGS = "/console/numbers/settings"


class NumberSettings(msgspec.Struct, frozen=True, kw_only=True):
    default_name: CallingNameView


class DefaultName(msgspec.Struct, frozen=True, kw_only=True):
    calling_name: str


@route("GET", SETTINGS, rule=allowed("chime:GetPhoneNumberSettings"))
async def get_number_settings(call: Call) -> NumberSettings:
    """The default calling name."""
    return NumberSettings(default_name=name_view(call, (await settings.read(call)).default_name))


@route("PUT", SETTINGS, rule=allowed("chime:UpdatePhoneNumberSettings"), act="UpdatePhoneNumberSettings")
async def set_number_settings(call: Call, body: DefaultName) -> NumberSettings:
    """Change the default calling name; an empty one clears it."""
    await settings.set_default_name(call, body.calling_name)
    return await get_number_settings(call)
