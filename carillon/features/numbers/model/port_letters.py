"""The letters that port-ins and port-outs send to the contact: short, in plain text and in HTML."""

from collections.abc import Sequence
from datetime import datetime
from html import escape

from carillon.adapters.mail import Message
from carillon.features.numbers.model.porting import PortIn, PortStatus, Step

_SENTENCES = {
    PortStatus.SUBMITTED: "Your request was submitted, and the carrier has not answered yet.",
    PortStatus.PENDING_DOCUMENTS: "More documents are needed. Please allow for the extra time that this takes.",
    PortStatus.EXCEPTION: "More details are needed. Please allow for the extra time that this takes.",
    PortStatus.CHANGE_REQUESTED: "Your change is being worked on. Please allow for the extra time that this takes.",
    PortStatus.FOC: "The carrier has committed to a date and time. Confirm that it suits you, or ask for another.",
    PortStatus.CANCEL_REQUESTED: "The cancellation of your request is being worked on.",
    PortStatus.CANCELLED: "Your request was cancelled.",
    PortStatus.COMPLETED: "Your request is complete, and the numbers are active. They stand in your inventory.",
}


def of_step(port_in: PortIn, step: Step, page: str, letter_id: str) -> Message:
    """What has changed, why, and where to look."""
    lines = [_SENTENCES[step.status]]
    if step.status is PortStatus.FOC and port_in.foc_at is not None:
        lines.append(f"Date and time: {_moment(port_in.foc_at)}")
    if step.reason:
        lines.append(step.reason)
    lines.append(f"Numbers: {_few(port_in.form.numbers)}")
    words = step.status.replace("_", " ")
    return _letter(port_in.form.contact.email, f"Porting phone numbers in: {words}", lines, page, letter_id)


def of_link(port_in: PortIn, link: str, expires_at: datetime, letter_id: str) -> Message:
    """The one letter with the link; nobody sees its secret again."""
    lines = [
        "Hand in the documents for your port-in: open this link, signed in as an administrator who may order numbers.",
        f"The link is good until {_moment(expires_at)}.",
        f"Numbers: {_few(port_in.form.numbers)}",
    ]
    return _letter(port_in.form.contact.email, "Porting phone numbers in: documents", lines, link, letter_id)


def of_infected(port_in: PortIn, name: str, page: str, letter_id: str) -> Message:
    """A file that waited for the virus scanner did not pass."""
    lines = [
        f"The virus scanner found something in {name}, and the file was thrown away. Hand in a clean one.",
        f"Numbers: {_few(port_in.form.numbers)}",
    ]
    return _letter(port_in.form.contact.email, "Porting phone numbers in: a file was refused", lines, page, letter_id)


def of_case(to: str, numbers: Sequence[str], page: str, letter_id: str) -> Message:
    """The PIN itself is read in the console, never in a mail."""
    lines = [
        "Account id and PIN for your new carrier are ready. Sign in and look at the case.",
        f"Numbers: {_few(numbers)}",
    ]
    return _letter(to, "Porting phone numbers out: account id and PIN", lines, page, letter_id)


def _few(numbers: Sequence[str]) -> str:
    shown = ", ".join(numbers[:5])
    return shown if len(numbers) <= 5 else f"{shown} and {len(numbers) - 5} more"


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"


def _letter(to: str, subject: str, lines: Sequence[str], link: str, letter_id: str) -> Message:
    text = "\n\n".join([*lines, link]) + "\n"
    shown = escape(link, quote=True)
    html = "\n".join([*(f"<p>{escape(line)}</p>" for line in lines), f'<p><a href="{shown}">{shown}</a></p>']) + "\n"
    return Message(to, subject, text, html, letter_id)
