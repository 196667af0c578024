"""Another e-mail address on both databases: both mailboxes agree, either stops it, and nothing else gets through."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from carillon.core.callers import Person, person, principal
from carillon.core.calls import Call, Calls
from carillon.core.db import Database
from carillon.core.errors import Throttled
from carillon.features import audit, people
from carillon.features.accounts import DomainRemoved
from carillon.features.accounts.service import domains, settings
from carillon.features.chat import jobs as chat_jobs
from carillon.features.people import EmailTaken, LinkExpired, ProfileChanged, User, UserRemoved, UserSuspended
from carillon.features.people import jobs as people_jobs
from carillon.features.people.model.invitations import ClaimedElsewhere, NotOfDomain
from carillon.features.people.model.profiles import SameEmail
from carillon.features.people.model.returning import MayNotReturn
from carillon.features.signin import PasswordWrong
from carillon.features.signin import jobs as signin_jobs
from carillon.features.signin.model.email_changes import LinkAct, NoEmailChange, SendEmailChange, SendEmailChanged
from carillon.features.signin.model.entering import SendPasswordChanged
from carillon.features.signin.model.links import Purpose
from carillon.features.signin.service import email_changes, links, passwords, sessions
from tests.kit.halls import Ear
from tests.kit.lives import EMAIL, HOME, PASSWORD, Lives, open_lives

pytestmark = pytest.mark.anyio

NEW = "zeb@example.org"
DAY = timedelta(hours=24)
MOMENT = timedelta(microseconds=1)


@pytest.fixture
async def lives(database: Database, tmp_path: Path) -> Lives:
    return await open_lives(database, tmp_path)


@pytest.fixture
async def user(lives: Lives) -> User:
    return await lives.newcomer()


async def wish(lives: Lives, user: User, email: str = NEW) -> dict[LinkAct, str]:
    """Ask, and read both letters: the secret of each link."""
    await email_changes.request(lives.by(user), email, PASSWORD)
    return await letters(lives)


async def letters(lives: Lives) -> dict[LinkAct, str]:
    found: dict[LinkAct, str] = {}
    for job in await lives.hall.office.tasks(SendEmailChange):
        before = len(await lives.hall.office.mailer.newest(1000))
        await signin_jobs.send_email_change(lives.calls, msgspec.convert(job, SendEmailChange))
        sent = (await lives.hall.office.mailer.newest(1000))[
            : len(await lives.hall.office.mailer.newest(1000)) - before
        ]
        for letter in sent:
            for link in letter.links:
                secret = link.partition("#")[2]
                if secret:
                    found[await act_of(lives, secret)] = secret
    return found


async def act_of(lives: Lives, secret: str) -> LinkAct:
    async with lives.calls.read() as call:
        return (await email_changes.look(call, secret)).act


async def answer(lives: Lives, secret: str) -> email_changes.Answer:
    return await email_changes.answer(lives.hall.office.nobody, secret)


async def address(lives: Lives, user: User) -> str:
    async with lives.calls.read() as call:
        found = await people.person(call.tx, user.id)
    assert found is not None
    return found.email


async def newest(lives: Lives, number: int) -> list[tuple[str, str]]:
    return [(letter.to, letter.subject) for letter in await lives.hall.office.mailer.newest(number)]


@pytest.mark.parametrize("order", [(LinkAct.CONFIRM, LinkAct.APPROVE), (LinkAct.APPROVE, LinkAct.CONFIRM)])
async def test_the_address_changes_when_both_mailboxes_have_agreed(
    lives: Lives, user: User, order: tuple[LinkAct, LinkAct]
) -> None:
    secrets = await wish(lives, user)
    first = await answer(lives, secrets[order[0]])
    assert (first.done, await address(lives, user)) == (False, EMAIL)
    second = await answer(lives, secrets[order[1]])
    assert (second.done, await address(lives, user)) == (True, NEW)
    for job in await lives.hall.office.tasks(SendEmailChanged):
        await signin_jobs.send_email_changed(lives.calls, msgspec.convert(job, SendEmailChanged))
    assert {to for to, _ in await newest(lives, 2)} == {EMAIL, NEW}
    async with lives.calls.read() as call:
        assert await people.find_by_email(call.tx, EMAIL) is None
        found = await people.find_by_email(call.tx, NEW)
        assert found is not None
        assert (await people.card(call.tx, user.id)).email == NEW
    assert await lives.traces(EMAIL) == {}


async def test_the_new_address_is_found_and_shown_in_rooms_at_once(lives: Lives, user: User) -> None:
    bob = await lives.hall.member("bob")
    room = await lives.room(bob, "Launch", user)
    ear, own = Ear(lives.hall.push, f"room:{room}"), Ear(lives.hall.push, f"user:{user.id}")
    secrets = await wish(lives, user)
    await answer(lives, secrets[LinkAct.CONFIRM])
    await answer(lives, secrets[LinkAct.APPROVE])
    for fact in await lives.hall.office.tasks(ProfileChanged):
        await chat_jobs.show_anew(lives.calls, msgspec.convert(fact, ProfileChanged))
    assert {"type": "room", "room_id": room} in ear.heard
    assert {"type": "profile_changed"} in own.heard
    async with lives.by(bob).read() as call:
        assert [card.email for card in await people.contacts(call, "zeb@")] == [NEW]
        assert [card.email for card in await people.contacts(call, "quagmire@")] == []


async def test_other_sessions_end_and_letters_to_the_old_address_open_nothing(lives: Lives, user: User) -> None:
    async with lives.calls.by(Person(user.id, "elsewhere", HOME)).write() as call:
        await sessions.open_client(call)
        reset = await links.draw(call, Purpose.RESET, EMAIL)
    secrets = await wish(lives, user)
    await answer(lives, secrets[LinkAct.CONFIRM])
    await answer(lives, secrets[LinkAct.APPROVE])
    here = lives.by(user)
    async with here.read() as call:
        left = [session.id for session in await sessions.own(call)]
        assert "elsewhere" not in left
        assert len(left) == 1
        with pytest.raises(people.LinkUnknown):
            await links.find(call, Purpose.RESET, reset)


async def test_each_link_works_once_and_for_a_day(lives: Lives, user: User) -> None:
    secrets = await wish(lives, user)
    await answer(lives, secrets[LinkAct.CONFIRM])
    with pytest.raises(LinkExpired):
        await answer(lives, secrets[LinkAct.CONFIRM])
    lives.hall.clock.advance(DAY - MOMENT)
    assert await act_of(lives, secrets[LinkAct.APPROVE]) is LinkAct.APPROVE
    lives.hall.clock.advance(MOMENT)
    with pytest.raises(LinkExpired):
        await answer(lives, secrets[LinkAct.APPROVE])
    async with lives.by(user).read() as call:
        assert await email_changes.pending(call) is None
    assert await address(lives, user) == EMAIL


async def test_the_old_mailbox_stops_it_even_after_the_new_one_agreed(lives: Lives, user: User) -> None:
    secrets = await wish(lives, user)
    await answer(lives, secrets[LinkAct.CONFIRM])
    assert (await answer(lives, secrets[LinkAct.STOP])).done is False
    with pytest.raises(LinkExpired):
        await answer(lives, secrets[LinkAct.APPROVE])
    assert await address(lives, user) == EMAIL


async def test_a_change_is_cancelled_sent_again_and_replaced_by_the_next(lives: Lives, user: User) -> None:
    first = await wish(lives, user)
    async with lives.by(user).write() as call:
        await email_changes.resend(call)
    again = await letters(lives)
    assert set(again) == set(LinkAct)
    assert await act_of(lives, first[LinkAct.CONFIRM]) is LinkAct.CONFIRM
    other = await wish(lives, user, "zeb@example.net")
    with pytest.raises(LinkExpired):
        await answer(lives, again[LinkAct.CONFIRM])
    async with lives.by(user).write() as call:
        await email_changes.cancel(call)
        with pytest.raises(NoEmailChange):
            await email_changes.cancel(call)
    with pytest.raises(LinkExpired):
        await answer(lives, other[LinkAct.APPROVE])


async def test_the_password_is_asked_first(lives: Lives, user: User) -> None:
    with pytest.raises(PasswordWrong):
        await email_changes.request(lives.by(user), NEW, "another password")
    with pytest.raises(SameEmail):
        await email_changes.request(lives.by(user), EMAIL.upper(), PASSWORD)
    assert await letters(lives) == {}


async def test_whose_an_address_is_only_its_mailbox_learns(lives: Lives, user: User) -> None:
    await lives.newcomer(NEW, "Zeb")
    secrets = await wish(lives, user)
    assert set(secrets) == {LinkAct.APPROVE, LinkAct.STOP}
    assert (NEW, "This address has a Carillon profile already") in await newest(lives, 2)


async def test_an_address_that_is_taken_meanwhile_is_refused_and_nothing_is_lost(lives: Lives, user: User) -> None:
    secrets = await wish(lives, user)
    await answer(lives, secrets[LinkAct.APPROVE])
    await lives.newcomer(NEW, "Zeb")
    with pytest.raises(EmailTaken):
        await answer(lives, secrets[LinkAct.CONFIRM])
    assert await address(lives, user) == EMAIL


async def test_who_belongs_by_the_domain_stays_in_it_and_nobody_comes_into_a_claimed_one(lives: Lives) -> None:
    acme = await lives.hall.office.account("Acme", "acme.example.com", "acme.example.net")
    async with lives.hall.office.operator.write() as call:
        await people.enroll(call, acme.id, "ann@acme.example.com", "Ann")
    zoe = await lives.newcomer("zoe@example.com", "Zoe")
    with pytest.raises(ClaimedElsewhere):
        await email_changes.request(lives.by(zoe), "zoe@acme.example.com", PASSWORD)
    lives.account = acme
    ben = await lives.newcomer("ben@acme.example.com", "Ben")
    with pytest.raises(NotOfDomain):
        await email_changes.request(lives.by(ben), "ben@example.org", PASSWORD)
    secrets = await wish(lives, ben, "ben@acme.example.net")
    await answer(lives, secrets[LinkAct.CONFIRM])
    assert (await answer(lives, secrets[LinkAct.APPROVE])).done


@pytest.mark.spec("AMB-06")
async def test_whoever_is_kept_out_does_not_come_back_by_a_change_of_address(lives: Lives, user: User) -> None:
    acme = await lives.hall.office.account("Acme", "acme.example.com")
    async with lives.hall.office.operator.write() as call:
        carol = await people.enroll(call, acme.id, "carol@acme.example.com", "Carol")
    async with lives.alice.write() as call:
        await people.suspend(call, acme.id, [carol.id])
        await settings.block_reregistration(call, acme.id, blocked=True)
        await domains.remove(call, acme.id, "acme.example.com")
    await people_jobs.release_people(lives.calls, DomainRemoved(acme.id, "acme.example.com"))
    secrets = await wish(lives, user, carol.email)
    await answer(lives, secrets[LinkAct.CONFIRM])
    with pytest.raises(MayNotReturn):
        await answer(lives, secrets[LinkAct.APPROVE])
    assert await address(lives, user) == EMAIL


async def test_a_place_kept_for_the_new_address_is_taken_by_who_has_it(lives: Lives, user: User) -> None:
    await lives.hall.office.invite(lives.account, NEW)
    secrets = await wish(lives, user)
    await answer(lives, secrets[LinkAct.CONFIRM])
    await answer(lives, secrets[LinkAct.APPROVE])
    async with lives.alice.read() as call:
        found = await people.find(call, lives.account.id, user.id)
    assert found.email == NEW


async def still_waits(lives: Lives, user: User) -> bool:
    async with lives.by(user).read() as call:
        return await email_changes.pending(call) is not None


async def ends(lives: Lives) -> list[object]:
    """What the trail says of changes that were ended."""
    async with lives.alice.read() as call:
        found = await audit.since(call.tx, principal(lives.alice.caller).organisation_id)
    told = [entry.event["requestParameters"] for entry in found if entry.event_name == "EndEmailChange"]
    return [parameters["endedBy"] for parameters in told if isinstance(parameters, dict)]


@pytest.mark.parametrize("forgotten", [False, True])
async def test_whoever_had_the_old_password_does_not_come_back_by_a_change_of_address(
    lives: Lives, user: User, forgotten: bool
) -> None:
    secrets = await wish(lives, user)
    await answer(lives, secrets[LinkAct.CONFIRM])
    if forgotten:
        async with lives.calls.write() as call:
            reset = await links.draw(call, Purpose.RESET, EMAIL)
        await passwords.reset(lives.hall.office.nobody, reset, "staple of the barn")
    else:
        await passwords.change(lives.by(user), PASSWORD, "staple of the barn")
    with pytest.raises(LinkExpired):
        await answer(lives, secrets[LinkAct.APPROVE])
    assert await address(lives, user) == EMAIL
    assert await ends(lives) == ["changed_password"]
    told = [job["ended_change"] for job in await lives.hall.office.tasks(SendPasswordChanged)]
    assert told == [True]


async def test_a_wish_that_is_made_while_the_password_changes_ends_with_it_too(lives: Lives, user: User) -> None:
    async with lives.calls.write() as call:
        reset = await links.draw(call, Purpose.RESET, EMAIL)
    changing: list[asyncio.Task[None]] = []

    async def change_it(call: Call) -> None:
        """The wish is written and not committed yet."""
        if await email_changes.pending(call) is not None and not changing:
            changing.append(group.create_task(passwords.reset(lives.hall.office.nobody, reset, "staple of the barn")))
            await asyncio.wait(changing, timeout=1)

    async with asyncio.TaskGroup() as group:
        await email_changes.request(replace(lives.by(user), before_commit=change_it), NEW, PASSWORD)
    assert changing
    assert not await still_waits(lives, user)


async def test_a_change_ends_with_a_sign_out_everywhere(lives: Lives, user: User) -> None:
    secrets = await wish(lives, user)
    async with lives.alice.write() as call:
        await sessions.sign_out_everywhere(call, user.id)
    with pytest.raises(LinkExpired):
        await answer(lives, secrets[LinkAct.CONFIRM])
    assert await ends(lives) == ["sign_out"]


async def test_a_change_ends_with_the_session_in_which_it_was_wished_for(lives: Lives, user: User) -> None:
    await wish(lives, user)
    elsewhere = lives.calls.by(Person(user.id, "elsewhere", HOME))
    async with elsewhere.write() as call:
        await sessions.open_client(call)
    async with lives.by(user).write() as call:
        await sessions.end_others(call)
    assert await still_waits(lives, user)
    async with elsewhere.write() as call:
        await sessions.open_client(call)
    async with elsewhere.write() as call:
        await sessions.revoke(call, person(lives.by(user).caller).session_id)
    assert not await still_waits(lives, user)
    assert await ends(lives) == ["sign_out"]


async def test_a_change_ends_when_the_person_is_suspended(lives: Lives) -> None:
    lives.account = await lives.hall.office.account("Acme", "acme.example.com", "acme.example.net")
    ben = await lives.newcomer("ben@acme.example.com", "Ben")
    await wish(lives, ben, "ben@acme.example.net")
    async with lives.alice.write() as call:
        await people.suspend(call, lives.account.id, [ben.id])
    for fact in await lives.hall.office.tasks(UserSuspended):
        await signin_jobs.end_sessions_of_suspended(lives.calls, msgspec.convert(fact, UserSuspended))
    assert not await still_waits(lives, ben)


async def test_a_change_ends_when_the_person_is_removed_from_the_account(lives: Lives, user: User) -> None:
    await wish(lives, user)
    async with lives.alice.write() as call:
        await people.remove(call, lives.account.id, [user.id])
    for fact in await lives.hall.office.tasks(UserRemoved):
        await signin_jobs.end_change_of_removed(lives.calls, msgspec.convert(fact, UserRemoved))
    assert not await still_waits(lives, user)
    assert await ends(lives) == ["removal"]


async def test_letters_are_few(lives: Lives, user: User) -> None:
    await wish(lives, user)

    async def again(calls: Calls) -> None:
        async with calls.write() as call:
            await email_changes.resend(call)

    for _ in range(4):
        await again(lives.by(user))
    with pytest.raises(Throttled):
        await again(lives.by(user))


async def test_of_two_answers_at_once_one_makes_the_change(lives: Lives, user: User) -> None:
    secrets = await wish(lives, user)
    both = [answer(lives, secrets[LinkAct.CONFIRM]), answer(lives, secrets[LinkAct.APPROVE])]
    done = [each.done for each in await asyncio.gather(*both)]
    assert sorted(done) == [False, True]
    assert await address(lives, user) == NEW


async def test_a_profile_keeps_name_zone_and_language_and_tells_every_device(lives: Lives, user: User) -> None:
    ear = Ear(lives.hall.push, f"user:{user.id}")
    async with lives.by(user).write() as call:
        await people.update_profile(call, "  Zeb  Q ", "Asia/Jakarta", "id")
    async with lives.by(user).read() as call:
        chosen = await people.profile(call.tx, user.id)
        assert (chosen.time_zone, chosen.language) == ("Asia/Jakarta", "id")
        assert (await people.card(call.tx, user.id)).display_name == "Zeb Q"
    assert ear.heard == [{"type": "profile_changed"}]
