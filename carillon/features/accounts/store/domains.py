"""The tables of domains and of claims to them."""

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Column, ForeignKey, RowMapping, String, Table, Text, delete, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as insert_or_leave

from carillon.core.db import Transaction, UtcDateTime, metadata
from carillon.features.accounts.model.domains import Claim, Domain, Finding

Values = dict[str, str | datetime | None]

domains = Table(
    "domains",
    metadata,
    Column("name", Text, primary_key=True),  # one account at most has a domain (DOM-08)
    Column("account_id", String(36), ForeignKey("accounts.id"), nullable=False, index=True),
    Column("verified_at", UtcDateTime, nullable=False),
)

removals = Table(
    "domain_removals",
    metadata,
    Column("domain", Text, primary_key=True),
    Column("account_id", String(36), primary_key=True, index=True),  # it may be deleted before its people are gone
    Column("removed_at", UtcDateTime, nullable=False),
)

claims = Table(
    "domain_claims",
    metadata,
    Column("account_id", String(36), ForeignKey("accounts.id"), primary_key=True),
    Column("domain", Text, primary_key=True),  # several accounts may claim it until one shows its token
    Column("token", String(43), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("next_look_at", UtcDateTime, nullable=False, index=True),
    Column("looked_at", UtcDateTime),
    Column("finding", String(16)),
    Column("seen", Text, nullable=False),  # what stood there instead: a JSON list
)


async def of_accounts(tx: Transaction, account_ids: Sequence[str]) -> dict[str, list[Domain]]:
    """What each of the accounts owns, by name."""
    owned: dict[str, list[Domain]] = {}
    if account_ids:
        query = select(domains).where(domains.c.account_id.in_(account_ids)).order_by(domains.c.name)
        for row in (await tx.execute(query)).mappings():
            owned.setdefault(row["account_id"], []).append(Domain(row["name"], row["verified_at"]))
    return owned


async def own(tx: Transaction, account_id: str, domain: Domain) -> bool:
    """Give the domain to the account; False where it belongs to any account already."""
    added = await tx.execute(
        insert_or_leave(domains)
        .values(name=domain.name, account_id=account_id, verified_at=domain.verified_at)
        .on_conflict_do_nothing()
    )
    return added.rowcount == 1


async def disown(tx: Transaction, account_id: str, name: str, at: datetime) -> bool:
    """False where the domain is not the account's; its people are to be let go of from now on."""
    gone = await tx.execute(delete(domains).where(domains.c.account_id == account_id, domains.c.name == name))
    if gone.rowcount == 1:
        await _note_removals(tx, account_id, [name], at)
    return gone.rowcount == 1


async def owners_before(tx: Transaction, name: str) -> Sequence[str]:
    """The accounts that have had the domain and have not let go of all their people yet."""
    query = select(removals.c.account_id).where(removals.c.domain == name).order_by(removals.c.account_id)
    return list((await tx.execute(query)).scalars())


async def let_go(tx: Transaction, account_id: str, name: str) -> None:
    """The people of the domain that the account had are released."""
    await tx.execute(delete(removals).where(removals.c.account_id == account_id, removals.c.domain == name))


async def forget_removals(tx: Transaction, account_id: str) -> None:
    await tx.execute(delete(removals).where(removals.c.account_id == account_id))


async def claimants(tx: Transaction, names: Iterable[str]) -> dict[str, str]:
    """The account of each of the domains that belong to one."""
    found = await tx.execute(select(domains.c.name, domains.c.account_id).where(domains.c.name.in_(names)))
    return {name: account_id for name, account_id in found}


async def remove_of_account(tx: Transaction, account_id: str, at: datetime) -> None:
    owned = select(domains.c.name).where(domains.c.account_id == account_id)
    await _note_removals(tx, account_id, list((await tx.execute(owned)).scalars()), at)
    for table in (domains, claims):
        await tx.execute(delete(table).where(table.c.account_id == account_id))


async def add_claim(tx: Transaction, claim: Claim) -> None:
    await tx.execute(
        insert(claims).values(
            account_id=claim.account_id,
            domain=claim.domain,
            token=claim.token,
            created_at=claim.created_at,
            **_changeable(claim),
        )
    )


async def save_claim(tx: Transaction, claim: Claim) -> bool:
    """False where the claim was given up meanwhile, also when another one took its place."""
    same = (claims.c.account_id == claim.account_id, claims.c.domain == claim.domain, claims.c.token == claim.token)
    return (await tx.execute(update(claims).where(*same).values(_changeable(claim)))).rowcount == 1


async def drop_claim(tx: Transaction, account_id: str, domain: str) -> bool:
    """False where there is none."""
    gone = await tx.execute(delete(claims).where(claims.c.account_id == account_id, claims.c.domain == domain))
    return gone.rowcount == 1


async def find_claim(tx: Transaction, account_id: str, domain: str) -> Claim | None:
    query = select(claims).where(claims.c.account_id == account_id, claims.c.domain == domain)
    row = (await tx.execute(query)).mappings().first()
    return None if row is None else _claim(row)


async def claims_of(tx: Transaction, account_id: str) -> list[Claim]:
    """By domain."""
    query = select(claims).where(claims.c.account_id == account_id).order_by(claims.c.domain)
    return [_claim(row) for row in (await tx.execute(query)).mappings()]


async def count_claims(tx: Transaction, account_id: str, made_after: datetime) -> int:
    """Claims of the account that still wait for their record."""
    waiting = (claims.c.account_id == account_id, claims.c.created_at > made_after)
    return await tx.scalar(select(func.count()).select_from(claims).where(*waiting)) or 0


async def due(tx: Transaction, now: datetime, made_after: datetime, limit: int) -> list[Claim]:
    """Claims that wait for a look, the longest waiting first."""
    waiting = (claims.c.next_look_at <= now, claims.c.created_at > made_after)
    query = select(claims).where(*waiting).order_by(claims.c.next_look_at).limit(limit)
    return [_claim(row) for row in (await tx.execute(query)).mappings()]


async def _note_removals(tx: Transaction, account_id: str, names: Sequence[str], at: datetime) -> None:
    if names:
        rows = [{"domain": name, "account_id": account_id, "removed_at": at} for name in names]
        await tx.execute(insert_or_leave(removals).on_conflict_do_nothing(), rows)


def _claim(row: RowMapping) -> Claim:
    return Claim(
        account_id=row["account_id"],
        domain=row["domain"],
        token=row["token"],
        created_at=row["created_at"],
        next_look_at=row["next_look_at"],
        looked_at=row["looked_at"],
        finding=None if row["finding"] is None else Finding(row["finding"]),
        seen=msgspec.json.decode(row["seen"], type=tuple[str, ...]),
    )


def _changeable(claim: Claim) -> Values:
    return {
        "next_look_at": claim.next_look_at,
        "looked_at": claim.looked_at,
        "finding": claim.finding and claim.finding.value,
        "seen": msgspec.json.encode(claim.seen).decode(),
    }
