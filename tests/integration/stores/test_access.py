"""Identities, their credentials and their policies on both databases."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

import pytest

from carillon.core.callers import Circumstances, Nobody, Operator, Origin, Principal, WrongIdentity
from carillon.core.calls import Call, Calls
from carillon.core.clock import HandClock
from carillon.core.db import Database
from carillon.core.tasks import Tasks
from carillon.core.vault import Vault
from carillon.features import access
from carillon.features.access import (
    AccessKeyNotFound,
    KeyStatus,
    PolicyNotFound,
    RootResetExpired,
    RootResetWrong,
    SigningKeys,
    TooManyAccessKeys,
    UserExists,
    UserNotFound,
)
from carillon.features.access.service import bearers, roles, users
from carillon.features.organisations import OrganisationNotFound
from tests.kit.eventually import eventually
from tests.kit.ids import CountedIds

pytestmark = pytest.mark.anyio

AT = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
HERE = Origin("192.0.2.1", "boto3", secure=True)
CIRCUMSTANCES = Circumstances(AT, HERE)


@pytest.fixture
def clock() -> HandClock:
    return HandClock(AT)


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault.open(tmp_path / "master.key")


@pytest.fixture
def calls(database: Database, clock: HandClock, vault: Vault) -> Calls:
    return Calls(database, clock, CountedIds(), {Vault: vault}, Operator("bob"), "request")


@pytest.fixture
async def tasks() -> AsyncIterator[Tasks]:
    started = Tasks()
    yield started
    await started.stop()


@pytest.fixture
async def organisation_id(calls: Calls) -> str:
    async with calls.write() as call:
        return (await access.ensure(call)).id


def allows(principal: Principal | None, action: str) -> bool:
    assert principal is not None
    return principal.authority.allows(action, CIRCUMSTANCES)


async def session_of(call: Call, organisation_id: str, user_id: str | None) -> Principal | None:
    return await access.principal_of_user(call.tx, organisation_id, user_id, HERE, "session", AT)


async def test_root_comes_to_be_with_the_organisation_however_many_start(calls: Calls) -> None:
    async def start(seed: int) -> str:
        async with replace(calls, ids=CountedIds(seed)).write() as call:
            return (await access.ensure(call)).id

    (organisation_id,) = set(await asyncio.gather(*(start(seed) for seed in range(6))))
    async with calls.read() as call:
        principal = await session_of(call, organisation_id, None)
    assert principal is not None
    assert (principal.arn, principal.is_root) == (f"arn:aws:iam::{organisation_id}:root", True)
    assert (principal.session_id, principal.signed_in_at) == ("session", AT)
    assert allows(principal, "chime:DeleteAccount")


@pytest.mark.spec("IAM-07")
async def test_root_signs_in_by_e_mail_once_it_is_named(calls: Calls, organisation_id: str) -> None:
    async with calls.by(Nobody()).write() as call:
        assert await access.credential_of(call, "root", "alice@example.com") is None
        root = await access.name_root(call, organisation_id, "Alice", "alice@example.com", "hash")
        found = await access.credential_of(call, "root", " Alice@Example.com ")
        assert await access.credential_of(call, "root", "bob@example.com") is None
        assert await access.credential_of(call, "user", "alice@example.com") is None
        assert await access.find_identity(call, organisation_id, None) == root
    assert found is not None
    assert (found.organisation_id, found.user_id, found.password_hash) == (organisation_id, None, "hash")
    assert (root.name, root.email) == ("Alice", "alice@example.com")


async def test_a_root_reset_works_once_within_its_hour(calls: Calls, clock: HandClock, organisation_id: str) -> None:
    async with calls.write() as call:
        await access.name_root(call, organisation_id, "Alice", "alice@example.com", "old")
        replaced = await access.begin_root_reset(call)
        late = await access.begin_root_reset(call)
    clock.advance(timedelta(hours=1))
    async with calls.by(Nobody()).write() as call:
        with pytest.raises(RootResetExpired):
            await access.set_root_password(call, late, "new")
    async with calls.write() as call:
        good = await access.begin_root_reset(call)
    clock.advance(timedelta(minutes=59, seconds=59))
    async with calls.by(Nobody()).write() as call:
        with pytest.raises(RootResetWrong):
            await access.set_root_password(call, replaced, "new")
        await access.set_root_password(call, good, "new")
        with pytest.raises(RootResetWrong):
            await access.set_root_password(call, good, "newer")
        found = await access.credential_of(call, "root", "alice@example.com")
    assert found is not None
    assert found.password_hash == "new"


async def test_only_the_operator_begins_a_root_reset(calls: Calls, organisation_id: str) -> None:
    async with calls.read() as call:
        root = await session_of(call, organisation_id, None)
    assert root is not None
    for caller in (Nobody(), root):
        async with calls.by(caller).write() as call:
            with pytest.raises(WrongIdentity):
                await access.begin_root_reset(call)


@pytest.mark.spec("IAM-08")
async def test_a_user_is_found_by_its_name_in_any_case(calls: Calls, organisation_id: str) -> None:
    async with calls.write() as call:
        alice = await access.create_user(call, "Alice", "alice@example.com")
        assert await access.find_user(call, "aLICE") == alice
        with pytest.raises(UserNotFound, match="bob"):
            await access.find_user(call, "bob")
        for name, email in (("ALICE", None), ("bob", "Alice@example.com")):
            with pytest.raises(UserExists):
                await access.create_user(call, name, email)
        await access.create_user(call, "bob")
        await access.create_user(call, "carol")
    assert alice.arn == f"arn:aws:iam::{organisation_id}:user/Alice"
    assert alice.id.startswith("AIDA")
    assert len(alice.id) == 21


@pytest.mark.usefixtures("organisation_id")
async def test_a_user_signs_in_by_name_or_e_mail_where_it_has_a_password(calls: Calls) -> None:
    async with calls.write() as call:
        alice = await access.create_user(call, "alice", "alice@example.com")
        before = await access.credential_of(call, "user", "alice")
        await access.set_console_password(call, "alice", "hash")
        by_name = await access.credential_of(call, "user", "ALICE")
        by_email = await access.credential_of(call, "user", "Alice@example.com")
        assert await access.credential_of(call, "user", "bob") is None
        await access.set_console_password(call, "alice", None)
        after = await access.credential_of(call, "user", "alice")
    assert before is not None
    assert before.password_hash is None
    assert before == after
    assert by_name is not None
    assert (by_name.user_id, by_name.password_hash) == (alice.id, "hash")
    assert by_name == by_email


@pytest.mark.usefixtures("organisation_id")
async def test_a_name_goes_before_another_users_address(calls: Calls) -> None:
    async with calls.write() as call:
        named = await access.create_user(call, "shared@example.com")
        await access.create_user(call, "bob", "shared@example.com")
        found = await access.credential_of(call, "user", "shared@example.com")
    assert found is not None
    assert found.user_id == named.id


@pytest.mark.spec("IAM-12", "IAM-13", "IAM-14")
async def test_a_user_may_do_what_is_attached_until_it_is_detached(calls: Calls, organisation_id: str) -> None:
    async with calls.write() as call:
        alice = await access.create_user(call, "alice")
        key = await access.create_key(call, "alice")

    async def may(action: str) -> bool:
        async with calls.read() as call:
            by_session = allows(await session_of(call, organisation_id, alice.id), action)
            by_key = allows(await access.principal_of_key(call.tx, key.id, HERE), action)
        assert by_session is by_key
        return by_key

    assert not await may("chime:GetAccount")
    async with calls.write() as call:
        await access.attach_policy(call, "alice", "AmazonChimeReadOnly")
        await access.attach_policy(call, "alice", "arn:aws:iam::aws:policy/AmazonChimeReadOnly")
        await access.attach_policy(call, "alice", "AmazonChimeUserManagement")
        with pytest.raises(PolicyNotFound):
            await access.attach_policy(call, "alice", "AmazonChimeNothing")
        with pytest.raises(UserNotFound):
            await access.attach_policy(call, "bob", "AmazonChimeReadOnly")
    assert await may("chime:GetAccount")
    assert await may("chime:InviteUsers")
    assert not await may("chime:CreateAccount")
    async with calls.write() as call:
        await access.detach_policy(call, "alice", "AmazonChimeUserManagement")
    assert await may("chime:GetAccount")
    assert not await may("chime:InviteUsers")


async def test_a_session_of_nobody_or_of_another_organisation_is_no_principal(
    calls: Calls, organisation_id: str
) -> None:
    async with calls.write() as call:
        alice = await access.create_user(call, "alice")
        assert await session_of(call, organisation_id, "AIDA00000000000000000") is None
        assert await session_of(call, "000000000000", alice.id) is None
        assert await session_of(call, "000000000000", None) is None


@pytest.mark.usefixtures("organisation_id")
async def test_a_user_has_two_keys_at_most_and_root_as_many_as_it_needs(calls: Calls) -> None:
    async with calls.write() as call:
        await access.create_user(call, "alice")
        first = await access.create_key(call, "alice")
        second = await access.create_key(call, "alice")
        with pytest.raises(TooManyAccessKeys):
            await access.create_key(call, "alice")
        await access.delete_key(call, first.id)
        await access.create_key(call, "alice")
        for _ in range(3):
            await access.create_key(call)
        assert len(await access.list_keys(call)) == 3
        kept = await access.list_keys(call, "alice")
    assert second.id in {key.id for key in kept}
    assert {key.user_name for key in kept} == {"alice"}
    assert (len(second.id), second.id[:4], len(second.secret)) == (20, "AKIA", 40)


@pytest.mark.usefixtures("organisation_id")
async def test_keys_asked_for_at_once_are_not_more_than_two(calls: Calls) -> None:
    async with calls.write() as call:
        await access.create_user(call, "alice")

    async def create() -> bool:
        try:
            async with calls.write() as call:
                await access.create_key(call, "alice")
        except TooManyAccessKeys:
            return False
        return True

    assert sum(await asyncio.gather(*(create() for _ in range(6)))) == 2


@pytest.mark.spec("IAM-05")
async def test_a_signature_is_checked_with_the_secret_of_an_active_key(
    calls: Calls, database: Database, clock: HandClock, vault: Vault, tasks: Tasks, organisation_id: str
) -> None:
    keys = SigningKeys(database, clock, vault, tasks)
    async with calls.write() as call:
        await access.create_user(call, "alice", "alice@example.com")
        await access.attach_policy(call, "alice", "AmazonChimeReadOnly")
        of_alice = await access.create_key(call, "alice")
        of_root = await access.create_key(call)
    found = await keys.find(of_alice.id)
    assert found is not None
    assert (found.access_key_id, found.secret) == (of_alice.id, of_alice.secret)
    principal = found.principal(HERE)
    assert (principal.arn, principal.access_key_id) == (f"arn:aws:iam::{organisation_id}:user/alice", of_alice.id)
    assert (principal.origin, principal.is_root) == (HERE, False)
    assert allows(principal, "chime:GetAccount")
    root = await keys.find(of_root.id)
    assert root is not None
    assert root.principal(HERE).is_root
    assert await keys.find("AKIA0000000000000000") is None
    async with calls.write() as call:
        await access.set_key_status(call, of_alice.id, KeyStatus.INACTIVE)
        assert await access.principal_of_key(call.tx, of_alice.id, HERE) is None
    assert await keys.find(of_alice.id) is None
    async with calls.write() as call:
        await access.set_key_status(call, of_alice.id, KeyStatus.ACTIVE)
    assert await keys.find(of_alice.id) is not None


async def test_a_secret_is_not_stored_as_it_is(calls: Calls, database: Database, organisation_id: str) -> None:
    async with calls.write() as call:
        first = await access.create_key(call)
    async with database.read() as tx:
        rows = [tuple(row) for row in (await tx.exec_driver_sql("SELECT * FROM access_keys")).all()]
    assert first.id in json.dumps(rows, default=str)
    assert first.secret not in json.dumps(rows, default=str)


async def test_secrets_outlive_the_master_key_they_were_sealed_with(
    calls: Calls, database: Database, clock: HandClock, vault: Vault, tasks: Tasks, organisation_id: str
) -> None:
    async with calls.write() as call:
        made = [await access.create_key(call) for _ in range(3)]
    vault.rotate()
    async with calls.write() as call:
        assert await access.re_encrypt(call) == 3
    vault.forget_old()
    keys = SigningKeys(database, clock, vault, tasks)
    found = [await keys.find(key.id) for key in made]
    assert [key.secret for key in found if key] == [key.secret for key in made]


async def test_the_use_of_a_key_is_noted_once_a_minute(
    calls: Calls, database: Database, clock: HandClock, vault: Vault, tasks: Tasks, organisation_id: str
) -> None:
    keys = SigningKeys(database, clock, vault, tasks)
    async with calls.write() as call:
        made = await access.create_key(call)

    async def last_used_at() -> datetime | None:
        async with calls.read() as call:
            (key,) = await access.list_keys(call)
        return key.last_used_at

    assert await last_used_at() is None
    keys.used(made.id, "chime", "us-east-1")
    await eventually(last_used_at)
    assert await last_used_at() == AT
    clock.advance(timedelta(seconds=59))
    keys.used(made.id, "chime", "us-east-1")
    of_another_process = SigningKeys(database, clock, vault, tasks)
    of_another_process.used(made.id, "chime", "us-east-1")
    clock.advance(timedelta(seconds=1))
    keys.used(made.id, "chime", "us-east-1")

    async def is_noted_again() -> bool:
        return await last_used_at() == AT + timedelta(seconds=60)

    await eventually(is_noted_again)


async def test_keys_of_another_organisation_are_out_of_reach(calls: Calls, organisation_id: str) -> None:
    async with calls.write() as call:
        made = await access.create_key(call)
        root = await session_of(call, organisation_id, None)
    assert root is not None
    stranger = calls.by(replace(root, organisation_id="000000000000"))
    async with stranger.write() as call:
        for refused in (access.delete_key(call, made.id), access.set_key_status(call, made.id, KeyStatus.INACTIVE)):
            with pytest.raises(OrganisationNotFound):
                await refused
    async with calls.by(root).write() as call:
        await access.delete_key(call, made.id)
        with pytest.raises(AccessKeyNotFound):
            await access.delete_key(call, made.id)


async def test_whoever_moves_a_user_or_describes_a_role_takes_no_boundary_back(
    calls: Calls, organisation_id: str
) -> None:
    trust = '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"}}'
    async with calls.write() as call:
        await access.create_user(call, "dora")
        await roles.create_role(call, "Desk", trust, "/", "", timedelta(hours=1))

    async def move(path: str) -> None:
        async with calls.write() as call:
            await users.update_user(call, "dora", None, path)

    async def describe(words: str) -> None:
        async with calls.write() as call:
            await roles.describe(call, "Desk", words)

    async def bound(kind: Literal["user", "role"], name: str, policy: str | None) -> None:
        async with calls.write() as call:
            await bearers.set_boundary(call, kind, name, policy)

    for turn in range(6):
        policy = None if turn % 2 else "arn:aws:iam::aws:policy/AmazonChimeReadOnly"
        doing = (move(f"/{turn}/"), bound("user", "dora", policy), describe(f"{turn}"), bound("role", "Desk", policy))
        await asyncio.gather(*doing)
        async with calls.read() as call:
            user, role = await users.find_user(call, "dora"), await roles.find_role(call, "Desk")
        assert (user.path, user.boundary_arn) == (f"/{turn}/", policy)
        assert (role.description, role.boundary_arn) == (f"{turn}", policy)
