"""Numbers for those who asked for them: the request says for whom and of which country, and is told of it."""

from collections.abc import Sequence

from carillon.core.calls import Call
from carillon.features import organisations
from carillon.features.support.model.history import RequestDeed
from carillon.features.support.model.numbers_abroad import NumbersNotAsked
from carillon.features.support.model.requests import RequestNotFound
from carillon.features.support.model.states import DeskSide, RequestIsClosed, RequestStatus, after_reply
from carillon.features.support.service.conversation import note_down
from carillon.features.support.service.finding import hold
from carillon.features.support.store import requests as store


class RequestsForNumbers:
    """Answers `numbers.NumberWishes`."""

    async def wish(self, call: Call, request_id: str) -> tuple[str, str]:
        """The organisation that asks, and the country; nothing is provided for a request that is closed."""
        held = await hold(call, DeskSide.DESK, request_id)
        if not await organisations.stays(call.tx, held.organisation_id):
            raise RequestNotFound(request_id=request_id)
        if held.issue.numbers is None:
            raise NumbersNotAsked(request_id=request_id)
        if held.status is RequestStatus.CLOSED:
            raise RequestIsClosed
        return held.organisation_id, held.issue.numbers.country

    async def provided(self, call: Call, request_id: str, numbers: Sequence[str], *, solved: bool) -> None:
        held = await hold(call, DeskSide.DESK, request_id)
        status = after_reply(DeskSide.DESK, held.status, RequestStatus.SOLVED if solved else None)
        changed = held.touched(call.now) if status is held.status else held.moved(DeskSide.DESK, status, call.now)
        await store.save(call.tx, changed)
        await note_down(call, changed, RequestDeed.PROVIDED, DeskSide.DESK, "\n".join(numbers))
