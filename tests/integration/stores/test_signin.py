"""Signing in on both databases: sessions, passwords, links, limits and the set-up, with the clock moved by hand."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import text

from carillon.adapters.mail import Letter, Mailer, MailRefused, Message
from carillon.adapters.mail.memory import MemoryMailer
from carillon.adapters.mail.nowhere import NoMailer
from carillon.core.callers import Caller, Nobody, Operator, Origin, Person, Principal
from carillon.core.calls import Call, Calls
from carillon.core.clock import HandClock
from carillon.core.db import Database
from carillon.core.errors import Throttled
from carillon.core.events import known_facts
from carillon.core.jobs import Alarm, gather
from carillon.core.jobs.worker import Pace, Worker
from carillon.core.push import InProcessPush, Push
from carillon.core.sentences import Sentence
from carillon.core.vault import Vault
from carillon.features import access, accounts, organisations, people, signin
from carillon.features.accounts import License
from carillon.features.people import LinkExpired, LinkUnknown, Registration
from carillon.features.people import jobs as people_jobs
from carillon.features.signin import (
    CHEAP,
    ConfigurationFile,
    Cost,
    Hasher,
    Limit,
    Opened,
    PasswordTooPlain,
    PasswordWrong,
    Reach,
    Settings,
    SignInFailed,
    store,
)
from carillon.features.signin import jobs as signin_jobs
from carillon.features.signin.model.entering import Tidy
from carillon.features.signin.model.links import Purpose
from carillon.features.signin.model.setup import Wish
from carillon.features.signin.service import credentials, entering, links, passwords, registration, sessions, setup
from tests.kit.eventually import eventually
from tests.kit.ids import CountedIds

pytestmark = pytest.mark.anyio

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
LAPTOP = Origin("192.0.2.1", "Firefox on a laptop")
PHONE = Origin("192.0.2.2", "Safari on a phone")
PASSWORD = "correct horse battery"
ANOTHER = "staple of the barn"


@dataclass
class Notebook:
    """Stands for the operator's configuration file."""

    written: list[Reach] = field(default_factory=list[Reach])

    async def write_reach(self, reach: Reach) -> str:
        self.written.append(reach)
        return "carillon.toml"


@dataclass
class Refusing:
    """A mail server that knows nobody."""

    mail: MemoryMailer
    refused: list[str] = field(default_factory=list[str])

    async def send(self, message: Message) -> None:
        self.refused.append(message.to)
        raise MailRefused(reason="550 No such person")

    async def check(self) -> None:
        await self.mail.check()

    def describe(self) -> Sentence:
        return self.mail.describe()


@dataclass
class Stand:
    """An installation without doors."""

    calls: Calls
    clock: HandClock
    mail: MemoryMailer
    push: InProcessPush
    file: Notebook
    parts: dict[type, object]

    def by(self, caller: Caller) -> Calls:
        return self.calls.by(caller)

    def stranger(self, origin: Origin = LAPTOP) -> Calls:
        return self.by(Nobody(origin))

    def open_sign_up(self) -> None:
        self.parts[Settings] = replace(self.calls.part(Settings), signup_open=True)

    async def letter(self, to: str, about: str = "", number: int = 1) -> Letter:
        """The newest of the letters that are on their way to this address, when that many have come."""

        async def arrived() -> list[Letter]:
            found = [letter for letter in await self.mail.newest(100) if letter.to == to and about in letter.subject]
            return found if len(found) >= number else []

        return (await eventually(arrived))[0]

    async def who(self, opened: Opened, origin: Origin = LAPTOP) -> Person | None:
        return await signin.person_of(self.calls, opened.token, origin)

    async def sign_in(self, email: str, password: str = PASSWORD, origin: Origin = LAPTOP) -> Opened:
        return await entering.sign_in(self.stranger(origin), email, password)

    def hears(self, opened: Opened) -> list[str]:
        """The frames that the socket of this session gets from now on."""
        heard: list[str] = []
        self.push.listen(f"session:{opened.session.id}", lambda _topic, frame: heard.append(frame))
        return heard


@pytest.fixture
async def stand(database: Database, tmp_path: Path) -> AsyncGenerator[Stand]:
    clock = HandClock(NOW)
    mail, push, file = MemoryMailer(clock), InProcessPush(), Notebook()
    parts: dict[type, object] = {
        Mailer: mail,
        Push: push,
        Hasher: Hasher(CHEAP),
        Settings: Settings("https://carillon.example.com"),
        ConfigurationFile: file,
        people.Site: people.Site("https://carillon.example.com"),
        Vault: Vault.open(tmp_path / "master.key"),
        accounts.Roster: people.PeopleRoster(),
    }
    calls = Calls(database, clock, CountedIds(), parts, Operator("bob"), "request")
    stand = Stand(calls, clock, mail, push, file, parts)
    worker = Worker(
        calls, gather([signin_jobs, people_jobs], known_facts()), lambda: 0.0, Pace(look=timedelta(milliseconds=10))
    )
    parts[Alarm] = worker
    async with calls.write() as call:
        await access.ensure(call)
    worker.start()
    yield stand
    await worker.stop()


