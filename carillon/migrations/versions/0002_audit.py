"""The audit trail."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "trail_records",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), autoincrement=True, nullable=False),
        sa.Column("organisation_id", sa.String(12)),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("event_name", sa.Text, nullable=False),
        sa.Column("principal_arn", sa.Text),
        sa.Column("request_id", sa.Text, nullable=False),
        sa.Column("error_code", sa.Text),
        sa.Column("read_only", sa.Boolean, nullable=False),
        sa.Column("event", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_trail_records"),
    )
    op.create_index("ix_trail_records_organisation_id_at", "trail_records", ["organisation_id", "at"])


def downgrade() -> None:
    op.drop_table("trail_records")
