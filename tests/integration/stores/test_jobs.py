"""The tables of jobs on both databases: who may claim what, and whose word counts."""

import asyncio
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from carillon.core.callers import System
from carillon.core.calls import Calls
from carillon.core.clock import HandClock
from carillon.core.db import Database
from carillon.core.jobs import (
    Job,
    JobNotFound,
    Queue,
    Selection,
    State,
    counts,
    dead_letters,
    discard,
    enqueue,
    enqueue_all,
    listed,
    queue,
    retry,
    retry_all,
    store,
)
from carillon.core.jobs.model import Claimed
from tests.kit.ids import CountedIds

pytestmark = pytest.mark.anyio

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
LEASE = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Ring(Job):
    bell: str


@dataclass(frozen=True, slots=True)
class RingAlarm(Job):
    priority = 10
    bell: str


@dataclass(frozen=True, slots=True)
class Deliver(Job):
    partition = "subscription"
    subscription: str
    number: int


KNOWN = [("Deliver", 1), ("Ring", 1), ("RingAlarm", 1)]


@pytest.fixture
def clock() -> HandClock:
    return HandClock(NOON)


@pytest.fixture
def calls(database: Database, clock: HandClock) -> Calls:
    return Calls(database, clock, CountedIds(), {}, System("test"), "request")


async def claim(calls: Calls, most: int = 10, owner: str = "one") -> list[Claimed]:
    async with calls.write() as call:
        return await store.claim(call.tx, KNOWN, owner, call.now, call.now + LEASE, most)


async def finish(calls: Calls, *claimed: Claimed) -> set[int]:
    async with calls.write() as call:
        return await store.finish(call.tx, [one.lease for one in claimed], call.now)