async def team(stand: Stand) -> str:
    async with stand.calls.write() as call:
        return (await accounts.create(call, "Acme")).id


async def alice_of(stand: Stand, account_id: str) -> people.User:
    """Alice, registered in an account, with a password."""
    hashed = await stand.calls.part(Hasher).hash(PASSWORD)
    async with stand.calls.write() as call:
        alice = await people.enroll(call, account_id, "alice@example.com", "Alice Archer")
        await signin.set_password(call, alice.id, hashed)
    return alice


@pytest.fixture
async def alice(stand: Stand) -> people.User:
    return await alice_of(stand, await team(stand))


async def test_who_knows_the_password_is_signed_in(stand: Stand, alice: people.User) -> None:
    opened = await stand.sign_in(" Alice@Example.com ")
    who = await stand.who(opened)
    assert who == Person(alice.id, opened.session.id, LAPTOP)
    assert await signin.person_of(stand.calls, "another token", LAPTOP) is None


@pytest.mark.parametrize(("email", "password"), [("alice@example.com", "wrong"), ("bob@example.com", PASSWORD)])
async def test_a_wrong_password_and_an_unknown_address_are_refused_alike(
    stand: Stand, alice: people.User, email: str, password: str
) -> None:
    assert alice.email == "alice@example.com"
    with pytest.raises(SignInFailed) as refusal:
        await stand.sign_in(email, password)
    assert refusal.value.message == "The name or the password is not right."
    assert refusal.value.facts == {}


async def test_no_token_and_no_password_is_stored(stand: Stand, alice: people.User) -> None:
    opened = await stand.sign_in(alice.email)
    async with stand.calls.read() as call:
        rows = [*(await call.tx.exec_driver_sql("SELECT * FROM person_sessions")).all()]
        rows += (await call.tx.exec_driver_sql("SELECT * FROM passwords")).all()
    assert rows
    assert opened.token not in str(rows)
    assert PASSWORD not in str(rows)


async def test_a_session_goes_on_while_it_is_used_and_ends_after_thirty_days_without(
    stand: Stand, alice: people.User
) -> None:
    opened = await stand.sign_in(alice.email)
    stand.clock.advance(timedelta(days=30) - timedelta(seconds=1))
    assert await stand.who(opened, PHONE) is not None
    stand.clock.advance(timedelta(days=30) - timedelta(seconds=1))
    assert await stand.who(opened) is not None
    stand.clock.advance(timedelta(days=30))
    assert await stand.who(opened) is None


async def test_the_list_of_sessions_shows_the_latest_use_at_most_once_a_minute(
    stand: Stand, alice: people.User
) -> None:
    opened = await stand.sign_in(alice.email)
    me = await stand.who(opened)
    assert me is not None
    stand.clock.advance(timedelta(seconds=59))
    await stand.who(opened, PHONE)
    async with stand.by(me).read() as call:
        assert [(session.last_seen_at, session.address) for session in await sessions.own(call)] == [
            (NOW, LAPTOP.address)
        ]
    stand.clock.advance(timedelta(seconds=1))
    await stand.who(opened, PHONE)
    async with stand.by(me).read() as call:
        assert [(session.last_seen_at, session.address) for session in await sessions.own(call)] == [
            (NOW + timedelta(minutes=1), PHONE.address)
        ]


async def test_a_revoked_session_is_over_at_once_and_its_socket_hears_it(stand: Stand, alice: people.User) -> None:
    here, there = await stand.sign_in(alice.email), await stand.sign_in(alice.email, origin=PHONE)
    heard_here, heard_there = stand.hears(here), stand.hears(there)
    async with stand.by(Person(alice.id, here.session.id)).write() as call:
        await sessions.revoke(call, there.session.id)
        assert heard_there == []
    assert heard_there == ['{"type":"signed_out"}']
    assert heard_here == []
    assert await stand.who(there) is None
    assert await stand.who(here) is not None


async def test_nobody_revokes_the_session_of_somebody_else(stand: Stand, alice: people.User) -> None:
    opened = await stand.sign_in(alice.email)
    with pytest.raises(sessions.SessionNotFound):
        async with stand.by(Person("bob", "another")).write() as call:
            await sessions.revoke(call, opened.session.id)
    assert await stand.who(opened) is not None


@pytest.mark.spec("U:ACC-10", "AMB-26")
async def test_signing_out_everywhere_ends_all_sessions_and_tells_all_sockets(stand: Stand, alice: people.User) -> None:
    opened = [await stand.sign_in(alice.email), await stand.sign_in(alice.email, origin=PHONE)]
    heard = [stand.hears(one) for one in opened]
    async with stand.calls.write() as call:
        await signin.sign_out_everywhere(call, alice.id)
    assert [len(frames) for frames in heard] == [1, 1]
    assert [await stand.who(one) for one in opened] == [None, None]


