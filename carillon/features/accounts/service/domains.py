"""What is done with the domains of accounts: claimed, looked for, verified, given up, removed."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from carillon.adapters.dns import Names, NamesUnreachable
from carillon.core import events
from carillon.core.calls import Call, Calls
from carillon.core.db import Transaction
from carillon.core.trail import Record, Recorder
from carillon.features.accounts.model.accounts import Account, AccountNotFound
from carillon.features.accounts.model.domains import (
    CLAIM_LIFE,
    MOST_CLAIMS,
    TOKEN_LENGTH,
    Claim,
    Domain,
    DomainClaimed,
    DomainImpacts,
    DomainNotFound,
    DomainOfAnother,
    DomainRemoved,
    DomainTaken,
    DomainVerified,
    Finding,
    TooManyClaims,
    claimable,
    clean_domain,
    domain_of,
)
from carillon.features.accounts.model.reviews import Review
from carillon.features.accounts.service.accounts import find, hold, make_enterprise, unguarded
from carillon.features.accounts.store import domains as store
from carillon.features.accounts.store import reviews

AT_ONCE = 10
"""How many claims are looked at beside each other."""
PAGE = 100


@dataclass(frozen=True, slots=True)
class Standing:
    """How an account stands to a domain: it owns it, or claims it."""

    name: str
    owned: Domain | None = None
    claim: Claim | None = None


async def of_account(call: Call, account_id: str) -> list[Standing]:
    """All that the account owns or claims, by name."""
    account = await find(call, account_id)
    claims = await store.claims_of(call.tx, account.id)
    owned = [Standing(domain.name, owned=domain) for domain in account.domains]
    return sorted([*owned, *(Standing(claim.domain, claim=claim) for claim in claims)], key=lambda each: each.name)


async def of_name(call: Call, account_id: str, name: str) -> Standing:
    """One of them."""
    account = await find(call, account_id)
    claim = await store.find_claim(call.tx, account.id, name)
    owned = next((domain for domain in account.domains if domain.name == name), None)
    if claim is None and owned is None:
        raise DomainNotFound(domain=name)
    return Standing(name, owned, claim)


async def claim(call: Call, account_id: str, text: str, *, contest: bool = False) -> Standing:
    """Begin to claim a domain, or begin anew where the last claim ended without a record (DOM-03).

    What another organisation owns is only claimed to `contest` that: the record then opens a review (AMB-08).
    """
    account, name = await hold(call, account_id), claimable(text)
    before = await store.find_claim(call.tx, account.id, name)
    owner = (await store.claimants(call.tx, [name])).get(name)
    if owner == account.id or (before is not None and not before.is_over(call.now)):
        raise DomainClaimed(domain=name)
    if owner is not None:
        await _check_contest(call, account, owner, name, contest=contest)
    await store.drop_claim(call.tx, account.id, name)
    if await store.count_claims(call.tx, account.id, call.now - CLAIM_LIFE) >= MOST_CLAIMS:
        raise TooManyClaims(most=MOST_CLAIMS)
    made = Claim(account.id, name, call.ids.secret(TOKEN_LENGTH), call.now, next_look_at=call.now)
    await store.add_claim(call.tx, made)
    return Standing(name, claim=made)


async def withdraw(call: Call, account_id: str, name: str) -> None:
    """Give up a claim; nothing has happened by it yet."""
    account = await hold(call, account_id)
    if not await store.drop_claim(call.tx, account.id, name):
        raise DomainNotFound(domain=name)


async def remove(call: Call, account_id: str, name: str) -> None:
    """The domain is the account's no more, and its people are released (DOM-20 to DOM-32)."""
    account = await hold(call, account_id)
    if not await store.disown(call.tx, account.id, name, call.now):
        raise DomainNotFound(domain=name)
    await events.publish(call, DomainRemoved(account.id, name))


async def owners_before(call: Call, name: str) -> Sequence[str]:
    """The accounts whose people are to be let go of before the domain brings anybody to another one."""
    return await store.owners_before(call.tx, name)


async def let_go(call: Call, account_id: str, name: str) -> None:
    """All people of a domain that the account had are released."""
    await store.let_go(call.tx, account_id, name)


async def forget_removals(call: Call, account_id: str) -> None:
    """A deleted account has nobody left."""
    await store.forget_removals(call.tx, account_id)


async def impact_of_verifying(call: Call, account_id: str, name: str) -> Mapping[str, int]:
    """Of a domain that the account claims: about others it learns nothing."""
    account = await find(call, account_id)
    await of_name(call, account.id, name)
    counts: dict[str, int] = {}
    for feature in call.part(DomainImpacts).features:
        counts |= await feature.of_verifying(call, account.id, name)
    return counts


async def impact_of_removing(call: Call, account_id: str, name: str) -> Mapping[str, int]:
    account = await find(call, account_id)
    if name not in {domain.name for domain in account.domains}:
        raise DomainNotFound(domain=name)
    counts: dict[str, int] = {}
    for feature in call.part(DomainImpacts).features:
        counts |= await feature.of_removing(call, account.id, name)
    return counts