async def test_a_job_stands_and_falls_with_the_callers_transaction(calls: Calls) -> None:
    async def fail_after_enqueueing() -> None:
        async with calls.write() as call:
            await enqueue(call, Ring("lost"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail_after_enqueueing()
    async with calls.write() as call:
        job_id = await enqueue(call, Ring("kept"))
    (claimed,) = await claim(calls)
    assert (claimed.lease.job_id, claimed.kind, claimed.version) == (job_id, "Ring", 1)
    assert (claimed.argument, claimed.attempts) == ('{"bell":"kept"}', 1)


async def test_a_job_with_the_same_key_is_the_same_job_also_when_it_is_done(calls: Calls) -> None:
    async with calls.write() as call:
        assert await enqueue(call, Ring("first"), key="k") == await enqueue(call, Ring("second"), key="k") == "Ring:k"
        assert await enqueue(call, RingAlarm("other kind"), key="k") == "RingAlarm:k"
    claimed = await claim(calls)
    assert [one.argument for one in claimed] == ['{"bell":"other kind"}', '{"bell":"first"}']
    await finish(calls, *claimed)
    async with calls.write() as call:
        await enqueue(call, Ring("third"), key="k")
    assert await claim(calls) == []


async def test_jobs_go_by_priority_then_time_then_order(calls: Calls) -> None:
    async with calls.write() as call:
        await enqueue(call, Ring("late"), run_at=call.now - timedelta(minutes=1))
        await enqueue(call, Ring("future"), run_at=call.now + timedelta(minutes=1))
        await enqueue_all(call, [Ring("first"), Ring("second"), RingAlarm("urgent")])
    assert [one.argument for one in await claim(calls, 3)] == [
        '{"bell":"urgent"}',
        '{"bell":"late"}',
        '{"bell":"first"}',
    ]
    assert [one.argument for one in await claim(calls)] == ['{"bell":"second"}']


async def test_workers_that_claim_at_once_never_get_the_same_job(calls: Calls, database_url: str) -> None:
    async with calls.write() as call:
        await enqueue_all(call, [Ring(str(number)) for number in range(200)])
    others = [Database(database_url) for _ in range(4)]

    async def work(database: Database) -> list[str]:
        mine, found = replace(calls, database=database), list[str]()
        while claimed := await claim(mine, 7):
            found += [one.argument for one in claimed]
        return found

    found = [name for names in await asyncio.gather(*map(work, others)) for name in names]
    assert sorted(found) == sorted(f'{{"bell":"{number}"}}' for number in range(200))
    for database in others:
        await database.close()


async def test_a_lease_that_ran_out_is_free_for_anyone_and_the_late_worker_changes_nothing(
    calls: Calls, clock: HandClock
) -> None:
    async with calls.write() as call:
        await enqueue(call, Ring("x"))
    (late,) = await claim(calls)
    assert await claim(calls) == []
    clock.advance(LEASE + timedelta(seconds=1))
    (second,) = await claim(calls, owner="two")
    assert (second.attempts, second.lease.fence) == (2, late.lease.fence + 1)
    async with calls.write() as call:
        assert await store.finish(call.tx, [late.lease], call.now) == set()
        assert await store.renew(call.tx, [late.lease], call.now + LEASE) == set()
        assert not await store.put_back(call.tx, late.lease, call.now, "late")
        assert not await store.give_up(call.tx, late.lease, call.now, "late")
        assert not await store.save_step(call.tx, late.lease, "step", "late")
        await store.release(call.tx, [late.lease])
        assert await store.renew(call.tx, [second.lease], call.now + LEASE) == {second.lease.number}
    assert await claim(calls) == []
    assert await finish(calls, late, second) == {second.lease.number}


async def test_a_renewed_lease_is_not_free(calls: Calls, clock: HandClock) -> None:
    async with calls.write() as call:
        await enqueue(call, Ring("long"))
    (claimed,) = await claim(calls)
    for _ in range(3):
        clock.advance(LEASE * 0.9)
        async with calls.write() as call:
            await store.renew(call.tx, [claimed.lease], call.now + LEASE)
        assert await claim(calls) == []


async def test_a_partition_is_done_one_after_another_in_order(calls: Calls) -> None:
    async with calls.write() as call:
        await enqueue_all(call, [Deliver(name, number) for number in (1, 2) for name in ("a", "b")])
    first = await claim(calls)
    assert [one.argument for one in first] == ['{"subscription":"a","number":1}', '{"subscription":"b","number":1}']
    assert await claim(calls) == []
    async with calls.write() as call:
        await store.put_back(call.tx, first[0].lease, call.now + timedelta(hours=1), "b's turn comes all the same")
    await finish(calls, first[1])
    (second,) = await claim(calls)
    assert second.argument == '{"subscription":"b","number":2}'


async def test_an_unknown_kind_waits_and_says_why(calls: Calls) -> None:
    async with calls.write() as call:
        await enqueue(call, Ring("x"))
        assert await store.claim(call.tx, [("Ring", 2), ("Other", 1)], "one", call.now, call.now, 10) == []
        assert not await store.anything(call.tx, [("Ring", 2)], call.now)
        assert await store.name_strangers(call.tx, [("Ring", 2)], "unknown") == 1
        assert await store.name_strangers(call.tx, [("Ring", 2)], "unknown") == 0
        assert await store.anything(call.tx, KNOWN, call.now)
    assert len(await claim(calls)) == 1


async def test_what_was_given_up_is_listed_counted_and_begins_anew_on_request(calls: Calls) -> None:
    async with calls.write() as call:
        await enqueue_all(call, [Ring("bad"), Ring("good"), Ring("waiting")])
    bad, good = await claim(calls, 2)
    async with calls.write() as call:
        await store.give_up(call.tx, bad.lease, call.now, "AccountNotFound: no")
        await store.finish(call.tx, [good.lease], call.now)
    async with calls.read() as call:
        (letter,) = await dead_letters(call)
        assert await counts(call) == {State.WAITING: 1, State.RUNNING: 0, State.DEAD: 1}
    assert (letter.id, letter.last_error, letter.finished_at) == (bad.lease.job_id, "AccountNotFound: no", NOON)
    async with calls.write() as call:
        await retry(call, letter.id)
        with pytest.raises(JobNotFound):
            await retry(call, good.lease.job_id)
    again = next(one for one in await claim(calls) if one.lease.job_id == letter.id)
    assert (again.attempts, again.lease.fence) == (1, 2)


async def test_what_is_done_is_removed_a_page_at_a_time(calls: Calls) -> None:
    async with calls.write() as call:
        await enqueue_all(call, [Ring(str(number)) for number in range(5)])
    done = await claim(calls, 4)
    async with calls.write() as call:
        await store.save_step(call.tx, done[0].lease, "step", "1")
        await store.finish(call.tx, [one.lease for one in done], call.now)
        assert await store.purge(call.tx, call.now, 3) == 0
        assert await store.purge(call.tx, call.now + timedelta(seconds=1), 3) == 3
        assert await store.purge(call.tx, call.now + timedelta(seconds=1), 3) == 1
        assert await store.step_result(call.tx, done[0].lease.number, "step") is None
    assert len(await claim(calls)) == 1


async def test_nothing_is_written_for_no_jobs(calls: Calls) -> None:
    async with calls.write() as call:
        await enqueue_all(call, [])
    assert await claim(calls) == []


async def given_up(calls: Calls, *jobs: Job) -> list[str]:
    """The ids of jobs that were tried and given up."""
    async with calls.write() as call:
        await enqueue_all(call, jobs)
    claimed = await claim(calls)
    async with calls.write() as call:
        for one in claimed:
            await store.give_up(call.tx, one.lease, call.now, "MailRefused: no such mailbox")
    return [one.lease.job_id for one in claimed]


async def test_the_operator_pages_through_a_selection_of_what_was_given_up(calls: Calls) -> None:
    ids = await given_up(calls, *[Ring(str(number)) for number in range(3)])
    await given_up(calls, RingAlarm("other kind"))
    only = Selection(frozenset({"Ring"}), others=False)
    async with calls.read() as call:
        first = await listed(call, State.DEAD, only, None, 2)
        rest = await listed(call, State.DEAD, only, first.next_cursor, 2)
        (other,) = (await listed(call, State.DEAD, Selection(frozenset({"Ring"})), None, 10)).items
    assert [one.id for one in first.items] == [ids[2], ids[1]]
    assert ([one.id for one in rest.items], rest.next_cursor) == ([ids[0]], None)
    assert (other.kind, other.last_error, other.finished_at) == ("RingAlarm", "MailRefused: no such mailbox", NOON)


async def test_the_operator_tries_one_or_all_again_and_discards(calls: Calls) -> None:
    ids = await given_up(calls, *[Ring(str(number)) for number in range(3)])
    (alarm,) = await given_up(calls, RingAlarm("other kind"))
    only = Selection(frozenset({"Ring"}), others=False)
    async with calls.write() as call:
        assert await retry_all(call, [ids[0], "unknown"]) == 1
        assert await discard(call, [ids[1], alarm], only) == 1
        assert await retry_all(call, None, only) == 1
        assert await retry_all(call, [ids[1]]) == 0
        assert [letter.id for letter in await dead_letters(call)] == [alarm]
    assert sorted(one.lease.job_id for one in await claim(calls)) == sorted([ids[0], ids[2]])


async def test_a_queue_tells_its_length_and_how_late_it_is(calls: Calls, clock: HandClock) -> None:
    async with calls.read() as call:
        assert await queue(call) == Queue()
    await given_up(calls, Ring("bad"))
    async with calls.write() as call:
        await enqueue(call, Ring("tomorrow"), run_at=call.now + timedelta(days=1))
        await enqueue(call, Ring("failing"))
    (failing,) = await claim(calls)
    async with calls.write() as call:
        await store.put_back(call.tx, failing.lease, call.now + timedelta(hours=1), "MailUnavailable: away")
    clock.advance(timedelta(minutes=5))
    async with calls.write() as call:
        await enqueue_all(call, [RingAlarm("other kind")])
    await claim(calls)
    async with calls.read() as call:
        assert await queue(call) == Queue(waiting=2, running=1, dead=1, retrying=1, oldest_at=NOON)
        others = await queue(call, Selection(frozenset({"Ring"})))
        (waits,) = (await listed(call, State.WAITING, Selection(), None, 10)).items
    assert others == Queue(running=1, oldest_at=NOON + timedelta(minutes=5))
    assert (waits.id, waits.last_error) == (failing.lease.job_id, "MailUnavailable: away")