@pytest.mark.spec("USR-40", "AMB-26")
async def test_a_suspended_person_is_out_at_once_and_learns_why_only_with_the_password(stand: Stand) -> None:
    account_id = await team(stand)
    async with stand.calls.write() as call:
        await accounts.verify_domain(call, account_id, "example.com")
    alice = await alice_of(stand, account_id)
    opened = await stand.sign_in(alice.email)
    heard = stand.hears(opened)
    async with stand.calls.write() as call:
        assert await people.suspend(call, account_id, [alice.id]) == {alice.id: None}
    assert await stand.who(opened) is None
    assert await eventually(lambda: heard) == ['{"type":"signed_out"}']
    with pytest.raises(signin.UserSuspended):
        await stand.sign_in(alice.email)
    with pytest.raises(SignInFailed):
        await stand.sign_in(alice.email, "wrong")


async def test_no_session_that_is_opened_while_the_password_changes_outlives_it(stand: Stand) -> None:
    alice = await alice_of(stand, await team(stand))
    async with stand.calls.write() as call:
        reset = await links.draw(call, Purpose.RESET, alice.email)
    changing: list[asyncio.Task[None]] = []

    async def change_it(call: Call) -> None:
        """The session is written and not committed yet."""
        if isinstance(call.caller, Person) and not changing:
            changing.append(group.create_task(passwords.reset(stand.stranger(), reset, ANOTHER)))
            await asyncio.wait(changing, timeout=1)

    async with asyncio.TaskGroup() as group:
        opening = replace(stand.stranger(), before_commit=change_it)
        opened = await entering.sign_in(opening, alice.email, PASSWORD)
    assert changing
    assert await stand.who(opened) is None


async def test_no_console_session_that_is_opened_while_the_password_changes_outlives_it(stand: Stand) -> None:
    async with stand.calls.write() as call:
        await access.ensure(call)
        carol = await access.create_user(call, "carol")
    await credentials.create(stand.calls, "carol", PASSWORD, must_change=False)
    changing: list[asyncio.Task[None]] = []

    async def change_it(call: Call) -> None:
        """The session is written and not committed yet."""
        if isinstance(call.caller, Principal) and not changing:
            changing.append(group.create_task(credentials.update(stand.calls, "carol", ANOTHER, must_change=None)))
            await asyncio.wait(changing, timeout=1)

    async with asyncio.TaskGroup() as group:
        opening = replace(stand.stranger(), before_commit=change_it)
        await entering.sign_in_to_console(opening, entering.Shown("user", "carol", PASSWORD))
    assert changing
    async with stand.calls.read() as call:
        assert await store.count_console_sessions(call.tx, carol.organisation_id, call.now) == 0


async def ended(stand: Stand) -> list[tuple[str, set[str]]]:
    """The facts about ended sessions that were published so far: whose, and which."""
    async with stand.calls.read() as call:
        rows = await call.tx.exec_driver_sql("SELECT argument FROM jobs WHERE kind = 'SessionsEnded' ORDER BY number")
    told = [msgspec.json.decode(row.argument, type=signin.SessionsEnded) for row in rows]
    return [(fact.user_id, set(fact.session_ids)) for fact in told]


async def test_whatever_ends_sessions_is_told_to_the_other_features(stand: Stand, alice: people.User) -> None:
    here, second, third = [(await stand.sign_in(alice.email)).session.id for _ in range(3)]
    async with stand.by(Person(alice.id, here)).write() as call:
        await sessions.revoke(call, second)
    async with stand.by(Person(alice.id, here)).write() as call:
        await sessions.end_others(call)
    async with stand.by(Person(alice.id, here)).write() as call:
        await sessions.leave(call)
    async with stand.calls.write() as call:
        await signin.sign_out_everywhere(call, alice.id)
    assert await ended(stand) == [(alice.id, {second}), (alice.id, {third}), (alice.id, {here})]
    expired = await stand.sign_in(alice.email)
    stand.clock.advance(timedelta(days=30))
    await signin_jobs.tidy(stand.calls, Tidy())
    assert (await ended(stand))[3:] == [(alice.id, {expired.session.id})]


async def test_a_session_lives_until_it_ends_runs_out_or_its_person_is_suspended(stand: Stand) -> None:
    account_id = await team(stand)
    async with stand.calls.write() as call:
        await accounts.verify_domain(call, account_id, "example.com")
    alice = await alice_of(stand, account_id)
    opened = await stand.sign_in(alice.email)

    async def lives() -> bool:
        async with stand.calls.read() as call:
            return await signin.living(call, [opened.session.id, "another"]) == {opened.session.id}

    assert await lives()
    stand.clock.advance(timedelta(days=30) - timedelta(seconds=1))
    assert await lives()
    stand.clock.advance(timedelta(seconds=1))
    assert not await lives()
    opened = await stand.sign_in(alice.email)
    assert await lives()
    async with stand.calls.write() as call:
        await people.suspend(call, account_id, [alice.id])
        # At once, not only when the job has ended the session.
        assert await signin.living(call, [opened.session.id]) == set()


