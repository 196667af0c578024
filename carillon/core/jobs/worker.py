"""The worker: claims jobs, does them, renews their leases, and writes down what became of each."""

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import msgspec
import structlog

from carillon.core.batches import Batches
from carillon.core.callers import System
from carillon.core.calls import Calls
from carillon.core.errors import Refusal
from carillon.core.jobs import store
from carillon.core.jobs.handlers import Handler, Handlers
from carillon.core.jobs.model import FACTS_FIRST, Claimed, Draft, Job, Lease, describe, retry_after
from carillon.core.jobs.schedules import Schedules
from carillon.core.tasks import Tasks

log = structlog.get_logger(__name__)

STRANGER = "No running process knows this kind and version of job."
INTERRUPTED = "The worker ended in the middle of every attempt."
ROLL_CALL = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Pace:
    """How a worker works; the tests are in more of a hurry than the servers."""

    at_once: int = 8
    """Of the jobs, and as many of what follows from facts."""
    lease: timedelta = timedelta(seconds=30)
    look: timedelta = timedelta(seconds=0.5)
    """How long it takes at most to notice a job that another process has written."""
    after_failure: timedelta = timedelta(seconds=2)


@dataclass(slots=True)
class Lane:
    """Kinds of rows with places of their own: jobs that wait for a mail server keep no session alive."""

    known: list[tuple[str, int]]
    least: int | None = None
    """The lowest priority there; it spares a look at all the jobs that wait."""
    running: dict[Lease, asyncio.Task[None]] = field(default_factory=dict[Lease, asyncio.Task[None]])


