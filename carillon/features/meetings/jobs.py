"""The jobs of meetings: what was decided becomes true in the media engine, and both are compared again and again."""

from datetime import timedelta

from carillon.core.calls import Calls
from carillon.core.events import on
from carillon.core.jobs import runs
from carillon.features.meetings.model.meetings import (
    AttendeesRemoved,
    MeetingChanged,
    MeetingEnded,
    Reconcile,
    TidyMeetings,
)
from carillon.features.meetings.service import deeds, meetings, presence
from carillon.features.people import UserDeleted, UserLeftWithDomain, UserRemoved, UserSuspended
from carillon.features.signin import SessionsEnded


@runs(Reconcile, every=timedelta(seconds=10))
async def reconcile(calls: Calls, job: Reconcile) -> None:
    await presence.reconcile(calls)


@runs(TidyMeetings, every=timedelta(hours=1))
async def tidy(calls: Calls, job: TidyMeetings) -> None:
    async with calls.write() as call:
        await presence.tidy(call)


@on(SessionsEnded)
async def send_out_signed_out(calls: Calls, fact: SessionsEnded) -> None:
    await presence.sign_out(calls, fact.session_ids)


@on(UserLeftWithDomain)
async def end_hosted_by_released(calls: Calls, fact: UserLeftWithDomain) -> None:
    async with calls.write() as call:
        await meetings.end_hosted_by(call, fact.user_id)


@on(UserRemoved)
async def end_hosted_for_organisation(calls: Calls, fact: UserRemoved) -> None:
    """Whoever is taken out of an account alone goes on with what runs."""
    if fact.with_organisation:
        async with calls.write() as call:
            await meetings.end_hosted_by(call, fact.user_id)


@on(UserDeleted)
async def end_hosted_by_deleted(calls: Calls, fact: UserDeleted) -> None:
    async with calls.write() as call:
        await meetings.end_hosted_by(call, fact.user_id)


@on(UserSuspended)
async def end_hosted_by_suspended(calls: Calls, fact: UserSuspended) -> None:
    async with calls.write() as call:
        await meetings.end_hosted_by(call, fact.user_id)


@on(AttendeesRemoved)
async def send_out_removed(calls: Calls, fact: AttendeesRemoved) -> None:
    await presence.send_out(calls, fact.meeting_id, fact.attendee_ids)


@on(MeetingChanged)
async def tell_inside(calls: Calls, fact: MeetingChanged) -> None:
    await meetings.tell_inside(calls, fact.meeting_id)


@on(MeetingEnded)
async def empty_room(calls: Calls, fact: MeetingEnded) -> None:
    await presence.empty(calls, fact.meeting_id)


@on(MeetingEnded)
async def meter(calls: Calls, fact: MeetingEnded) -> None:
    async with calls.write() as call:
        await deeds.meter(call, fact.meeting_id)
