"""The tables of meetings, of their attendees with their stays, and of the engine's notices that were heard."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    RowMapping,
    Select,
    String,
    Table,
    Text,
    UniqueConstraint,
    bindparam,
    case,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert as insert_or_leave

from carillon.adapters.media import Gone
from carillon.core.db import Transaction, UtcDateTime, metadata
from carillon.features.meetings.model.attendances import Attendance, LeavingReason, Seat
from carillon.features.meetings.model.attendees import Attendee, AttendeeKind
from carillon.features.meetings.model.meetings import Meeting

meetings = Table(
    "meetings",
    metadata,
    Column("id", String(36), primary_key=True),
    # Number and link are kept as they are: they are the invitation, which everybody invited sees, and nobody's secret.
    Column("number", String(10), nullable=False, unique=True),
    Column("link", String(22), nullable=False, unique=True),
    Column("title", String(256), nullable=False),
    Column("host_id", String(36), nullable=False),
    Column("token", String(64), nullable=False),
    Column("place_id", String(36)),
    Column("account_id", String(36)),  # the host's on that day, and the region that its settings led to
    Column("region", String(64)),
    Column("locked", Boolean, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime, index=True),
    UniqueConstraint("host_id", "token"),
    Index(None, "account_id", "ended_at"),
)

attendees = Table(
    "attendees",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("meeting_id", ForeignKey("meetings.id", ondelete="CASCADE"), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("user_id", String(36), index=True),
    Column("session_id", String(36), index=True),
    Column("guest_name", String(100)),
    Column("kind", String(16), nullable=False),
    Column("removed_at", UtcDateTime),
    Column("pass_digest", String(64), unique=True),
    UniqueConstraint("meeting_id", "session_id"),
)

attendances = Table(
    "attendances",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("meeting_id", ForeignKey("meetings.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("attendee_id", ForeignKey("attendees.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("joined_at", UtcDateTime, nullable=False),
    Column("client", Text, nullable=False),
    Column("session", String(64), nullable=False),
    Column("missing_since", UtcDateTime),
    Column("told", String(16)),
    Column("left_at", UtcDateTime),
    Column("closed_at", UtcDateTime),
    Column("reason", String(16)),
)

media_notices = Table(
    "media_notices",
    metadata,
    Column("id", String(128), primary_key=True),
    Column("heard_at", UtcDateTime, nullable=False, index=True),
)

_RUNNING = meetings.c.ended_at.is_(None)
_STAYING = attendances.c.left_at.is_(None)

# A place has one meeting at a time, and a seat one stay, whatever happens at the same moment.
Index(
    "uq_meetings_place_id_running",
    meetings.c.place_id,
    unique=True,
    sqlite_where=_RUNNING,
    postgresql_where=_RUNNING,
)
Index(
    "uq_attendances_attendee_id_staying",
    attendances.c.attendee_id,
    unique=True,
    sqlite_where=_STAYING,
    postgresql_where=_STAYING,
)

_MEETING = (
    meetings.c.id,
    meetings.c.number,
    meetings.c.link,
    meetings.c.title,
    meetings.c.host_id,
    meetings.c.place_id,
    meetings.c.created_at,
    meetings.c.locked,
    meetings.c.ended_at,
    meetings.c.account_id,
    meetings.c.region,
)


async def add(tx: Transaction, meeting: Meeting, token: str) -> bool:
    """False where the host used the token before, the place has a meeting, or number or link are taken."""
    added = await tx.execute(
        insert_or_leave(meetings)
        .values(
            id=meeting.id,
            number=meeting.number,
            link=meeting.link,
            title=meeting.title,
            host_id=meeting.host_id,
            token=token,
            place_id=meeting.place_id,
            account_id=meeting.account_id,
            region=meeting.region,
            locked=meeting.locked,
            created_at=meeting.created_at,
        )
        .on_conflict_do_nothing()
    )
    return added.rowcount == 1


async def find(tx: Transaction, meeting_id: str) -> Meeting | None:
    return await _one(tx, select(*_MEETING).where(meetings.c.id == meeting_id))


async def hold(tx: Transaction, meeting_id: str) -> Meeting | None:
    """Found, and nobody else changes it, its seats or its stays before this transaction ends."""
    return await _one(tx, select(*_MEETING).where(meetings.c.id == meeting_id).with_for_update())


async def with_key(tx: Transaction, key: str) -> Meeting | None:
    return await _one(tx, select(*_MEETING).where(or_(meetings.c.number == key, meetings.c.link == key)))


async def started_with(tx: Transaction, host_id: str, token: str) -> Meeting | None:
    return await _one(tx, select(*_MEETING).where(meetings.c.host_id == host_id, meetings.c.token == token))


async def running_in(tx: Transaction, place_id: str) -> Meeting | None:
    return await _one(tx, select(*_MEETING).where(meetings.c.place_id == place_id, _RUNNING))


async def running_of(tx: Transaction, user_id: str, place_ids: Collection[str]) -> list[Meeting]:
    """What runs in these places, is hosted by this person or has a seat of theirs; nothing they were removed from."""
    seated = select(attendees.c.meeting_id).where(attendees.c.user_id == user_id)
    theirs = or_(meetings.c.place_id.in_(place_ids), meetings.c.host_id == user_id, meetings.c.id.in_(seated))
    removed = seated.where(attendees.c.removed_at.is_not(None))
    query = select(*_MEETING).where(_RUNNING, theirs, meetings.c.id.not_in(removed))
    return [Meeting(*row) for row in await tx.execute(query.order_by(meetings.c.created_at.desc(), meetings.c.id))]


async def ended_by_region(tx: Transaction, account_id: str, since: datetime) -> dict[str, int]:
    """How many meetings of the account that ended since then ran in each region."""
    counted = (meetings.c.account_id == account_id, meetings.c.ended_at >= since, meetings.c.region.is_not(None))
    query = select(meetings.c.region, func.count()).where(*counted).group_by(meetings.c.region)
    return {region: number for region, number in await tx.execute(query)}


async def open_of_hosts(tx: Transaction, user_ids: Collection[str]) -> list[str]:
    """The ids of meetings of these hosts that have not ended."""
    query = select(meetings.c.id).where(meetings.c.host_id.in_(user_ids), meetings.c.ended_at.is_(None))
    return list((await tx.execute(query.order_by(meetings.c.id))).scalars())


async def past_of(tx: Transaction, user_id: str, before: datetime | None, limit: int) -> list[Meeting]:
    """Meetings that have ended and that this person was in, the one that ended last first."""
    was_in = select(attendances.c.meeting_id).join(attendees).where(attendees.c.user_id == user_id)
    query = select(*_MEETING).where(meetings.c.ended_at.is_not(None), meetings.c.id.in_(was_in))
    if before is not None:
        query = query.where(meetings.c.ended_at < before)
    found = await tx.execute(query.order_by(meetings.c.ended_at.desc(), meetings.c.id).limit(limit))
    return [Meeting(*row) for row in found]


async def unsettled(tx: Transaction, ended_after: datetime) -> list[Meeting]:
    """What runs, or ended a short while ago."""
    query = select(*_MEETING).where(or_(_RUNNING, meetings.c.ended_at > ended_after))
    return [Meeting(*row) for row in await tx.execute(query)]


async def set_locked(tx: Transaction, meeting_id: str, *, locked: bool) -> None:
    await tx.execute(update(meetings).where(meetings.c.id == meeting_id).values(locked=locked))


async def set_ended(tx: Transaction, meeting_id: str, at: datetime) -> None:
    await tx.execute(update(meetings).where(meetings.c.id == meeting_id).values(ended_at=at))


async def add_attendee(tx: Transaction, attendee: Attendee, pass_digest: str | None = None) -> None:
    await tx.execute(
        insert(attendees).values(
            id=attendee.id,
            meeting_id=attendee.meeting_id,
            created_at=attendee.created_at,
            user_id=attendee.user_id,
            session_id=attendee.session_id,
            guest_name=attendee.guest_name,
            kind=attendee.kind.value,
            pass_digest=pass_digest,
        )
    )


async def rename_guest(tx: Transaction, attendee_id: str, name: str) -> None:
    await tx.execute(update(attendees).where(attendees.c.id == attendee_id).values(guest_name=name))


async def remove(tx: Transaction, attendee_ids: Collection[str], at: datetime) -> None:
    await tx.execute(update(attendees).where(attendees.c.id.in_(attendee_ids)).values(removed_at=at))


async def seat(tx: Transaction, attendee_id: str) -> Seat | None:
    return next(iter(await _seats(tx, attendees.c.id == attendee_id)), None)


async def seat_of_session(tx: Transaction, meeting_id: str, session_id: str) -> Seat | None:
    same = (attendees.c.meeting_id == meeting_id, attendees.c.session_id == session_id)
    return next(iter(await _seats(tx, *same)), None)


async def seat_of_pass(tx: Transaction, pass_digest: str) -> Seat | None:
    return next(iter(await _seats(tx, attendees.c.pass_digest == pass_digest)), None)


async def seats_in(tx: Transaction, meeting_ids: Collection[str]) -> dict[str, Seat]:
    """All seats at these meetings, by the attendee's id, in the order in which they were taken."""
    return {seat.attendee.id: seat for seat in await _seats(tx, attendees.c.meeting_id.in_(meeting_ids))}