async def look(calls: Calls, account_id: str, name: str) -> Standing:
    """Look for the record of a claim now, and verify the domain if it is there."""
    async with calls.read() as call:
        standing = await of_name(call, account_id, name)
    if standing.claim is None or standing.claim.is_over(calls.clock.now()):
        return standing
    found = await _ask(calls, standing.claim)
    async with calls.write() as call:
        await _settle(call, found)
        return await of_name(call, account_id, name)


async def look_for_due(calls: Calls) -> None:
    """Look at every claim whose time has come; each is settled by itself, whatever happens to another."""
    async with calls.read() as call:
        waiting = await store.due(call.tx, call.now, call.now - CLAIM_LIFE, PAGE)
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(claim: Claim) -> None:
        async with gate:
            found = await _ask(calls, claim)
        with suppress(AccountNotFound):  # deleted meanwhile, and the claim with it
            async with calls.write() as call:
                if await _settle(call, found):
                    await _record(call, found)

    outcomes = await asyncio.gather(*(one(claim) for claim in waiting), return_exceptions=True)
    failures = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    if failures:
        raise ExceptionGroup("claims could not be looked at", failures)


async def verify_domain(call: Call, account_id: str, domain: str) -> Account:
    """Take the operator's word that the domain is the account's; the first one makes it Enterprise (AMB-01)."""
    account, name = await hold(call, account_id), clean_domain(domain)
    if not await _own(call, account, name):
        if (await store.claimants(call.tx, [name])).get(name) != account.id:
            raise DomainTaken(domain=name)
        return account
    return await find(call, account.id)


async def claimant(tx: Transaction, email: str) -> str | None:
    """The account whose verified domain the address is of."""
    return (await claimants(tx, [email])).get(email)


async def claimants(tx: Transaction, emails: list[str]) -> dict[str, str]:
    """For each address of a verified domain, the account that it belongs to."""
    owners = await store.claimants(tx, {domain_of(email) for email in emails})
    return {email: owners[domain] for email in emails if (domain := domain_of(email)) in owners}


async def _ask(calls: Calls, claim: Claim) -> Claim:
    """What the name servers say; nobody waits for them inside a transaction."""
    try:
        texts = await calls.part(Names).texts(claim.record_name)
    except NamesUnreachable:
        return claim.looked(calls.clock.now(), Finding.UNREACHABLE)
    return claim.looked(calls.clock.now(), claim.judge(texts), texts)


async def _settle(call: Call, found: Claim) -> bool:
    """Keep what was found, unless the claim was given up meanwhile; True where the domain is the account's by it."""
    account = await hold(call, found.account_id)
    owner = (await store.claimants(call.tx, [found.domain])).get(found.domain)
    if owner not in (None, account.id):
        found = found.looked(call.now, await _of_anothers(call, account, owner, found))
    if not await store.save_claim(call.tx, found) or found.finding is not Finding.FITS:
        return False
    return await _own(call, account, found.domain)


async def _of_anothers(call: Call, account: Account, owner: str, found: Claim) -> Finding:
    """The record is there, but the domain is another's: if another organisation's, the operator is asked, once."""
    if found.finding is not Finding.FITS or not await _is_elsewhere(call, account, owner):
        return Finding.TAKEN
    await reviews.open_once(
        call.tx, Review(call.ids.uuid(), found.domain, owner, account.id, found.created_at, call.now)
    )
    review = await reviews.of_claim(call.tx, found.domain, account.id, found.created_at)
    return Finding.IN_REVIEW if review is not None and review.is_open else Finding.TAKEN


async def _is_elsewhere(call: Call, account: Account, owner: str) -> bool:
    home = await unguarded(call.tx, owner)
    return home is not None and home.organisation_id != account.organisation_id


async def _check_contest(call: Call, account: Account, owner: str, name: str, *, contest: bool) -> None:
    if not await _is_elsewhere(call, account, owner):
        raise DomainTaken(domain=name)
    if not contest:
        raise DomainOfAnother(domain=name)


async def _record(call: Call, found: Claim) -> None:
    """Nobody called, so no door tells the trail of it."""
    record = Record(
        event_source="chime.amazonaws.com",
        event_name="VerifyDomain",
        caller=call.caller,
        at=call.now,
        request_id=call.request_id,
        parameters={"accountId": found.account_id, "name": found.domain},
    )
    await call.part(Recorder).record(call, record)


async def _own(call: Call, account: Account, name: str) -> bool:
    """The domain is the account's from now on; False where it is anybody's already."""
    if not await store.own(call.tx, account.id, Domain(name, call.now)):
        return False
    await store.drop_claim(call.tx, account.id, name)
    await store.let_go(call.tx, account.id, name)  # whoever has it again lets nobody go
    await make_enterprise(call, account)
    await events.publish(call, DomainVerified(account.id, name))
    return True
