"""The audit trail is searched by resource and without slowing, and whoever a key's requests were refused is told.

Records from before are found by everything but their resources, whose names stand in their text only.
"""

import sqlalchemy as sa
from alembic import op

from carillon.core.db import UtcDateTime

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

SEARCHED = ("event_id", "event_name", "event_source", "user_name", "access_key_id")


def upgrade() -> None:
    for name in SEARCHED:
        op.create_index(f"ix_trail_records_organisation_id_{name}_at", "trail_records", ["organisation_id", name, "at"])
    for name, those in (("changes", sa.text("read_only IS false")), ("refusals", sa.text("error_code IS NOT NULL"))):
        on_sqlite = sa.text(those.text.replace("false", "0"))
        op.create_index(
            f"ix_trail_records_{name}",
            "trail_records",
            ["organisation_id", "at"],
            sqlite_where=on_sqlite,
            postgresql_where=those,
        )
    op.create_table(
        "trail_resources",
        sa.Column("event_id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("organisation_id", sa.String(12)),
        sa.Column("at", UtcDateTime, nullable=False),
        sa.Column("leads", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("event_id", "name", name="pk_trail_resources"),
    )
    for name in ("name", "type"):
        op.create_index(
            f"ix_trail_resources_organisation_id_{name}_at", "trail_resources", ["organisation_id", name, "at"]
        )
    op.create_table(
        "trail_knocks",
        sa.Column("access_key_id", sa.String(128), nullable=False),
        sa.Column("error_code", sa.String(64), nullable=False),
        sa.Column("error_message", sa.Text, nullable=False),
        sa.Column("event_source", sa.Text, nullable=False),
        sa.Column("event_name", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("user_agent", sa.Text, nullable=False),
        sa.Column("first_at", UtcDateTime, nullable=False),
        sa.Column("last_at", UtcDateTime, nullable=False),
        sa.Column("times", sa.BigInteger, nullable=False),
        sa.Column("is_known", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("access_key_id", "error_code", name="pk_trail_knocks"),
    )


def downgrade() -> None:
    op.drop_table("trail_knocks")
    op.drop_table("trail_resources")
    for name in ("refusals", "changes"):
        op.drop_index(f"ix_trail_records_{name}", "trail_records")
    for name in SEARCHED:
        op.drop_index(f"ix_trail_records_organisation_id_{name}_at", "trail_records")
