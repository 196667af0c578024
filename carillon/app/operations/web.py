"""The console's pages for whoever runs the installation: how it stands, and work that was given up."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import msgspec

from carillon.app.health import PartName
from carillon.app.operations.desk import OperatorsDesk, Versions
from carillon.core import jobs
from carillon.core.calls import Call, Calls
from carillon.core.jobs import Queue, Selection, State
from carillon.core.letters import Reader
from carillon.features import organisations
from carillon.wire.http import allowed, route

HOME = "/console/operator/operations"
JOBS = "/console/operator/jobs"
OPERATE = allowed("carillon:OperateInstallation")


class Work(StrEnum):
    """Which jobs: those that carry mails away, or all others."""

    MAIL = "mail"
    OTHER = "other"


class Standing(StrEnum):
    """Given up, or waiting for another attempt."""

    DEAD = "dead"
    WAITING = "waiting"


class FolderPiece(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    size: int


class SpaceView(msgspec.Struct, frozen=True, kw_only=True):
    """In bytes; `pieces` are the largest of the data folder."""

    folder: str
    used: int
    free: int
    total: int
    database: int
    pieces: list[FolderPiece]


class BackupView(msgspec.Struct, frozen=True, kw_only=True):
    """`is_here`: the file is still where it was written."""

    file: str
    made_at: datetime
    size: int
    is_here: bool


class QueueView(msgspec.Struct, frozen=True, kw_only=True):
    """`retrying` of those that wait have failed before; `oldest_at` is of what should have been done by now."""

    waiting: int
    running: int
    dead: int
    retrying: int
    oldest_at: datetime | None


class OperationsView(msgspec.Struct, frozen=True, kw_only=True):
    """How the installation stands at the moment `at` of its machine."""

    at: datetime
    started_at: datetime
    versions: Versions
    space: SpaceView
    backup: BackupView | None
    backup_is_late: bool
    certificate_ends_at: datetime | None
    mail_goes: str
    mail: QueueView
    other: QueueView
    queue_at: datetime


class FindingView(msgspec.Struct, frozen=True, kw_only=True):
    """One part as `carillon doctor` tells of it, in the language that is asked for; `fix` where one is needed."""

    name: PartName
    state: str
    detail: str
    fix: str
    essential: bool


class Findings(msgspec.Struct, frozen=True):
    items: list[FindingView]


class JobsQuery(msgspec.Struct, frozen=True, kw_only=True):
    of: Work = Work.MAIL
    state: Standing = Standing.DEAD
    cursor: Annotated[str, msgspec.Meta(pattern="^[0-9]{1,18}$")] | None = None
    limit: Annotated[int, msgspec.Meta(ge=1, le=200)] = 50


class JobRow(msgspec.Struct, frozen=True, kw_only=True):
    """`argument` is what the job is about, as JSON; it holds no secret."""

    id: str
    kind: str
    argument: str
    attempts: int
    last_error: str
    created_at: datetime
    next_attempt_at: datetime | None
    given_up_at: datetime | None


class JobRows(msgspec.Struct, frozen=True, kw_only=True):
    items: list[JobRow]
    next_cursor: str | None
    total: int


class ChosenJobs(msgspec.Struct, frozen=True, kw_only=True):
    """Without ids all that were given up of this work."""

    of: Work
    job_ids: Annotated[list[str], msgspec.Meta(min_length=1, max_length=200)] | None = None


class JobsChanged(msgspec.Struct, frozen=True):
    """How many there were: what somebody else has dealt with meanwhile is not among them."""

    count: int


@route("GET", HOME, rule=OPERATE, act="GetOperations")
async def get_operations(calls: Calls) -> OperationsView:
    """Versions, space, backup, certificate and queues of this installation."""
    desk = calls.part(OperatorsDesk)
    async with calls.read() as call:
        await organisations.operating(call)
        mail, other = await jobs.queue(call, desk.mails), await jobs.queue(call, desk.other_work)
        queue_at = call.now
    ground = await desk.ground()
    space, made = ground.space, ground.backup
    return OperationsView(
        at=ground.at,
        started_at=ground.started_at,
        versions=ground.versions,
        space=SpaceView(
            folder=ground.folder,
            used=space.used,
            free=space.free,
            total=space.total,
            database=ground.database_size,
            pieces=[FolderPiece(name=piece.name, size=piece.size) for piece in space.pieces],
        ),
        backup=made and BackupView(file=made.file, made_at=made.made_at, size=made.size, is_here=made.is_here),
        backup_is_late=ground.backup_is_late,
        certificate_ends_at=ground.certificate_ends_at,
        mail_goes=_reader(calls).tell(ground.mail),
        mail=_queue(mail),
        other=_queue(other),
        queue_at=queue_at,
    )


@route("GET", f"{HOME}/findings", rule=OPERATE, act="ExamineInstallation")
async def examine_installation(calls: Calls) -> Findings:
    """Every part of the installation looked at, as `carillon doctor` does."""
    async with calls.read() as call:
        await organisations.operating(call)
    found, reader = await calls.part(OperatorsDesk).findings(), _reader(calls)
    return Findings(
        [
            FindingView(
                name=part.name,
                state=part.state,
                detail=reader.tell(part.detail),
                fix=reader.tell(part.fix),
                essential=part.essential,
            )
            for part in found
        ]
    )


@route("GET", JOBS, rule=OPERATE, act="ListJobs")
async def list_jobs(call: Call, query: JobsQuery) -> JobRows:
    """What was given up, or waits for another attempt, the latest first."""
    await organisations.operating(call)
    wanted = _selection(call, query.of)
    page = await jobs.listed(call, State(query.state.value), wanted, query.cursor, query.limit)
    queue = await jobs.queue(call, wanted)
    is_dead = query.state is Standing.DEAD
    return JobRows(
        items=[
            JobRow(
                id=job.id,
                kind=job.kind,
                argument=job.argument,
                attempts=job.attempts,
                last_error=job.last_error,
                created_at=job.created_at,
                next_attempt_at=None if is_dead else job.run_at,
                given_up_at=job.finished_at,
            )
            for job in page.items
        ],
        next_cursor=page.next_cursor,
        total=queue.dead if is_dead else queue.retrying,
    )


@route("POST", f"{JOBS}/retry", rule=OPERATE, act="RetryJobs")
async def retry_jobs(call: Call, body: ChosenJobs) -> JobsChanged:
    """Let jobs that were given up begin anew, with all their attempts."""
    await organisations.operating(call)
    return JobsChanged(await jobs.retry_all(call, body.job_ids, _selection(call, body.of)))


@route("POST", f"{JOBS}/discard", rule=OPERATE, act="DiscardJobs")
async def discard_jobs(call: Call, body: ChosenJobs) -> JobsChanged:
    """Give jobs up for good: nobody will do them."""
    await organisations.operating(call)
    return JobsChanged(await jobs.discard(call, body.job_ids, _selection(call, body.of)))


def _selection(call: Call, work: Work) -> Selection:
    desk = call.part(OperatorsDesk)
    return desk.mails if work is Work.MAIL else desk.other_work


def _reader(calls: Calls) -> Reader:
    return Reader(calls.caller.origin.language)


def _queue(queue: Queue) -> QueueView:
    return QueueView(
        waiting=queue.waiting,
        running=queue.running,
        dead=queue.dead,
        retrying=queue.retrying,
        oldest_at=queue.oldest_at,
    )