async def seats_of_user(tx: Transaction, user_id: str, meeting_ids: Collection[str]) -> list[Seat]:
    return await _seats(tx, attendees.c.user_id == user_id, attendees.c.meeting_id.in_(meeting_ids))


async def seats_of_sessions(tx: Transaction, session_ids: Collection[str]) -> list[Seat]:
    """The seats of these sessions at meetings that run."""
    running = attendees.c.meeting_id.in_(select(meetings.c.id).where(_RUNNING))
    return await _seats(tx, attendees.c.session_id.in_(session_ids), running)


async def head_counts(tx: Transaction, meeting_ids: Collection[str]) -> Mapping[str, tuple[int, int]]:
    """For each meeting that anybody was in: how many seats are taken now, and how many ever were."""
    rows = await tx.execute(
        select(
            attendances.c.meeting_id,
            func.sum(case((_STAYING, 1), else_=0)),
            func.count(attendances.c.attendee_id.distinct()),
        )
        .where(attendances.c.meeting_id.in_(meeting_ids))
        .group_by(attendances.c.meeting_id)
    )
    return {meeting_id: (int(present), roster) for meeting_id, present, roster in rows}


async def add_stay(tx: Transaction, stay: Attendance) -> None:
    await tx.execute(insert(attendances).values(**_values(stay), id=stay.id))


