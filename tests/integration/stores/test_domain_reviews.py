"""Reviews on both databases: another organisation shows the record of a domain, and the operator decides."""

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from carillon.adapters.dns import Names
from carillon.core.calls import Calls
from carillon.core.db import Database
from carillon.features import access, accounts, organisations, people
from carillon.features.accounts import Account, DomainRemoved, DomainTaken, DomainTakenAway, DomainVerified
from carillon.features.accounts.model.domains import EAGER_PAUSE, Claim, DomainOfAnother, Finding
from carillon.features.accounts.model.reviews import Decision, ReviewDecided, ReviewNotFound, ReviewOver
from carillon.features.accounts.service import accounts as account_service
from carillon.features.accounts.service import domains, reviews
from carillon.features.accounts.service.reviews import Case
from carillon.features.people import jobs as people_jobs
from carillon.features.people.model.listing import Filter
from carillon.features.people.model.taken_domains import TellOfTakenDomain
from carillon.features.people.model.users import Registration
from carillon.features.people.service import listing
from tests.kit.exchanges import open_exchange
from tests.kit.name_server import KnownNames
from tests.kit.offices import Office

pytestmark = pytest.mark.anyio

DOMAIN = "example.com"
RECORD = "_carillon-verify.example.com"


@pytest.fixture
def names() -> KnownNames:
    return KnownNames()


@pytest.fixture
async def office(database: Database, tmp_path: Path, names: KnownNames) -> Office:
    """With a second organisation, of which Mallory is an administrator."""
    office = (await open_exchange(database, tmp_path)).office
    assert isinstance(office.calls.parts, dict)
    office.calls.parts.update(
        {Names: names, accounts.DomainImpacts: accounts.DomainImpacts((people.PeopleOfDomain(),))}
    )
    return office


async def account_of(calls: Calls, name: str) -> Account:
    async with calls.write() as call:
        return await accounts.create(call, name)


async def contested(office: Office, names: KnownNames) -> tuple[Account, Account]:
    """Acme owns the domain, Rival's own record is shown, and a review is open."""
    acme, rival = await office.account("Acme", DOMAIN), await account_of(office.mallory, "Rival")
    async with office.mallory.write() as call:
        made = (await domains.claim(call, rival.id, DOMAIN, contest=True)).claim
    assert made is not None
    names.texts_of[RECORD] = (made.token,)
    assert (await look(office, rival)).finding is Finding.IN_REVIEW
    return acme, rival


async def look(office: Office, account: Account) -> Claim:
    claim = (await domains.look(office.mallory, account.id, DOMAIN)).claim
    assert claim is not None
    return claim


async def cases(office: Office) -> list[Case]:
    async with office.alice.read() as call:
        return await reviews.newest(call)


async def decide(office: Office, decision: Decision) -> Case:
    [case] = await cases(office)
    async with office.alice.write() as call:
        return await reviews.decide(call, case.review.id, decision)


async def owner(office: Office) -> str | None:
    async with office.operator.read() as call:
        return await accounts.claimant(call.tx, f"bob@{DOMAIN}")


@pytest.mark.spec("AMB-08", "DOM-08")
async def test_a_record_for_a_domain_of_another_organisation_opens_one_review_and_changes_nothing(
    office: Office, names: KnownNames
) -> None:
    acme, rival = await contested(office, names)
    assert await owner(office) == acme.id
    assert (await look(office, rival)).finding is Finding.IN_REVIEW
    [case] = await cases(office)
    assert (case.review.domain, case.review.owner_id, case.review.claimant_id) == (DOMAIN, acme.id, rival.id)
    assert (case.owner.account_name, case.claimant.account_name) == ("Acme", "Rival")
    assert case.owner.organisation_name is not None
    assert case.claim is not None


async def test_only_whom_it_is_said_to_may_contest_and_nobody_inside_the_same_organisation(office: Office) -> None:
    await office.account("Acme", DOMAIN)
    sister, rival = await office.account("Sister"), await account_of(office.mallory, "Rival")
    async with office.alice.write() as call:
        with pytest.raises(DomainTaken):
            await domains.claim(call, sister.id, DOMAIN, contest=True)
    async with office.mallory.write() as call:
        with pytest.raises(DomainOfAnother):
            await domains.claim(call, rival.id, DOMAIN)