async def test_attempts_about_nobody_are_counted_by_address_kind_and_a_limit_of_their_own(stand: Stand) -> None:
    limit = Limit(2, timedelta(minutes=1))
    for _ in range(2):
        await signin.count_from(stand.stranger(), "find", limit)
    with pytest.raises(Throttled) as refusal:
        await signin.count_from(stand.stranger(), "find", limit)
    assert refusal.value.facts == {"retry_after": 30}
    await signin.count_from(stand.stranger(), "enter", limit)
    await signin.count_from(stand.stranger(PHONE), "find", limit)


async def test_the_sixth_wrong_password_in_a_minute_is_not_even_looked_at(stand: Stand, alice: people.User) -> None:
    for _ in range(5):
        with pytest.raises(SignInFailed):
            await stand.sign_in(alice.email, "wrong")
    with pytest.raises(Throttled) as refusal:
        await stand.sign_in(alice.email)
    assert refusal.value.facts == {"retry_after": 12}
    stand.clock.advance(timedelta(seconds=12) - timedelta(milliseconds=1))
    with pytest.raises(Throttled):
        await stand.sign_in(alice.email)
    stand.clock.advance(timedelta(milliseconds=1))
    await stand.sign_in(alice.email)


async def test_the_limit_of_an_account_is_the_same_for_an_address_that_nobody_has(stand: Stand) -> None:
    for number in range(5):
        with pytest.raises(SignInFailed):
            await stand.sign_in("nobody@example.com", f"guess {number}")
    with pytest.raises(Throttled):
        await stand.sign_in("Nobody@example.com")


async def test_one_address_may_not_try_the_doors_of_everybody(stand: Stand, alice: people.User) -> None:
    for number in range(20):
        with pytest.raises(SignInFailed):
            await stand.sign_in(f"person-{number}@example.com")
    with pytest.raises(Throttled):
        await stand.sign_in(alice.email)
    await stand.sign_in(alice.email, origin=PHONE)


async def test_right_passwords_use_no_limit_up(stand: Stand, alice: people.User) -> None:
    for _ in range(25):
        await stand.sign_in(alice.email)


async def test_of_many_guesses_at_once_no_more_get_through_than_one_by_one(stand: Stand, alice: people.User) -> None:
    async def guess() -> str:
        try:
            await stand.sign_in(alice.email, "wrong")
        except (SignInFailed, Throttled) as refusal:
            return refusal.code
        return "in"

    outcomes = await asyncio.gather(*(guess() for _ in range(12)))
    assert sorted(outcomes) == ["SignInFailed"] * 5 + ["Throttled"] * 7


async def test_a_hash_of_yesterdays_cost_is_replaced_at_the_next_sign_in(stand: Stand, alice: people.User) -> None:
    costlier = Hasher(Cost(passes=2, memory_kib=16, lanes=1))
    stand = replace(stand, calls=replace(stand.calls, parts={**stand.calls.parts, Hasher: costlier}))
    await stand.sign_in(alice.email)
    async with stand.calls.read() as call:
        stored = await passwords.store.password(call.tx, alice.id)
    assert stored is not None
    assert not costlier.is_outdated(stored)
    await stand.sign_in(alice.email)


async def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(stand: Stand, alice: people.User) -> None:
    opened = await stand.sign_in(alice.email)
    async with stand.stranger().write() as call:
        await passwords.forgotten(call, "Alice@example.com")
    secret = (await stand.letter(alice.email)).links[0].partition("https://carillon.example.com/reset#")[2]
    with pytest.raises(PasswordTooPlain):
        await passwords.reset(stand.stranger(), secret, alice.email)
    await passwords.reset(stand.stranger(), secret, ANOTHER)
    assert await stand.who(opened) is None
    with pytest.raises(LinkExpired):
        await passwords.reset(stand.stranger(), secret, PASSWORD)
    with pytest.raises(SignInFailed):
        await stand.sign_in(alice.email, PASSWORD)
    await stand.sign_in(alice.email, ANOTHER)
    await stand.letter(alice.email, about="was changed")


async def test_a_reset_link_is_good_for_an_hour(stand: Stand, alice: people.User) -> None:
    async with stand.stranger().write() as call:
        await passwords.forgotten(call, alice.email)
    secret = (await stand.letter(alice.email)).links[0].partition("#")[2]
    stand.clock.advance(timedelta(hours=1))
    with pytest.raises(LinkExpired):
        await passwords.reset(stand.stranger(), secret, ANOTHER)
    with pytest.raises(LinkUnknown):
        await passwords.reset(stand.stranger(), "guessed", ANOTHER)


