"""People in no account erase themselves, or are erased by the operator, on both databases: nothing of them is left."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import msgspec
import pytest

from carillon.adapters.mail import Letter, Mailer, MailRefused, Message
from carillon.app.holdings import KEPT
from carillon.core.db import Database
from carillon.core.errors import Throttled
from carillon.features import access, people, signin
from carillon.features.people import User
from carillon.features.people import jobs as people_jobs
from carillon.features.people.model.erasures import (
    BelongsToAccount,
    ConfirmationWrong,
    Erasure,
    PersonUnknown,
    SendErased,
    certificate,
)
from carillon.features.people.model.exports import PutTogether
from carillon.features.people.service import erasures, exports, unmanaged
from carillon.features.people.service import users as administered
from carillon.features.signin.service import own_dossier, sessions
from tests.kit.lives import EMAIL, NAME, PASSWORD, Lives, live, open_lives, whole

pytestmark = pytest.mark.anyio

HOUR = timedelta(hours=1)


@pytest.fixture
async def lives(database: Database, tmp_path: Path) -> Lives:
    return await open_lives(database, tmp_path)


@pytest.fixture
async def zebulon(lives: Lives) -> User:
    """Has lived with Bob and Carol in a Team account, was removed from it, and is invited into it again."""
    user = await lives.newcomer()
    await live(lives, user, [await lives.hall.member("bob"), await lives.hall.member("carol")])
    async with lives.alice.write() as call:
        assert await administered.remove(call, lives.account.id, [user.id]) == {user.id: None}
        await people.invite(call, lives.account.id, [EMAIL])
    return replace(user, account_id=None)


async def letters(lives: Lives) -> list[Letter]:
    for job in await lives.hall.office.tasks(SendErased):
        await people_jobs.send_erased(lives.calls, msgspec.convert(job, SendErased))
    return await lives.hall.office.mailer.newest(1)


async def recorded(lives: Lives, erasure: Erasure) -> Erasure:
    async with lives.alice.read() as call:
        return await erasures.find(call, erasure.id)


@pytest.mark.spec("ACC-34", "AMB-14")
async def test_what_is_said_beforehand_is_what_goes_and_nothing_names_them_any_more(
    lives: Lives, zebulon: User
) -> None:
    me = lives.by(zebulon)
    await own_dossier.export(me, PASSWORD)
    await lives.put_together()
    await lives.hall.office.tasks(PutTogether)
    async with me.read() as call:
        preview, is_administrator = await own_dossier.preview(call)
        user = await people.person(call.tx, zebulon.id)
    begun = await own_dossier.erase(me, PASSWORD, EMAIL.upper())
    await lives.erase()
    done = await recorded(lives, begun)
    assert is_administrator is False
    assert done.counts == preview.counts
    assert (done.counts["messages"], done.counts["rooms_deleted"], done.counts["places_in_accounts"]) == (4, 1, 1)
    assert done.counts["sessions"] >= 1
    assert (done.requested_by, done.account_id) == (erasures.THEMSELVES, None)
    pin = user and user.personal_pin
    traces = await lives.traces(zebulon.id, EMAIL, NAME, "z.quagmire", pin or EMAIL, "quagmire")
    assert set(traces) <= KEPT.keys()
    assert {column for column in traces if not column.startswith("jobs.")} <= {
        "erasures.user_id",
        "trail_records.event",
        "trail_records.user_name",
        "trail_records.principal_arn",
        "trail_resources.name",
    }


async def test_a_letter_in_their_language_with_the_certificate_goes_to_the_former_address(
    lives: Lives, zebulon: User
) -> None:
    begun = await own_dossier.erase(lives.by(zebulon), PASSWORD, EMAIL)
    await lives.erase()
    (letter,) = await letters(lives)
    assert (letter.to, letter.subject) == (EMAIL, "Il tuo profilo Carillon è stato cancellato")
    for line in certificate(await recorded(lives, begun)).splitlines():
        assert line in letter.text


async def test_a_mailbox_that_is_gone_is_told_nothing_and_that_is_all(lives: Lives, zebulon: User) -> None:
    class NoSuchPerson:
        async def send(self, message: Message) -> None:
            raise MailRefused(reason="550 No such person")

    begun = await own_dossier.erase(lives.by(zebulon), PASSWORD, EMAIL)
    await lives.erase()
    lives.hall.parts[Mailer] = NoSuchPerson()
    for job in await lives.hall.office.tasks(SendErased):
        await people_jobs.send_erased(lives.calls, msgspec.convert(job, SendErased))
    assert (await recorded(lives, begun)).finished_at is not None


async def test_from_the_same_moment_no_session_of_theirs_opens_anything(lives: Lives, zebulon: User) -> None:
    me = lives.by(zebulon)
    async with me.read() as call:
        here = [session.id for session in await sessions.own(call)]
    await own_dossier.erase(me, PASSWORD, EMAIL)
    async with lives.calls.read() as call:
        assert await sessions.living(call, here) == set()
        assert await people.find_by_email(call.tx, EMAIL) is None


async def test_password_and_address_are_both_wanted(lives: Lives, zebulon: User) -> None:
    me = lives.by(zebulon)
    with pytest.raises(signin.PasswordWrong):
        await own_dossier.erase(me, "another password", EMAIL)
    with pytest.raises(ConfirmationWrong):
        await own_dossier.erase(me, PASSWORD, "zebulon")
    with pytest.raises(signin.PasswordWrong):
        await own_dossier.export(me, "another password")
    async with lives.calls.read() as call:
        assert await people.person(call.tx, zebulon.id) is not None


async def test_passwords_are_not_guessed_here_either(lives: Lives, zebulon: User) -> None:
    lives.hall.parts[signin.Settings] = replace(lives.calls.part(signin.Settings), per_account=signin.Limit(3, HOUR))
    for _ in range(3):
        with pytest.raises(signin.PasswordWrong):
            await own_dossier.erase(lives.by(zebulon), "another password", EMAIL)
    with pytest.raises(Throttled):
        await own_dossier.erase(lives.by(zebulon), PASSWORD, EMAIL)


async def test_one_archive_is_put_together_at_a_time_and_few_an_hour(lives: Lives, zebulon: User) -> None:
    me = lives.by(zebulon)
    first = await own_dossier.export(me, PASSWORD)
    assert await own_dossier.export(me, PASSWORD) == first
    most = lives.calls.part(signin.Settings).letters.attempts
    for _ in range(most - 2):
        await own_dossier.export(me, PASSWORD)
    with pytest.raises(Throttled):
        await own_dossier.export(me, PASSWORD)
    lives.hall.clock.advance(HOUR)
    await lives.put_together()
    assert (await own_dossier.export(me, PASSWORD)).id != first.id


async def test_users_of_an_account_are_sent_to_its_administrators(lives: Lives) -> None:
    user = await lives.newcomer()
    with pytest.raises(BelongsToAccount) as refusal:
        await own_dossier.erase(lives.by(user), PASSWORD, EMAIL)
    assert lives.account.name in refusal.value.message
    async with lives.by(user).read() as call:
        with pytest.raises(BelongsToAccount):
            await own_dossier.preview(call)
    async with lives.hall.office.operator.write() as call:
        with pytest.raises(BelongsToAccount):
            await unmanaged.erase(call, EMAIL, EMAIL)
    assert await own_dossier.export(lives.by(user), PASSWORD)


async def test_an_administrator_with_the_same_address_is_told_and_keeps_the_console(
    lives: Lives, zebulon: User
) -> None:
    async with lives.alice.write() as call:
        await access.create_user(call, "zebulon", EMAIL.title())
    async with lives.by(zebulon).read() as call:
        assert (await own_dossier.preview(call))[1] is True
    await own_dossier.erase(lives.by(zebulon), PASSWORD, EMAIL)
    await lives.erase()
    async with lives.alice.read() as call:
        assert (await access.find_user(call, "zebulon")).email == EMAIL.title()


async def test_the_operator_hands_out_and_erases_who_cannot_sign_in_any_more(
    lives: Lives, zebulon: User, tmp_path: Path
) -> None:
    operator = lives.hall.office.operator
    file = tmp_path / "zebulon.zip"
    await unmanaged.collect(operator, f" {EMAIL.upper()} ", file)
    own = await own_dossier.export(lives.by(zebulon), PASSWORD)
    await lives.put_together()
    with (
        ZipFile(file) as theirs,
        ZipFile(BytesIO(await whole(await exports.hand_out(lives.by(zebulon), own.id)))) as archive,
    ):
        assert theirs.namelist() == archive.namelist()
        assert theirs.read("messages.json") == archive.read("messages.json")
    async with operator.read() as call:
        preview = await unmanaged.preview(call, EMAIL)
    async with operator.write() as call:
        with pytest.raises(ConfirmationWrong):
            await unmanaged.erase(call, EMAIL, "somebody@example.com")
        begun = await unmanaged.erase(call, EMAIL, EMAIL)
    await lives.erase()
    done = await recorded(lives, begun)
    assert done.counts == preview.counts
    assert done.requested_by not in {erasures.THEMSELVES, erasures.CARILLON}
    assert (await letters(lives))[0].to == EMAIL
    async with operator.read() as call:
        with pytest.raises(PersonUnknown):
            await unmanaged.find(call, EMAIL)


async def test_an_address_with_nothing_but_an_invitation_is_no_person(lives: Lives) -> None:
    async with lives.alice.write() as call:
        await people.invite(call, lives.account.id, ["guest@example.org"])
    async with lives.hall.office.operator.read() as call:
        with pytest.raises(PersonUnknown):
            await unmanaged.find(call, "guest@example.org")


async def test_whoever_comes_back_with_the_address_is_somebody_new(lives: Lives, zebulon: User) -> None:
    await own_dossier.erase(lives.by(zebulon), PASSWORD, EMAIL)
    async with lives.hall.office.operator.write() as call:
        again = await people.sign_up(call, EMAIL, NAME)
    await lives.erase()
    async with lives.calls.read() as call:
        found = await people.person(call.tx, again.id)
    assert again.id != zebulon.id
    assert found is not None
    assert found.email == EMAIL
