"""The table of retention: the steps of every policy."""

from sqlalchemy import Column, Integer, String, Table, delete, insert, select

from carillon.core.db import Transaction, UtcDateTime, metadata
from carillon.features.retention.model import Part, Policy, Step

retention_steps = Table(
    "retention_steps",
    metadata,
    Column("account_id", String(36), primary_key=True),
    Column("part", String(16), primary_key=True),
    Column("days", Integer, primary_key=True),
    Column("final_at", UtcDateTime, nullable=False),
)


async def policies(tx: Transaction, account_id: str) -> dict[Part, Policy]:
    """A policy for each part."""
    query = select(retention_steps).where(retention_steps.c.account_id == account_id)
    steps: dict[Part, list[Step]] = {part: [] for part in Part}
    for row in await tx.execute(query.order_by(retention_steps.c.days.desc())):
        steps[Part(row.part)].append(Step(row.days, row.final_at))
    return {part: Policy(tuple(found)) for part, found in steps.items()}


async def save(tx: Transaction, account_id: str, part: Part, policy: Policy) -> None:
    await tx.execute(
        delete(retention_steps).where(retention_steps.c.account_id == account_id, retention_steps.c.part == part.value)
    )
    rows = [
        {"account_id": account_id, "part": part.value, "days": step.days, "final_at": step.final_at}
        for step in policy.steps
    ]
    if rows:
        await tx.execute(insert(retention_steps), rows)


async def forget(tx: Transaction, account_id: str) -> None:
    await tx.execute(delete(retention_steps).where(retention_steps.c.account_id == account_id))


async def accounts_with_policy(tx: Transaction, after: str, limit: int) -> list[str]:
    """In the order of their ids, from after that one."""
    query = select(retention_steps.c.account_id).where(retention_steps.c.account_id > after).distinct()
    return list((await tx.execute(query.order_by(retention_steps.c.account_id).limit(limit))).scalars())
