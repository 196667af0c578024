"""What a meeting is to the people of it: attended, organised, metered when it has ended, and judged once by each."""

from collections.abc import Collection, Mapping

from carillon.core.callers import person
from carillon.core.calls import Call
from carillon.features import people
from carillon.features.meetings import store
from carillon.features.meetings.model.attendances import Attendance
from carillon.features.meetings.model.attendees import Attendee
from carillon.features.meetings.model.meetings import Meeting, MeetingNotFound
from carillon.features.people import Act, Deeds, HostedMeeting


async def begin_stay(call: Call, meeting: Meeting, attendee: Attendee, stay: Attendance) -> None:
    """Somebody comes into the meeting, which is held: attended with the first stay, organised with the first of all."""
    _, roster = (await store.head_counts(call.tx, [meeting.id])).get(meeting.id, (0, 0))
    figures = {} if roster else {meeting.host_id: Deeds(meetings_organized=1)}
    if attendee.user_id is not None:
        own = await store.seats_of_user(call.tx, attendee.user_id, [meeting.id])
        if not any(seat.was_in for seat in own):
            figures[attendee.user_id] = figures.get(attendee.user_id, Deeds()) + Deeds(meetings_attended=1)
    await store.add_stay(call.tx, stay)
    await people.count(call, figures)


async def meter(call: Call, meeting_id: str) -> None:
    """The meeting has ended: what of it is paid for is written down. Two devices of one person are one attendee."""
    meeting = await store.find(call.tx, meeting_id)
    if meeting is None or meeting.ended_at is None:
        return
    seats = (await store.seats_in(call.tx, [meeting.id])).values()
    came = {seat.attendee.user_id or seat.attendee.id for seat in seats if seat.was_in}
    await people.meter(call, HostedMeeting(meeting.host_id, meeting.ended_at, len(came)))


async def may_judge(call: Call, meeting_id: str) -> bool:
    """Whether the caller was in and has not said yet how it was."""
    me = person(call.caller).user_id
    return await _was_in(call, meeting_id, me) and not await people.has_judged(call, me, meeting_id)


async def judge(call: Call, meeting_id: str, comment: str | None, *, good: bool) -> None:
    """Say how the meeting was, once; whoever was not in knows nothing of it (IMP-01)."""
    me = person(call.caller).user_id
    if not await _was_in(call, meeting_id, me):
        raise MeetingNotFound
    await people.judge(call, me, meeting_id, comment, good=good)


class MeetingsOfPeople:
    """`people.ActImpact`: the meetings that end because their hosts may do nothing any more."""

    async def of(self, call: Call, act: Act, account_id: str, user_ids: Collection[str]) -> Mapping[str, int]:
        return {"meetings": len(await store.open_of_hosts(call.tx, user_ids))} if act is Act.SUSPEND else {}


async def _was_in(call: Call, meeting_id: str, user_id: str) -> bool:
    return any(seat.was_in for seat in await store.seats_of_user(call.tx, user_id, [meeting_id]))
