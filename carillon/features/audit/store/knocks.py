"""Rows of knocks: one for each key id and reason, counted."""

from collections.abc import Collection, Sequence

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from carillon.core.db import Transaction
from carillon.features.audit.model.knocks import Knocks
from carillon.features.audit.store.tables import trail_knocks

_FIELDS = (
    "access_key_id",
    "error_code",
    "error_message",
    "event_source",
    "event_name",
    "address",
    "user_agent",
    "first_at",
    "last_at",
    "times",
    "is_known",
)
_LASTING = ("access_key_id", "error_code", "first_at", "times")


async def add_knocks(tx: Transaction, knocks: Sequence[Knocks]) -> None:
    """Counted on where the same was seen before; the newest is described."""
    statement = insert(trail_knocks)
    new = {name: statement.excluded[name] for name in _FIELDS if name not in _LASTING}
    await tx.execute(
        statement.on_conflict_do_update(
            index_elements=["access_key_id", "error_code"],
            set_={**new, "times": trail_knocks.c.times + statement.excluded.times},
        ),
        [{name: getattr(each, name) for name in _FIELDS} for each in knocks],
    )


async def forget_strangers(tx: Transaction, most: int) -> None:
    """Keys that do not exist can be made up without end: only the newest are kept."""
    strangers = select(trail_knocks.c.last_at).where(trail_knocks.c.is_known.is_(False))
    newest = strangers.order_by(trail_knocks.c.last_at.desc()).offset(most).limit(1)
    await tx.execute(
        delete(trail_knocks).where(
            trail_knocks.c.is_known.is_(False), trail_knocks.c.last_at <= newest.scalar_subquery()
        )
    )


async def knocks_of(tx: Transaction, access_key_ids: Collection[str]) -> tuple[Knocks, ...]:
    """Of these keys, the newest first."""
    return await _knocks(tx, list(access_key_ids))


async def knocks_of_strangers(tx: Transaction, limit: int) -> tuple[Knocks, ...]:
    found = await tx.execute(
        select(trail_knocks)
        .where(trail_knocks.c.is_known.is_(False))
        .order_by(trail_knocks.c.last_at.desc(), trail_knocks.c.access_key_id)
        .limit(limit)
    )
    return tuple(Knocks(**{name: row[name] for name in _FIELDS}) for row in found.mappings())


async def _knocks(tx: Transaction, ids: Sequence[str]) -> tuple[Knocks, ...]:
    found = await tx.execute(
        select(trail_knocks)
        .where(trail_knocks.c.access_key_id.in_(ids))
        .order_by(trail_knocks.c.last_at.desc(), trail_knocks.c.error_code)
    )
    return tuple(Knocks(**{name: row[name] for name in _FIELDS}) for row in found.mappings())
