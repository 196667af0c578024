"""A wish for another e-mail address ends when what it was made with is taken away: the password, or the session."""

from collections.abc import Collection

from carillon.core.calls import Call
from carillon.core.trail import Record, Recorder
from carillon.features.signin.model.email_changes import EmailChange, EndedBy
from carillon.features.signin.store import email_changes


async def end(call: Call, user_id: str, why: EndedBy) -> bool:
    """Links in letters open nothing any more; False where no change waited."""
    change = await email_changes.of_user(call.tx, user_id)
    return change is not None and await _end(call, change, why)


async def end_of_sessions(call: Call, user_id: str, session_ids: Collection[str]) -> bool:
    """The same for a wish that was made in one of these sessions."""
    change = await email_changes.of_user(call.tx, user_id)
    return change is not None and change.session_id in session_ids and await _end(call, change, EndedBy.SIGN_OUT)


async def _end(call: Call, change: EmailChange, why: EndedBy) -> bool:
    await email_changes.forget(call.tx, change.user_id)
    if change.is_over(call.now):
        return False
    # Nobody asked for this, so no door tells the trail of it. The addresses are the person's own and stay out.
    record = Record(
        event_source="chime.amazonaws.com",
        event_name="EndEmailChange",
        caller=call.caller,
        at=call.now,
        request_id=call.request_id,
        parameters={"userId": change.user_id, "endedBy": why.value},
    )
    await call.part(Recorder).record(call, record)
    return True
