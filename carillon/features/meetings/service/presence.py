"""Presence: what we know of who is in, beside what the media engine says, which is the truth about that."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta

from carillon.adapters.media import Media, MediaDown, MediaOff, Notice, Participant
from carillon.core.calls import Call, Calls
from carillon.features import signin
from carillon.features.meetings import store
from carillon.features.meetings.model.attendances import Changes, LeavingReason, Seat, begun, compare, is_deserted
from carillon.features.meetings.model.entering import refusal_of
from carillon.features.meetings.model.meetings import UNSETTLED_FOR, Meeting
from carillon.features.meetings.service import meetings
from carillon.features.meetings.service.deeds import begin_stay
from carillon.features.meetings.service.standing import standing_at_seat

ABOUT_PRESENCE = frozenset(
    {"room_started", "room_finished", "participant_joined", "participant_left", "participant_connection_aborted"}
)
KEPT_FOR = timedelta(hours=1)


async def hear(calls: Calls, body: bytes, signature: str) -> None:
    """A notice of the engine, which is a hint: it makes us look, once, and may tell why a connection ended."""
    notice = calls.part(Media).hear(body, signature)
    if notice.event not in ABOUT_PRESENCE:
        return
    async with calls.write() as call:
        if not await store.note_notice(call.tx, notice.id, call.now):
            return
        await _explain(call, notice)
    with suppress(MediaDown, MediaOff):
        inside = await calls.part(Media).participants(notice.room)
        await _settle(calls, notice.room, inside)


async def reconcile(calls: Calls) -> None:
    """Compare every meeting with its room; while the engine does not answer, nobody is gone."""
    async with calls.read() as call:
        if not await store.unsettled(call.tx, call.now - UNSETTLED_FOR):
            return
    try:
        await _reconcile(calls)
    except (MediaDown, MediaOff):
        async with calls.write() as call:
            await store.wait_on(call.tx, call.now)


async def sign_out(calls: Calls, session_ids: Sequence[str]) -> None:
    """These sessions are over: whoever is in with one of them goes. Safe to do twice, and every time to the end."""
    async with calls.write() as call:
        known = await store.seats_of_sessions(call.tx, session_ids)
        for meeting_id in sorted({seat.attendee.meeting_id for seat in known}):
            await store.hold(call.tx, meeting_id)
        seats = await store.seats_of_sessions(call.tx, session_ids)
        await meetings.close_stays(call, seats, LeavingReason.SIGNED_OUT)
    for seat in seats:
        await send_out(calls, seat.attendee.meeting_id, [seat.attendee.id])


async def send_out(calls: Calls, meeting_id: str, attendee_ids: Iterable[str]) -> None:
    """Their connections end; the gate lets them in no more."""
    with suppress(MediaOff):  # where no engine is, nobody is in
        for attendee_id in attendee_ids:
            await calls.part(Media).remove(meeting_id, attendee_id)


async def empty(calls: Calls, meeting_id: str) -> None:
    """Everybody's connection to a meeting that is over ends."""
    with suppress(MediaOff):
        await calls.part(Media).end(meeting_id)


async def tidy(call: Call) -> None:
    await store.forget_notices(call.tx, call.now - KEPT_FOR)
    await store.forget_seats(call.tx, call.now - KEPT_FOR)


@dataclass(frozen=True, slots=True)
class _Finding:
    """What follows for one meeting that is open."""

    meeting: Meeting
    changes: Changes
    is_over: bool


async def _explain(call: Call, notice: Notice) -> None:
    if notice.gone is None or await store.hold(call.tx, notice.room) is None:
        return
    seat = await store.seat(call.tx, notice.identity)
    same = [stay for stay in (seat.stays if seat else ()) if stay.session and stay.session == notice.session]
    await store.keep_stays(call.tx, [stay.explained(notice.gone) for stay in same])


async def _reconcile(calls: Calls) -> None:
    media = calls.part(Media)
    # The engine is asked first: a room that it names belongs to a meeting that is in the database by then.
    inside = {room: await media.participants(room) for room in await media.rooms()}
    async with calls.read() as call:
        running = [each.id for each in await store.unsettled(call.tx, call.now - UNSETTLED_FOR) if each.is_open]
    for room in inside.keys() - set(running):
        await media.end(room)
    for room in running:
        await _settle(calls, room, inside.get(room, []))


async def _settle(calls: Calls, room: str, inside: Sequence[Participant]) -> None:
    """Write down what the engine's list means for a meeting, and send out who should not be there."""
    async with calls.read() as call:
        finding = await _find(call, await store.find(call.tx, room), inside)
    if finding is not None and (finding.changes or finding.is_over):
        async with calls.write() as call:
            # Once more with the meeting held: people come and go meanwhile.
            finding = await _find(call, await store.hold(call.tx, room), inside)
            if finding is not None:
                await _write_down(call, finding)
    if finding is None:
        await empty(calls, room)
    else:
        await send_out(calls, room, finding.changes.barred)


async def _find(call: Call, meeting: Meeting | None, inside: Sequence[Participant]) -> _Finding | None:
    if meeting is None or not meeting.is_open:
        return None
    seats = await store.seats_in(call.tx, [meeting.id])
    changes = compare(seats, await _signed_out(call, seats.values(), inside), inside, call.now)
    changes = changes.barring(await _refused(call, meeting, seats, changes))
    return _Finding(meeting, changes, is_deserted(meeting, seats.values(), changes, call.now) and not inside)


async def _signed_out(call: Call, seats: Iterable[Seat], inside: Sequence[Participant]) -> set[str]:
    named = {participant.identity for participant in inside}
    sessions = {
        seat.attendee.id: seat.attendee.session_id
        for seat in seats
        if seat.attendee.session_id and (seat.open or seat.attendee.id in named)
    }
    living = await signin.living(call, set(sessions.values()))
    return {attendee_id for attendee_id, session_id in sessions.items() if session_id not in living}


async def _refused(call: Call, meeting: Meeting, seats: Mapping[str, Seat], changes: Changes) -> list[str]:
    """The gate's question to whoever is in without a stay.

    Whoever is on this machine can show a ticket to the engine itself, and anybody can say goodbye to us alone.
    """
    refused: list[str] = []
    for number, attendee_id in enumerate(changes.coming(seats)):
        standing = await standing_at_seat(call, meeting, seats[attendee_id])
        if refusal_of(replace(standing, present=standing.present + number - len(refused))) is not None:
            refused.append(attendee_id)
    return refused


async def _write_down(call: Call, finding: _Finding) -> None:
    await store.keep_stays(call.tx, finding.changes.kept)
    for attendee, session in finding.changes.arrived:
        stay = begun(call.ids.uuid(), attendee, call.now, "", session)
        await begin_stay(call, finding.meeting, attendee, stay)
    if finding.is_over:
        await meetings.close(call, finding.meeting)
