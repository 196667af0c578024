"""The tables of phone numbers and of what they are associated with."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import (
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    RowMapping,
    Select,
    String,
    Table,
    Text,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert as insert_or_leave
from sqlalchemy.exc import IntegrityError

from carillon.adapters.carrier import Ability, NumberType
from carillon.core.db import Transaction, UtcDateTime, metadata
from carillon.core.pages import Page
from carillon.features.numbers.model.countries import Product
from carillon.features.numbers.model.inventory import (
    LEAVING,
    Association,
    Bond,
    Filter,
    PhoneNumber,
    Status,
    UserHasNumber,
)
from carillon.features.numbers.model.names import CallingName

Values = dict[str, str | datetime | None]

phone_numbers = Table(
    "phone_numbers",
    metadata,
    Column("number", String(16), primary_key=True),  # one number has one owner, in the whole installation
    Column("organisation_id", String(12), nullable=False),
    Column("order_id", String(36), nullable=False),
    Column("country", String(2), nullable=False),
    Column("type", String(16), nullable=False),
    Column("product", String(32), nullable=False),
    Column("status", String(32), nullable=False),
    Column("abilities", Text, nullable=False),
    Column("calling_name", String(15), nullable=False),
    Column("calling_name_before", String(15), nullable=False),
    Column("calling_name_changed_at", UtcDateTime),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    Column("deleted_at", UtcDateTime),
    Index(None, "organisation_id", "number"),
    Index(None, "order_id"),
)

associations = Table(
    "phone_number_associations",
    metadata,
    Column("number", String(16), ForeignKey("phone_numbers.number", ondelete="CASCADE"), primary_key=True),
    Column("bond", String(32), primary_key=True),
    Column("value", String(64), nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Index(None, "value"),
)

_users = associations.c.bond == Bond.USER.value

# A user has one number at most.
Index(
    "uq_phone_number_associations_user", associations.c.value, unique=True, sqlite_where=_users, postgresql_where=_users
)


async def reserve(tx: Transaction, numbers: Sequence[PhoneNumber]) -> set[str]:
    """Add those that are nobody's; answers which they were. In the order of numbers, so that two orders never block."""
    if not numbers:
        return set()
    rows = [_row(number) for number in sorted(numbers, key=lambda number: number.number)]
    statement = insert_or_leave(phone_numbers).values(rows).on_conflict_do_nothing().returning(phone_numbers.c.number)
    return set((await tx.execute(statement)).scalars())


async def save(tx: Transaction, number: PhoneNumber) -> None:
    """Everything; UserHasNumber where the user was given another one meanwhile."""
    key = phone_numbers.c.number == number.number
    await tx.execute(update(phone_numbers).where(key).values(_row(number)))
    await tx.execute(delete(associations).where(associations.c.number == number.number))
    if number.associations:
        rows = [
            {"number": number.number, "bond": each.bond.value, "value": each.value, "since": each.since}
            for each in number.associations
        ]
        try:
            async with tx.begin_nested():
                await tx.execute(insert(associations), rows)
        except IntegrityError as error:
            raise UserHasNumber from error


async def remove(tx: Transaction, numbers: Collection[str]) -> None:
    if numbers:
        await tx.execute(delete(associations).where(associations.c.number.in_(numbers)))
        await tx.execute(delete(phone_numbers).where(phone_numbers.c.number.in_(numbers)))


async def find(tx: Transaction, organisation_id: str, number: str) -> PhoneNumber | None:
    query = select(phone_numbers).where(_own(organisation_id), phone_numbers.c.number == number)
    return next(iter(await load(tx, query)), None)


async def hold(tx: Transaction, organisation_id: str, numbers: Collection[str]) -> dict[str, PhoneNumber]:
    """Those that the organisation has, not changed by anybody else before this transaction ends."""
    query = select(phone_numbers).where(_own(organisation_id), phone_numbers.c.number.in_(numbers))
    found = await load(tx, query.order_by(phone_numbers.c.number).with_for_update())
    return {number.number: number for number in found}


async def hold_of_user(tx: Transaction, user_id: str) -> PhoneNumber | None:
    """The number that somebody has, whosever it is; held."""
    query = select(phone_numbers).where(phone_numbers.c.number.in_(_numbers_of(Bond.USER, user_id)))
    return next(iter(await load(tx, query.with_for_update())), None)


async def of_user(tx: Transaction, user_id: str) -> PhoneNumber | None:
    """The same, looked at only."""
    query = select(phone_numbers).where(phone_numbers.c.number.in_(_numbers_of(Bond.USER, user_id)))
    return next(iter(await load(tx, query)), None)


async def hold_anywhere(tx: Transaction, number: str) -> PhoneNumber | None:
    query = select(phone_numbers).where(phone_numbers.c.number == number).with_for_update()
    return next(iter(await load(tx, query)), None)


