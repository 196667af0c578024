"""The table of reviews of contested domains; they outlive the accounts that they are about."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Column, Index, RowMapping, String, Table, Text, UniqueConstraint, select, update
from sqlalchemy.dialects.postgresql import insert as insert_or_leave

from carillon.core.db import Transaction, UtcDateTime, metadata
from carillon.features.accounts.model.reviews import Decision, Review

reviews = Table(
    "domain_reviews",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("domain", Text, nullable=False),
    Column("owner_id", String(36), nullable=False),
    Column("claimant_id", String(36), nullable=False),
    Column("claimed_at", UtcDateTime, nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("decision", String(16)),
    Column("decided_at", UtcDateTime),
    Column("decided_by", Text),
    UniqueConstraint("domain", "claimant_id", "claimed_at"),
    Index(None, "opened_at", "id"),
)


async def open_once(tx: Transaction, review: Review) -> None:
    """Nothing happens where this claim has a review already, open or decided."""
    await tx.execute(
        insert_or_leave(reviews)
        .values(
            id=review.id,
            domain=review.domain,
            owner_id=review.owner_id,
            claimant_id=review.claimant_id,
            claimed_at=review.claimed_at,
            opened_at=review.opened_at,
        )
        .on_conflict_do_nothing()
    )


async def of_claim(tx: Transaction, domain: str, claimant_id: str, claimed_at: datetime) -> Review | None:
    same = (
        reviews.c.domain == domain,
        reviews.c.claimant_id == claimant_id,
        reviews.c.claimed_at == claimed_at,
    )
    row = (await tx.execute(select(reviews).where(*same))).mappings().first()
    return None if row is None else _review(row)


async def find(tx: Transaction, review_id: str) -> Review | None:
    row = (await tx.execute(select(reviews).where(reviews.c.id == review_id))).mappings().first()
    return None if row is None else _review(row)


async def hold(tx: Transaction, review_id: str) -> Review | None:
    """Found, and decided by nobody else before this transaction ends."""
    query = select(reviews).where(reviews.c.id == review_id).with_for_update()
    row = (await tx.execute(query)).mappings().first()
    return None if row is None else _review(row)


async def newest(tx: Transaction, limit: int) -> Sequence[Review]:
    """Those that wait first, then the decided ones, the newest first."""
    order = (reviews.c.decided_at.is_not(None), reviews.c.opened_at.desc(), reviews.c.id)
    return [_review(row) for row in (await tx.execute(select(reviews).order_by(*order).limit(limit))).mappings()]


async def decide(tx: Transaction, review: Review) -> None:
    values = {"decision": review.decision, "decided_at": review.decided_at, "decided_by": review.decided_by}
    await tx.execute(update(reviews).where(reviews.c.id == review.id).values(**values))


def _review(row: RowMapping) -> Review:
    return Review(
        id=row["id"],
        domain=row["domain"],
        owner_id=row["owner_id"],
        claimant_id=row["claimant_id"],
        claimed_at=row["claimed_at"],
        opened_at=row["opened_at"],
        decision=None if row["decision"] is None else Decision(row["decision"]),
        decided_at=row["decided_at"],
        decided_by=row["decided_by"],
    )
