"""Letters that were asked for: here, after the answer, it is found out who the address belongs to."""

import structlog

from carillon.adapters.mail import Mailer, MailRefused, Message
from carillon.core.calls import Call, Calls
from carillon.core.letters import Reader
from carillon.features import accounts, people
from carillon.features.signin.model import letters
from carillon.features.signin.model.entering import (
    SendConsoleAddress,
    SendOwnerConfirmation,
    SendPasswordChanged,
    SendReset,
    SendSignUp,
)
from carillon.features.signin.model.links import Purpose
from carillon.features.signin.model.settings import Settings
from carillon.features.signin.service import links

log = structlog.get_logger(__name__)


async def send_sign_up(calls: Calls, job: SendSignUp) -> None:
    async with calls.write() as call:
        message = await _sign_up(call, job)
    await _send(calls, message)


async def send_reset(calls: Calls, job: SendReset) -> None:
    """An address that is nobody's gets no letter: strangers are not to be written to."""
    async with calls.write() as call:
        user = await people.find_by_email(call.tx, job.email)
        if user is None or not user.may_sign_in:
            return
        secret = await links.draw(call, Purpose.RESET, job.email)
        reader = await people.reader(call.tx, user.id, job.language)
    await _send(calls, letters.reset(reader, user.email, _page(calls, f"reset#{secret}"), job.letter_id))


async def send_password_changed(calls: Calls, job: SendPasswordChanged) -> None:
    async with calls.read() as call:
        user = await people.person(call.tx, job.user_id)
        reader = await people.reader(call.tx, job.user_id, job.language)
    if user is not None:
        page = _page(calls, "forgotten")
        letter = letters.password_changed(reader, user.email, page, job.letter_id, ended_change=job.ended_change)
        await _send(calls, letter)


async def send_owner_confirmation(calls: Calls, job: SendOwnerConfirmation) -> None:
    link = f"{job.address}/console/my-account"
    reader = await _reader(calls, job.email, job.language)
    await _send(calls, letters.owner_confirmation(reader, job.email, job.organisation_name, link, job.letter_id))


async def send_console_address(calls: Calls, job: SendConsoleAddress) -> None:
    reader = await _reader(calls, job.email, job.language)
    page = _page(calls, "console/sign-in")
    await _send(calls, letters.console_address(reader, job.email, job.user_name, page, job.letter_id))


async def _sign_up(call: Call, job: SendSignUp) -> Message:
    """Who is registered signs in; who may register gets a link; everybody else learns how to get in."""
    user = await people.find_by_email(call.tx, job.email)
    reader = await people.reader_at(call.tx, job.email, job.language)
    if user is not None and user.is_known:
        return letters.sign_up_of_a_member(reader, job.email, _page(call, ""), job.letter_id)
    is_open = call.part(Settings).signup_open or await accounts.claimant(call.tx, job.email) is not None
    if is_open and not await people.is_barred(call, job.email):
        secret = await links.draw(call, Purpose.SIGN_UP, job.email)
        return letters.sign_up(reader, job.email, _page(call, f"register#{secret}"), job.letter_id)
    return letters.invitation_needed(reader, job.email, _page(call, ""), job.letter_id)


async def _send(calls: Calls, message: Message) -> None:
    """An address that takes no mail is the end of it: anybody may have typed it, so no operator is called."""
    try:
        await calls.part(Mailer).send(message)
    except MailRefused as refusal:
        log.info("a letter could not be delivered", letter=message.message_id, reason=refusal.message)


async def _reader(calls: Calls, email: str, otherwise: str) -> Reader:
    async with calls.read() as call:
        return await people.reader_at(call.tx, email, otherwise)


def _page(call: Call | Calls, path: str) -> str:
    return f"{call.part(Settings).base_url}/{path}"
