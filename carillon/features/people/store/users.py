"""The table of users: people who have registered, and places kept for those who were invited."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import (
    Column,
    Index,
    RowMapping,
    Select,
    String,
    Table,
    Text,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from carillon.core.db import Transaction, UtcDateTime, metadata
from carillon.features.accounts import License
from carillon.features.people.model.users import (
    Card,
    EmailTaken,
    InvitationStatus,
    Privacy,
    Registration,
    User,
    UserType,
)
from carillon.features.people.store import contacts, former
from carillon.features.people.store.never import MomentOrNever

Values = dict[str, str | datetime | None]

users = Table(
    "users",
    metadata,
    Column("id", String(36), primary_key=True),
    # No foreign key: a deleted account's users go page by page, in a job.
    Column("account_id", String(36)),
    Column("email", Text, nullable=False),
    Column("domain", Text, nullable=False),
    Column("display_name", Text),
    Column("search_key", Text, nullable=False),  # address and name, folded: lower() knows only ASCII on SQLite
    Column("name_key", Text, nullable=False),  # the name, folded; empty for who has none yet
    Column("user_type", String(16), nullable=False),
    Column("registration", String(16), nullable=False),
    Column("license", String(16), nullable=False),
    Column("trial_ends_at", UtcDateTime),
    Column("invited_at", MomentOrNever),
    Column("invitation_status", String(16)),
    Column("joined_at", MomentOrNever),
    Column("personal_pin", String(10), unique=True),
    Column("privacy", String(16), nullable=False),
    Column("last_active_at", MomentOrNever),
    Column("created_at", UtcDateTime, nullable=False),
    Column("released_at", UtcDateTime),
    Column("moved_in_at", UtcDateTime),
    # One for each order of the list, each with all that a place in the list is made of.
    Index(None, "account_id", "email", "id"),
    Index(None, "account_id", "name_key", "id"),
    Index(None, "account_id", "registration", "email", "id"),
    Index(None, "account_id", "license", "email", "id"),
    Index(None, "account_id", "user_type", "email", "id"),
    Index(None, "account_id", "invited_at", "id"),
    Index(None, "account_id", "joined_at", "id"),
    Index(None, "account_id", "last_active_at", "id"),
    Index(None, "domain"),
    Index(None, "email"),
)

_registered = users.c.registration != Registration.UNREGISTERED.value
_here = users.c.released_at.is_(None)
_known = and_(_registered, _here)
"""People by their address: who was released with a domain is not found by it any more, and others may have it."""

_ABLE = (users.c.registration == Registration.REGISTERED.value, users.c.user_type == UserType.PRIVATE_USER.value)
"""What `User.may_sign_in` says, for many at once."""

_CARD = select(users.c.id, users.c.display_name, users.c.email, users.c.account_id)

# An address is one person's; the places kept for it in several accounts are not persons yet.
# Without those who are not released: SQLite would find by it whoever is here, which is everybody.
_released = users.c.released_at.is_not(None)
Index("ix_users_released_at", users.c.released_at, sqlite_where=_released, postgresql_where=_released)
Index("uq_users_email_known", users.c.email, unique=True, sqlite_where=_known, postgresql_where=_known)
Index(
    "uq_users_account_id_email_here",
    users.c.account_id,
    users.c.email,
    unique=True,
    sqlite_where=_here,
    postgresql_where=_here,
)


async def add(tx: Transaction, user: User) -> None:
    await add_many(tx, [user])


async def add_many(tx: Transaction, people: Sequence[User]) -> None:
    """EmailTaken where somebody else was quicker."""
    if not people:
        return
    try:
        async with tx.begin_nested():
            await tx.execute(insert(users), [_row(user) for user in people])
    except IntegrityError as error:
        raise EmailTaken(email=people[0].email) from error


async def save(tx: Transaction, user: User) -> None:
    """EmailTaken where somebody else has registered with the address meanwhile."""
    try:
        async with tx.begin_nested():
            await tx.execute(update(users).where(users.c.id == user.id).values(_row(user)))
    except IntegrityError as error:
        raise EmailTaken(email=user.email) from error


async def remove(tx: Transaction, user_ids: Collection[str]) -> None:
    """With the ids that they had before they came here, and with the contacts that they brought along."""
    await former.remove(tx, user_ids)
    await contacts.remove(tx, user_ids)
    if user_ids:
        await tx.execute(delete(users).where(users.c.id.in_(user_ids)))


async def set_license(tx: Transaction, user_ids: Collection[str], license_: License) -> None:
    if user_ids:
        await tx.execute(
            update(users).where(users.c.id.in_(user_ids)).values(license=license_.value, trial_ends_at=None)
        )


async def set_registration(tx: Transaction, user_ids: Collection[str], registration: Registration) -> None:
    if user_ids:
        await tx.execute(update(users).where(users.c.id.in_(user_ids)).values(registration=registration.value))


async def dissociate(tx: Transaction, user_ids: Collection[str]) -> None:
    """Out of any account, and no longer paid for."""
    if user_ids:
        await tx.execute(
            update(users)
            .where(users.c.id.in_(user_ids))
            .values(
                account_id=None,
                license=License.BASIC.value,
                trial_ends_at=None,
                invited_at=None,
                invitation_status=None,
            )
        )


async def transfer(tx: Transaction, user_ids: Collection[str], account_id: str, license_: License) -> None:
    """Into an account that people belong to by their domain."""
    if user_ids:
        await tx.execute(
            update(users)
            .where(users.c.id.in_(user_ids))
            .values(
                account_id=account_id,
                license=license_.value,
                trial_ends_at=None,
                invited_at=None,
                invitation_status=None,
            )
        )


async def set_pin(tx: Transaction, user_id: str, pin: str) -> None:
    await tx.execute(update(users).where(users.c.id == user_id).values(personal_pin=pin))


async def set_privacy(tx: Transaction, user_id: str, privacy: Privacy) -> None:
    await tx.execute(update(users).where(users.c.id == user_id).values(privacy=privacy.value))


async def has_pin(tx: Transaction, pin: str) -> bool:
    return await tx.scalar(select(users.c.id).where(users.c.personal_pin == pin)) is not None


async def set_invitation_status(
    tx: Transaction, user_id: str, status: InvitationStatus, invited_at: datetime | None = None
) -> None:
    """Only while the user has not registered: a late mail changes nothing any more."""
    values: Values = {"invitation_status": status.value}
    if invited_at is not None:
        values["invited_at"] = invited_at
    await tx.execute(update(users).where(users.c.id == user_id, ~_registered).values(values))


async def touch(tx: Transaction, user_ids: Collection[str], at: datetime, if_before: datetime) -> None:
    quiet = users.c.last_active_at < if_before
    await tx.execute(update(users).where(users.c.id.in_(user_ids), quiet).values(last_active_at=at))


async def find(tx: Transaction, user_id: str) -> User | None:
    return await _one(tx, select(users).where(users.c.id == user_id))


async def hold(tx: Transaction, user_id: str) -> User | None:
    """Found, and not changed by anybody else before this transaction ends."""
    return await _one(tx, select(users).where(users.c.id == user_id).with_for_update())


async def hold_all(tx: Transaction, user_ids: Collection[str]) -> None:
    """Nobody else changes these users before this transaction ends; in the order that everybody holds users in."""
    await tx.execute(select(users.c.id).where(users.c.id.in_(user_ids)).order_by(users.c.id).with_for_update())


async def known_by_email(tx: Transaction, email: str) -> User | None:
    return (await known_by_emails(tx, [email])).get(email)


async def known_by_emails(tx: Transaction, emails: Collection[str]) -> dict[str, User]:
    rows = await tx.execute(select(users).where(users.c.email.in_(emails), _known))
    return {row["email"]: _user(row) for row in rows.mappings()}


async def places_for(tx: Transaction, email: str) -> list[str]:
    """The ids of places that accounts keep for an address with which nobody has registered there."""
    return list((await tx.execute(select(users.c.id).where(users.c.email == email, ~_registered))).scalars())


async def in_account(tx: Transaction, account_id: str, user_id: str) -> User | None:
    return await _one(tx, select(users).where(users.c.account_id == account_id, users.c.id == user_id))


async def all_in_account(tx: Transaction, account_id: str, user_ids: Collection[str]) -> dict[str, User]:
    """Those of them that are in the account."""
    query = select(users).where(users.c.account_id == account_id, users.c.id.in_(user_ids))
    return {user.id: user for user in await many(tx, query)}


async def hold_in_account(tx: Transaction, account_id: str, user_ids: Collection[str]) -> dict[str, User]:
    """Those of them that are in the account, not changed by anybody else before this transaction ends."""
    query = select(users).where(users.c.account_id == account_id, users.c.id.in_(user_ids)).order_by(users.c.id)
    return {user.id: user for user in await many(tx, query.with_for_update())}


async def in_account_by_emails(tx: Transaction, account_id: str, emails: Collection[str]) -> dict[str, User]:
    query = select(users).where(users.c.account_id == account_id, users.c.email.in_(emails), _here)
    rows = await tx.execute(query)
    return {row["email"]: _user(row) for row in rows.mappings()}


async def hold_of_account(tx: Transaction, account_id: str, limit: int) -> Sequence[User]:
    """Some of the account's users, held for this transaction."""
    query = select(users).where(users.c.account_id == account_id).order_by(users.c.id).limit(limit)
    return await many(tx, query.with_for_update())


