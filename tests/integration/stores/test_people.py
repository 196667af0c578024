"""People on both databases: invited, registered, moved, removed, captured by a domain; with the clock moved by hand."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy

from carillon.adapters.mail import Mailer, MailRefused, Message
from carillon.core.db import Database
from carillon.features import accounts, people
from carillon.features.accounts import Account, AccountDeleted, AccountNotFound, DomainVerified, License
from carillon.features.accounts.service import accounts as account_service
from carillon.features.people import (
    AlreadyRegistered,
    AnotherPerson,
    EmailTaken,
    LinkExpired,
    LinkUnknown,
    Registration,
    User,
    UserDeleted,
    UserMoved,
    UserNotFound,
    UserRegistered,
    UserRemoved,
    UserSuspended,
)
from carillon.features.people import jobs as people_jobs
from carillon.features.people.model.facts import LicenseChanged, UserActivated
from carillon.features.people.model.invitations import NotOfDomain, Outcome, SendInvitation, TeamOnly
from carillon.features.people.model.listing import Filter
from carillon.features.people.model.users import (
    BelongsByDomain,
    EnterpriseOnly,
    InvitationStatus,
    TooManyUsers,
    UserType,
)
from carillon.features.people.service import erasures, invitations, listing, users
from tests.kit.eventually import eventually
from tests.kit.ids import CountedIds
from tests.kit.offices import AT, Office, open_office

pytestmark = pytest.mark.anyio

DAY = timedelta(days=1)
MOMENT = timedelta(microseconds=1)


@pytest.fixture
async def office(database: Database, tmp_path: Path) -> Office:
    return await open_office(database, tmp_path)


class NoSuchPerson:
    """A mail server that takes nothing."""

    async def send(self, message: Message) -> None:
        raise MailRefused(reason="550 No such person")

    async def check(self) -> None:
        """It is there."""

    def describe(self) -> str:
        return "A mail server that takes nothing."


class PinsInTurn(CountedIds):
    """PINs are drawn from a list."""

    def __init__(self, *pins: str) -> None:
        super().__init__(seed=2)
        self._pins = iter(pins)

    def digits(self, length: int) -> str:
        return next(self._pins)


async def everybody(office: Office, account: Account, wanted: Filter | None = None) -> list[User]:
    async with office.alice.read() as call:
        return list((await listing.page(call, account.id, wanted or Filter(), None, 100)).items)


async def emails(office: Office, account: Account, wanted: Filter | None = None) -> list[str]:
    return [user.email for user in await everybody(office, account, wanted)]


async def register(office: Office, secret: str, name: str = "Bob") -> User:
    async with office.nobody.write() as call:
        return await people.register(call, secret, name)


async def sign_up(office: Office, email: str, name: str = "Bob") -> User:
    async with office.nobody.write() as call:
        return await people.sign_up(call, email, name)


async def join(office: Office, secret: str, user: User) -> User:
    async with office.person(user).write() as call:
        return await people.join(call, secret, user.id)


async def now(office: Office, user: User) -> User:
    """The user as it is at present, in whatever account."""
    async with office.operator.read() as call:
        found = await people.person(call.tx, user.id)
    assert found is not None
    return found


async def remove(office: Office, account: Account, *chosen: User) -> users.Results:
    async with office.alice.write() as call:
        return await people.remove(call, account.id, [user.id for user in chosen])


async def empty(office: Office, account: Account) -> None:
    await people_jobs.empty_account(office.calls, AccountDeleted(account.id))


async def gather(office: Office) -> None:
    for fact in await office.tasks(DomainVerified):
        await people_jobs.gather_people(office.calls, DomainVerified(str(fact["account_id"]), str(fact["domain"])))


@pytest.mark.spec("USR-05", "GS-12", "USR-02")
async def test_an_invited_person_is_a_place_in_the_list_until_the_link_is_taken_up(office: Office) -> None:
    sales = await office.account()
    (secret,) = await office.invite(sales, "Bob@Example.com")
    (place,) = await everybody(office, sales)
    assert (place.email, place.registration) == ("bob@example.com", Registration.UNREGISTERED)
    assert (place.display_name, place.joined_at, place.personal_pin, place.last_active_at) == (None,) * 4
    assert place.invitation_status is InvitationStatus.PENDING
    office.clock.advance(DAY)
    bob = await register(office, secret, "  Bob   Baker ")
    assert bob == (await everybody(office, sales))[0]
    assert (bob.id, bob.display_name, bob.registration) == (place.id, "Bob Baker", Registration.REGISTERED)
    assert (bob.invited_at, bob.joined_at) == (AT, AT + DAY)
    assert (bob.license, bob.trial_ends_at) == (License.PRO, None)
    assert bob.invitation_status is InvitationStatus.ACCEPTED
    assert await office.facts(UserRegistered) == [bob.id]


async def test_a_link_is_good_for_one_use_and_for_thirty_days(office: Office) -> None:
    sales = await office.account()
    bobs, carols, daves = await office.invite(sales, "bob@example.com", "carol@example.com", "dave@example.com")
    await register(office, bobs)
    with pytest.raises(LinkExpired):
        await register(office, bobs)
    office.clock.advance(30 * DAY - MOMENT)
    await register(office, carols, "Carol")
    office.clock.advance(MOMENT)
    with pytest.raises(LinkExpired):
        await register(office, daves, "Dave")
    with pytest.raises(LinkUnknown):
        await register(office, "guessed")
    registered = [user.is_known for user in await everybody(office, sales)]
    assert registered == [True, True, False]


async def test_a_link_that_two_hands_take_up_at_once_makes_one_person(office: Office) -> None:
    sales = await office.account()
    (secret,) = await office.invite(sales, "bob@example.com")
    outcomes = await asyncio.gather(
        register(office, secret, "One"), register(office, secret, "Two"), return_exceptions=True
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["LinkExpired", "User"]
    assert len(await everybody(office, sales)) == 1


@pytest.mark.spec("AMB-23")
async def test_an_invitation_that_is_sent_again_starts_a_new_month(office: Office) -> None:
    sales = await office.account()
    (first,) = await office.invite(sales, "bob@example.com")
    (place,) = await everybody(office, sales)
    office.clock.advance(29 * DAY)
    async with office.alice.write() as call:
        await invitations.resend(call, sales.id, place.id)
    (letter,) = await office.deliver()
    second = letter.links[0].partition("#")[2]
    assert second != first
    assert (await everybody(office, sales))[0].invited_at == AT + 29 * DAY
    async with office.nobody.read() as call:
        assert await people.offer(call, first) is not None
    office.clock.advance(29 * DAY)
    with pytest.raises(LinkExpired):
        await register(office, first)
    bob = await register(office, second)
    async with office.alice.write() as call:
        with pytest.raises(AlreadyRegistered):
            await invitations.resend(call, sales.id, bob.id)


@pytest.mark.spec("ACC-17")
async def test_a_letter_names_the_account_as_it_is_called_when_it_goes_out(office: Office) -> None:
    sales = await office.account("Sales")
    async with office.alice.write() as call:
        await people.invite(call, sales.id, ["bob@example.com"])
        await accounts.rename(call, sales.id, "Growth")
    (letter,) = await office.deliver()
    assert (letter.to, letter.subject) == ("bob@example.com", "Invitation to Growth")
    assert "Growth" in letter.text
    assert "Sales" not in letter.text
    assert "December 21, 2026" in letter.text
    assert letter.links[0].startswith("https://carillon.example.com/register#")


async def test_a_letter_is_sent_once_and_then_its_link_is_kept_by_digest_alone(office: Office) -> None:
    sales = await office.account()
    async with office.alice.write() as call:
        await people.invite(call, sales.id, ["bob@example.com"])
    (job,) = await office.tasks(SendInvitation)
    async with office.operator.write() as call:
        assert await people.re_encrypt(call) == 1
    for _ in range(2):
        await people_jobs.send_invitation(office.calls, SendInvitation(str(job["invitation_id"])))
    (letter,) = await office.mailer.newest(10)
    async with office.operator.write() as call:
        assert await people.re_encrypt(call) == 0
    assert await register(office, letter.links[0].partition("#")[2])


async def test_a_letter_that_is_refused_shows_and_may_be_sent_again(office: Office) -> None:
    sales = await office.account()
    async with office.alice.write() as call:
        await people.invite(call, sales.id, ["bob@example.com"])
    (job,) = await office.tasks(SendInvitation)
    refusing = replace(office.calls, parts={**office.calls.parts, Mailer: NoSuchPerson()})
    with pytest.raises(MailRefused):
        await people_jobs.send_invitation(refusing, SendInvitation(str(job["invitation_id"])))
    (place,) = await everybody(office, sales)
    assert place.invitation_status is InvitationStatus.FAILED
    async with office.alice.write() as call:
        await invitations.resend(call, sales.id, place.id)
    assert (await everybody(office, sales))[0].invitation_status is InvitationStatus.PENDING
    assert len(await office.deliver()) == 1


async def test_no_letter_goes_to_whom_nobody_waits_for_any_more(office: Office) -> None:
    sales = await office.account()
    async with office.alice.write() as call:
        await people.invite(call, sales.id, ["bob@example.com"])
    await remove(office, sales, *await everybody(office, sales))
    assert await office.deliver() == []
    assert await everybody(office, sales) == []


async def test_a_withdrawn_invitation_leads_nowhere(office: Office) -> None:
    sales = await office.account()
    (secret,) = await office.invite(sales, "bob@example.com")
    (place,) = await everybody(office, sales)
    assert await remove(office, sales, place) == {place.id: None}
    assert await everybody(office, sales) == []
    with pytest.raises(LinkExpired):
        await register(office, secret)
    assert await office.facts(UserDeleted) == []
    (again,) = await office.invite(sales, "bob@example.com")
    assert (await register(office, again)).id != place.id


@pytest.mark.spec("ACC-05", "AMB-46")
async def test_each_address_has_its_own_outcome(office: Office) -> None:
    sales = await office.account("Sales")
    claiming = await office.account("Claiming", "claimed.example")
    await office.member(sales, "bob")
    free = await sign_up(office, "carol@example.net", "Carol")
    async with office.alice.write() as call:
        results = await people.invite(
            call, sales.id, ["Bob@example.com", "x@claimed.example", "nonsense", free.email, "New@example.net"]
        )
        with pytest.raises(TeamOnly):
            await people.invite(call, claiming.id, ["dave@claimed.example"])
    assert [each.outcome for each in results] == [
        Outcome.ALREADY_MEMBER,
        Outcome.CLAIMED_ELSEWHERE,
        Outcome.INVALID,
        Outcome.INVITED,
        Outcome.INVITED,
    ]
    assert [letter.to for letter in await office.deliver()] == ["carol@example.net", "new@example.net"]


@pytest.mark.spec("GS-13", "USR-30", "PRO-01")
async def test_whoever_is_registered_joins_as_the_same_user_and_the_trial_ends(office: Office) -> None:
    bob = await sign_up(office, "bob@example.com")
    assert (bob.account_id, bob.license, bob.trial_ends_at) == (None, License.PRO_TRIAL, AT + 30 * DAY)
    sales = await office.account()
    (secret,) = await office.invite(sales, "bob@example.com")
    assert bob.license_at(office.clock.now()) is License.PRO_TRIAL
    with pytest.raises(AlreadyRegistered):
        await register(office, secret)
    joined = await join(office, secret, bob)
    assert (joined.id, joined.personal_pin, joined.joined_at) == (bob.id, bob.personal_pin, AT)
    assert (joined.account_id, joined.license, joined.trial_ends_at) == (sales.id, License.PRO, None)
    assert await everybody(office, sales) == [joined]
    assert joined.license_at(AT + 3650 * DAY) is License.PRO
    assert [(fact["from_account_id"], fact["account_id"]) for fact in await office.tasks(UserMoved)] == [
        (None, sales.id)
    ]


@pytest.mark.spec("GS-01", "AMB-24")
async def test_a_trial_lasts_thirty_days_by_the_clock(office: Office) -> None:
    bob = await sign_up(office, "bob@example.com")
    office.clock.advance(29 * DAY)
    assert (await now(office, bob)).license_at(office.clock.now()) is License.PRO_TRIAL
    office.clock.advance(2 * DAY)
    assert (await now(office, bob)).license_at(office.clock.now()) is License.BASIC


@pytest.mark.spec("GS-02")
async def test_after_the_trial_an_account_gives_pro_back(office: Office) -> None:
    bob = await sign_up(office, "bob@example.com")
    office.clock.advance(31 * DAY)
    (secret,) = await office.invite(await office.account(), "bob@example.com")
    await join(office, secret, bob)
    assert (await now(office, bob)).license_at(office.clock.now()) is License.PRO


@pytest.mark.spec("MIG-01", "MIG-02")
async def test_a_member_of_one_team_moves_by_an_invitation_of_another(office: Office) -> None:
    old, new = await office.account("Old"), await office.account("New")
    bob = await office.member(old, "bob")
    (secret,) = await office.invite(new, "bob@example.com")
    assert await emails(office, old) == await emails(office, new) == ["bob@example.com"]
    assert (await now(office, bob)).account_id == old.id
    moved = await join(office, secret, bob)
    assert await everybody(office, old) == []
    assert await everybody(office, new) == [moved]
    assert moved.id == bob.id
    (fact,) = await office.tasks(UserMoved)
    assert fact == {"user_id": bob.id, "from_account_id": old.id, "account_id": new.id}
    with pytest.raises(LinkExpired):
        await join(office, secret, bob)


async def test_a_link_is_for_the_invited_person_alone(office: Office) -> None:
    sales = await office.account()
    bob, carol = await sign_up(office, "bob@example.com"), await sign_up(office, "carol@example.com", "Carol")
    (secret,) = await office.invite(sales, "bob@example.com")
    with pytest.raises(AnotherPerson):
        await join(office, secret, carol)
    with pytest.raises(EmailTaken):
        await sign_up(office, "BOB@example.com")
    assert (await now(office, bob)).account_id is None


@pytest.mark.spec("USR-31")
async def test_a_removed_user_is_unmanaged_basic_and_finds_nobody_new(office: Office) -> None:
    sales = await office.account()
    bob, carol = await office.member(sales, "bob"), await office.member(sales, "carol")
    stranger = await sign_up(office, "dave@example.com", "Dave")
    async with office.person(bob).read() as call:
        assert [card.user_id for card in await people.contacts(call, "carol")] == [carol.id]
    assert await remove(office, sales, bob) == {bob.id: None}
    after = await now(office, bob)
    assert after == replace(bob, account_id=None, license=License.BASIC, invited_at=None, invitation_status=None)
    assert after.may_sign_in
    assert await emails(office, sales) == ["carol@example.com"]
    for who, name in ((bob, "carol"), (carol, "bob")):
        async with office.person(who).read() as call:
            assert await people.contacts(call, name) == []
    async with office.person(bob).read() as call:
        assert await people.contacts(call, "") == []
        assert await people.reachable(call.tx, bob.id, [carol.id, stranger.id]) == set()
        assert (await people.card(call.tx, carol.id)).display_name == "Carol"
    assert await office.facts(UserRemoved) == [bob.id]
    async with office.alice.read() as call:
        with pytest.raises(UserNotFound):
            await people.find(call, sales.id, bob.id)


@pytest.mark.spec("ACC-06")
async def test_people_find_registered_people_of_their_own_account(office: Office) -> None:
    sales, other = await office.account("Sales"), await office.account("Other")
    bob, carol = await office.member(sales, "bob"), await office.member(sales, "carol")
    dave = await office.member(other, "dave")
    await office.invite(sales, "erin@example.com")
    async with office.alice.write() as call:
        await people.create_user(call, sales.id, "room@example.com", UserType.SHARED_DEVICE, "Room")
    async with office.person(bob).read() as call:
        for text in ("", "CAR", "carol@example", "@EXAMPLE.com"):
            assert [card.user_id for card in await people.contacts(call, text)] == [carol.id]
        for text in ("dave", "erin", "room", "%", "_"):
            assert await people.contacts(call, text) == []
        assert await people.reachable(call.tx, bob.id, [carol.id, dave.id]) == {carol.id}


@pytest.mark.spec("DOM-09", "DOM-10", "ACC-10")
async def test_a_verified_domain_gathers_its_people_from_wherever_they_are(office: Office) -> None:
    team, firm = await office.account("Team"), await office.account("Firm")
    bob, trial = await office.member(team, "bob"), await sign_up(office, "tina@example.com", "Tina")
    outside = await sign_up(office, "zoe@example.net", "Zoe")
    to_team, to_firm = await office.invite(team, "carol@example.com"), await office.invite(firm, "bob@example.com")
    own = await office.invite(firm, "dave@example.com")
    async with office.operator.write() as call:
        await accounts.verify_domain(call, firm.id, "example.com")
    await gather(office)
    assert await emails(office, firm) == ["bob@example.com", "dave@example.com", "tina@example.com"]
    assert await everybody(office, team) == []
    for user in (bob, trial):
        after = await now(office, user)
        assert (after.account_id, after.license, after.trial_ends_at) == (firm.id, License.PRO, None)
        assert after.personal_pin == user.personal_pin
    assert (await now(office, outside)).account_id is None
    assert {fact["user_id"]: fact["from_account_id"] for fact in await office.tasks(UserMoved)} == {
        bob.id: team.id,
        trial.id: None,
    }
    for secret in (*to_team, *to_firm):
        with pytest.raises(LinkExpired):
            await register(office, secret)
    assert (await register(office, own[0], "Dave")).account_id == firm.id


async def test_a_domain_gathers_more_people_than_fit_into_one_transaction(office: Office) -> None:
    firm = await office.account("Firm")
    async with office.operator.write() as call:
        for number in range(401):
            await people.sign_up(call, f"p{number}@example.com", "Somebody")
        await accounts.verify_domain(call, firm.id, "example.com")
    await gather(office)
    async with office.alice.read() as call:
        assert await listing.count(call, firm.id, Filter()) == 401
    assert len(await office.facts(UserMoved)) == 401


@pytest.mark.spec("GS-09")
async def test_whoever_registers_with_an_address_of_the_domain_is_in_without_invitation(office: Office) -> None:
    firm = await office.account("Firm", "example.com")
    bob = await sign_up(office, "bob@example.com")
    assert await everybody(office, firm) == [bob]
    assert (bob.account_id, bob.license, bob.trial_ends_at, bob.invited_at) == (firm.id, License.PRO, None, None)
    async with office.alice.write() as call:
        with pytest.raises(TeamOnly):
            await people.invite(call, firm.id, ["carol@example.com"])
    subdomain = await sign_up(office, "carol@sub.example.com", "Carol")
    assert subdomain.account_id is None


@pytest.mark.spec("ACC-12", "USR-38", "USR-42")
async def test_an_enterprise_suspends_its_own_people_and_brings_them_back(office: Office) -> None:
    firm, team = await office.account("Firm"), await office.account("Team")
    guest = await office.member(firm, "guest")
    async with office.operator.write() as call:
        await accounts.verify_domain(call, firm.id, "example.org")
    bob, member = await sign_up(office, "bob@example.org"), await office.member(team, "carol")
    async with office.alice.write() as call:
        results = await people.suspend(call, firm.id, [bob.id, guest.id])
        for act in (people.suspend, users.activate):
            with pytest.raises(EnterpriseOnly):
                await act(call, team.id, [member.id])
    assert results[bob.id] is None
    assert isinstance(results[guest.id], NotOfDomain)
    suspended = await now(office, bob)
    assert suspended == replace(bob, registration=Registration.SUSPENDED)
    assert not suspended.may_sign_in
    assert await office.facts(UserSuspended) == [bob.id]
    async with office.alice.write() as call:
        assert await users.activate(call, firm.id, [bob.id, guest.id]) == {bob.id: None, guest.id: None}
    assert await now(office, bob) == bob
    assert await office.facts(UserActivated) == [bob.id]


@pytest.mark.spec("AMB-03")
async def test_of_an_enterprise_those_outside_its_domains_can_be_removed(office: Office) -> None:
    firm = await office.account("Firm")
    guest = await office.member(firm, "guest")
    async with office.operator.write() as call:
        await accounts.verify_domain(call, firm.id, "example.org")
    bob = await sign_up(office, "bob@example.org")
    assert (await now(office, guest)).license is License.PRO
    results = await remove(office, firm, bob, guest)
    assert isinstance(results[bob.id], BelongsByDomain)
    assert results[guest.id] is None
    assert await everybody(office, firm) == [bob]


async def test_a_license_is_given_once_and_told_once(office: Office) -> None:
    sales = await office.account()
    bob, carol = await office.member(sales, "bob"), await office.member(sales, "carol")
    wanted = {bob.id: "Basic", carol.id: None, "nobody": "Basic"}
    for _ in range(2):
        async with office.alice.write() as call:
            results = await users.set_licenses(call, sales.id, wanted)
            assert [each and type(each) for each in results.values()] == [None, None, UserNotFound]
    assert [user.license for user in await everybody(office, sales)] == [License.BASIC, License.PRO]
    assert await office.facts(LicenseChanged) == [bob.id]


@pytest.mark.spec("USR-15", "AMB-28", "PIN-03")
async def test_a_personal_pin_is_text_of_ten_digits_and_nobody_elses(office: Office) -> None:
    sales = await office.account()
    pins = PinsInTurn("0000000042", "0000000042", "0123456789", "0123456789", "9876543210")
    office.calls = replace(office.calls, ids=pins)
    bob, carol = await office.member(sales, "bob"), await office.member(sales, "carol")
    assert [(await now(office, user)).personal_pin for user in (bob, carol)] == ["0000000042", "0123456789"]
    async with office.alice.write() as call:
        await users.reset_pin(call, sales.id, bob.id)
    assert (await now(office, bob)).personal_pin == "9876543210"


@pytest.mark.spec("USR-06")
async def test_users_are_found_by_any_part_of_address_or_name_and_listed_by_address(office: Office) -> None:
    sales = await office.account()
    for name in ("dora", "bob", "carol", "ÄNNE"):
        async with office.operator.write() as call:
            ascii_name = name.replace("ÄNNE", "aenne")
            await people.enroll(call, sales.id, f"{ascii_name}@example.com", f"{name.title()} 100%_A")
    everyone = ["aenne@example.com", "bob@example.com", "carol@example.com", "dora@example.com"]
    assert await emails(office, sales) == everyone
    for text, found in (("ännE", everyone[:1]), ("RO", everyone[2:3]), ("0%_a", everyone), ("l@e", everyone[2:3])):
        assert await emails(office, sales, Filter(search=text)) == found
    for text in ("b%b", "b_b", "zoe"):
        assert await emails(office, sales, Filter(search=text)) == []
    seen: list[str] = []
    cursor: str | None = None
    for size in (3, 1):
        async with office.alice.read() as call:
            page = await listing.page(call, sales.id, Filter(search="example"), cursor, 3)
            assert await listing.count(call, sales.id, Filter(search="example")) == 4
        assert len(page.items) == size
        seen += [user.email for user in page.items]
        cursor = page.next_cursor
    assert (seen, cursor) == (everyone, None)


async def test_a_deleted_accounts_invitations_lead_nowhere_and_its_former_members_stay(office: Office) -> None:
    sales = await office.account()
    bob = await office.member(sales, "bob")
    (secret,) = await office.invite(sales, "carol@example.com")
    await remove(office, sales, *await everybody(office, sales))
    async with office.alice.write() as call:
        await account_service.delete(call, sales.id)
    for fact in await office.tasks(AccountDeleted):
        await people_jobs.empty_account(office.calls, AccountDeleted(str(fact["account_id"])))
    with pytest.raises((LinkExpired, LinkUnknown)):
        await register(office, secret)
    assert (await now(office, bob)).may_sign_in


async def test_an_administrator_of_another_organisation_sees_and_changes_nobody(office: Office) -> None:
    sales = await office.account()
    bob = await office.member(sales, "bob")
    async with office.mallory.write() as call:
        for act in (people.remove, people.suspend, users.activate, users.withdraw_access):
            with pytest.raises(AccountNotFound):
                await act(call, sales.id, [bob.id])
        for look in (people.find, users.reset_pin, invitations.resend):
            with pytest.raises(AccountNotFound):
                await look(call, sales.id, bob.id)
        with pytest.raises(AccountNotFound):
            await people.invite(call, sales.id, ["mallory@example.com"])
        with pytest.raises(AccountNotFound):
            await users.set_licenses(call, sales.id, {bob.id: "Basic"})
    assert await everybody(office, sales) == [bob]


async def test_an_invitation_is_either_taken_up_or_withdrawn_when_both_happen_at_once(office: Office) -> None:
    sales = await office.account()
    for number in range(10):
        (secret,) = await office.invite(sales, f"p{number}@example.com")
        (place,) = await everybody(office, sales, Filter(email=f"p{number}@example.com"))
        taken, withdrawn = await asyncio.gather(
            register(office, secret), remove(office, sales, place), return_exceptions=True
        )
        assert withdrawn == {place.id: None}
        if isinstance(taken, User):
            assert (await now(office, taken)).account_id is None
        else:
            assert isinstance(taken, LinkExpired)
        assert await everybody(office, sales) == []


async def test_five_hundred_are_invited_in_one_go_and_not_five_hundred_and_one(office: Office) -> None:
    sales = await office.account()
    crowd = [f"guest{number}@example.com" for number in range(501)]
    with pytest.raises(TooManyUsers, match="500"):
        async with office.alice.write() as call:
            await people.invite(call, sales.id, crowd)
    async with office.alice.write() as call:
        assert len(await people.invite(call, sales.id, crowd[:500])) == 500


async def test_two_invitations_taken_up_at_once_leave_a_person_in_one_account(office: Office) -> None:
    one, two = await office.account("One"), await office.account("Two")
    bob = await office.member(await office.account("Home"), "bob")
    (to_one,), (to_two,) = await office.invite(one, bob.email), await office.invite(two, bob.email)
    moved = await asyncio.gather(join(office, to_one, bob), join(office, to_two, bob))
    assert {user.account_id for user in moved} == {one.id, two.id}
    home = (await now(office, bob)).account_id
    listed = {account.id: await emails(office, account) for account in (one, two)}
    assert listed == {one.id: [], two.id: []} | {home: [bob.email]}


async def test_a_domain_that_is_verified_while_its_people_register_gathers_them_all(office: Office) -> None:
    team, firm = await office.account("Team"), await office.account("Firm")
    links = await office.invite(team, *(f"p{number}@example.com" for number in range(10)))

    async def verify() -> None:
        async with office.operator.write() as call:
            await accounts.verify_domain(call, firm.id, "example.com")
        await gather(office)

    first, second = links[:5], links[5:]
    outcomes = await asyncio.gather(
        *(register(office, secret) for secret in first),
        verify(),
        *(register(office, secret) for secret in second),
        return_exceptions=True,
    )
    assert {type(outcome) for outcome in outcomes} <= {User, type(None), LinkExpired}
    registered = {outcome.email for outcome in outcomes if isinstance(outcome, User)}
    assert await everybody(office, team) == []
    assert set(await emails(office, firm)) == registered


@pytest.fixture
async def busy_office(postgres_database: str, tmp_path: Path) -> AsyncGenerator[Office]:
    """Where two write at once: on SQLite writers take turns."""
    opened = Database(postgres_database)
    yield await open_office(opened, tmp_path)
    await opened.close()


async def somebody_waits(office: Office) -> bool:
    async with office.calls.read() as call:
        return bool((await call.tx.exec_driver_sql("SELECT 1 FROM pg_locks WHERE NOT granted")).first())


async def test_whoever_leaves_while_a_deleted_account_is_emptied_stays_a_person(busy_office: Office) -> None:
    sales = await busy_office.account()
    bob, carol = await busy_office.member(sales, "bob"), await busy_office.member(sales, "carol")
    async with asyncio.TaskGroup() as others, busy_office.alice.write() as call:
        await people.remove(call, sales.id, [bob.id])
        others.create_task(empty(busy_office, sales))
        await eventually(lambda: somebody_waits(busy_office))
    assert (await now(busy_office, bob)).account_id is None
    assert await everybody(busy_office, sales) == []
    async with busy_office.alice.read() as call:
        assert [each.user_id for each in (await erasures.page(call, None, 9)).items] == [carol.id]


async def test_a_pin_changed_while_its_person_moves_is_not_lost(busy_office: Office) -> None:
    old, new = await busy_office.account("Old"), await busy_office.account("New")
    bob = await busy_office.member(old, "bob")
    (secret,) = await busy_office.invite(new, "bob@example.com")
    async with asyncio.TaskGroup() as others, busy_office.alice.write() as call:
        changed = await users.reset_pin(call, old.id, bob.id)
        others.create_task(join(busy_office, secret, bob))
        await eventually(lambda: somebody_waits(busy_office))
    moved = await now(busy_office, bob)
    assert moved.account_id == new.id
    assert moved.personal_pin == changed.personal_pin != bob.personal_pin


async def test_somebody_is_found_by_their_address_without_a_look_at_everybody(sqlite_database: str) -> None:
    opened = Database(sqlite_database)
    query = sqlalchemy.text(
        "EXPLAIN QUERY PLAN SELECT * FROM users "
        "WHERE email IN (:first, :second) AND registration <> :unregistered AND released_at IS NULL"
    )
    asked = {"unregistered": "Unregistered", "first": "a@example.com", "second": "b@example.com"}
    async with opened.read() as tx:
        plan = [row.detail for row in await tx.execute(query, asked)]
    await opened.close()
    assert len(plan) == 1
    assert plan[0].endswith("(email=?)"), plan