async def keep_stays(tx: Transaction, stays: Sequence[Attendance]) -> None:
    """The stays as they are now."""
    if stays:
        changes = {column: bindparam(f"new_{column}") for column in _values(stays[0])}
        rows = [
            {"stay": stay.id, **{f"new_{column}": value for column, value in _values(stay).items()}} for stay in stays
        ]
        await tx.execute(update(attendances).where(attendances.c.id == bindparam("stay")).values(changes), rows)


async def wait_on(tx: Transaction, now: datetime) -> None:
    """Whoever is missed is missed from now on: while the engine does not answer, nobody's patience runs out."""
    missed = (_STAYING, attendances.c.missing_since.is_not(None))
    await tx.execute(update(attendances).where(*missed).values(missing_since=now))


async def note_notice(tx: Transaction, notice_id: str, at: datetime) -> bool:
    """False where it was heard before."""
    fresh = insert_or_leave(media_notices).values(id=notice_id, heard_at=at)
    return (await tx.execute(fresh.on_conflict_do_nothing(index_elements=["id"]))).rowcount == 1


async def forget_notices(tx: Transaction, before: datetime) -> None:
    await tx.execute(delete(media_notices).where(media_notices.c.heard_at <= before))


async def forget_seats(tx: Transaction, before: datetime) -> None:
    """Those that were taken by then and that nobody ever came to; who was removed stays known."""
    came = exists().where(attendances.c.attendee_id == attendees.c.id)
    empty = (attendees.c.created_at <= before) & attendees.c.removed_at.is_(None) & ~came
    await tx.execute(delete(attendees).where(empty))


