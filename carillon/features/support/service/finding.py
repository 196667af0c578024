"""The one way to a request: by those of its organisation, or by the desk, which sees every organisation's."""

from carillon.core.calls import Call
from carillon.features import organisations
from carillon.features.support.model.requests import RequestNotFound, SupportRequest
from carillon.features.support.model.states import DeskSide
from carillon.features.support.store import requests as store


async def find(call: Call, side: DeskSide, request_id: str) -> SupportRequest:
    """A request of another organisation is as good as none."""
    found = await store.find(call.tx, request_id, await scope(call, side))
    if found is None:
        raise RequestNotFound(request_id=request_id)
    return found


async def hold(call: Call, side: DeskSide, request_id: str) -> SupportRequest:
    """The same; nobody else changes it before this transaction ends."""
    found = await store.hold(call.tx, request_id, await scope(call, side))
    if found is None:
        raise RequestNotFound(request_id=request_id)
    return found


async def scope(call: Call, side: DeskSide) -> str | None:
    """The organisation whose requests the caller sees; None is all, for whoever runs the installation."""
    if side is DeskSide.DESK:
        await organisations.operating(call)
        return None
    return (await organisations.own(call)).id