async def test_a_letter_waits_for_the_mail_server_and_its_link_works_then(stand: Stand, alice: people.User) -> None:
    stand.parts[Mailer] = NoMailer()
    async with stand.stranger().write() as call:
        await passwords.forgotten(call, alice.email)

    async def put_back() -> int:
        async with stand.calls.read() as call:
            query = "SELECT count(*) FROM jobs WHERE kind = 'SendReset' AND state = 'waiting' AND attempts = 1"
            return int(await call.tx.scalar(text(query)))

    await eventually(put_back)
    stand.parts[Mailer] = stand.mail
    stand.clock.advance(timedelta(hours=1))
    secret = (await stand.letter(alice.email)).links[0].partition("#")[2]
    await passwords.reset(stand.stranger(), secret, ANOTHER)


async def test_an_address_that_takes_no_mail_is_the_end_of_its_letter(stand: Stand, alice: people.User) -> None:
    server = Refusing(stand.mail)
    stand.parts[Mailer] = server
    async with stand.stranger().write() as call:
        await passwords.forgotten(call, alice.email)

    async def unfinished() -> int:
        async with stand.calls.read() as call:
            query = text("SELECT count(*) FROM jobs WHERE kind = 'SendReset' AND state <> 'done'")
            return int(await call.tx.scalar(query))

    async def finished() -> bool:
        return await unfinished() == 0

    await eventually(finished)
    assert server.refused == [alice.email]


async def test_a_forgotten_password_of_nobody_writes_to_nobody(stand: Stand, alice: people.User) -> None:
    async with stand.stranger().write() as call:
        await passwords.forgotten(call, "bob@example.com")
        await passwords.forgotten(call, alice.email)
    await stand.letter(alice.email)
    assert [letter.to for letter in await stand.mail.newest(10)] == [alice.email]


async def test_nobody_can_fill_the_mailbox_of_somebody_else(stand: Stand, alice: people.User) -> None:
    for number in range(8):
        async with stand.stranger(Origin(f"192.0.2.{number}")).write() as call:
            await passwords.forgotten(call, alice.email)
    await stand.letter(alice.email, number=5)
    async with stand.stranger().write() as call:
        await passwords.forgotten(call, "marker@example.com")
        await registration.sign_up(call, "marker@example.com")
    await stand.letter("marker@example.com")
    assert len([letter for letter in await stand.mail.newest(100) if letter.to == alice.email]) == 5


async def test_a_password_is_changed_by_who_knows_it_and_other_sessions_end(stand: Stand, alice: people.User) -> None:
    here, there = await stand.sign_in(alice.email), await stand.sign_in(alice.email, origin=PHONE)
    me = await stand.who(here)
    assert me is not None
    with pytest.raises(PasswordWrong):
        await passwords.change(stand.by(me), "wrong", ANOTHER)
    with pytest.raises(PasswordTooPlain):
        await passwords.change(stand.by(me), PASSWORD, "Alice Archer 1")
    await passwords.change(stand.by(me), PASSWORD, ANOTHER)
    assert await stand.who(there) is None
    assert await stand.who(here) is not None
    await stand.sign_in(alice.email, ANOTHER)


@pytest.mark.spec("GS-12", "USR-14", "U:ACC-07")
async def test_an_invited_person_registers_once_and_is_pro(stand: Stand) -> None:
    account_id = await team(stand)
    async with stand.calls.write() as call:
        await people.invite(call, account_id, ["bob@example.com"])
    secret = await invitation_to(stand, "bob@example.com")
    async with stand.stranger().read() as call:
        offered = await registration.offer(call, secret)
    assert (offered.kind, offered.email, offered.account_name, offered.person) == (
        "invitation",
        "bob@example.com",
        "Acme",
        None,
    )
    opened = await registration.register(stand.stranger(), secret, "Bob Baker", PASSWORD)
    bob = await person_of(stand, opened)
    assert (bob.registration, bob.license, bob.account_id) == (Registration.REGISTERED, License.PRO, account_id)
    assert bob.joined_at == NOW
    assert len(bob.personal_pin or "") == 10
    with pytest.raises(LinkExpired):
        await registration.register(stand.stranger(), secret, "Bob Baker", PASSWORD)
    await stand.sign_in("bob@example.com")


async def test_a_refused_password_leaves_the_invitation_good(stand: Stand) -> None:
    account_id = await team(stand)
    async with stand.calls.write() as call:
        await people.invite(call, account_id, ["bob@example.com"])
    secret = await invitation_to(stand, "bob@example.com")
    with pytest.raises(PasswordTooPlain):
        await registration.register(stand.stranger(), secret, "Bob Baker", "bob@example.com")
    await registration.register(stand.stranger(), secret, "Bob Baker", PASSWORD)


