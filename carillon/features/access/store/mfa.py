"""Rows of virtual MFA devices."""

from datetime import datetime

from sqlalchemy import RowMapping, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from carillon.core.db import Transaction
from carillon.features.access.model.mfa import MfaDevice
from carillon.features.access.store.identities import first
from carillon.features.access.store.tables import iam_users, mfa_devices


async def add_device(tx: Transaction, device: MfaDevice) -> bool:
    """False where the name is taken."""
    done = await tx.execute(
        insert(mfa_devices)
        .values(
            serial=device.serial,
            organisation_id=device.organisation_id,
            sealed_seed=device.sealed_seed,
            created_at=device.created_at,
            last_step=device.last_step,
        )
        .on_conflict_do_nothing()
    )
    return done.rowcount == 1


async def find_device(
    tx: Transaction, organisation_id: str, serial: str, *, to_change: bool = False
) -> MfaDevice | None:
    """With `to_change` nobody else changes it meanwhile: a code is good once."""
    query = (
        select(mfa_devices, iam_users.c.name.label("user_name"))
        .outerjoin(iam_users, iam_users.c.id == mfa_devices.c.user_id)
        .where(mfa_devices.c.organisation_id == organisation_id, mfa_devices.c.serial == serial)
    )
    row = await first(tx, query.with_for_update(of=mfa_devices) if to_change else query)
    return None if row is None else _device(row)


async def list_devices(tx: Transaction, organisation_id: str) -> tuple[MfaDevice, ...]:
    """By serial number."""
    found = await tx.execute(
        select(mfa_devices, iam_users.c.name.label("user_name"))
        .outerjoin(iam_users, iam_users.c.id == mfa_devices.c.user_id)
        .where(mfa_devices.c.organisation_id == organisation_id)
        .order_by(mfa_devices.c.serial)
    )
    return tuple(_device(row) for row in found.mappings())


async def count_enabled(tx: Transaction, organisation_id: str, user_id: str | None) -> int:
    return (
        await tx.scalar(
            select(func.count()).where(
                mfa_devices.c.organisation_id == organisation_id,
                mfa_devices.c.user_id.is_not_distinct_from(user_id),
                mfa_devices.c.enabled_at.is_not(None),
            )
        )
        or 0
    )


async def set_owner(
    tx: Transaction, serial: str, user_id: str | None, enabled_at: datetime | None, last_step: int
) -> None:
    await tx.execute(
        update(mfa_devices)
        .where(mfa_devices.c.serial == serial)
        .values(user_id=user_id, enabled_at=enabled_at, last_step=last_step)
    )


async def set_step(tx: Transaction, serial: str, step: int) -> None:
    await tx.execute(update(mfa_devices).where(mfa_devices.c.serial == serial).values(last_step=step))


async def delete_device(tx: Transaction, serial: str) -> None:
    await tx.execute(delete(mfa_devices).where(mfa_devices.c.serial == serial))


async def delete_begun(tx: Transaction, organisation_id: str, path: str) -> None:
    """Those that nobody has taken into use, of all whose serial numbers begin so."""
    await tx.execute(
        delete(mfa_devices).where(
            mfa_devices.c.organisation_id == organisation_id,
            mfa_devices.c.serial.startswith(path, autoescape=True),
            mfa_devices.c.enabled_at.is_(None),
        )
    )


async def delete_devices_of_root(tx: Transaction, organisation_id: str) -> None:
    await tx.execute(
        delete(mfa_devices).where(
            mfa_devices.c.organisation_id == organisation_id,
            mfa_devices.c.user_id.is_(None),
            mfa_devices.c.enabled_at.is_not(None),
        )
    )


async def sealed_seeds(tx: Transaction) -> dict[str, str]:
    found = await tx.execute(select(mfa_devices.c.serial, mfa_devices.c.sealed_seed))
    return {serial: seed for serial, seed in found}


async def seal_seed_again(tx: Transaction, serial: str, sealed_seed: str) -> None:
    await tx.execute(update(mfa_devices).where(mfa_devices.c.serial == serial).values(sealed_seed=sealed_seed))


def _device(row: RowMapping) -> MfaDevice:
    return MfaDevice(
        serial=row["serial"],
        organisation_id=row["organisation_id"],
        sealed_seed=row["sealed_seed"],
        created_at=row["created_at"],
        last_step=row["last_step"],
        enabled_at=row["enabled_at"],
        user_id=row["user_id"],
        user_name=row["user_name"],
    )
