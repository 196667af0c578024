"""What the end of an organisation asks of the tables of numbers."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, delete, func, select

from carillon.core.db import Transaction
from carillon.features.numbers.model.inventory import IN_INVENTORY, PhoneNumber
from carillon.features.numbers.store.inventory import load, phone_numbers
from carillon.features.numbers.store.port_documents import documents, links, openers
from carillon.features.numbers.store.port_outs import cases
from carillon.features.numbers.store.porting import port_ins, steps
from carillon.features.numbers.store.settings import settings


async def count_in_inventory(tx: Transaction, organisation_id: str) -> int:
    query = select(func.count()).select_from(phone_numbers).where(*_in_inventory(organisation_id))
    return await tx.scalar(query) or 0


async def hold_in_inventory(tx: Transaction, organisation_id: str, limit: int) -> Sequence[PhoneNumber]:
    """Some of them, held for this transaction."""
    query = select(phone_numbers).where(*_in_inventory(organisation_id)).order_by(phone_numbers.c.number)
    return await load(tx, query.limit(limit).with_for_update())


async def port_ins_of(tx: Transaction, organisation_id: str) -> Sequence[str]:
    query = select(port_ins.c.id).where(port_ins.c.organisation_id == organisation_id).order_by(port_ins.c.id)
    return list((await tx.execute(query)).scalars())


async def remove_port_in(tx: Transaction, port_in_id: str) -> None:
    """With what was handed in for it; its order stays, which has numbers and states alone."""
    for table in (documents, openers, links, steps):
        await tx.execute(delete(table).where(table.c.port_in_id == port_in_id))
    await tx.execute(delete(port_ins).where(port_ins.c.id == port_in_id))


async def forget(tx: Transaction, organisation_id: str) -> None:
    """What was settled about calling, and who has asked to take numbers elsewhere."""
    for table in (settings, cases):
        await tx.execute(delete(table).where(table.c.organisation_id == organisation_id))


def _in_inventory(organisation_id: str) -> tuple[ColumnElement[bool], ...]:
    states = [status.value for status in IN_INVENTORY]
    return phone_numbers.c.organisation_id == organisation_id, phone_numbers.c.status.in_(states)
