"""Another e-mail address: wished for with the password, confirmed by one mailbox, approved by the other."""

from dataclasses import dataclass

import structlog

from carillon.adapters.mail import Mailer, MailRefused, Message
from carillon.core import jobs
from carillon.core.callers import Person, person
from carillon.core.calls import Call, Calls
from carillon.core.ids import digest
from carillon.core.letters import Reader
from carillon.features import people
from carillon.features.people import LinkExpired
from carillon.features.signin import store
from carillon.features.signin.model import email_letters as letters
from carillon.features.signin.model.email_changes import (
    LASTS,
    EmailChange,
    LinkAct,
    NoEmailChange,
    SendEmailChange,
    SendEmailChanged,
)
from carillon.features.signin.model.passwords import PasswordWrong
from carillon.features.signin.model.settings import Settings
from carillon.features.signin.service import attempts, sessions
from carillon.features.signin.service.hashing import Hasher
from carillon.features.signin.store import email_changes, traces

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a link is about; `done` when with it both have agreed."""

    act: LinkAct
    change: EmailChange
    done: bool = False


async def request(calls: Calls, email: str, password: str) -> EmailChange:
    """Wish for another address. Whether it is somebody's already, only its own mailbox is told."""
    me = person(calls.caller)
    address = people.clean_email(email)
    attempt = await attempts.count(calls, "change", me.user_id)
    async with calls.read() as call:
        stored = await store.password(call.tx, me.user_id)
    if not await calls.part(Hasher).fits(stored, password):
        raise PasswordWrong
    async with calls.write() as call:
        user = await people.person(call.tx, me.user_id)
        if user is None or await store.hold_password(call.tx, me.user_id) != stored:
            raise PasswordWrong
        await attempts.forgive(call, attempt)
        await people.check_email(call, user, address)
        lasts_until = call.now + LASTS
        change = EmailChange(call.ids.uuid(), user.id, me.session_id, user.email, address, call.now, lasts_until)
        await email_changes.replace(call.tx, change)
        await _write(call, change)
    return change


async def pending(call: Call) -> EmailChange | None:
    """The caller's change that waits for a mailbox."""
    found = await email_changes.of_user(call.tx, person(call.caller).user_id)
    return None if found is None or found.is_over(call.now) else found


async def resend(call: Call) -> EmailChange:
    """The letters once more, to whoever has not answered."""
    change = await _pending(call)
    await _write(call, change)
    return change


async def cancel(call: Call) -> None:
    await email_changes.forget(call.tx, (await _pending(call)).user_id)


async def look(call: Call, secret: str) -> Answer:
    """What the open link of this secret is about."""
    found = await email_changes.by_link(call.tx, digest(secret))
    if found is None or found[0].is_over(call.now):
        raise LinkExpired
    return Answer(found[1], found[0])


async def answer(calls: Calls, secret: str) -> Answer:
    """Use a link up. The second of both mailboxes that agree makes the new address the person's."""
    async with calls.read() as call:
        change = (await look(call, secret)).change
    async with calls.by(Person(change.user_id, "", calls.caller.origin)).write() as call:
        await email_changes.hold(call.tx, change.id)
        found = await look(call, secret)
        if found.act is LinkAct.STOP:
            await email_changes.forget(call.tx, found.change.user_id)
            return found
        agreed = found.change.answered(found.act, call.now)
        await email_changes.use_link(call.tx, digest(secret))
        await email_changes.set_answers(call.tx, agreed)
        if agreed.is_agreed:
            await _fulfil(call, agreed)
        return Answer(found.act, agreed, done=agreed.is_agreed)


async def send(calls: Calls, job: SendEmailChange) -> None:
    """The secrets are drawn here, so that no waiting job holds them; of two letters both have good links."""
    async with calls.write() as call:
        change = await email_changes.find(call.tx, job.change_id)
        if change is None or change.is_over(call.now):
            return
        reader = await people.reader(call.tx, change.user_id, job.language)
        messages = [*await _to_new(call, change, job, reader), *await _to_old(call, change, job, reader)]
    for message in messages:
        await _send(calls, message)


async def send_changed(calls: Calls, job: SendEmailChanged) -> None:
    async with calls.read() as call:
        reader = await people.reader_at(call.tx, job.new_email, job.language)
    for which, to in (("old", job.old_email), ("new", job.new_email)):
        await _send(calls, letters.changed(reader, to, job.new_email, f"{job.letter_id}-{which}"))


async def _write(call: Call, change: EmailChange) -> None:
    """Few letters from one person, and few to one mailbox, whoever asked for them."""
    await attempts.count_letter(call, "email change", change.user_id)
    if await attempts.may_write(call, "email change to", change.new_email):
        await jobs.enqueue(call, SendEmailChange(change.id, call.ids.uuid(), call.caller.origin.language))


async def _pending(call: Call) -> EmailChange:
    found = await pending(call)
    if found is None:
        raise NoEmailChange
    return found


async def _fulfil(call: Call, change: EmailChange) -> None:
    await people.change_email(call, change.user_id, change.old_email, change.new_email)
    await email_changes.forget(call.tx, change.user_id)
    await traces.forget_letters(call.tx, change.old_email, change.new_email)
    await sessions.end_all_but(call, change.user_id, change.session_id)
    language = call.caller.origin.language
    await jobs.enqueue(call, SendEmailChanged(change.old_email, change.new_email, call.ids.uuid(), language))


async def _to_new(call: Call, change: EmailChange, job: SendEmailChange, reader: Reader) -> list[Message]:
    if change.confirmed_at is not None:
        return []
    if await people.find_by_email(call.tx, change.new_email) is not None:
        reader = await people.reader_at(call.tx, change.new_email, reader.language)  # somebody else, perhaps
        return [letters.taken(reader, change.new_email, call.part(Settings).base_url, job.letter_id)]
    return [letters.confirm(reader, change.new_email, await _link(call, change, LinkAct.CONFIRM), job.letter_id)]


async def _to_old(call: Call, change: EmailChange, job: SendEmailChange, reader: Reader) -> list[Message]:
    if change.approved_at is not None:
        return []
    approving = await _link(call, change, LinkAct.APPROVE)
    stopping = await _link(call, change, LinkAct.STOP)
    return [letters.approve(reader, change.old_email, change.new_email, approving, stopping, job.letter_id)]


async def _link(call: Call, change: EmailChange, act: LinkAct) -> str:
    secret = call.ids.secret()
    await email_changes.add_link(call.tx, change.id, act, digest(secret))
    return f"{call.part(Settings).base_url}/email#{secret}"


async def _send(calls: Calls, message: Message) -> None:
    """An address that takes no mail never agrees; that is all."""
    try:
        await calls.part(Mailer).send(message)
    except MailRefused as refusal:
        log.info("a letter could not be delivered", letter=message.message_id, reason=refusal.message)
