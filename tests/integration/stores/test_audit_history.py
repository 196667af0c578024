"""The event history on both databases: every filter, all of them together, and an index for each."""

from collections.abc import AsyncIterator, Collection
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from carillon.core.callers import Operator, Origin
from carillon.core.calls import Call, Calls
from carillon.core.clock import HandClock
from carillon.core.db import Database
from carillon.core.tasks import Tasks
from carillon.core.trail import Knock
from carillon.features import audit
from carillon.features.audit import store
from carillon.features.audit.model.entries import Entry
from carillon.features.audit.model.knocks import MOST_STRANGERS, MOST_WAITING
from carillon.features.audit.model.resources import Resource
from carillon.features.audit.store.records import Wanted, searching
from tests.kit.eventually import eventually
from tests.kit.ids import CountedIds

pytestmark = pytest.mark.anyio

ACME, OTHER = "123456789012", "210987654321"
AT = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
EVER = AT - timedelta(days=1)
PLAIN = Entry(ACME, AT, {}, "GetUser", None, "request", None, read_only=True)
ROOM, BOB = Resource("AWS::Chime::Room", "r1"), Resource("AWS::Chime::User", "bob")


def entry(number: int, *about: Resource, **fields: Any) -> Entry:
    told = replace(PLAIN, at=AT + timedelta(seconds=number), event_id=f"event{number}", resources=about)
    return replace(told, **fields)


async def keep(database: Database, *entries: Entry) -> None:
    async with database.write() as tx:
        await store.add(tx, entries)


async def found(database: Database, **wanted: Any) -> list[str]:
    async with database.read() as tx:
        return [each.event_id for each in await store.search(tx, ACME, Wanted(EVER, **wanted), None, 100)]


@pytest.mark.spec("TRAIL-03")
async def test_every_filter_finds_its_own_and_together_they_find_what_all_agree_on(database: Database) -> None:
    await keep(
        database,
        entry(1, event_name="CreateRoom", read_only=False, user_name="alice"),
        entry(2, ROOM, BOB, user_name="alice", access_key_id="AKIA1"),
        entry(3, BOB, event_source="iam.amazonaws.com", error_code="AccessDeniedException", user_name="bob"),
        entry(4, organisation_id=OTHER),
    )
    assert await found(database) == ["event3", "event2", "event1"]
    for wanted, event in {
        ("event_name", "CreateRoom"): "event1",
        ("read_only", False): "event1",
        ("access_key_id", "AKIA1"): "event2",
        ("resource_name", "r1"): "event2",
        ("resource_type", "AWS::Chime::Room"): "event2",
        ("event_id", "event2"): "event2",
        ("event_source", "iam.amazonaws.com"): "event3",
        ("error_code", "AccessDeniedException"): "event3",
        ("refused", True): "event3",
        ("user_name", "bob"): "event3",
    }.items():
        assert await found(database, **dict([wanted])) == [event], wanted
    assert await found(database, resource_name="bob") == ["event3", "event2"]
    assert await found(database, resource_name="bob", refused=False, user_name="alice") == ["event2"]
    assert await found(database, resource_name="bob", resource_type="AWS::Chime::Room") == []
    assert await found(database, end=AT + timedelta(seconds=2)) == ["event2", "event1"]
    assert await found(database, event_id="event4") == []


async def test_an_event_about_many_of_one_type_is_found_once(database: Database) -> None:
    await keep(database, entry(1, BOB, Resource("AWS::Chime::User", "carol")))
    assert await found(database, resource_type="AWS::Chime::User") == ["event1"]
    async with database.read() as tx:
        one = await store.find(tx, ACME, "event1")
        assert one is not None
        assert [each.name for each in one.resources] == ["bob", "carol"]
        assert await store.find(tx, OTHER, "event1") is None


async def test_pages_go_on_where_the_last_one_ended_also_within_one_moment(database: Database) -> None:
    await keep(database, *(entry(number, BOB, at=AT) for number in range(7)))
    for wanted in (Wanted(EVER), Wanted(EVER, resource_name="bob")):
        seen: list[str] = []
        behind: tuple[datetime, int] | None = None
        async with database.read() as tx:
            while page := await store.search(tx, ACME, wanted, behind, 3):
                seen += [each.event_id for each in page]
                behind = (page[-1].at, page[-1].id)
        assert seen == [f"event{number}" for number in range(6, -1, -1)]


PLANS = {
    "ix_trail_records_organisation_id_at": Wanted(EVER),
    "ix_trail_records_organisation_id_event_id_at": Wanted(EVER, event_id="event7"),
    "ix_trail_records_organisation_id_event_name_at": Wanted(EVER, event_name="GetUser"),
    "ix_trail_records_organisation_id_event_source_at": Wanted(EVER, event_source="iam.amazonaws.com"),
    "ix_trail_records_organisation_id_user_name_at": Wanted(EVER, user_name="alice"),
    "ix_trail_records_organisation_id_access_key_id_at": Wanted(EVER, access_key_id="AKIA1"),
    "ix_trail_resources_organisation_id_name_at": Wanted(EVER, resource_name="bob"),
    "ix_trail_resources_organisation_id_type_at": Wanted(EVER, resource_type="AWS::Chime::Room"),
    "ix_trail_records_changes": Wanted(EVER, read_only=False),
    "ix_trail_records_refusals": Wanted(EVER, refused=True),
}


