"""What is written to those who are told of a request."""

from carillon.adapters.mail import Link, Message, write
from carillon.core.letters import Reader, message
from carillon.features.support.model.history import Entry, RequestDeed
from carillon.features.support.model.numbers_abroad import SUBJECT as NUMBERS_SUBJECT
from carillon.features.support.model.requests import SupportRequest
from carillon.features.support.model.states import DeskSide, RequestStatus

_STATES = {
    RequestStatus.OPEN: message("It is with support now."),
    RequestStatus.WAITING: message("Support waits for your answer."),
    RequestStatus.SOLVED: message("It is solved. You can reopen it with a reply."),
    RequestStatus.CLOSED: message("It is closed. You can reopen it."),
}
_NEWS = {
    RequestDeed.OPENED: message("{who} has submitted support request {request}."),
    RequestDeed.REPLIED: message("{who} has written about support request {request}."),
    RequestDeed.PROVIDED: message("{who} has provided these phone numbers, as support request {request} asks:"),
}
_MOVED = message("{who} has changed the state of support request {request}.")


def update(
    reader: Reader, to: str, request: SupportRequest, entry: Entry, link: str, letter_id: str, organisation: str = ""
) -> Message:
    """What was said goes along, notes of the desk never come here. The desk reads whose request it is."""
    author = reader.say("{name} (support)", name=entry.author) if entry.side is DeskSide.DESK else entry.author
    parts = [
        reader.say("Hello,"),
        reader.say(_NEWS.get(entry.deed, _MOVED), who=author, request=request.id),
        *([reader.say("Organisation: {name}", name=organisation)] if organisation else []),
        *([entry.text] if entry.deed in (RequestDeed.REPLIED, RequestDeed.PROVIDED) else []),
        *([reader.say("They are in the console under Calling > Phone number management > Inventory.")]
          if entry.deed is RequestDeed.PROVIDED else []),
        reader.say(_STATES[entry.status]),
        *([reader.say("Fulfilling a request for international numbers takes 2 to 6 weeks.")]
          if entry.deed is RequestDeed.OPENED and request.issue.subject == NUMBERS_SUBJECT else []),
        reader.say("See all of it:"),
        Link(link),
    ]  # fmt: skip
    subject = reader.say("[Support {request}] {subject}", request=request.id, subject=request.issue.subject)
    return write(to, reader.tongue, subject, parts, letter_id)
