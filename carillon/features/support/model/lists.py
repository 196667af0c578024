"""Lists of support requests: which of them somebody looks at, and where a page starts."""

from dataclasses import dataclass
from datetime import datetime

from carillon.core.pages import CursorWrong
from carillon.features.support.model.requests import RequestCategory, SupportRequest
from carillon.features.support.model.states import RequestStatus


@dataclass(frozen=True, slots=True)
class Wanted:
    """All that is set must hold; `organisation_id` None is every organisation, which only the desk sees."""

    organisation_id: str | None
    search: str = ""
    statuses: tuple[RequestStatus, ...] = ()
    category: RequestCategory | None = None
    opener_arn: str = ""
    assignee: str | None = None
    """Empty for those that nobody has taken."""


def cursor(request: SupportRequest) -> str:
    return f"{request.created_at.isoformat()} {request.id}"


def place(text: str) -> tuple[datetime, str]:
    """The last request of the page before; the next page starts after it."""
    moment, _, request_id = text.partition(" ")
    try:
        at = datetime.fromisoformat(moment)
    except ValueError as error:
        raise CursorWrong from error
    if at.tzinfo is None or not request_id:
        raise CursorWrong
    return at, request_id
