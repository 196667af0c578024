"""The tables of what organisations settle about calling, and of what users may do with their numbers."""

from collections.abc import Collection

from sqlalchemy import Boolean, Column, RowMapping, String, Table, Text, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from carillon.core.db import Transaction, UtcDateTime, metadata
from carillon.features.numbers.model.names import CallingName
from carillon.features.numbers.model.settings import CallingSettings, Telephony

settings = Table(
    "calling_settings",
    metadata,
    Column("organisation_id", String(12), primary_key=True),
    Column("default_name", String(15), nullable=False),
    Column("default_name_before", String(15), nullable=False),
    Column("default_name_changed_at", UtcDateTime),
    Column("business_calling_bucket", Text),
    Column("voice_connector_bucket", Text),
)

telephony = Table(
    "telephony_settings",
    metadata,
    Column("user_id", String(36), primary_key=True),
    Column("inbound_calling", Boolean, nullable=False),
    Column("outbound_calling", Boolean, nullable=False),
    Column("sms", Boolean, nullable=False),
)


async def find(tx: Transaction, organisation_id: str) -> CallingSettings:
    query = select(settings).where(settings.c.organisation_id == organisation_id)
    row = (await tx.execute(query)).mappings().first()
    return CallingSettings(organisation_id) if row is None else _settings(row)


async def hold(tx: Transaction, organisation_id: str) -> CallingSettings:
    """Found or made; whoever adds to the organisation's numbers holds this, so that they are counted one by one."""
    row = {"organisation_id": organisation_id, "default_name": "", "default_name_before": ""}
    await tx.execute(insert(settings).values(row).on_conflict_do_nothing())
    query = select(settings).where(settings.c.organisation_id == organisation_id).with_for_update()
    return _settings((await tx.execute(query)).mappings().one())


async def save(tx: Transaction, changed: CallingSettings) -> None:
    await tx.execute(
        update(settings)
        .where(settings.c.organisation_id == changed.organisation_id)
        .values(
            default_name=changed.default_name.text,
            default_name_before=changed.default_name.before,
            default_name_changed_at=changed.default_name.changed_at,
            business_calling_bucket=changed.business_calling_bucket,
            voice_connector_bucket=changed.voice_connector_bucket,
        )
    )


async def telephony_of(tx: Transaction, user_id: str) -> Telephony:
    row = (await tx.execute(select(telephony).where(telephony.c.user_id == user_id))).mappings().first()
    return Telephony() if row is None else Telephony(row["inbound_calling"], row["outbound_calling"], row["sms"])


async def set_telephony(tx: Transaction, user_id: str, chosen: Telephony) -> None:
    values = {
        "inbound_calling": chosen.inbound_calling,
        "outbound_calling": chosen.outbound_calling,
        "sms": chosen.sms,
    }
    statement = insert(telephony).values(user_id=user_id, **values)
    await tx.execute(statement.on_conflict_do_update(index_elements=[telephony.c.user_id], set_=values))


async def forget_telephony(tx: Transaction, user_ids: Collection[str]) -> None:
    await tx.execute(delete(telephony).where(telephony.c.user_id.in_(user_ids)))


def _settings(row: RowMapping) -> CallingSettings:
    return CallingSettings(
        row["organisation_id"],
        CallingName(row["default_name"], row["default_name_before"], row["default_name_changed_at"]),
        row["business_calling_bucket"],
        row["voice_connector_bucket"],
    )
