"""The desk, where whoever runs the installation answers requests of every organisation."""

from collections.abc import Sequence

from carillon.core.callers import principal
from carillon.core.calls import Call
from carillon.core.pages import Page
from carillon.features import access, organisations
from carillon.features.support.model.bundles import KEPT_FOR, Bundle, BundleNotFound
from carillon.features.support.model.desk import AssigneeUnknown
from carillon.features.support.model.history import RequestDeed, clean_reply
from carillon.features.support.model.lists import Wanted
from carillon.features.support.model.requests import SupportRequest
from carillon.features.support.model.states import DeskSide
from carillon.features.support.service.conversation import note_down
from carillon.features.support.service.finding import hold
from carillon.features.support.store import bundles
from carillon.features.support.store import requests as store


async def page(call: Call, chosen: Wanted, cursor: str | None, limit: int) -> Page[SupportRequest]:
    await organisations.operating(call)
    return await store.page(call.tx, chosen, cursor, limit)


async def count(call: Call, chosen: Wanted) -> int:
    await organisations.operating(call)
    return await store.count(call.tx, chosen)


async def note(call: Call, request_id: str, text: str) -> SupportRequest:
    """Write something down that only the desk sees."""
    said, held = clean_reply(text), await hold(call, DeskSide.DESK, request_id)
    changed = held.touched(call.now)
    await store.save(call.tx, changed)
    await note_down(call, changed, RequestDeed.NOTED, DeskSide.DESK, said)
    return changed


async def assign(call: Call, request_id: str, assignee: str) -> SupportRequest:
    """Give it to one of the desk's administrators; with no name it is nobody's again."""
    held = await hold(call, DeskSide.DESK, request_id)
    if assignee and assignee not in await administrators(call):
        raise AssigneeUnknown(name=assignee)
    changed = held.given_to(assignee, call.now)
    await store.save(call.tx, changed)
    await note_down(call, changed, RequestDeed.ASSIGNED, DeskSide.DESK, assignee)
    return changed


async def administrators(call: Call) -> Sequence[str]:
    """Who can be given a request: the caller, and everybody whom the organisation of the desk knows."""
    await organisations.operating(call)
    names = [user.name for user in await access.list_users(call)]
    return sorted({principal(call.caller).name, *names}, key=str.casefold)


async def bundle(call: Call, reference: str) -> Bundle:
    """The logs that somebody has sent (SUP-06)."""
    await organisations.operating(call)
    wanted = reference.strip().upper()
    found = await bundles.find(call.tx, wanted)
    if found is None or found.is_over(call.now):
        raise BundleNotFound(reference=wanted, days=KEPT_FOR.days)
    return found
