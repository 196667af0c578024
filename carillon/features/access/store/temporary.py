"""Rows of temporary credentials."""

from datetime import datetime

import msgspec
from sqlalchemy import RowMapping, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from carillon.core.db import Transaction
from carillon.features.access.model.temporary import SessionKind, TemporaryKey
from carillon.features.access.store.identities import first
from carillon.features.access.store.tables import temporary_keys


async def add_temporary(tx: Transaction, key: TemporaryKey) -> None:
    await tx.execute(
        insert(temporary_keys).values(
            id=key.id,
            organisation_id=key.organisation_id,
            kind=key.kind.value,
            user_id=key.user_id,
            role_id=key.role_id,
            name=key.name,
            policies=None if key.policies is None else msgspec.json.encode(key.policies).decode(),
            sealed_secret=key.sealed_secret,
            token_digest=key.token_digest,
            mfa_at=key.mfa_at,
            issued_at=key.issued_at,
            expires_at=key.expires_at,
        )
    )


async def find_temporary(tx: Transaction, key_id: str) -> TemporaryKey | None:
    row = await first(tx, select(temporary_keys).where(temporary_keys.c.id == key_id))
    return None if row is None else _temporary(row)


async def forget_expired(tx: Transaction, before: datetime) -> None:
    await tx.execute(delete(temporary_keys).where(temporary_keys.c.expires_at < before))


async def sealed_temporary_secrets(tx: Transaction) -> dict[str, str]:
    found = await tx.execute(select(temporary_keys.c.id, temporary_keys.c.sealed_secret))
    return {key_id: secret for key_id, secret in found}


async def seal_temporary_again(tx: Transaction, key_id: str, sealed_secret: str) -> None:
    await tx.execute(update(temporary_keys).where(temporary_keys.c.id == key_id).values(sealed_secret=sealed_secret))


def _temporary(row: RowMapping) -> TemporaryKey:
    policies = row["policies"]
    return TemporaryKey(
        id=row["id"],
        organisation_id=row["organisation_id"],
        kind=SessionKind(row["kind"]),
        user_id=row["user_id"],
        role_id=row["role_id"],
        name=row["name"],
        policies=None if policies is None else msgspec.json.decode(policies, type=tuple[str, ...]),
        sealed_secret=row["sealed_secret"],
        token_digest=row["token_digest"],
        mfa_at=row["mfa_at"],
        issued_at=row["issued_at"],
        expires_at=row["expires_at"],
    )
