"""The table of invitations; of the secret in a link only a digest stays, once the mail is out."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    Column,
    ColumnElement,
    FromClause,
    Index,
    RowMapping,
    Select,
    String,
    Table,
    Text,
    and_,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from carillon.core.db import Transaction, UtcDateTime, metadata
from carillon.core.pages import Page
from carillon.features.people.model.invitations import Invitation, InvitationState, OpenInvitation, Wanted
from carillon.features.people.model.users import InvitationStatus, Registration
from carillon.features.people.store.users import users

invitations = Table(
    "invitations",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("account_id", String(36), nullable=False),
    Column("user_id", String(36), nullable=False, index=True),
    Column("email", Text, nullable=False),
    Column("secret_digest", String(64), nullable=False, unique=True),
    Column("sealed_secret", Text),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("accepted_at", UtcDateTime),
    Column("withdrawn_at", UtcDateTime),
    Column("invited_by", Text),
    Index(None, "account_id", "email"),
)


@dataclass(frozen=True, slots=True)
class Secret:
    """The two forms in which a link's secret is kept: to know it again, and to write it into the mail."""

    digest: str
    sealed: str


async def add_many(tx: Transaction, new: Sequence[tuple[Invitation, Secret]]) -> None:
    if new:
        await tx.execute(insert(invitations), [_row(invitation, secret) for invitation, secret in new])


async def find(tx: Transaction, invitation_id: str) -> Invitation | None:
    return await _one(tx, select(invitations).where(invitations.c.id == invitation_id))


async def by_secret(tx: Transaction, digest: str) -> Invitation | None:
    return await _one(tx, select(invitations).where(invitations.c.secret_digest == digest))


async def hold(tx: Transaction, digest: str) -> Invitation | None:
    """The invitation, and nobody else uses the link before this transaction ends."""
    return await _one(tx, select(invitations).where(invitations.c.secret_digest == digest).with_for_update())


async def sealed_secret(tx: Transaction, invitation_id: str) -> str | None:
    return await tx.scalar(select(invitations.c.sealed_secret).where(invitations.c.id == invitation_id))


async def keep_sealed(tx: Transaction, invitation_id: str, sealed: str | None) -> None:
    await tx.execute(update(invitations).where(invitations.c.id == invitation_id).values(sealed_secret=sealed))


async def sealed_secrets(tx: Transaction) -> Mapping[str, str]:
    """All that are still to be mailed."""
    waiting = invitations.c.sealed_secret.is_not(None)
    query = select(invitations.c.id, invitations.c.sealed_secret).where(waiting)
    return {id_: sealed for id_, sealed in await tx.execute(query)}


async def accept(tx: Transaction, account_id: str, email: str, user_id: str, at: datetime) -> None:
    """All open invitations of the address into the account have served their end."""
    to_account = and_(invitations.c.account_id == account_id, invitations.c.email == email, _open())
    await tx.execute(update(invitations).where(to_account).values(accepted_at=at, user_id=user_id, sealed_secret=None))


async def withdraw(tx: Transaction, user_ids: Collection[str], at: datetime) -> None:
    if user_ids:
        await tx.execute(
            update(invitations)
            .where(invitations.c.user_id.in_(user_ids), _open())
            .values(withdrawn_at=at, sealed_secret=None)
        )


async def count_open(tx: Transaction, account_id: str, now: datetime) -> int:
    query = select(func.count()).where(invitations.c.account_id == account_id, _open(), invitations.c.expires_at > now)
    return await tx.scalar(query) or 0


async def count_open_of(tx: Transaction, user_ids: Collection[str], now: datetime) -> int:
    query = select(func.count()).where(invitations.c.user_id.in_(user_ids), _open(), invitations.c.expires_at > now)
    return await tx.scalar(query) or 0


async def invited_now(tx: Transaction, user_ids: Collection[str], now: datetime) -> set[str]:
    """Those of these places to which an open link leads."""
    query = select(invitations.c.user_id).where(invitations.c.user_id.in_(user_ids), _open())
    return set((await tx.execute(query.where(invitations.c.expires_at > now))).scalars())


