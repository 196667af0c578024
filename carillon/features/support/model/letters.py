"""What is written to those who are told of a request."""

from carillon.features.support.model.history import Entry, RequestDeed
from carillon.features.support.model.numbers_abroad import SUBJECT as NUMBERS_SUBJECT
from carillon.features.support.model.requests import SupportRequest
from carillon.features.support.model.states import DeskSide, RequestStatus

STATES = {
    RequestStatus.OPEN: "It is with support now.",
    RequestStatus.WAITING: "Support waits for your answer.",
    RequestStatus.SOLVED: "It is solved. You can reopen it with a reply.",
    RequestStatus.CLOSED: "It is closed. You can reopen it.",
}
WEEKS = "Fulfilling a request for international numbers takes 2 to 6 weeks.\n\n"


def compose(request: SupportRequest, entry: Entry, link: str, organisation: str = "") -> tuple[str, str]:
    """Subject and text; what was said goes along, notes of the desk never come here."""
    subject = f"[Support {request.id}] {request.issue.subject}"
    said = f"\n{entry.text}\n" if entry.deed is RequestDeed.REPLIED else ""
    of = f" of {organisation}" if organisation else ""
    weeks = WEEKS if entry.deed is RequestDeed.OPENED and request.issue.subject == NUMBERS_SUBJECT else ""
    text = (
        f"Hello,\n\n{_news(entry)}: support request {request.id}{of}.\n{said}\n"
        f"{STATES[entry.status]}\n\n{weeks}See all of it:\n{link}\n"
    )
    return subject, text


def _news(entry: Entry) -> str:
    who = f"{entry.author} (support)" if entry.side is DeskSide.DESK else entry.author
    match entry.deed:
        case RequestDeed.OPENED:
            return f"{who} has submitted a request"
        case RequestDeed.REPLIED:
            return f"{who} has written"
        case _:
            return f"{who} has changed the state of a request"
