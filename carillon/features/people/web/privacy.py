"""Privacy for the client: whether others may see when one is there."""

import msgspec

from carillon.core.calls import Call
from carillon.features.people.model.users import Privacy
from carillon.features.people.service import privacy
from carillon.wire.http import PERSON, route


class PrivacySetting(msgspec.Struct, frozen=True):
    privacy: Privacy


@route("GET", "/privacy", rule=PERSON)
async def get_privacy(call: Call) -> PrivacySetting:
    """The signed-in person's own setting."""
    return PrivacySetting(await privacy.own(call))


@route("PUT", "/privacy", rule=PERSON, act="UpdatePrivacy")
async def put_privacy(call: Call, body: PrivacySetting) -> PrivacySetting:
    """Be seen by others, or not."""
    await privacy.choose(call, body.privacy)
    return body