async def hold_of_domain_outside(tx: Transaction, domain: str, account_id: str, limit: int) -> Sequence[User]:
    """Whoever has an address of the domain and is not in the account, held for this transaction."""
    elsewhere = or_(users.c.account_id.is_(None), users.c.account_id != account_id)
    query = select(users).where(users.c.domain == domain, elsewhere, _here).order_by(users.c.id).limit(limit)
    return await many(tx, query.with_for_update())


async def hold_of_domain(tx: Transaction, account_id: str, domain: str, limit: int) -> Sequence[User]:
    """Some of those in the account with an address of the domain who are not released yet, held."""
    query = select(users).where(users.c.account_id == account_id, users.c.domain == domain, _here)
    return await many(tx, query.order_by(users.c.id).limit(limit).with_for_update())


async def release(tx: Transaction, user_ids: Collection[str], at: datetime) -> None:
    """Who is registered is Released from now on, who is suspended stays so, and neither has the address any more."""
    if user_ids:
        those = users.c.id.in_(user_ids)
        registered = users.c.registration == Registration.REGISTERED.value
        await tx.execute(update(users).where(those).values(released_at=at))
        await tx.execute(update(users).where(those, registered).values(registration=Registration.RELEASED.value))


async def hold_released_before(tx: Transaction, moment: datetime, limit: int) -> Sequence[User]:
    query = select(users).where(users.c.released_at <= moment).order_by(users.c.id).limit(limit)
    return await many(tx, query.with_for_update())


