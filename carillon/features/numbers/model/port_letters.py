"""The letters that port-ins and port-outs send to the contact: short, in plain text and in HTML, in their language."""

from collections.abc import Sequence
from datetime import datetime

from carillon.adapters.mail import Link, Message, write
from carillon.core.letters import Reader, message
from carillon.features.numbers.model.porting import PortIn, PortStatus, Step

_SENTENCES = {
    PortStatus.SUBMITTED: message("Your request was submitted, and the carrier has not answered yet."),
    PortStatus.PENDING_DOCUMENTS: message(
        "More documents are needed. Please allow for the extra time that this takes."
    ),
    PortStatus.EXCEPTION: message("More details are needed. Please allow for the extra time that this takes."),
    PortStatus.CHANGE_REQUESTED: message(
        "Your change is being worked on. Please allow for the extra time that this takes."
    ),
    PortStatus.FOC: message(
        "The carrier has committed to a date and time. Confirm that it suits you, or ask for another."
    ),
    PortStatus.CANCEL_REQUESTED: message("The cancellation of your request is being worked on."),
    PortStatus.CANCELLED: message("Your request was cancelled."),
    PortStatus.COMPLETED: message(
        "Your request is complete, and the numbers are active. They stand in your inventory."
    ),
}
_SHOWN = 5


def of_step(reader: Reader, port_in: PortIn, step: Step, page: str, letter_id: str) -> Message:
    """What has changed, why, and where to look: statuses are constants, reasons the words of whoever gave them."""
    lines = [reader.say(_SENTENCES[step.status])]
    if step.status is PortStatus.FOC and port_in.foc_at is not None:
        lines.append(reader.say("Date and time: {moment}", moment=reader.moment(port_in.foc_at)))
    if step.reason:
        lines.append(step.reason)
    parts = [*lines, _few(reader, port_in.form.numbers), Link(page)]
    subject = reader.say("Porting phone numbers in: {status}", status=step.status.replace("_", " "))
    return write(port_in.form.contact.email, reader.tongue, subject, parts, letter_id)


def of_link(reader: Reader, port_in: PortIn, link: str, expires_at: datetime, letter_id: str) -> Message:
    """The one letter with the link; nobody sees its secret again."""
    subject = reader.say("Porting phone numbers in: documents")
    parts = [
        reader.say(
            "Hand in the documents for your port-in: "
            "open this link, signed in as an administrator who may order numbers."
        ),
        reader.say("The link is good until {moment}.", moment=reader.moment(expires_at)),
        _few(reader, port_in.form.numbers),
        Link(link),
    ]
    return write(port_in.form.contact.email, reader.tongue, subject, parts, letter_id)


def of_infected(reader: Reader, port_in: PortIn, name: str, page: str, letter_id: str) -> Message:
    """A file that waited for the virus scanner did not pass."""
    subject = reader.say("Porting phone numbers in: a file was refused")
    parts = [
        reader.say(
            "The virus scanner found something in {file}, and the file was thrown away. Hand in a clean one.", file=name
        ),
        _few(reader, port_in.form.numbers),
        Link(page),
    ]
    return write(port_in.form.contact.email, reader.tongue, subject, parts, letter_id)


def of_case(reader: Reader, to: str, numbers: Sequence[str], page: str, letter_id: str) -> Message:
    """The PIN itself is read in the console, never in a mail."""
    subject = reader.say("Porting phone numbers out: account id and PIN")
    parts = [
        reader.say("Account id and PIN for your new carrier are ready. Sign in and look at the case."),
        _few(reader, numbers),
        Link(page),
    ]
    return write(to, reader.tongue, subject, parts, letter_id)


def _few(reader: Reader, numbers: Sequence[str]) -> str:
    shown = ", ".join(numbers[:_SHOWN])
    more = len(numbers) - _SHOWN
    if more <= 0:
        return reader.say("Numbers: {numbers}", numbers=shown)
    return reader.count(
        "Numbers: {numbers} and {number} more", "Numbers: {numbers} and {number} more", more, numbers=shown
    )