async def hold_of_order(tx: Transaction, order_id: str) -> Sequence[PhoneNumber]:
    """What the order has reserved and the carrier has not answered for; held."""
    waiting = phone_numbers.c.status == Status.ACQUIRE_IN_PROGRESS.value
    query = select(phone_numbers).where(phone_numbers.c.order_id == order_id, waiting)
    return await load(tx, query.order_by(phone_numbers.c.number).with_for_update())


async def taken(tx: Transaction, numbers: Collection[str]) -> set[str]:
    """Which of these are somebody's, in any organisation."""
    query = select(phone_numbers.c.number).where(phone_numbers.c.number.in_(numbers))
    return set((await tx.execute(query)).scalars())


async def owners(tx: Transaction, numbers: Collection[str]) -> Mapping[str, str]:
    """Which organisation has each of these that is somebody's."""
    query = select(phone_numbers.c.number, phone_numbers.c.organisation_id).where(phone_numbers.c.number.in_(numbers))
    return {number: organisation_id for number, organisation_id in await tx.execute(query)}


async def count(tx: Transaction, organisation_id: str) -> int:
    """How many the organisation has that are not on their way out."""
    kept = phone_numbers.c.status.not_in([status.value for status in LEAVING])
    query = select(func.count()).select_from(phone_numbers).where(_own(organisation_id), kept)
    return await tx.scalar(query) or 0


async def page(
    tx: Transaction, organisation_id: str, wanted: Filter, cursor: str | None, limit: int
) -> Page[PhoneNumber]:
    """By number, from the one after `cursor`."""
    query = select(phone_numbers).where(_own(organisation_id), *_conditions(wanted)).order_by(phone_numbers.c.number)
    if cursor is not None:
        query = query.where(phone_numbers.c.number > cursor)
    found = await load(tx, query.limit(limit + 1))
    return Page(tuple(found[:limit]), found[limit - 1].number if len(found) > limit else None)


_in_account = associations.alias()
_OF_USERS = (
    select(associations.c.value, associations.c.number)
    .join(_in_account, _in_account.c.number == associations.c.number)
    .where(_users, associations.c.value.in_(bindparam("user_ids", expanding=True)))
    .where(_in_account.c.bond == Bond.ACCOUNT.value, _in_account.c.value == bindparam("account_id"))
)
"""Built once: every user that is shown asks it."""


async def of_users(tx: Transaction, account_id: str, user_ids: Collection[str]) -> Mapping[str, str]:
    """The number of each of these users who has one in this account."""
    found = await tx.execute(_OF_USERS, {"user_ids": list(user_ids), "account_id": account_id})
    return {user_id: number for user_id, number in found}


def _own(organisation_id: str) -> ColumnElement[bool]:
    return phone_numbers.c.organisation_id == organisation_id


def _numbers_of(bond: Bond, value: str) -> Select[tuple[str]]:
    return select(associations.c.number).where(associations.c.bond == bond.value, associations.c.value == value)


def _conditions(wanted: Filter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.status is not None:
        conditions.append(phone_numbers.c.status == wanted.status)
    if wanted.product is not None:
        conditions.append(phone_numbers.c.product == wanted.product.value)
    if wanted.bond is not None:
        conditions.append(phone_numbers.c.number.in_(_numbers_of(wanted.bond, wanted.value)))
    return conditions


async def load(tx: Transaction, query: Select[tuple[object, ...]]) -> list[PhoneNumber]:
    rows = (await tx.execute(query)).mappings().all()
    bonds: defaultdict[str, list[Association]] = defaultdict(list)
    if rows:
        wanted = select(associations).where(associations.c.number.in_([row["number"] for row in rows]))
        for row in (await tx.execute(wanted.order_by(associations.c.bond))).mappings():
            bonds[row["number"]].append(Association(Bond(row["bond"]), row["value"], row["since"]))
    return [_number(row, tuple(bonds[row["number"]])) for row in rows]


def _number(row: RowMapping, bonds: tuple[Association, ...]) -> PhoneNumber:
    return PhoneNumber(
        number=row["number"],
        organisation_id=row["organisation_id"],
        order_id=row["order_id"],
        country=row["country"],
        type=NumberType(row["type"]),
        product=Product(row["product"]),
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        status=Status(row["status"]),
        abilities=frozenset(Ability(each) for each in row["abilities"].split()),
        name=CallingName(row["calling_name"], row["calling_name_before"], row["calling_name_changed_at"]),
        deleted_at=row["deleted_at"],
        associations=bonds,
    )


def _row(number: PhoneNumber) -> Values:
    return {
        "number": number.number,
        "organisation_id": number.organisation_id,
        "order_id": number.order_id,
        "country": number.country,
        "type": number.type.value,
        "product": number.product.value,
        "status": number.status.value,
        "abilities": " ".join(sorted(number.abilities)),
        "calling_name": number.name.text,
        "calling_name_before": number.name.before,
        "calling_name_changed_at": number.name.changed_at,
        "created_at": number.created_at,
        "updated_at": number.updated_at,
        "deleted_at": number.deleted_at,
    }
