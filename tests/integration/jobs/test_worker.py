"""Workers on both databases: what becomes of a job, a fact and a schedule."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import pytest

from carillon.core.callers import System
from carillon.core.calls import Calls
from carillon.core.clock import HandClock
from carillon.core.db import Database
from carillon.core.errors import Kind, Refusal
from carillon.core.events import Fact, publish
from carillon.core.jobs import (
    Alarm,
    DeadLetter,
    Handlers,
    Job,
    State,
    counts,
    dead_letters,
    enqueue,
    retry,
    step,
    store,
)
from carillon.core.jobs.handlers import Handler
from carillon.core.jobs.model import Draft, Task
from carillon.core.jobs.upkeep import RemoveDoneJobs, remove_done_jobs
from carillon.core.jobs.worker import INTERRUPTED, STRANGER, Pace, Worker
from tests.kit.eventually import eventually
from tests.kit.ids import CountedIds

pytestmark = pytest.mark.anyio

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
PACE = Pace(look=timedelta(seconds=0.02), after_failure=timedelta(seconds=0.02))
T = TypeVar("T", bound=Task)


class MailServerAway(Refusal):
    """The mail server does not answer."""

    kind = Kind.UNAVAILABLE


class AddressUnknown(Refusal):
    """{address} is not known."""

    kind = Kind.NOT_FOUND


@dataclass(frozen=True, slots=True)
class Greet(Job):
    name: str = "everybody"


@dataclass(frozen=True, slots=True)
class Impatient(Job):
    attempts = 2
    name: str = "alice"


@dataclass(frozen=True, slots=True)
class GuestArrived(Fact):
    partition = "name"
    name: str


@dataclass(frozen=True, slots=True)
class GuestLeft(Fact):
    name: str


def handled(task: type[T], run: Callable[[Calls, T], Awaitable[None]], every: timedelta | None = None) -> Handler:
    kind = task.kind if issubclass(task, Job) else f"{task.kind}>{run.__qualname__}"
    return Handler(kind, task.version, task, run, every, f"test.{run.__qualname__}")


@dataclass(slots=True)
class Crew:
    """Starts workers, and ends them with the test."""

    calls: Calls
    clock: HandClock
    parts: dict[type, object]
    workers: list[Worker] = field(default_factory=list[Worker])

    def start(self, *handlers: Handler, pace: Pace = PACE, on: Database | None = None) -> Worker:
        known = Handlers(handlers, [(GuestLeft.kind, 1)])
        calls = replace(self.calls, database=on or self.calls.database, ids=CountedIds(len(self.workers) + 7))
        worker = Worker(calls, known, lambda: 0.0, pace)
        self.workers.append(worker)
        worker.start()
        return worker

    async def give(self, job: Job, key: str | None = None) -> str:
        async with self.calls.write() as call:
            return await enqueue(call, job, key=key)

    async def letters(self) -> list[DeadLetter]:
        async with self.calls.read() as call:
            return await dead_letters(call)

    async def open(self) -> int:
        async with self.calls.read() as call:
            found = await counts(call)
        return found[State.WAITING] + found[State.RUNNING]

    async def put_back(self, after: int) -> None:
        """Until the only job waits for the attempt after this many."""

        async def waits() -> bool:
            async with self.calls.read() as call:
                rows = await call.tx.exec_driver_sql("SELECT state, attempts FROM jobs")
                return rows.all() == [("waiting", after)]

        await eventually(waits)

    async def everything_done(self) -> None:
        async def nothing_open() -> bool:
            return await self.open() == 0

        await eventually(nothing_open)


@pytest.fixture
async def crew(database: Database) -> AsyncIterator[Crew]:
    clock, parts = HandClock(NOON), dict[type, object]()
    crew = Crew(Calls(database, clock, CountedIds(), parts, System("test"), "request"), clock, parts)
    yield crew
    for worker in crew.workers:
        await worker.stop(timedelta(0))


@dataclass(slots=True)
class Guests:
    """Writes down who was greeted, and fails as told."""

    greeted: list[str] = field(default_factory=list[str])
    failures: list[Exception] = field(default_factory=list[Exception])

    async def greet(self, calls: Calls, job: Greet | Impatient | GuestArrived) -> None:
        if self.failures:
            raise self.failures.pop(0)
        self.greeted.append(job.name)


async def test_a_job_is_done_once_by_the_system_under_its_own_id(crew: Crew) -> None:
    seen = list[Calls]()

    async def look(calls: Calls, job: Greet) -> None:
        seen.append(calls)

    crew.start(handled(Greet, look))
    job_id = await crew.give(Greet("alice"))
    await crew.everything_done()
    (calls,) = seen
    assert isinstance(calls.caller, System)
    assert calls.request_id == job_id


async def test_the_worker_of_the_same_process_is_woken_by_the_commit(crew: Crew) -> None:
    guests = Guests()
    worker = crew.start(handled(Greet, guests.greet), pace=Pace(look=timedelta(hours=1)))
    crew.parts[Alarm] = worker
    for name in ("alice", "bob"):
        await crew.give(Greet(name))
        await eventually(lambda name=name: name in guests.greeted)


async def test_a_job_for_later_waits_until_then(crew: Crew) -> None:
    guests = Guests()
    crew.start(handled(Greet, guests.greet))
    async with crew.calls.write() as call:
        await enqueue(call, Greet("later"), run_at=call.now + timedelta(days=30))
    await crew.give(Greet("now"))
    await eventually(lambda: guests.greeted == ["now"])
    crew.clock.advance(timedelta(days=30))
    await eventually(lambda: guests.greeted == ["now", "later"])


async def test_what_passes_by_itself_is_tried_again_later_and_later(crew: Crew) -> None:
    guests = Guests(failures=[MailServerAway(), MailServerAway()])
    crew.start(handled(Greet, guests.greet))
    await crew.give(Greet("alice"))
    await crew.put_back(after=1)
    crew.clock.advance(timedelta(seconds=0.5))
    await crew.put_back(after=2)
    crew.clock.advance(timedelta(seconds=0.5))
    assert guests.greeted == []
    crew.clock.advance(timedelta(seconds=0.5))
    await crew.everything_done()
    assert guests.greeted == ["alice"]
    assert await crew.letters() == []


async def test_it_is_given_up_when_it_does_not_pass_and_begins_anew_on_request(crew: Crew) -> None:
    guests = Guests(failures=[MailServerAway(), MailServerAway()])
    crew.start(handled(Impatient, guests.greet))
    job_id = await crew.give(Impatient("alice"))
    await crew.put_back(after=1)
    crew.clock.advance(timedelta(hours=1))
    (letter,) = await eventually(crew.letters)
    assert (letter.id, letter.attempts) == (job_id, 2)
    assert letter.last_error == "MailServerAway: The mail server does not answer."
    async with crew.calls.write() as call:
        await retry(call, job_id)
    await eventually(lambda: guests.greeted == ["alice"])


async def test_any_other_refusal_is_parked_at_once(crew: Crew) -> None:
    guests = Guests(failures=[AddressUnknown(address="alice@example.com")])
    crew.start(handled(Greet, guests.greet))
    await crew.give(Greet("alice"))
    (letter,) = await eventually(crew.letters)
    assert (letter.attempts, letter.last_error) == (1, "AddressUnknown: alice@example.com is not known.")


async def test_a_bug_is_tried_three_times(crew: Crew) -> None:
    guests = Guests(failures=[KeyError("a"), KeyError("b"), KeyError("c")])
    crew.start(handled(Greet, guests.greet))
    await crew.give(Greet("alice"))
    for attempts in (1, 2):
        await crew.put_back(after=attempts)
        crew.clock.advance(timedelta(minutes=1))
    (letter,) = await eventually(crew.letters)
    assert (letter.attempts, letter.last_error) == (3, "KeyError: 'c'")


async def test_an_argument_that_cannot_be_read_is_parked_at_once(crew: Crew) -> None:
    guests = Guests()
    async with crew.calls.write() as call:
        await store.add(call.tx, [Draft("odd", "Greet", 1, '{"name":1}', call.now, 0, None)], call.now)
    crew.start(handled(Greet, guests.greet))
    (letter,) = await eventually(crew.letters)
    assert (letter.id, letter.attempts) == ("odd", 1)
    assert letter.last_error.startswith("ValidationError")


async def test_a_job_that_ends_every_process_is_given_up_too(crew: Crew) -> None:
    guests = Guests()
    async with crew.calls.write() as call:
        await enqueue(call, Impatient("poison"))
    for _ in range(2):
        async with crew.calls.write() as call:
            await store.claim(call.tx, [("Impatient", 1)], "dead", call.now, call.now, 1)
        crew.clock.advance(timedelta(seconds=1))
    crew.start(handled(Impatient, guests.greet))
    (letter,) = await eventually(crew.letters)
    assert (letter.last_error, guests.greeted) == (INTERRUPTED, [])


async def test_a_fact_becomes_one_job_for_every_subscriber(crew: Crew, database_url: str) -> None:
    first, second = Guests(), Guests()

    async def greet_too(calls: Calls, fact: GuestArrived) -> None:
        await second.greet(calls, fact)

    other = Database(database_url)
    handlers = (handled(GuestArrived, first.greet), handled(GuestArrived, greet_too))
    async with crew.calls.write() as call:
        for number in range(20):
            await publish(call, GuestArrived(f"guest {number}"))
        await publish(call, GuestLeft("nobody listens"))
    crew.start(*handlers)
    crew.start(*handlers, on=other)
    await crew.everything_done()
    for worker in crew.workers:
        await worker.stop()
    await other.close()
    assert sorted(first.greeted) == sorted(second.greeted) == sorted(f"guest {number}" for number in range(20))


async def test_the_facts_of_a_partition_reach_each_subscriber_in_order(crew: Crew) -> None:
    seen = list[str]()

    async def write_down(calls: Calls, fact: GuestArrived) -> None:
        seen.append(calls.request_id)

    async with crew.calls.write() as call:
        for _ in range(10):
            await publish(call, GuestArrived("alice"))
    async with crew.calls.read() as call:
        rows = await call.tx.exec_driver_sql("SELECT id FROM jobs ORDER BY number")
        ids = [row.id for row in rows]
    crew.start(handled(GuestArrived, write_down))
    await crew.everything_done()
    assert [one.partition(">")[0] for one in seen] == ids


async def test_a_schedule_fires_once_a_turn_however_many_workers_there_are(crew: Crew, database_url: str) -> None:
    guests = Guests()
    other = Database(database_url)
    hourly = handled(Greet, guests.greet, timedelta(hours=1))
    crew.start(hourly)
    crew.start(hourly, on=other)
    await eventually(lambda: len(guests.greeted) == 1)
    await crew.everything_done()
    crew.clock.advance(timedelta(minutes=59))
    await crew.give(Greet("meanwhile"))
    await crew.everything_done()
    crew.clock.advance(timedelta(hours=5))
    await eventually(lambda: len(guests.greeted) == 3)
    await crew.everything_done()
    for worker in crew.workers:
        await worker.stop()
    await other.close()
    assert guests.greeted == ["everybody", "meanwhile", "everybody"]


async def test_a_job_that_nobody_knows_waits_and_says_so(crew: Crew) -> None:
    guests = Guests()
    job_id = await crew.give(Impatient("alice"))
    crew.start(handled(Greet, guests.greet))

    async def said() -> str | None:
        async with crew.calls.read() as call:
            rows = await call.tx.exec_driver_sql("SELECT id, state, last_error FROM jobs")
            (row,) = rows
        assert (row.id, row.state) == (job_id, "waiting")
        return row.last_error

    assert await eventually(said) == STRANGER
    crew.start(handled(Impatient, guests.greet))
    await crew.everything_done()
    assert guests.greeted == ["alice"]


async def test_a_step_is_not_done_again_by_the_next_attempt(crew: Crew) -> None:
    done = list[str]()

    async def in_steps(calls: Calls, job: Greet) -> None:
        async def name(what: str) -> list[str]:
            done.append(what)
            return [what, job.name]

        assert await step(calls, "first", lambda: name("first"), list[str]) == ["first", "alice"]
        if done == ["first"]:
            raise MailServerAway
        assert await step(calls, "second", lambda: name("second"), list[str]) == ["second", "alice"]

    crew.start(handled(Greet, in_steps))
    await crew.give(Greet("alice"))
    await crew.put_back(after=1)
    done.append("between")
    crew.clock.advance(timedelta(minutes=1))
    await crew.everything_done()
    assert done == ["first", "between", "second"]


async def test_a_worker_that_lost_its_lease_is_stopped_and_its_word_does_not_count(
    crew: Crew, database_url: str
) -> None:
    begun, ended = list[int](), list[str]()
    hang = asyncio.Event()

    async def hang_the_first(calls: Calls, job: Greet) -> None:
        begun.append(1)
        if len(begun) == 1:
            try:
                await hang.wait()
            except asyncio.CancelledError:
                ended.append("first was stopped")
                raise
        ended.append("second was done")

    other = Database(database_url)
    crew.start(handled(Greet, hang_the_first), pace=replace(PACE, lease=timedelta(seconds=2)))
    await crew.give(Greet("alice"))
    await eventually(lambda: begun == [1])
    crew.clock.advance(timedelta(minutes=1))
    crew.start(handled(Greet, hang_the_first), on=other)
    await eventually(lambda: sorted(ended) == ["first was stopped", "second was done"])
    await crew.everything_done()
    await crew.workers[1].stop()
    await other.close()
    assert await crew.letters() == []


async def test_a_worker_that_stops_lets_jobs_end_and_frees_those_that_take_too_long(crew: Crew) -> None:
    slow, quick = asyncio.Event(), asyncio.Event()
    begun, ended = list[str](), list[str]()

    async def wait_for_it(calls: Calls, job: Greet) -> None:
        begun.append(job.name)
        await (slow if job.name == "slow" else quick).wait()
        ended.append(job.name)

    worker = crew.start(handled(Greet, wait_for_it))
    await crew.give(Greet("slow"))
    await crew.give(Greet("quick"))
    await eventually(lambda: sorted(begun) == ["quick", "slow"])
    stopping = asyncio.ensure_future(worker.stop(timedelta(seconds=0.5)))
    quick.set()
    await stopping
    await crew.give(Greet("after"))
    assert ended == ["quick"]
    slow.set()
    crew.start(handled(Greet, wait_for_it))
    await crew.everything_done()
    assert sorted(ended) == ["after", "quick", "slow"]
    async with crew.calls.read() as call:
        rows = await call.tx.exec_driver_sql("SELECT attempts FROM jobs")
        assert [row.attempts for row in rows] == [1, 1, 1]


async def test_only_so_many_jobs_run_at_once(crew: Crew) -> None:
    together, most = 0, 0
    crowd = asyncio.Event()

    async def count(calls: Calls, job: Greet) -> None:
        nonlocal together, most
        together += 1
        most = max(most, together)
        if most == 3:
            crowd.set()
        await crowd.wait()
        together -= 1

    for number in range(12):
        await crew.give(Greet(str(number)))
    crew.start(handled(Greet, count), pace=replace(PACE, at_once=3))
    await crew.everything_done()
    assert most == 3


async def test_jobs_that_wait_for_the_outside_do_not_keep_facts_waiting(crew: Crew) -> None:
    mail_server, heard = asyncio.Event(), asyncio.Event()

    async def write(calls: Calls, job: Greet) -> None:
        await mail_server.wait()

    async def hear(calls: Calls, fact: GuestArrived) -> None:
        heard.set()

    crew.start(handled(Greet, write), handled(GuestArrived, hear), pace=replace(PACE, at_once=2))
    for _ in range(5):
        await crew.give(Greet())
    async with crew.calls.write() as call:
        await publish(call, GuestArrived("alice"))
    await asyncio.wait_for(heard.wait(), 5)
    mail_server.set()
    await crew.everything_done()


async def test_what_is_done_is_removed_after_a_week(crew: Crew) -> None:
    guests = Guests()
    crew.start(handled(Greet, guests.greet), handled(RemoveDoneJobs, remove_done_jobs, timedelta(hours=1)))
    await crew.give(Greet("alice"), key="once")
    await eventually(lambda: guests.greeted == ["alice"])
    await crew.everything_done()
    crew.clock.advance(timedelta(days=7, hours=1))

    async def forgotten() -> bool:
        async with crew.calls.read() as call:
            rows = await call.tx.exec_driver_sql("SELECT kind FROM jobs WHERE id = 'Greet:once'")
            return rows.first() is None

    await eventually(forgotten)
