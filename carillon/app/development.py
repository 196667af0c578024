"""What exists only with `development = true`: the page of mails that would have been sent."""

import msgspec

from carillon.adapters.mail import Letter, Outbox
from carillon.core.calls import Calls
from carillon.wire.http import PUBLIC, route

MOST = 200


class Letters(msgspec.Struct, frozen=True):
    items: list[Letter]


# Public, because a newcomer has no account before the invitation is read; never served without development = true.
@route("GET", "/development/mail", rule=PUBLIC)
async def list_mail(calls: Calls) -> Letters:
    """The newest mails of the development outbox."""
    return Letters(await calls.part(Outbox).newest(MOST))
