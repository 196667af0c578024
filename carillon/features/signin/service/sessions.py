"""Sessions: opened, looked up at every request, listed, and ended with everything that hangs on them."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

import structlog

from carillon.core import events, push
from carillon.core.callers import Origin, Person, Principal, person, principal
from carillon.core.calls import Call, Calls
from carillon.core.errors import Refusal
from carillon.core.ids import digest
from carillon.features import access, people
from carillon.features.signin import store
from carillon.features.signin.model.email_changes import EndedBy
from carillon.features.signin.model.links import KEPT_AFTERWARDS
from carillon.features.signin.model.sessions import (
    Holder,
    Opened,
    Session,
    SessionNotFound,
    SessionsEnded,
    begin,
)
from carillon.features.signin.model.settings import Settings
from carillon.features.signin.service import ended_changes
from carillon.features.signin.store import email_changes

log = structlog.get_logger(__name__)

SIGNED_OUT = '{"type":"signed_out"}'


async def person_of(calls: Calls, token: str, origin: Origin) -> Person | None:
    """Who holds the token. A person who was suspended a moment ago holds nothing any more."""
    async with calls.read() as call:
        session = await store.person_session(call.tx, digest(token))
        if session is None or session.is_over(call.now):
            return None
        user = await people.person(call.tx, _user_id(session))
    if user is None or not user.may_sign_in:
        return None
    if not session.is_noted(calls.clock.now()):
        await _note_use(calls, session, origin)
    return Person(user.id, session.id, origin)


async def administrator_of(calls: Calls, token: str, origin: Origin) -> Principal | None:
    """The root or IAM user who holds the token, with what the policies allow at this moment."""
    async with calls.read() as call:
        session = await store.console_session(call.tx, digest(token))
        if session is None or session.is_over(call.now):
            return None
        found = await access.principal_of_user(
            call.tx, *_administrator(session), origin, session.id, session.created_at, session.mfa_at
        )
    if found is not None and not session.is_noted(calls.clock.now()):
        await _note_use(calls, session, origin)
    return found


async def living(call: Call, session_ids: Collection[str]) -> set[str]:
    """Those of these sessions that open something now: not ended, not over, and their person may sign in."""
    found = await store.person_sessions_of(call.tx, session_ids, call.now)
    able = await people.able_to_sign_in(call.tx, {user_id for _, user_id in found})
    return {session_id for session_id, user_id in found if user_id in able}


async def open_client(call: Call) -> Opened:
    """The session that the calling person names."""
    me = person(call.caller)
    await people.touch(call, [me.user_id])
    lasts = call.part(Settings).person_session
    return await _open(call, begin(me.session_id, Holder(me.user_id), me.origin, call.now, lasts))


async def open_console(call: Call) -> Opened:
    """The session that the calling principal names."""
    me = principal(call.caller)
    assert me.session_id is not None
    holder = Holder(None if me.is_root else me.principal_id, me.organisation_id)
    begun = begin(me.session_id, holder, me.origin, call.now, call.part(Settings).console_session)
    return await _open(call, replace(begun, mfa_at=call.now if me.mfa_present else None))


async def own(call: Call) -> list[Session]:
    """The caller's sessions, the one used last first."""
    return await store.sessions_of(call.tx, person(call.caller).user_id, call.now)


async def revoke(call: Call, session_id: str) -> None:
    """End one of the caller's sessions."""
    ended = await store.end_session(call.tx, person(call.caller).user_id, session_id)
    if not ended:
        raise SessionNotFound
    await ended_changes.end_of_sessions(call, person(call.caller).user_id, [session_id])
    await _tell(call, ended)


async def leave(call: Call) -> None:
    """End the caller's own session."""
    me = person(call.caller)
    await _tell(call, await store.end_session(call.tx, me.user_id, me.session_id))


async def end_others(call: Call) -> None:
    """End all of the caller's sessions but this one."""
    me = person(call.caller)
    ended = await store.end_sessions(call.tx, me.user_id, except_id=me.session_id)
    await ended_changes.end_of_sessions(call, me.user_id, [session_id for session_id, _ in ended])
    await _tell(call, ended)


async def sign_out_everywhere(call: Call, user_id: str) -> None:
    """End every session of a person; who may ask for that was decided where the person was found."""
    await ended_changes.end(call, user_id, EndedBy.SIGN_OUT)
    await _tell(call, await store.end_sessions(call.tx, user_id, except_id=None))


async def end_all_but(call: Call, user_id: str, session_id: str) -> None:
    """End every session of a person but that one."""
    await _tell(call, await store.end_sessions(call.tx, user_id, except_id=session_id))


async def forget(call: Call, user_id: str) -> None:
    """A person is gone: nothing of theirs opens anything any more."""
    await sign_out_everywhere(call, user_id)
    await store.forget_password(call.tx, user_id)


async def tidy(call: Call) -> None:
    """Take away what is over: sessions, whose sockets hear of it, and links and attempts."""
    await _tell(call, await store.tidy(call.tx, call.now, call.now - KEPT_AFTERWARDS))
    await email_changes.tidy(call.tx, call.now)


async def leave_console(call: Call) -> None:
    """End the caller's own console session."""
    session_id = principal(call.caller).session_id
    if session_id is not None:
        await store.end_console_session(call.tx, session_id)


async def end_console_sessions(call: Call, organisation_id: str, iam_user_id: str | None) -> None:
    """End every console session of an identity, but the one that asks for it."""
    here = call.caller.session_id if isinstance(call.caller, Principal) else None
    await store.end_console_sessions(call.tx, organisation_id, iam_user_id, except_id=here)


async def end_console_of_organisation(call: Call, organisation_id: str) -> None:
    """Its identities are gone, and these opened nothing any more since then."""
    await store.end_console_of_organisation(call.tx, organisation_id)


async def _open(call: Call, session: Session) -> Opened:
    token = call.ids.secret()  # 43 characters of 6 bits: more than 32 random bytes
    await store.add_session(call.tx, session, digest(token))
    return Opened(session, token)


async def _note_use(calls: Calls, session: Session, origin: Origin) -> None:
    """A person's session goes on while it is used; an administrator's ends after its time, used or not."""
    try:
        async with replace(calls, before_commit=None).write() as call:
            if session.holder.is_person:
                expires_at = call.now + call.part(Settings).person_session
                await people.touch(call, [_user_id(session)])
            else:
                expires_at = session.expires_at
            await store.note_use(
                call.tx, replace(session, last_seen_at=call.now, expires_at=expires_at, address=origin.address)
            )
    except Refusal as refusal:  # a full disk keeps nobody from reading
        log.warning("the use of a session was not noted", reason=refusal.code)


async def _tell(call: Call, ended: Sequence[store.Ended]) -> None:
    """Close the sockets of these sessions as soon as they are gone, and let other features end what hangs on them."""
    by_user: defaultdict[str, list[str]] = defaultdict(list)
    for session_id, user_id in ended:
        by_user[user_id].append(session_id)
        push.publish(call, f"session:{session_id}", SIGNED_OUT)
    await events.publish_all(call, [SessionsEnded(user_id, tuple(ids)) for user_id, ids in by_user.items()])


def _user_id(session: Session) -> str:
    assert session.holder.user_id is not None
    return session.holder.user_id


def _administrator(session: Session) -> tuple[str, str | None]:
    assert session.holder.organisation_id is not None
    return session.holder.organisation_id, session.holder.user_id
