"""The tables of jobs, and every statement on them; each is for many rows and checks the fence where it writes back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Insert,
    Integer,
    Row,
    String,
    Table,
    Text,
    UniqueConstraint,
    and_,
    case,
    delete,
    exists,
    func,
    literal_column,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from carillon.core.db import Transaction, UtcDateTime, metadata
from carillon.core.jobs.model import Claimed, DeadLetter, Draft, Lease, Listed, Queue, Selection, State
from carillon.core.pages import Page

_NUMBER = BigInteger().with_variant(Integer, "sqlite")

jobs = Table(
    "jobs",
    metadata,
    Column("number", _NUMBER, primary_key=True, autoincrement=True),
    Column("id", String(255), nullable=False),
    Column("kind", String(255), nullable=False),
    Column("version", Integer, nullable=False),
    Column("argument", Text, nullable=False),
    Column("state", String(10), nullable=False),
    Column("run_at", UtcDateTime, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("lease_owner", String(64)),
    Column("lease_until", UtcDateTime),
    Column("fence", Integer, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("partition_key", String(255)),
    Column("last_error", Text),
    Column("created_at", UtcDateTime, nullable=False),
    Column("finished_at", UtcDateTime),
    UniqueConstraint("id"),
)

job_steps = Table(
    "job_steps",
    metadata,
    Column("job_number", _NUMBER, ForeignKey(jobs.c.number, ondelete="CASCADE"), primary_key=True),
    Column("name", String(255), primary_key=True),
    Column("result", Text, nullable=False),
)

schedules = Table(
    "schedules",
    metadata,
    Column("kind", String(255), primary_key=True),
    Column("last_fired_at", UtcDateTime, nullable=False),
)

# Written out and not bound: a partial index serves only queries that say its condition in the same words.
_OPEN = [literal_column(f"'{state.value}'") for state in (State.WAITING, State.RUNNING)]
_open = jobs.c.state.in_(_OPEN)
# Only what is still to be done is in the indexes that workers look through, however many are done or dead; in the
# order of claims, so that a crowd of waiting jobs is not sorted for each of them.
Index("ix_jobs_open", jobs.c.priority.desc(), jobs.c.run_at, jobs.c.number, sqlite_where=_open, postgresql_where=_open)
Index("ix_jobs_open_partition", jobs.c.partition_key, jobs.c.number, sqlite_where=_open, postgresql_where=_open)
_ended = jobs.c.finished_at.is_not(None)
Index("ix_jobs_ended", jobs.c.state, jobs.c.finished_at, sqlite_where=_ended, postgresql_where=_ended)


async def add(tx: Transaction, drafts: Sequence[Draft], now: datetime) -> None:
    """Write the rows; one whose id is there already is that job and is left alone."""
    if not drafts:
        return
    rows = [
        {
            "id": one.id,
            "kind": one.kind,
            "version": one.version,
            "argument": one.argument,
            "state": State.WAITING.value,
            "run_at": one.run_at,
            "attempts": 0,
            "fence": 0,
            "priority": one.priority,
            "partition_key": one.partition,
            "created_at": now,
        }
        for one in drafts
    ]
    await tx.execute(_insert(tx, jobs).on_conflict_do_nothing(index_elements=["id"]), rows)


async def anything(tx: Transaction, known: Sequence[tuple[str, int]], now: datetime, least: int | None = None) -> bool:
    """Whether a claim would find something."""
    return (await tx.execute(select(jobs.c.number).where(_free(known, now, least)).limit(1))).first() is not None


async def claim(
    tx: Transaction,
    known: Sequence[tuple[str, int]],
    owner: str,
    now: datetime,
    until: datetime,
    most: int,
    least: int | None = None,
) -> list[Claimed]:
    """Take up to `most` jobs, the most urgent first, none below the priority `least`; no two workers take the same."""
    picked = (
        select(jobs.c.number)
        .where(_free(known, now, least))
        .order_by(jobs.c.priority.desc(), jobs.c.run_at, jobs.c.number)
        .limit(most)
        .with_for_update(skip_locked=True)
        .cte("picked")
    )
    taken = await tx.execute(
        update(jobs)
        .where(jobs.c.number.in_(select(picked.c.number)))
        .values(
            state=State.RUNNING.value,
            lease_owner=owner,
            lease_until=until,
            fence=jobs.c.fence + 1,
            attempts=jobs.c.attempts + 1,
        )
        .returning(
            jobs.c.number,
            jobs.c.id,
            jobs.c.kind,
            jobs.c.version,
            jobs.c.argument,
            jobs.c.attempts,
            jobs.c.partition_key,
            jobs.c.fence,
            jobs.c.priority,
            jobs.c.run_at,
        )
    )
    return [_claimed(row) for row in sorted(taken, key=lambda row: (-row.priority, row.run_at, row.number))]


async def renew(tx: Transaction, leases: Sequence[Lease], until: datetime) -> set[int]:
    """Hold the leases longer; the answer has the numbers of those that are still ours."""
    return await _write_back(tx, leases, lease_until=until)


async def finish(tx: Transaction, leases: Sequence[Lease], now: datetime) -> set[int]:
    """They are done; the answer has the numbers of those that were still ours."""
    return await _write_back(
        tx, leases, state=State.DONE.value, finished_at=now, lease_owner=None, lease_until=None, last_error=None
    )


async def put_back(tx: Transaction, lease: Lease, run_at: datetime, error: str) -> bool:
    """It failed and is tried again."""
    return bool(
        await _write_back(
            tx,
            [lease],
            state=State.WAITING.value,
            run_at=run_at,
            lease_owner=None,
            lease_until=None,
            last_error=error,
        )
    )


async def release(tx: Transaction, leases: Sequence[Lease]) -> None:
    """They were interrupted through no fault of theirs, and anybody may go on at once."""
    await _write_back(
        tx,
        leases,
        state=State.WAITING.value,
        attempts=jobs.c.attempts - 1,
        lease_owner=None,
        lease_until=None,
    )


async def give_up(tx: Transaction, lease: Lease, now: datetime, error: str) -> bool:
    """It is parked where the operator sees it."""
    return bool(
        await _write_back(
            tx,
            [lease],
            state=State.DEAD.value,
            finished_at=now,
            lease_owner=None,
            lease_until=None,
            last_error=error,
        )
    )


async def dead_letters(tx: Transaction, most: int) -> list[DeadLetter]:
    """The jobs given up, the latest first."""
    rows = await tx.execute(
        select(*jobs.c)
        .where(jobs.c.state == State.DEAD.value, _ended)
        .order_by(jobs.c.finished_at.desc(), jobs.c.number.desc())
        .limit(most)
    )
    return [
        DeadLetter(row.id, row.kind, row.version, row.argument, row.attempts, row.last_error or "", row.finished_at)
        for row in rows
    ]


async def listed(tx: Transaction, state: State, wanted: Selection, cursor: str | None, limit: int) -> Page[Listed]:
    """The jobs in this state, the latest written first; of those that wait only those that have failed before."""
    query = select(*jobs.c).where(jobs.c.state == state.value, *_selected(wanted))
    if state is State.WAITING:
        query = query.where(jobs.c.last_error.is_not(None))
    if cursor is not None:
        query = query.where(jobs.c.number < int(cursor))
    rows = list(await tx.execute(query.order_by(jobs.c.number.desc()).limit(limit + 1)))
    more = str(rows[limit - 1].number) if len(rows) > limit else None
    return Page(tuple(_listed(row) for row in rows[:limit]), more)


async def revive(tx: Transaction, job_ids: Sequence[str] | None, wanted: Selection, now: datetime) -> list[str]:
    """Let jobs that were given up begin anew, all of the selection without ids; answers whose turn it is."""
    return await _bury(tx, job_ids, wanted, state=State.WAITING.value, attempts=0, run_at=now, finished_at=None)


async def discard(tx: Transaction, job_ids: Sequence[str] | None, wanted: Selection, now: datetime) -> list[str]:
    """Take jobs that were given up for done, so that their keys stay known for a week like others'."""
    return await _bury(tx, job_ids, wanted, state=State.DONE.value, finished_at=now)