class Worker:
    """One a process; any number of processes on one database. Implements `Alarm`."""

    def __init__(self, calls: Calls, handlers: Handlers, chance: Callable[[], float], pace: Pace | None = None) -> None:
        self._calls = calls
        self._handlers = handlers
        self._chance = chance
        self._pace = pace or Pace()
        self._owner = calls.ids.uuid()
        self._tasks = Tasks()
        facts, jobs = handlers.lanes
        self._lanes = [lane for lane in (Lane(facts, FACTS_FIRST), Lane(jobs)) if lane.known]
        self._finishes = Batches[Lease, bool](self._tasks, self._finish)
        self._schedules = Schedules(handlers)
        self._roll_call_at = calls.clock.now()
        self._alarm = asyncio.Event()
        self._certain = False
        self._stopping = False

    def start(self) -> None:
        self._tasks.start(self._work(), "jobs: work")
        self._tasks.start(self._hold(), "jobs: hold the leases")

    def ring(self) -> None:
        self._certain = True
        self._alarm.set()

    async def stop(self, patience: timedelta = timedelta(seconds=10)) -> None:
        """Claim nothing more, let the running jobs end, and free those that take longer than `patience`."""
        self._stopping = True
        self._alarm.set()
        if running := self._running():
            await asyncio.wait(running.values(), timeout=patience.total_seconds())
        left = list(self._running())
        await self._tasks.stop()
        if left:
            async with self._calls.write() as call:
                await store.release(call.tx, left)

    async def _work(self) -> None:
        while not self._stopping:
            self._alarm.clear()
            try:
                again = await self._round()
            except Exception:
                # The database is away, full or broken: jobs wait there, and this goes on when it is back.
                log.exception("jobs could not be claimed")
                await asyncio.sleep(self._pace.after_failure.total_seconds())
                continue
            if not again:
                await self._pause()

    async def _pause(self) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._alarm.wait(), self._pace.look.total_seconds())

    async def _round(self) -> bool:
        """One claim for each lane; answers whether the next may follow at once."""
        await self._by_the_clock()
        free = [lane for lane in self._lanes if len(lane.running) < self._pace.at_once]
        if not free or self._stopping or not await self._anything(free):
            return False
        return any([await self._fill(lane) for lane in free])

    async def _fill(self, lane: Lane) -> bool:
        claimed, facts = await self._claim(lane, self._pace.at_once - len(lane.running))
        for one in claimed:
            lane.running[one.lease] = self._tasks.start(self._do(one, lane), f"job {one.lease.job_id}")
        return bool(claimed) or bool(facts)

    def _running(self) -> dict[Lease, asyncio.Task[None]]:
        return {lease: task for lane in self._lanes for lease, task in lane.running.items()}

    async def _by_the_clock(self) -> None:
        now = self._calls.clock.now()
        if self._schedules.due(now):
            async with self._calls.write() as call:
                await self._schedules.fire(call)
        if now >= self._roll_call_at:
            async with self._calls.write() as call:
                strangers = await store.name_strangers(call.tx, self._handlers.known, STRANGER)
            self._roll_call_at = now + ROLL_CALL
            if strangers:
                log.warning("there are jobs that this process does not know", jobs=strangers)

    async def _anything(self, lanes: Sequence[Lane]) -> bool:
        if self._certain:
            self._certain = False
            return True
        # Reading first spares the others on SQLite the wait for an empty claim.
        async with self._calls.read() as call:
            return any([await store.anything(call.tx, lane.known, call.now, lane.least) for lane in lanes])

    async def _claim(self, lane: Lane, most: int) -> tuple[list[Claimed], list[Claimed]]:
        """Jobs to do, and facts, which the same transaction has turned into a job for each subscriber."""
        async with self._calls.write() as call:
            until = call.now + self._pace.lease
            claimed = await store.claim(call.tx, lane.known, self._owner, call.now, until, most, lane.least)
            facts = [one for one in claimed if self._handlers.hears(one.kind, one.version) is not None]
            if facts:
                await store.add(call.tx, [draft for fact in facts for draft in self._told(fact, call.now)], call.now)
                await store.finish(call.tx, [fact.lease for fact in facts], call.now)
        return [one for one in claimed if one not in facts], facts

    def _told(self, fact: Claimed, now: datetime) -> list[Draft]:
        return [
            Draft(
                id=f"{fact.lease.job_id}>{one.kind.partition('>')[2]}",
                kind=one.kind,
                version=one.version,
                argument=fact.argument,
                run_at=now,
                priority=FACTS_FIRST,
                partition=fact.partition and f"{one.kind}:{fact.partition}",
            )
            for one in self._handlers.hears(fact.kind, fact.version) or []
        ]

    async def _do(self, claimed: Claimed, lane: Lane) -> None:
        with structlog.contextvars.bound_contextvars(request_id=claimed.lease.job_id, job=claimed.kind):
            try:
                await self._try(claimed)
            finally:
                lane.running.pop(claimed.lease, None)
                # There is room for another one, perhaps for the next of the partition.
                self._alarm.set()

    async def _try(self, claimed: Claimed) -> None:
        handler = self._handlers.find(claimed.kind, claimed.version)
        assert handler is not None, "only known kinds are claimed"
        limit = handler.task.attempts if issubclass(handler.task, Job) else Job.attempts
        if claimed.attempts > limit:
            # No attempt came to an end: it may be the job that ends the process, so it is not tried for ever.
            await self._give_up(claimed, INTERRUPTED)
            return
        try:
            job = msgspec.json.decode(claimed.argument, type=handler.task)
            await handler.run(self._calls_for(claimed, handler), job)
        except Refusal as refusal:
            log.warning("a job was refused", code=refusal.code, attempts=claimed.attempts)
            await self._failed(claimed, refusal, limit)
            return
        except Exception as bug:
            log.exception("a job failed", attempts=claimed.attempts)
            await self._failed(claimed, bug, limit)
            return
        if not await self._finishes.do(claimed.lease):
            log.warning("a job was done after its lease had run out")

    def _calls_for(self, claimed: Claimed, handler: Handler) -> Calls:
        parts = {**self._calls.parts, Lease: claimed.lease}
        return replace(self._calls, caller=System(handler.name), request_id=claimed.lease.job_id, parts=parts)

    async def _failed(self, claimed: Claimed, error: Exception, limit: int) -> None:
        wait = retry_after(error, claimed.attempts, limit, self._chance())
        if wait is None:
            await self._give_up(claimed, describe(error))
            return
        async with self._calls.write() as call:
            await store.put_back(call.tx, claimed.lease, call.now + wait, describe(error))

    async def _give_up(self, claimed: Claimed, error: str) -> None:
        async with self._calls.write() as call:
            await store.give_up(call.tx, claimed.lease, call.now, error)

    async def _finish(self, leases: Sequence[Lease]) -> Sequence[bool | Refusal]:
        async with self._calls.write() as call:
            ours = await store.finish(call.tx, leases, call.now)
        return [lease.number in ours for lease in leases]

    async def _hold(self) -> None:
        while True:
            await asyncio.sleep(self._pace.lease.total_seconds() / 3)
            try:
                await self._renew()
            except Exception:
                # The leases run out if this goes on; whoever takes over has the higher fence.
                log.exception("leases could not be renewed")

    async def _renew(self) -> None:
        running = self._running()
        if not (held := list(running)):
            return
        async with self._calls.write() as call:
            ours = await store.renew(call.tx, held, call.now + self._pace.lease)
        for lease in held:
            if lease.number not in ours:
                running[lease].cancel()
