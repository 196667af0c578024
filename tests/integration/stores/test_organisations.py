"""Organisations on both databases."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert

from carillon.core.callers import Circumstances, Nobody, Operator, Person, Principal
from carillon.core.calls import Calls
from carillon.core.clock import HandClock
from carillon.core.db import Database
from carillon.features import organisations
from carillon.features.organisations import (
    OperatorOnly,
    Organisation,
    OrganisationNotFound,
    SetupDone,
    SetupSecretWrong,
)
from carillon.features.organisations.store import organisations as organisation_rows
from tests.kit.ids import CountedIds

pytestmark = pytest.mark.anyio

AT = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)


class Everything:
    def allows(self, action: str, circumstances: Circumstances) -> bool:
        return True


def root(organisation_id: str) -> Principal:
    return Principal(
        organisation_id=organisation_id,
        arn=f"arn:aws:iam::{organisation_id}:root",
        principal_id=organisation_id,
        name="root",
        is_root=True,
        authority=Everything(),
    )


@pytest.fixture
def clock() -> HandClock:
    return HandClock(AT)


@pytest.fixture
def calls(database: Database, clock: HandClock) -> Calls:
    return Calls(database, clock, CountedIds(), {}, Operator("bob"), "request")


async def test_the_organisation_comes_to_be_once(calls: Calls, clock: HandClock) -> None:
    async with calls.read() as call:
        assert await organisations.home_id(call.tx) is None
    async with calls.write() as call:
        first = await organisations.ensure(call)
    clock.advance(timedelta(days=1))
    async with calls.write() as call:
        assert await organisations.ensure(call) == first
        assert await organisations.home_id(call.tx) == first.id
    assert len(first.id) == 12
    assert first.id.isdecimal()
    assert (first.created_at, first.is_set_up) == (AT, False)


async def test_processes_that_race_agree_on_one_organisation(calls: Calls) -> None:
    async def ensure(seed: int) -> str:
        async with replace(calls, ids=CountedIds(seed)).write() as call:
            return (await organisations.ensure(call)).id

    assert len(set(await asyncio.gather(*(ensure(seed) for seed in range(8))))) == 1


async def test_a_set_up_secret_is_good_until_the_next_one_and_for_one_set_up(calls: Calls, clock: HandClock) -> None:
    async with calls.write() as call:
        old = await organisations.new_setup_secret(call)
    async with calls.write() as call:
        new = await organisations.new_setup_secret(call)
    assert old
    assert new
    assert old != new
    by_nobody = calls.by(Nobody())
    async with by_nobody.write() as call:
        for wrong in (old, new + "x", ""):
            with pytest.raises(SetupSecretWrong):
                await organisations.finish_setup(call, wrong, "Acme")
        await organisations.check_setup_secret(call, new)
    clock.advance(timedelta(minutes=5))
    async with by_nobody.write() as call:
        await organisations.finish_setup(call, new, " Acme ")
    async with by_nobody.write() as call:
        found = await organisations.own(call)
        with pytest.raises(SetupDone):
            await organisations.check_setup_secret(call, new)
        assert await organisations.new_setup_secret(call) is None
    assert (found.name, found.set_up_at) == ("Acme", AT + timedelta(minutes=5))


async def test_without_a_secret_nobody_sets_up(calls: Calls) -> None:
    async with calls.write() as call:
        await organisations.ensure(call)
        with pytest.raises(SetupSecretWrong):
            await organisations.check_setup_secret(call, "")


async def test_of_two_set_ups_at_once_one_is_refused(calls: Calls) -> None:
    async with calls.write() as call:
        secret = await organisations.new_setup_secret(call)
    assert secret

    async def finish(name: str) -> str | None:
        try:
            async with calls.by(Nobody()).write() as call:
                return (await organisations.finish_setup(call, secret, name)).name
        except SetupDone:
            return None

    outcomes = await asyncio.gather(finish("Acme"), finish("Umbrella"))
    assert sorted(outcomes, key=str) in (["Acme", None], [None, "Umbrella"])


async def test_a_principal_sees_and_renames_its_own_organisation_only(calls: Calls) -> None:
    async with calls.write() as call:
        acme = await organisations.ensure(call)
    async with calls.by(root(acme.id)).write() as call:
        renamed = await organisations.rename(call, acme.id, "Acme Bells")
        assert await organisations.find(call, acme.id) == renamed == replace(acme, name="Acme Bells")
        with pytest.raises(OrganisationNotFound):
            await organisations.find(call, "000000000000")
    for stranger in (root("000000000000"), Person("u", "s"), Nobody()):
        async with calls.by(stranger).write() as call:
            with pytest.raises(OrganisationNotFound):
                await organisations.rename(call, acme.id, "Mine")


async def test_before_the_first_start_there_is_no_organisation_of_ones_own(calls: Calls) -> None:
    async with calls.read() as call:
        with pytest.raises(OrganisationNotFound):
            await organisations.own(call)


async def test_only_the_home_organisation_operates_the_installation(calls: Calls) -> None:
    async with calls.write() as call:
        home = await organisations.ensure(call)
        guests = Organisation("210987654321", "Guests", AT, set_up_at=AT)
        await call.tx.execute(insert(organisation_rows).values(id=guests.id, name=guests.name, created_at=AT))
    async with calls.by(root(home.id)).read() as call:
        assert (await organisations.operating(call)).id == home.id
    async with calls.by(root(guests.id)).read() as call:
        with pytest.raises(OperatorOnly):
            await organisations.operating(call)