@pytest.mark.spec("AMB-23")
async def test_an_invitation_is_good_for_thirty_days(stand: Stand) -> None:
    account_id = await team(stand)
    async with stand.calls.write() as call:
        await people.invite(call, account_id, ["bob@example.com", "carol@example.com"])
    bobs, carols = await invitation_to(stand, "bob@example.com"), await invitation_to(stand, "carol@example.com")
    stand.clock.advance(timedelta(days=30) - timedelta(seconds=1))
    await registration.register(stand.stranger(), bobs, "Bob Baker", PASSWORD)
    stand.clock.advance(timedelta(seconds=1))
    with pytest.raises(LinkExpired):
        await registration.register(stand.stranger(), carols, "Carol Cook", PASSWORD)


@pytest.mark.spec("GS-13", "GS-02")
async def test_a_registered_person_joins_with_the_same_profile(stand: Stand) -> None:
    stand.open_sign_up()
    bob = await person_of(stand, await signed_up(stand, "bob@example.com"))
    account_id = await team(stand)
    async with stand.calls.write() as call:
        await people.invite(call, account_id, ["bob@example.com"])
    secret = await invitation_to(stand, "bob@example.com")
    with pytest.raises(PasswordWrong):
        await registration.register(stand.stranger(), secret, "Somebody", "wrong")
    after = await person_of(stand, await registration.register(stand.stranger(), secret, "Somebody", PASSWORD))
    assert (after.id, after.display_name, after.personal_pin) == (bob.id, bob.display_name, bob.personal_pin)
    assert (after.account_id, after.license, after.trial_ends_at) == (account_id, License.PRO, None)


async def test_a_signed_in_person_joins_without_the_password_but_nobody_else_does(stand: Stand) -> None:
    alice = await alice_of(stand, await team(stand))
    second = await team(stand)
    async with stand.calls.write() as call:
        await people.invite(call, second, ["alice@example.com"])
    secret = await invitation_to(stand, "alice@example.com")
    with pytest.raises(people.AnotherPerson):
        async with stand.by(Person("bob", "session")).write() as call:
            await registration.join(call, secret)
    async with stand.by(Person(alice.id, "session")).write() as call:
        await registration.join(call, secret)
        joined = await people.person(call.tx, alice.id)
    assert joined is not None
    assert joined.account_id == second


@pytest.mark.spec("GS-01", "AMB-24", "U:ACC-05")
async def test_where_sign_up_is_open_anybody_registers_and_is_pro_for_thirty_days(stand: Stand) -> None:
    stand.open_sign_up()
    opened = await signed_up(stand, "bob@example.com")
    bob = await person_of(stand, opened)
    assert (bob.account_id, bob.trial_ends_at) == (None, NOW + timedelta(days=30))
    assert bob.license_at(NOW + timedelta(days=29)) is License.PRO_TRIAL
    assert bob.license_at(NOW + timedelta(days=30)) is License.BASIC


async def test_a_sign_up_link_works_once_and_for_a_day(stand: Stand) -> None:
    stand.open_sign_up()
    bobs, carols = await sign_up_link(stand, "bob@example.com"), await sign_up_link(stand, "carol@example.com")
    await registration.register(stand.stranger(), bobs, "Bob Baker", PASSWORD)
    with pytest.raises(LinkExpired):
        await registration.register(stand.stranger(), bobs, "Bob Baker", PASSWORD)
    stand.clock.advance(timedelta(hours=24))
    with pytest.raises(LinkExpired):
        await registration.register(stand.stranger(), carols, "Carol Cook", PASSWORD)


async def test_where_only_invited_people_register_a_letter_says_so(stand: Stand) -> None:
    async with stand.stranger().write() as call:
        await registration.sign_up(call, "bob@example.com")
    letter = await stand.letter("bob@example.com")
    assert "invitation" in letter.subject
    assert letter.links == ("https://carillon.example.com/",)


async def test_people_of_a_verified_domain_register_into_its_account(stand: Stand) -> None:
    account_id = await team(stand)
    async with stand.calls.write() as call:
        await accounts.verify_domain(call, account_id, "example.com")
    secret = await sign_up_link(stand, "bob@example.com")
    async with stand.stranger().read() as call:
        assert (await registration.offer(call, secret)).account_name == "Acme"
    bob = await person_of(stand, await registration.register(stand.stranger(), secret, "Bob Baker", PASSWORD))
    assert bob.account_id == account_id


async def test_a_member_who_signs_up_again_is_told_by_mail_alone(stand: Stand, alice: people.User) -> None:
    async with stand.stranger().write() as call:
        await registration.sign_up(call, alice.email)
    assert "already" in (await stand.letter(alice.email)).subject


async def test_a_link_of_nobody_is_unknown(stand: Stand) -> None:
    with pytest.raises(LinkUnknown):
        async with stand.stranger().read() as call:
            await registration.offer(call, "guessed")


async def test_tidying_up_leaves_what_is_still_good(stand: Stand, alice: people.User) -> None:
    old, new = await stand.sign_in(alice.email), None
    stand.clock.advance(timedelta(days=29))
    new = await stand.sign_in(alice.email)
    stand.clock.advance(timedelta(days=1))
    async with stand.calls.write() as call:
        await sessions.store.tidy(call.tx, call.now, call.now)
        left = (await call.tx.exec_driver_sql("SELECT id FROM person_sessions")).scalars().all()
    assert left == [new.session.id]
    assert await stand.who(old) is None