@pytest.mark.parametrize("index", PLANS)
async def test_each_filter_walks_an_index_of_its_own_in_the_order_of_the_list(database: Database, index: str) -> None:
    """Beside the page nothing is read, whether the first page of 100,000 records or the last is asked for."""
    query = searching(ACME, PLANS[index], (AT + timedelta(seconds=400), 7), 51)
    async with database.write() as tx:
        await store.add(tx, [entry(number, BOB, read_only=number % 10 > 0) for number in range(500)])
        is_sqlite = tx.dialect.name == "sqlite"
        if not is_sqlite:  # So small a table it would rather read whole.
            await tx.execute(text("ANALYZE trail_records, trail_resources"))
            await tx.execute(text("SET LOCAL enable_seqscan = off"))
            await tx.execute(text("SET LOCAL enable_bitmapscan = off"))
        compiled = query.compile(dialect=tx.dialect, compile_kwargs={"literal_binds": True})
        explained = await tx.exec_driver_sql(f"{'EXPLAIN QUERY PLAN' if is_sqlite else 'EXPLAIN'} {compiled}")
        plan = "\n".join(str(row[-1]) for row in explained)
    assert index in plan, plan
    assert "SCAN trail_re" not in plan


def knock(number: int, key: str = "AKIA1", error_code: str = "InvalidSignatureException") -> Knock:
    return Knock(
        access_key_id=key,
        error_code=error_code,
        error_message="No.",
        event_source="chime.amazonaws.com",
        event_name="GetUser",
        origin=Origin("192.0.2.1", "boto3"),
        at=AT + timedelta(seconds=number),
    )


class Ring:
    """Knows one key."""

    async def existing(self, call: Call, access_key_ids: Collection[str]) -> frozenset[str]:
        return frozenset({"AKIA1"} & set(access_key_ids))


async def at_once(seconds: float) -> None:
    """The pause between two rounds of writing, as tests have it."""


@pytest.fixture
def calls(database: Database) -> Calls:
    return Calls(database, HandClock(AT), CountedIds(), {audit.Keyring: Ring()}, Operator("bob"), "request")


@pytest.fixture
async def doorkeeper(calls: Calls) -> AsyncIterator[audit.Doorkeeper]:
    tasks = Tasks()
    yield audit.Doorkeeper(calls, tasks, at_once)
    await tasks.stop()


async def known(calls: Calls) -> tuple[audit.Knocks, ...]:
    async with calls.read() as call:
        return await audit.knocks_of(call, ["AKIA1"])


async def strangers(calls: Calls) -> tuple[audit.Knocks, ...]:
    async with calls.read() as call:
        return await audit.knocks_of_strangers(call, 1000)


async def test_who_was_turned_away_is_counted_by_key_and_reason(calls: Calls, doorkeeper: audit.Doorkeeper) -> None:
    doorkeeper.turned_away(knock(1))
    await eventually(lambda: known(calls))
    for number in (2, 3):
        doorkeeper.turned_away(knock(number))
    doorkeeper.turned_away(knock(4, error_code="ThrottlingException"))

    async def all_there() -> bool:
        return [(each.error_code, each.times) for each in await known(calls)] == [
            ("ThrottlingException", 1),
            ("InvalidSignatureException", 3),
        ]

    await eventually(all_there)
    (_, signature) = await known(calls)
    assert (signature.first_at, signature.last_at) == (AT + timedelta(seconds=1), AT + timedelta(seconds=3))
    assert await strangers(calls) == ()


async def test_keys_that_are_made_up_push_out_each_other_and_never_a_real_one(
    calls: Calls, doorkeeper: audit.Doorkeeper
) -> None:
    doorkeeper.turned_away(knock(0))
    for number in range(1, MOST_STRANGERS + 100):
        doorkeeper.turned_away(knock(number, f"AKIAMADEUP{number}"))

    async def are_few() -> bool:
        return len(await strangers(calls)) == MOST_STRANGERS

    await eventually(are_few)
    assert (await strangers(calls))[0].access_key_id == f"AKIAMADEUP{MOST_STRANGERS + 99}"
    assert len(await known(calls)) == 1


async def test_a_flood_within_one_round_is_noted_no_further_than_memory_allows(
    calls: Calls, doorkeeper: audit.Doorkeeper
) -> None:
    for number in range(MOST_WAITING + 1):
        doorkeeper.turned_away(knock(number, f"AKIAMADEUP{number}"))
    await eventually(lambda: strangers(calls))
    assert f"AKIAMADEUP{MOST_WAITING}" not in {each.access_key_id for each in await strangers(calls)}
