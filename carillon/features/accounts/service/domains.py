"""What is done with the domains of accounts: claimed, looked for, verified, given up, removed."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from carillon.adapters.dns import Names, NamesUnreachable
from carillon.core import events
from carillon.core.calls import Call, Calls
from carillon.core.db import Transaction
from carillon.features.accounts.model.accounts import Account, AccountNotFound
from carillon.features.accounts.model.domains import (
    CLAIM_LIFE,
    TOKEN_LENGTH,
    Claim,
    Domain,
    DomainClaimed,
    DomainImpacts,
    DomainNotFound,
    DomainRemoved,
    DomainTaken,
    DomainVerified,
    Finding,
    claimable,
    clean_domain,
    domain_of,
)
from carillon.features.accounts.service.accounts import find, hold, make_enterprise
from carillon.features.accounts.store import domains as store

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


async def claim(call: Call, account_id: str, text: str) -> Standing:
    """Begin to claim a domain, or begin anew where the last claim ended without a record (DOM-03)."""
    account, name = await hold(call, account_id), claimable(text)
    before = await store.find_claim(call.tx, account.id, name)
    owner = (await store.claimants(call.tx, [name])).get(name)
    if owner == account.id or (before is not None and not before.is_over(call.now)):
        raise DomainClaimed(domain=name)
    if owner is not None:
        raise DomainTaken(domain=name)
    await store.drop_claim(call.tx, account.id, name)
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
    if not await store.disown(call.tx, account.id, name):
        raise DomainNotFound(domain=name)
    await events.publish(call, DomainRemoved(account.id, name))


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
    """Look at every claim whose time has come; each is settled by itself."""
    async with calls.read() as call:
        waiting = await store.due(call.tx, call.now, call.now - CLAIM_LIFE, PAGE)
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(claim: Claim) -> None:
        async with gate:
            found = await _ask(calls, claim)
        with suppress(AccountNotFound):  # deleted meanwhile, and the claim with it
            async with calls.write() as call:
                await _settle(call, found)

    async with asyncio.TaskGroup() as group:
        for claim in waiting:
            group.create_task(one(claim))


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


async def _settle(call: Call, found: Claim) -> None:
    """Keep what was found, unless the claim was given up meanwhile."""
    account = await hold(call, found.account_id)
    owner = (await store.claimants(call.tx, [found.domain])).get(found.domain)
    if owner not in (None, account.id):
        found = found.looked(call.now, Finding.TAKEN)
    if await store.save_claim(call.tx, found) and found.finding is Finding.FITS:
        await _own(call, account, found.domain)


async def _own(call: Call, account: Account, name: str) -> bool:
    """The domain is the account's from now on; False where it is anybody's already."""
    if not await store.own(call.tx, account.id, Domain(name, call.now)):
        return False
    await store.drop_claim(call.tx, account.id, name)
    await make_enterprise(call, account)
    await events.publish(call, DomainVerified(account.id, name))
    return True