async def test_a_socket_hears_that_its_session_has_expired(stand: Stand, alice: people.User) -> None:
    old = await stand.sign_in(alice.email)
    stand.clock.advance(timedelta(days=29))
    new = await stand.sign_in(alice.email)
    heard_by_old, heard_by_new = stand.hears(old), stand.hears(new)
    stand.clock.advance(timedelta(days=1))
    await signin_jobs.tidy(stand.calls, Tidy())
    assert await eventually(lambda: heard_by_old) == ['{"type":"signed_out"}']
    assert heard_by_new == []


WISH = Wish("Acme Corporation", "Alice Archer", "alice@example.com", PASSWORD, use_carillon=True)
HOST = Reach("carillon.example.com", "/etc/ssl/carillon.pem", "/etc/ssl/carillon.key")


async def setup_secret(stand: Stand) -> str:
    async with stand.calls.write() as call:
        secret = await organisations.new_setup_secret(call)
    assert secret is not None
    return secret


async def test_the_set_up_makes_an_administrator_and_on_wish_a_person(stand: Stand) -> None:
    done = await setup.set_up(stand.stranger(), await setup_secret(stand), WISH)
    administrator = await signin.administrator_of(stand.calls, done.console.token, LAPTOP)
    assert administrator is not None
    assert (administrator.name, administrator.is_root) == ("Alice.Archer", False)
    assert done.client is not None
    alice = await person_of(stand, done.client)
    assert (alice.email, alice.display_name, alice.license) == ("alice@example.com", "Alice Archer", License.PRO)
    async with stand.by(administrator).read() as call:
        assert (await accounts.find(call, alice.account_id or "")).name == "Acme Corporation"
        assert (await organisations.own(call)).name == "Acme Corporation"
    assert done.config_file is None
    for name in ("alice@example.com", "Alice.Archer", "ALICE.ARCHER"):
        await entering.sign_in_to_console(stand.stranger(), entering.Shown("user", name, PASSWORD))
    await stand.sign_in("alice@example.com")


@pytest.mark.spec("PRE-04")
async def test_the_owner_is_written_to_once_that_the_set_up_is_done(stand: Stand) -> None:
    secret = await setup_secret(stand)
    with pytest.raises(PasswordTooPlain):
        await setup.set_up(stand.stranger(), secret, replace(WISH, password="alice@example.com"))
    await setup.set_up(stand.stranger(), secret, WISH)
    letter = await stand.letter("alice@example.com", "Carillon is set up")
    assert "for Acme Corporation" in letter.text
    assert letter.links == ("https://carillon.example.com/console/my-account",)
    with pytest.raises(organisations.SetupDone):
        await setup.set_up(stand.stranger(), secret, WISH)
    assert [each.subject for each in await stand.mail.newest(100)] == ["Carillon is set up"]


async def test_the_owner_is_written_the_address_that_was_just_chosen(stand: Stand) -> None:
    reach = replace(HOST, host_name="chime.example.org")
    await setup.set_up(stand.stranger(), await setup_secret(stand), replace(WISH, reach=reach))
    letter = await stand.letter("alice@example.com", "Carillon is set up")
    assert letter.links == ("https://chime.example.org/console/my-account",)


@pytest.mark.spec("PRE-06")
async def test_a_new_administrative_user_is_written_where_to_sign_in_and_no_password(stand: Stand) -> None:
    await setup.set_up(stand.stranger(), await setup_secret(stand), WISH)
    async with stand.calls.write() as call:
        await access.create_user(call, "carol", "carol@example.com")
        await access.create_user(call, "robot", None)
    for name in ("carol", "robot"):
        await credentials.create(stand.calls, name, PASSWORD, must_change=False)
    letter = await stand.letter("carol@example.com", "Sign in to the Carillon console")
    assert letter.links == ("https://carillon.example.com/console/sign-in",)
    assert "as the user carol" in letter.text
    assert PASSWORD not in letter.text
    await entering.sign_in_to_console(stand.stranger(), entering.Shown("user", "carol", PASSWORD))
    told = {each.to for each in await stand.mail.newest(100)}
    assert told == {"alice@example.com", "carol@example.com"}


async def test_the_set_up_happens_once(stand: Stand) -> None:
    secret = await setup_secret(stand)
    with pytest.raises(organisations.SetupSecretWrong):
        await setup.set_up(stand.stranger(), "guessed", WISH)
    await setup.set_up(stand.stranger(), secret, replace(WISH, use_carillon=False, reach=HOST))
    assert stand.file.written == [HOST]
    with pytest.raises(organisations.SetupDone):
        await setup.set_up(stand.stranger(), secret, WISH)
    with pytest.raises(SignInFailed):
        await stand.sign_in("alice@example.com")