async def test_without_the_record_nobody_is_asked(office: Office, names: KnownNames) -> None:
    await office.account("Acme", DOMAIN)
    rival = await account_of(office.mallory, "Rival")
    async with office.mallory.write() as call:
        await domains.claim(call, rival.id, DOMAIN, contest=True)
    names.texts_of[RECORD] = ("something else",)
    assert (await look(office, rival)).finding is Finding.TAKEN
    assert await cases(office) == []


async def test_only_whoever_runs_the_installation_sees_and_decides(office: Office, names: KnownNames) -> None:
    await contested(office, names)
    [case] = await cases(office)
    async with office.mallory.write() as call:
        with pytest.raises(organisations.OperatorOnly):
            await reviews.newest(call)
        for act in (reviews.find, reviews.impact_of_moving):
            with pytest.raises(organisations.OperatorOnly):
                await act(call, case.review.id)
        with pytest.raises(organisations.OperatorOnly):
            await reviews.decide(call, case.review.id, Decision.MOVE)
    async with office.alice.write() as call:
        with pytest.raises(ReviewNotFound):
            await reviews.find(call, "nothing")
        with pytest.raises(ReviewNotFound):
            await reviews.decide(call, "nothing", Decision.KEEP)


@pytest.mark.spec("AMB-08")
async def test_a_domain_that_is_left_with_its_owner_is_not_asked_about_again(office: Office, names: KnownNames) -> None:
    acme, rival = await contested(office, names)
    decided = await decide(office, Decision.KEEP)
    assert (decided.review.decision, decided.review.decided_by) == (Decision.KEEP, "alice")
    assert (await look(office, rival)).finding is Finding.TAKEN
    assert await owner(office) == acme.id
    assert len(await cases(office)) == 1
    with pytest.raises(ReviewDecided):
        await decide(office, Decision.MOVE)


@pytest.mark.spec("AMB-08")
async def test_what_is_said_of_moving_a_domain_is_what_then_happens_and_nobody_is_taken_over(
    office: Office, names: KnownNames
) -> None:
    acme, rival = await contested(office, names)
    bob = await office.member(acme, "bob")
    [case] = await cases(office)
    async with office.alice.read() as call:
        said = await reviews.impact_of_moving(call, case.review.id)
    assert said == {"released": 1, "suspended": 0, "withdrawn": 0}
    await decide(office, Decision.MOVE)
    assert await owner(office) is None
    for fact in await office.tasks(DomainRemoved):
        await people_jobs.release_people(office.calls, msgspec.convert(fact, DomainRemoved))
    office.clock.advance(EAGER_PAUSE)
    async with office.operator.read() as call:
        due = await domains.store.due(call.tx, call.now, call.now - timedelta(days=30), 9)
    assert [claim.account_id for claim in due] == [rival.id]
    assert (await domains.look(office.mallory, rival.id, DOMAIN)).owned is not None
    assert await owner(office) == rival.id
    for fact in await office.tasks(DomainVerified):
        await people_jobs.gather_people(office.calls, msgspec.convert(fact, DomainVerified))
    async with office.alice.read() as call:
        page = await listing.page(call, acme.id, Filter(), None, 9)
    assert [(user.id, user.registration) for user in page.items] == [(bob.id, Registration.RELEASED)]
    async with office.mallory.read() as call:
        assert (await listing.page(call, rival.id, Filter(), None, 9)).items == ()


async def test_nobody_is_taken_over_even_where_the_claimant_is_quicker_than_the_release(
    office: Office, names: KnownNames
) -> None:
    acme, rival = await contested(office, names)
    bob = await office.member(acme, "bob")
    await decide(office, Decision.MOVE)
    assert (await domains.look(office.mallory, rival.id, DOMAIN)).owned is not None
    await gathered_first(office)
    async with office.alice.read() as call:
        page = await listing.page(call, acme.id, Filter(), None, 9)
    assert [(user.id, user.registration) for user in page.items] == [(bob.id, Registration.RELEASED)]
    async with office.mallory.read() as call:
        assert (await listing.page(call, rival.id, Filter(), None, 9)).items == ()


async def gathered_first(office: Office) -> None:
    for fact in await office.tasks(DomainVerified):
        await people_jobs.gather_people(office.calls, msgspec.convert(fact, DomainVerified))
    for fact in await office.tasks(DomainRemoved):
        await people_jobs.release_people(office.calls, msgspec.convert(fact, DomainRemoved))


