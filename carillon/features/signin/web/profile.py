"""One's own profile in the client: the name, the time zone, the language, and another e-mail address."""

from datetime import datetime

import msgspec

from carillon.core.callers import person
from carillon.core.calls import Call, Calls
from carillon.features import people
from carillon.features.signin.model.email_changes import EmailChange, LinkAct
from carillon.features.signin.model.settings import Settings
from carillon.features.signin.service import email_changes
from carillon.features.signin.web.people import LinkSecret
from carillon.wire.http import PERSON, PUBLIC, Secret, route


class PendingEmail(msgspec.Struct, frozen=True, kw_only=True):
    """An address that waits until both mailboxes have agreed."""

    email: str
    expires_at: datetime
    confirmed: bool
    approved: bool


class ProfileView(msgspec.Struct, frozen=True, kw_only=True):
    """Without a time zone or a language the browser decides."""

    display_name: str
    email: str
    time_zone: str | None
    language: str | None
    pending_email: PendingEmail | None


class ProfileChoices(msgspec.Struct, frozen=True, kw_only=True):
    display_name: str
    time_zone: str | None
    language: str | None


class WantedEmail(msgspec.Struct, frozen=True):
    email: str
    password: Secret


class EmailAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What a link is about; `done` when the new address is the person's now."""

    act: LinkAct
    old_email: str
    new_email: str
    confirmed: bool
    approved: bool
    done: bool


class HelpLinks(msgspec.Struct, frozen=True, kw_only=True):
    """Where the operator sends people for help; empty where nowhere."""

    centre: str
    training: str


@route("GET", "/help", rule=PUBLIC)
async def get_help(call: Call) -> HelpLinks:
    """The links of the help menu."""
    settings = call.part(Settings)
    return HelpLinks(centre=settings.help_centre, training=settings.training)


@route("GET", "/profile", rule=PERSON)
async def get_profile(call: Call) -> ProfileView:
    """One's own profile."""
    return await _profile(call)


@route("PUT", "/profile", rule=PERSON, act="UpdateProfile")
async def update_profile(call: Call, body: ProfileChoices) -> ProfileView:
    """Change name, time zone and language; other devices follow at once."""
    await people.update_profile(call, body.display_name, body.time_zone, body.language)
    return await _profile(call)


@route("POST", "/profile/email", rule=PERSON, act="RequestEmailChange", status=202)
async def request_email_change(calls: Calls, body: WantedEmail) -> PendingEmail:
    """Ask for another address, with the password; letters go to both mailboxes."""
    return _pending(await email_changes.request(calls, body.email, body.password))


@route("POST", "/profile/email/letters", rule=PERSON, act="ResendEmailChange")
async def resend_email_change(call: Call) -> PendingEmail:
    """Send the letters again, to whoever has not answered."""
    return _pending(await email_changes.resend(call))


@route("DELETE", "/profile/email", rule=PERSON, act="CancelEmailChange")
async def cancel_email_change(call: Call) -> None:
    """Keep the present address."""
    await email_changes.cancel(call)


# No audit record: looking at a link changes nothing.
@route("POST", "/email-change/check", rule=PUBLIC, act=None)
async def check_email_change(call: Call, body: LinkSecret) -> EmailAnswer:
    """What a link from one of the letters would do."""
    return _answer(await email_changes.look(call, body.secret))


@route("POST", "/email-change", rule=PUBLIC, act="AnswerEmailChange")
async def answer_email_change(calls: Calls, body: LinkSecret) -> EmailAnswer:
    """Confirm, approve or stop, whatever the link is for."""
    return _answer(await email_changes.answer(calls, body.secret))


async def _profile(call: Call) -> ProfileView:
    me = person(call.caller).user_id
    user = await people.person(call.tx, me)
    assert user is not None
    chosen = await people.profile(call.tx, me)
    pending = await email_changes.pending(call)
    return ProfileView(
        display_name=user.display_name or "",
        email=user.email,
        time_zone=chosen.time_zone,
        language=chosen.language,
        pending_email=None if pending is None else _pending(pending),
    )


def _pending(change: EmailChange) -> PendingEmail:
    return PendingEmail(
        email=change.new_email,
        expires_at=change.expires_at,
        confirmed=change.confirmed_at is not None,
        approved=change.approved_at is not None,
    )


def _answer(answer: email_changes.Answer) -> EmailAnswer:
    change = answer.change
    return EmailAnswer(
        act=answer.act,
        old_email=change.old_email,
        new_email=change.new_email,
        confirmed=change.confirmed_at is not None,
        approved=change.approved_at is not None,
        done=answer.done,
    )