async def queue(tx: Transaction, wanted: Selection, now: datetime) -> Queue:
    """How many of the selection wait, run and were given up, and since when the oldest should have been done."""
    failed = and_(jobs.c.state == State.WAITING.value, jobs.c.last_error.is_not(None))
    due = and_(jobs.c.state.in_(_OPEN), or_(jobs.c.run_at <= now, jobs.c.attempts > 0))
    rows = await tx.execute(
        select(
            jobs.c.state,
            func.count().label("jobs"),
            func.sum(case((failed, 1), else_=0)).label("retrying"),
            func.min(case((due, jobs.c.created_at))).label("oldest_at"),
        )
        .where(jobs.c.state != State.DONE.value, *_selected(wanted))
        .group_by(jobs.c.state)
    )
    found = {State(row.state): row for row in rows}
    number = {state: row.jobs for state, row in found.items()}
    return Queue(
        waiting=number.get(State.WAITING, 0),
        running=number.get(State.RUNNING, 0),
        dead=number.get(State.DEAD, 0),
        retrying=sum(row.retrying for row in found.values()),
        oldest_at=min((row.oldest_at for row in found.values() if row.oldest_at is not None), default=None),
    )


async def counts(tx: Transaction) -> dict[State, int]:
    """How many jobs are in each state; what is done is not counted."""
    rows = await tx.execute(
        select(jobs.c.state, func.count()).where(jobs.c.state != State.DONE.value).group_by(jobs.c.state)
    )
    found = {State(state): number for state, number in rows}
    return {state: found.get(state, 0) for state in (State.WAITING, State.RUNNING, State.DEAD)}


