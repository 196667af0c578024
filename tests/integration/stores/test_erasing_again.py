"""A restored backup brings erased people back; the list that was kept outside it erases them again."""

from pathlib import Path

import pytest

from carillon.core.db import Database
from carillon.features import people
from carillon.features.people.model.erasures import certificate
from carillon.features.people.service import erasing_again, erasures
from tests.kit.lives import EMAIL, NAME, Lives, live, open_lives

pytestmark = pytest.mark.anyio


@pytest.fixture
async def lives(database: Database, tmp_path: Path) -> Lives:
    return await open_lives(database, tmp_path)


@pytest.mark.spec("AMB-14")
async def test_whoever_is_here_again_is_erased_by_a_certificate_and_nobody_else(lives: Lives) -> None:
    before = await lives.newcomer("erin@example.com", "Erin")
    async with lives.alice.write() as call:
        erasure = await erasures.request(call, lives.account.id, before.id, before.email)
    await lives.erase()
    async with lives.alice.read() as call:
        text = certificate(await erasures.find(call, erasure.id))
        assert erasing_again.ids_in(text) == [erasure.id, before.id]
        assert await erasing_again.come_back(call, erasing_again.ids_in(text)) == []

    back, bob = await lives.newcomer(), await lives.hall.member("bob")
    await live(lives, back, [bob, await lives.hall.member("carol")])
    kept_outside = f"User ID,Reason\n{back.id},request\n{before.id},request\n{lives.account.id},none\n"
    async with lives.hall.office.operator.write() as call:
        found = await erasing_again.come_back(call, erasing_again.ids_in(kept_outside))
        assert [user.id for user in found] == [back.id]
        [again] = await erasing_again.erase(call, [user.id for user in found])
    await lives.erase()
    assert set(await lives.traces(NAME, EMAIL)) <= {"trail_records.event"}
    async with lives.alice.read() as call:
        assert (await erasures.find(call, again.id)).finished_at is not None
        assert await people.person(call.tx, bob.id) is not None