async def stays_of(tx: Transaction, user_id: str, after: str, limit: int) -> list[RowMapping]:
    """Some of a person's stays in the order of their ids, with what the meeting was."""
    query = (
        select(attendances, meetings.c.title, meetings.c.number, (meetings.c.host_id == user_id).label("as_host"))
        .join(attendees, attendees.c.id == attendances.c.attendee_id)
        .join(meetings, meetings.c.id == attendances.c.meeting_id)
        .where(attendees.c.user_id == user_id, attendances.c.id > after)
        .order_by(attendances.c.id)
        .limit(limit)
    )
    return list((await tx.execute(query)).mappings())


async def hosted_by(tx: Transaction, user_id: str, after: str, limit: int) -> list[Meeting]:
    """Some of the meetings of a host in the order of their ids."""
    query = select(*_MEETING).where(meetings.c.host_id == user_id, meetings.c.id > after)
    return [Meeting(*row) for row in await tx.execute(query.order_by(meetings.c.id).limit(limit))]


async def traces_of(tx: Transaction, user_id: str) -> tuple[int, int]:
    """How many meetings a person hosted, and at how many they had a seat."""
    hosted = select(func.count()).select_from(meetings).where(meetings.c.host_id == user_id)
    seats = select(func.count(attendees.c.meeting_id.distinct())).where(attendees.c.user_id == user_id)
    return await tx.scalar(hosted) or 0, await tx.scalar(seats) or 0


async def forget_person(tx: Transaction, user_id: str, stand_in: str) -> None:
    """Meetings stay as something that took place: without the host's title, and with nobody's name (ACC-34)."""
    seats = select(attendees.c.id).where(attendees.c.user_id == user_id)
    await tx.execute(update(attendances).where(attendances.c.attendee_id.in_(seats)).values(client=""))
    await tx.execute(update(attendees).where(attendees.c.user_id == user_id).values(user_id=stand_in))
    await tx.execute(update(meetings).where(meetings.c.host_id == user_id).values(host_id=stand_in, title=""))


async def _one(tx: Transaction, query: Select[*tuple[Any, ...]]) -> Meeting | None:
    row = (await tx.execute(query)).one_or_none()
    return None if row is None else Meeting(*row)


async def _seats(tx: Transaction, *which: ColumnElement[bool]) -> list[Seat]:
    found = await tx.execute(select(attendees).where(*which).order_by(attendees.c.created_at, attendees.c.id))
    # Of two stays that began at the same moment, the one that goes on is the later.
    in_order = (attendances.c.joined_at, _STAYING, attendances.c.left_at, attendances.c.id)
    rows = await tx.execute(select(attendances).join(attendees).where(*which).order_by(*in_order))
    stays: defaultdict[str, list[Attendance]] = defaultdict(list)
    for row in rows.mappings():
        stays[row["attendee_id"]].append(_stay(row))
    people = [_attendee(row) for row in found.mappings()]
    return [Seat(attendee, tuple(stays[attendee.id])) for attendee in people]


def _attendee(row: RowMapping) -> Attendee:
    return Attendee(
        id=row["id"],
        meeting_id=row["meeting_id"],
        created_at=row["created_at"],
        user_id=row["user_id"],
        session_id=row["session_id"],
        guest_name=row["guest_name"],
        kind=AttendeeKind(row["kind"]),
        removed_at=row["removed_at"],
    )


def _stay(row: RowMapping) -> Attendance:
    return Attendance(
        id=row["id"],
        meeting_id=row["meeting_id"],
        attendee_id=row["attendee_id"],
        joined_at=row["joined_at"],
        client=row["client"],
        session=row["session"],
        missing_since=row["missing_since"],
        told=None if row["told"] is None else Gone(row["told"]),
        left_at=row["left_at"],
        closed_at=row["closed_at"],
        reason=None if row["reason"] is None else LeavingReason(row["reason"]),
    )


def _values(stay: Attendance) -> dict[str, str | datetime | None]:
    return {
        "meeting_id": stay.meeting_id,
        "attendee_id": stay.attendee_id,
        "joined_at": stay.joined_at,
        "client": stay.client,
        "session": stay.session,
        "missing_since": stay.missing_since,
        "told": stay.told and stay.told.value,
        "left_at": stay.left_at,
        "closed_at": stay.closed_at,
        "reason": stay.reason and stay.reason.value,
    }