async def count_of_domain(tx: Transaction, account_id: str, domain: str) -> Mapping[str, int]:
    """How many of each registration would be released with the domain."""
    query = select(users.c.registration, func.count()).where(
        users.c.account_id == account_id, users.c.domain == domain, _here
    )
    return {registration: number for registration, number in await tx.execute(query.group_by(users.c.registration))}


async def count_of_domain_outside(tx: Transaction, domain: str, account_id: str) -> Mapping[str | None, int]:
    """How many registered people the domain would bring, by the account that they are in now."""
    elsewhere = or_(users.c.account_id.is_(None), users.c.account_id != account_id)
    query = select(users.c.account_id, func.count()).where(users.c.domain == domain, elsewhere, _known)
    return {home: number for home, number in await tx.execute(query.group_by(users.c.account_id))}


async def count_outside_domains(tx: Transaction, account_id: str, domains: Collection[str]) -> int:
    """How many in the account have an address of none of these domains (AMB-03)."""
    external = (users.c.account_id == account_id, users.c.domain.not_in(domains), _here)
    return await tx.scalar(select(func.count()).select_from(users).where(*external)) or 0


async def ids_of_domain(tx: Transaction, account_id: str, domain: str, after: str, limit: int) -> Sequence[str]:
    """People who would be released with the domain, in the order of their ids."""
    query = select(users.c.id).where(users.c.account_id == account_id, users.c.domain == domain, _known)
    return list((await tx.execute(query.where(users.c.id > after).order_by(users.c.id).limit(limit))).scalars())