async def purge(tx: Transaction, before: datetime, most: int) -> int:
    """Remove what was done before; answers how many rows, at most `most`."""
    old = select(jobs.c.number).where(jobs.c.state == State.DONE.value, jobs.c.finished_at < before).limit(most)
    return (await tx.execute(delete(jobs).where(jobs.c.number.in_(old)))).rowcount


async def name_strangers(tx: Transaction, known: Sequence[tuple[str, int]], error: str) -> int:
    """Write on every waiting job that nobody here knows that this is so; a newer process may still do it."""
    named = await tx.execute(
        update(jobs)
        .where(jobs.c.state == State.WAITING.value, jobs.c.last_error.is_(None), ~_among(known))
        .values(last_error=error)
    )
    return named.rowcount


async def last_fired(tx: Transaction, kind: str) -> datetime | None:
    return (await tx.execute(select(schedules.c.last_fired_at).where(schedules.c.kind == kind))).scalar()


async def save_fired(tx: Transaction, kind: str, at: datetime) -> None:
    row = _insert(tx, schedules)
    await tx.execute(
        row.on_conflict_do_update(index_elements=["kind"], set_={"last_fired_at": at}),
        {"kind": kind, "last_fired_at": at},
    )


async def step_result(tx: Transaction, number: int, name: str) -> str | None:
    return (
        await tx.execute(select(job_steps.c.result).where(job_steps.c.job_number == number, job_steps.c.name == name))
    ).scalar()


async def save_step(tx: Transaction, lease: Lease, name: str, result: str) -> bool:
    """Remember a step's result, if the lease is still ours."""
    if not await _write_back(tx, [lease], fence=jobs.c.fence):
        return False
    await tx.execute(
        _insert(tx, job_steps).on_conflict_do_nothing(index_elements=["job_number", "name"]),
        {"job_number": lease.number, "name": name, "result": result},
    )
    return True


def _free(known: Sequence[tuple[str, int]], now: datetime, least: int | None) -> ColumnElement[bool]:
    earlier = jobs.alias("earlier")
    blocked = exists().where(
        earlier.c.partition_key == jobs.c.partition_key,
        earlier.c.number < jobs.c.number,
        earlier.c.state.in_(_OPEN),
    )
    return and_(
        _open,
        jobs.c.run_at <= now,
        _among(known),
        or_(jobs.c.state == State.WAITING.value, jobs.c.lease_until < now),
        or_(jobs.c.partition_key.is_(None), ~blocked),
        *([] if least is None else [jobs.c.priority >= least]),
    )


def _among(known: Sequence[tuple[str, int]]) -> ColumnElement[bool]:
    return tuple_(jobs.c.kind, jobs.c.version).in_(known)


async def _write_back(tx: Transaction, leases: Sequence[Lease], **values: Any) -> set[int]:
    # The fence decides: a worker whose lease ran out and was taken over changes nothing any more.
    held = tuple_(jobs.c.number, jobs.c.fence).in_([(lease.number, lease.fence) for lease in leases])
    written = await tx.execute(
        update(jobs).where(jobs.c.state == State.RUNNING.value, held).values(**values).returning(jobs.c.number)
    )
    return {row.number for row in written}


async def _bury(tx: Transaction, job_ids: Sequence[str] | None, wanted: Selection, **values: Any) -> list[str]:
    chosen = jobs.c.state == State.DEAD.value if job_ids is None else jobs.c.id.in_(job_ids)
    changed = await tx.execute(
        update(jobs)
        .where(chosen, jobs.c.state == State.DEAD.value, *_selected(wanted))
        .values(**values)
        .returning(jobs.c.id)
    )
    return list(changed.scalars())


def _selected(wanted: Selection) -> list[ColumnElement[bool]]:
    if wanted.others:
        return [jobs.c.kind.not_in(wanted.kinds)] if wanted.kinds else []
    return [jobs.c.kind.in_(wanted.kinds)]


def _listed(row: Row[*tuple[Any, ...]]) -> Listed:
    return Listed(
        row.id,
        row.kind,
        row.argument,
        row.attempts,
        row.last_error or "",
        row.created_at,
        row.run_at,
        row.finished_at,
    )


def _claimed(row: Row[*tuple[Any, ...]]) -> Claimed:
    lease = Lease(row.number, row.id, row.fence)
    return Claimed(lease, row.kind, row.version, row.argument, row.attempts, row.partition_key)


def _insert(tx: Transaction, table: Table) -> Any:
    # Both engines know ON CONFLICT, but SQLAlchemy spells it per dialect.
    dialect: Insert = sqlite.insert(table) if tx.dialect.name == "sqlite" else postgresql.insert(table)
    return dialect