async def test_a_refused_set_up_leaves_nothing_behind(stand: Stand) -> None:
    secret = await setup_secret(stand)
    with pytest.raises(PasswordTooPlain):
        await setup.set_up(stand.stranger(), secret, replace(WISH, password="alice@example.com", reach=HOST))
    with pytest.raises(people.EmailWrong):
        await setup.set_up(stand.stranger(), secret, replace(WISH, email="alice", reach=HOST))
    with pytest.raises(organisations.OrganisationNameInvalid):
        await setup.set_up(stand.stranger(), secret, replace(WISH, organisation_name=" "))
    assert stand.file.written == []
    await setup.set_up(stand.stranger(), secret, WISH)


async def test_a_program_that_has_the_administrators_name_is_no_obstacle(stand: Stand) -> None:
    async with stand.calls.write() as call:
        await access.create_user(call, "alice")
    done = await setup.set_up(stand.stranger(), await setup_secret(stand), replace(WISH, name="alice"))
    administrator = await signin.administrator_of(stand.calls, done.console.token, LAPTOP)
    assert administrator is not None
    assert administrator.name == "alice@example.com"


async def test_root_signs_in_only_after_the_operator_gave_it_a_password(stand: Stand) -> None:
    await setup.set_up(stand.stranger(), await setup_secret(stand), WISH)
    for guess in ("", PASSWORD, "nobody's password"):
        with pytest.raises(SignInFailed):
            await entering.sign_in_to_console(stand.stranger(), entering.Shown("root", "alice@example.com", guess))
    async with stand.calls.write() as call:
        secret = await access.begin_root_reset(call)
    await setup.reset_root(stand.stranger(), secret, ANOTHER)
    opened, root = await entering.sign_in_to_console(
        stand.stranger(), entering.Shown("root", "Alice@example.com", ANOTHER)
    )
    assert root.is_root
    with pytest.raises(access.RootResetWrong):
        await setup.reset_root(stand.stranger(), secret, PASSWORD)
    assert await signin.administrator_of(stand.calls, opened.token, LAPTOP) is not None


async def test_a_reset_of_root_ends_the_sessions_of_root_alone(stand: Stand) -> None:
    done = await setup.set_up(stand.stranger(), await setup_secret(stand), WISH)
    async with stand.calls.write() as call:
        secret = await access.begin_root_reset(call)
    await setup.reset_root(stand.stranger(), secret, ANOTHER)
    opened, _ = await entering.sign_in_to_console(
        stand.stranger(), entering.Shown("root", "alice@example.com", ANOTHER)
    )
    async with stand.calls.write() as call:
        secret = await access.begin_root_reset(call)
    await setup.reset_root(stand.stranger(), secret, PASSWORD)
    assert await signin.administrator_of(stand.calls, opened.token, LAPTOP) is None
    assert await signin.administrator_of(stand.calls, done.console.token, LAPTOP) is not None


async def test_a_console_session_ends_after_twelve_hours_used_or_not(stand: Stand) -> None:
    done = await setup.set_up(stand.stranger(), await setup_secret(stand), WISH)
    for _ in range(11):
        stand.clock.advance(timedelta(hours=1))
        assert isinstance(await signin.administrator_of(stand.calls, done.console.token, LAPTOP), Principal)
    stand.clock.advance(timedelta(hours=1))
    assert await signin.administrator_of(stand.calls, done.console.token, LAPTOP) is None


async def test_sign_in_to_the_console_is_limited_too(stand: Stand) -> None:
    await setup.set_up(stand.stranger(), await setup_secret(stand), WISH)
    for _ in range(5):
        with pytest.raises(SignInFailed):
            await entering.sign_in_to_console(stand.stranger(), entering.Shown("user", "alice@example.com", "wrong"))
    with pytest.raises(Throttled):
        await entering.sign_in_to_console(stand.stranger(), entering.Shown("user", "alice@example.com", PASSWORD))
    stand.clock.advance(timedelta(seconds=12))
    await entering.sign_in_to_console(stand.stranger(), entering.Shown("user", "alice@example.com", PASSWORD))


async def person_of(stand: Stand, opened: Opened) -> people.User:
    assert opened.session.holder.user_id is not None
    async with stand.calls.read() as call:
        found = await people.person(call.tx, opened.session.holder.user_id)
    assert found is not None
    return found


async def sign_up_link(stand: Stand, email: str) -> str:
    async with stand.stranger().write() as call:
        await registration.sign_up(call, email)
    letter = await stand.letter(email, about="Confirm")
    return letter.links[0].partition("https://carillon.example.com/register#")[2]


async def signed_up(stand: Stand, email: str) -> Opened:
    secret = await sign_up_link(stand, email)
    return await registration.register(stand.stranger(), secret, "Bob Baker", PASSWORD)


async def invitation_to(stand: Stand, email: str) -> str:
    """The secret of the newest invitation that was mailed to this address."""
    return (await stand.letter(email, about="Invitation")).links[0].partition("#")[2]
