"""The audit trail can be searched by more, is sealed into a chain, and tells why something was not allowed."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

PAGE = 1000


def upgrade() -> None:
    op.add_column("trail_records", sa.Column("event_id", sa.Text, nullable=False, server_default=""))
    op.add_column(
        "trail_records", sa.Column("event_source", sa.Text, nullable=False, server_default="chime.amazonaws.com")
    )
    for name in ("user_name", "access_key_id", "denial"):
        op.add_column("trail_records", sa.Column(name, sa.Text))
    fill()
    op.create_table(
        "trail_seals",
        sa.Column("number", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("record_id", sa.BigInteger, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_trail_seals"),
        sa.UniqueConstraint("record_id", name="uq_trail_seals_record_id"),
    )
    op.create_table(
        "trail_chains",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("sealed_key", sa.Text, nullable=False),
        sa.Column("head_number", sa.BigInteger, nullable=False),
        sa.Column("head_digest", sa.String(64), nullable=False),
        sa.Column("delivered_number", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_trail_chains"),
    )


def fill() -> None:
    """What is searched for stands in the events that are there already."""
    connection = op.get_bind()
    records = sa.table(
        "trail_records",
        *(sa.column(name) for name in ("id", "event", "event_id", "event_source", "user_name", "access_key_id")),
    )
    last = 0
    while rows := connection.execute(
        sa.select(records.c.id, records.c.event).where(records.c.id > last).order_by(records.c.id).limit(PAGE)
    ).all():
        for record_id, event in rows:
            connection.execute(sa.update(records).where(records.c.id == record_id).values(found(json.loads(event))))
            last = record_id


def found(event: dict[str, object]) -> dict[str, object]:
    who = event.get("userIdentity")
    identity = who if isinstance(who, dict) else {}
    arn = identity.get("arn")
    return {
        "event_id": event.get("eventID", ""),
        "event_source": event.get("eventSource", "chime.amazonaws.com"),
        "user_name": "root"
        if identity.get("type") == "Root"
        else arn.rpartition("/")[2]
        if isinstance(arn, str)
        else None,
        "access_key_id": identity.get("accessKeyId"),
    }


def downgrade() -> None:
    op.drop_table("trail_chains")
    op.drop_table("trail_seals")
    for name in ("denial", "access_key_id", "user_name", "event_source", "event_id"):
        op.drop_column("trail_records", name)
