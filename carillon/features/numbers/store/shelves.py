"""Numbers as administrators look at them: searched, sorted, counted."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Column, ColumnElement, Select, String, false, func, literal, or_, select, tuple_

from carillon.core.db import Transaction, UtcDateTime
from carillon.features.numbers.model.inventory import PhoneNumber
from carillon.features.numbers.model.lists import STATUSES, Place, SortKey, Wanted
from carillon.features.numbers.store.inventory import load, phone_numbers

_MOMENTS: Mapping[SortKey, Column[object]] = {
    SortKey.CHANGED: phone_numbers.c.updated_at,
    SortKey.DELETED: phone_numbers.c.deleted_at,
}


async def page(
    tx: Transaction, organisation_id: str, wanted: Wanted, after: Place | None, limit: int
) -> Sequence[PhoneNumber]:
    """Numbers of the same moment stand in the order of numbers."""
    query = select(phone_numbers).where(*_conditions(organisation_id, wanted))
    return await load(tx, _sorted(query, wanted, after).limit(limit))


async def count(tx: Transaction, organisation_id: str, wanted: Wanted) -> int:
    query = select(func.count()).select_from(phone_numbers).where(*_conditions(organisation_id, wanted))
    return await tx.scalar(query) or 0


def _conditions(organisation_id: str, wanted: Wanted) -> list[ColumnElement[bool]]:
    statuses = [each.value for each in STATUSES[wanted.shelf] if wanted.status in (None, each)]
    conditions = [phone_numbers.c.organisation_id == organisation_id, phone_numbers.c.status.in_(statuses)]
    if wanted.type is not None:
        conditions.append(phone_numbers.c.type == wanted.type.value)
    if wanted.sort is SortKey.DELETED:
        conditions.append(phone_numbers.c.deleted_at.is_not(None))
    if wanted.search:
        named = func.lower(phone_numbers.c.calling_name).contains(wanted.search.lower(), autoescape=True)
        conditions.append(or_(named, phone_numbers.c.number.contains(wanted.digits) if wanted.digits else false()))
    return conditions


def _sorted(query: Select[tuple[object, ...]], wanted: Wanted, after: Place | None) -> Select[tuple[object, ...]]:
    moment = _MOMENTS.get(wanted.sort)
    columns = [phone_numbers.c.number] if moment is None else [moment, phone_numbers.c.number]
    if after is not None:
        values = [literal(after.number, String)]
        where = tuple_(*columns)
        place = tuple_(*values) if moment is None else tuple_(literal(after.at, UtcDateTime), *values)
        query = query.where(where < place if wanted.descending else where > place)
    return query.order_by(*(column.desc() if wanted.descending else column.asc() for column in columns))
