"""The domains of an account for the console: list, claim, look, see what would follow, give up, remove."""

from datetime import datetime
from enum import StrEnum

import msgspec

from carillon.core.calls import Call, Calls
from carillon.features.accounts.model.domains import Finding
from carillon.features.accounts.service import domains
from carillon.features.accounts.service.domains import Standing
from carillon.wire.http import allowed, route

DOMAINS = "/console/accounts/{account_id}/domains"


class DomainStatus(StrEnum):
    PENDING = "Pending"
    EXPIRED = "Expired"
    VERIFIED = "Verified"


class RecordView(msgspec.Struct, frozen=True, kw_only=True):
    """What to add to the domain's DNS."""

    type: str
    name: str
    value: str


class ClaimView(msgspec.Struct, frozen=True, kw_only=True):
    """How the claim goes; `seen` are the first texts that stood there instead of the right one."""

    record: RecordView
    claimed_at: datetime
    expires_at: datetime
    looked_at: datetime | None
    next_look_at: datetime
    finding: Finding | None
    seen: list[str]


class DomainRow(msgspec.Struct, frozen=True, kw_only=True):
    """A domain that the account owns, or claims."""

    name: str
    status: DomainStatus
    verified_at: datetime | None
    claim: ClaimView | None


class DomainRows(msgspec.Struct, frozen=True, kw_only=True):
    items: list[DomainRow]


class DomainWish(msgspec.Struct, frozen=True, kw_only=True):
    """`contest` claims it although another organisation owns it: whoever runs Carillon is asked to decide."""

    name: str
    contest: bool = False


class DomainImpactView(msgspec.Struct, frozen=True, kw_only=True):
    """How much would be concerned, by kind."""

    counts: dict[str, int]


@route("GET", DOMAINS, rule=allowed("chime:ListDomains"))
async def list_domains(call: Call, account_id: str) -> DomainRows:
    """The account's domains and claims, by name."""
    return DomainRows(items=[_row(call, each) for each in await domains.of_account(call, account_id)])


@route("POST", DOMAINS, rule=allowed("chime:AddDomain"), act="AddDomain", status=201)
async def claim_domain(call: Call, account_id: str, body: DomainWish) -> DomainRow:
    """Begin to claim a domain: the answer has the record to add to its DNS."""
    return _row(call, await domains.claim(call, account_id, body.name, contest=body.contest))


@route("GET", DOMAINS + "/{name}", rule=allowed("chime:GetDomain"))
async def get_domain(call: Call, account_id: str, name: str) -> DomainRow:
    """One of them."""
    return _row(call, await domains.of_name(call, account_id, name))


@route("POST", DOMAINS + "/{name}/look", rule=allowed("chime:AddDomain"), act="VerifyDomain")
async def look_for_record(calls: Calls, account_id: str, name: str) -> DomainRow:
    """Look for the record now, instead of at the next time."""
    standing = await domains.look(calls, account_id, name)
    async with calls.read() as call:
        return _row(call, standing)


@route("GET", DOMAINS + "/{name}/impact", rule=allowed("chime:GetDomain"))
async def preview_verification(call: Call, account_id: str, name: str) -> DomainImpactView:
    """Whom the domain would bring, once it is verified."""
    return DomainImpactView(counts=dict(await domains.impact_of_verifying(call, account_id, name)))


@route("GET", DOMAINS + "/{name}/removal", rule=allowed("chime:DeleteDomain"))
async def preview_removal(call: Call, account_id: str, name: str) -> DomainImpactView:
    """What removing the domain would do."""
    return DomainImpactView(counts=dict(await domains.impact_of_removing(call, account_id, name)))


@route("DELETE", DOMAINS + "/{name}", rule=allowed("chime:DeleteDomain"), act="DeleteDomain")
async def remove_domain(call: Call, account_id: str, name: str) -> None:
    """Remove a domain of the account; its people are released. Cannot be undone."""
    await domains.remove(call, account_id, name)


@route("DELETE", DOMAINS + "/{name}/claim", rule=allowed("chime:DeleteDomain"), act="DeleteDomain")
async def withdraw_claim(call: Call, account_id: str, name: str) -> None:
    """Give up a claim."""
    await domains.withdraw(call, account_id, name)


def _row(call: Call, standing: Standing) -> DomainRow:
    claim, owned = standing.claim, standing.owned
    if owned is not None or claim is None:
        return DomainRow(
            name=standing.name, status=DomainStatus.VERIFIED, verified_at=owned and owned.verified_at, claim=None
        )
    return DomainRow(
        name=standing.name,
        status=DomainStatus.EXPIRED if claim.is_over(call.now) else DomainStatus.PENDING,
        verified_at=None,
        claim=ClaimView(
            record=RecordView(type="TXT", name=claim.record_name, value=claim.token),
            claimed_at=claim.created_at,
            expires_at=claim.expires_at,
            looked_at=claim.looked_at,
            next_look_at=claim.next_look_at,
            finding=claim.finding,
            seen=list(claim.seen),
        ),
    )