async def head_counts(tx: Transaction, account_ids: Collection[str]) -> Mapping[str, int]:
    query = select(users.c.account_id, func.count()).where(users.c.account_id.in_(account_ids))
    return {account_id: number for account_id, number in await tx.execute(query.group_by(users.c.account_id))}


async def cards(tx: Transaction, user_ids: Iterable[str]) -> dict[str, Card]:
    rows = await tx.execute(_CARD.where(users.c.id.in_(user_ids)))
    return {row["id"]: _card(row) for row in rows.mappings()}


async def search(tx: Transaction, account_id: str, text: str, limit: int) -> Sequence[Card]:
    """Registered people of the account with the text in their name or address."""
    rows = await tx.execute(
        _CARD.where(users.c.account_id == account_id, *_ABLE)
        .where(users.c.search_key.contains(text.casefold(), autoescape=True))
        .order_by(users.c.search_key)
        .limit(limit)
    )
    return [_card(row) for row in rows.mappings()]


async def registered_in(tx: Transaction, account_id: str, user_ids: Collection[str]) -> set[str]:
    query = select(users.c.id).where(users.c.account_id == account_id, users.c.id.in_(user_ids))
    return set((await tx.execute(query.where(*_ABLE))).scalars())


async def able_to_sign_in(tx: Transaction, user_ids: Collection[str]) -> set[str]:
    query = select(users.c.id).where(users.c.id.in_(user_ids), *_ABLE)
    return set((await tx.execute(query)).scalars())


async def _one(tx: Transaction, query: Select[tuple[object, ...]]) -> User | None:
    return next(iter(await many(tx, query)), None)


async def many(tx: Transaction, query: Select[tuple[object, ...]]) -> Sequence[User]:
    return [_user(row) for row in (await tx.execute(query)).mappings()]


def _card(row: RowMapping) -> Card:
    return Card(row["id"], row["display_name"] or row["email"], row["email"], row["account_id"])


def _user(row: RowMapping) -> User:
    status = row["invitation_status"]
    return User(
        id=row["id"],
        account_id=row["account_id"],
        email=row["email"],
        created_at=row["created_at"],
        display_name=row["display_name"],
        user_type=UserType(row["user_type"]),
        registration=Registration(row["registration"]),
        license=License(row["license"]),
        trial_ends_at=row["trial_ends_at"],
        invited_at=row["invited_at"],
        invitation_status=None if status is None else InvitationStatus(status),
        joined_at=row["joined_at"],
        personal_pin=row["personal_pin"],
        privacy=Privacy(row["privacy"]),
        last_active_at=row["last_active_at"],
        released_at=row["released_at"],
        moved_in_at=row["moved_in_at"],
    )


def _row(user: User) -> Values:
    return {
        "id": user.id,
        "account_id": user.account_id,
        "email": user.email,
        "domain": user.email.rpartition("@")[2],
        "created_at": user.created_at,
        "display_name": user.display_name,
        "search_key": f"{user.email}\n{(user.display_name or '').casefold()}",
        "name_key": (user.display_name or "").casefold(),
        "user_type": user.user_type.value,
        "registration": user.registration.value,
        "license": user.license.value,
        "trial_ends_at": user.trial_ends_at,
        "invited_at": user.invited_at,
        "invitation_status": user.invitation_status and user.invitation_status.value,
        "joined_at": user.joined_at,
        "personal_pin": user.personal_pin,
        "privacy": user.privacy.value,
        "last_active_at": user.last_active_at,
        "released_at": user.released_at,
        "moved_in_at": user.moved_in_at,
    }