async def page_of_open(
    tx: Transaction, account_id: str, wanted: Wanted, now: datetime, cursor: str | None, limit: int
) -> Page[OpenInvitation]:
    """By address, from after `cursor`."""
    query = _newest_open(account_id, wanted, now, invitations, users.c.invitation_status)
    if cursor is not None:
        query = query.where(invitations.c.email > cursor)
    rows = (await tx.execute(query.order_by(invitations.c.email).limit(limit + 1))).mappings().all()
    found = [OpenInvitation(_invitation(row), _state(row, now)) for row in rows]
    return Page(tuple(found[:limit]), found[limit - 1].invitation.email if len(found) > limit else None)


async def count_wanted(tx: Transaction, account_id: str, wanted: Wanted, now: datetime) -> int:
    found = _newest_open(account_id, wanted, now, invitations.c.id).subquery()
    return await tx.scalar(select(func.count()).select_from(found)) or 0


def _newest_open(
    account_id: str, wanted: Wanted, now: datetime, *columns: FromClause | Column[str] | Column[str | None]
) -> Select[tuple[object, ...]]:
    """The newest of each place that nobody has registered into."""
    later = invitations.alias()
    newer = and_(
        later.c.user_id == invitations.c.user_id,
        later.c.withdrawn_at.is_(None),
        or_(
            later.c.created_at > invitations.c.created_at,
            and_(later.c.created_at == invitations.c.created_at, later.c.id > invitations.c.id),
        ),
    )
    unregistered = users.c.registration == Registration.UNREGISTERED.value
    query = (
        select(*columns)
        .select_from(invitations.join(users, users.c.id == invitations.c.user_id))
        .where(invitations.c.account_id == account_id, _open(), unregistered, ~exists().where(newer))
    )
    if wanted.search:
        query = query.where(invitations.c.email.contains(wanted.search.lower(), autoescape=True))
    failed = users.c.invitation_status == InvitationStatus.FAILED.value
    match wanted.state:
        case InvitationState.EXPIRED:
            return query.where(invitations.c.expires_at <= now)
        case InvitationState.FAILED:
            return query.where(invitations.c.expires_at > now, failed)
        case InvitationState.PENDING:
            return query.where(invitations.c.expires_at > now, ~failed)
        case None:
            return query


def _state(row: RowMapping, now: datetime) -> InvitationState:
    if row["expires_at"] <= now:
        return InvitationState.EXPIRED
    failed = row["invitation_status"] == InvitationStatus.FAILED.value
    return InvitationState.FAILED if failed else InvitationState.PENDING


async def remove_of_account(tx: Transaction, account_id: str) -> None:
    await tx.execute(delete(invitations).where(invitations.c.account_id == account_id))


def _open() -> ColumnElement[bool]:
    return and_(invitations.c.accepted_at.is_(None), invitations.c.withdrawn_at.is_(None))


async def _one(tx: Transaction, query: Select[tuple[object, ...]]) -> Invitation | None:
    row = (await tx.execute(query)).mappings().first()
    return None if row is None else _invitation(row)


def _invitation(row: RowMapping) -> Invitation:
    return Invitation(
        id=row["id"],
        account_id=row["account_id"],
        user_id=row["user_id"],
        email=row["email"],
        created_at=row["created_at"],
        expires_at=row["expires_at"],
        accepted_at=row["accepted_at"],
        withdrawn_at=row["withdrawn_at"],
        invited_by=row["invited_by"],
    )


def _row(invitation: Invitation, secret: Secret) -> dict[str, str | datetime | None]:
    return {
        "id": invitation.id,
        "account_id": invitation.account_id,
        "user_id": invitation.user_id,
        "email": invitation.email,
        "secret_digest": secret.digest,
        "sealed_secret": secret.sealed,
        "created_at": invitation.created_at,
        "expires_at": invitation.expires_at,
        "accepted_at": invitation.accepted_at,
        "withdrawn_at": invitation.withdrawn_at,
        "invited_by": invitation.invited_by,
    }