@pytest.mark.spec("AMB-08", "AMB-05")
async def test_nobody_is_taken_over_by_whoever_verifies_a_removed_domain_before_its_people_are_released(
    office: Office, names: KnownNames
) -> None:
    acme, rival = await contested(office, names)
    bob = await office.member(acme, "bob")
    async with office.alice.write() as call:
        await domains.remove(call, acme.id, DOMAIN)
    assert (await domains.look(office.mallory, rival.id, DOMAIN)).owned is not None
    await gathered_first(office)
    async with office.alice.read() as call:
        page = await listing.page(call, acme.id, Filter(), None, 9)
        assert await accounts.owners_before(call, DOMAIN) == []
    assert [(user.id, user.registration) for user in page.items] == [(bob.id, Registration.RELEASED)]
    async with office.mallory.read() as call:
        assert (await listing.page(call, rival.id, Filter(), None, 9)).items == ()


async def test_nobody_is_taken_over_from_an_account_that_was_deleted_a_moment_ago(
    office: Office, names: KnownNames
) -> None:
    acme, rival = await contested(office, names)
    bob = await office.member(acme, "bob")
    async with office.alice.write() as call:
        await domains.remove(call, acme.id, DOMAIN)
    async with office.alice.write() as call:
        await account_service.delete(call, acme.id)
    assert (await domains.look(office.mallory, rival.id, DOMAIN)).owned is not None
    await gathered_first(office)
    for fact in await office.tasks(accounts.AccountDeleted):
        await people_jobs.empty_account(office.calls, msgspec.convert(fact, accounts.AccountDeleted))
    async with office.mallory.read() as call:
        assert (await listing.page(call, rival.id, Filter(), None, 9)).items == ()
        assert await accounts.owners_before(call, DOMAIN) == []
        found = await people.person(call.tx, bob.id)
    assert found is None or found.account_id == acme.id


async def test_an_account_that_has_its_domain_again_keeps_whoever_came_anew(office: Office) -> None:
    acme = await office.account("Acme", DOMAIN)
    async with office.alice.write() as call:
        await domains.remove(call, acme.id, DOMAIN)
    async with office.operator.write() as call:
        await accounts.verify_domain(call, acme.id, DOMAIN)
    bob = await office.member(acme, "bob")
    await gathered_first(office)
    async with office.alice.read() as call:
        page = await listing.page(call, acme.id, Filter(), None, 9)
        assert await accounts.owners_before(call, DOMAIN) == []
    assert [(user.id, user.registration) for user in page.items] == [(bob.id, Registration.REGISTERED)]


@pytest.mark.spec("AMB-08")
async def test_root_is_written_to_when_its_domain_is_given_to_another_organisation(
    office: Office, names: KnownNames
) -> None:
    await contested(office, names)
    async with office.operator.write() as call:
        home = await access.ensure(call)
        await access.name_root(call, home.id, "Olivia", "owner@acme.example.com", None)
    await decide(office, Decision.MOVE)
    for fact in await office.tasks(DomainTakenAway):
        await people_jobs.note_domain_taken_away(office.calls, msgspec.convert(fact, DomainTakenAway))
    for job in await office.tasks(TellOfTakenDomain):
        await people_jobs.tell_of_taken_domain(office.calls, msgspec.convert(job, TellOfTakenDomain))
    [letter] = await office.mailer.newest(5)
    assert (letter.to, letter.subject) == ("owner@acme.example.com", f"{DOMAIN} was given to another organisation")
    assert "Acme" in letter.text
    assert "Rival" not in letter.text


@pytest.mark.parametrize("end", ["given up", "over", "removed by its owner"])
async def test_where_nothing_is_left_to_decide_nothing_is_decided(office: Office, names: KnownNames, end: str) -> None:
    acme, rival = await contested(office, names)
    if end == "given up":
        async with office.mallory.write() as call:
            await domains.withdraw(call, rival.id, DOMAIN)
    elif end == "over":
        office.clock.advance(timedelta(days=30))
    else:
        async with office.alice.write() as call:
            await domains.remove(call, acme.id, DOMAIN)
    [case] = await cases(office)
    assert case.claim is None
    with pytest.raises(ReviewOver):
        await decide(office, Decision.MOVE)
    async with office.alice.read() as call:
        assert await reviews.impact_of_moving(call, case.review.id) == {}
