"""The table of organisations."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import (
    Column,
    Executable,
    Integer,
    RowMapping,
    String,
    Table,
    Text,
    UniqueConstraint,
    delete,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert

from carillon.core.db import Transaction, UtcDateTime, metadata
from carillon.features.organisations.model import Organisation

organisations = Table(
    "organisations",
    metadata,
    Column("id", String(12), primary_key=True),
    Column("home", Integer),  # 1 in the row of the installation's own organisation, null in others: unique when set
    Column("name", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("set_up_at", UtcDateTime),
    Column("setup_digest", Text),
    UniqueConstraint("home"),
)


async def add_home(tx: Transaction, organisation: Organisation) -> None:
    """Nothing happens where a home is there already, or where another process is just adding one."""
    await tx.execute(
        insert(organisations)
        .values(id=organisation.id, home=1, name=organisation.name, created_at=organisation.created_at)
        .on_conflict_do_nothing()
    )


async def home(tx: Transaction) -> Organisation | None:
    return await _one(tx, select(organisations).where(organisations.c.home == 1))


async def home_id(tx: Transaction) -> str | None:
    return await tx.scalar(select(organisations.c.id).where(organisations.c.home == 1))


async def find(tx: Transaction, organisation_id: str) -> Organisation | None:
    return await _one(tx, select(organisations).where(organisations.c.id == organisation_id))


async def hold(tx: Transaction, organisation_id: str) -> Organisation | None:
    """Found, and changed by nobody else, nor kept by anybody, before this transaction ends."""
    return await _one(tx, select(organisations).where(organisations.c.id == organisation_id).with_for_update())


async def keep(tx: Transaction, organisation_id: str) -> bool:
    """Whether it is there; then it is not deleted before this transaction ends."""
    query = select(organisations.c.id).where(organisations.c.id == organisation_id)
    return await tx.scalar(query.with_for_update(read=True)) is not None


async def every(tx: Transaction) -> Sequence[Organisation]:
    """The installation's own first, then by age."""
    order = (organisations.c.home.is_(None), organisations.c.created_at, organisations.c.id)
    return [_organisation(row) for row in (await tx.execute(select(organisations).order_by(*order))).mappings()]


async def remove(tx: Transaction, organisation_id: str) -> None:
    await tx.execute(delete(organisations).where(organisations.c.id == organisation_id))


async def names(tx: Transaction, organisation_ids: Collection[str]) -> dict[str, str]:
    query = select(organisations.c.id, organisations.c.name).where(organisations.c.id.in_(organisation_ids))
    return {organisation_id: name for organisation_id, name in await tx.execute(query)}


async def rename(tx: Transaction, organisation_id: str, name: str) -> None:
    await tx.execute(update(organisations).where(organisations.c.id == organisation_id).values(name=name))


async def set_setup_digest(tx: Transaction, organisation_id: str, digest: str) -> None:
    await tx.execute(update(organisations).where(organisations.c.id == organisation_id).values(setup_digest=digest))


async def home_setup_digest(tx: Transaction) -> str | None:
    return await tx.scalar(select(organisations.c.setup_digest).where(organisations.c.home == 1))


async def finish_setup(tx: Transaction, organisation_id: str, name: str, at: datetime) -> bool:
    """False where somebody else was quicker."""
    done = await tx.execute(
        update(organisations)
        .where(organisations.c.id == organisation_id, organisations.c.set_up_at.is_(None))
        .values(name=name, set_up_at=at, setup_digest=None)
    )
    return done.rowcount == 1


async def _one(tx: Transaction, query: Executable) -> Organisation | None:
    row = (await tx.execute(query)).mappings().first()
    return None if row is None else _organisation(row)


def _organisation(row: RowMapping) -> Organisation:
    return Organisation(id=row["id"], name=row["name"], created_at=row["created_at"], set_up_at=row["set_up_at"])
