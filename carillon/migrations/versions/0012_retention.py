"""Retention: what is too old is hidden, redacted messages are marked, and every account has its policy."""

import sqlalchemy as sa
from alembic import op

from carillon.core.db import UtcDateTime

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("conversations", sa.Column("hidden_through", sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("conversations", sa.Column("history_version", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("messages", sa.Column("redacted_at", UtcDateTime()))
    op.create_table(
        "retention_steps",
        sa.Column("account_id", sa.String(36), nullable=False),
        sa.Column("part", sa.String(16), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("final_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("account_id", "part", "days", name="pk_retention_steps"),
    )


def downgrade() -> None:
    op.drop_table("retention_steps")
    with op.batch_alter_table("messages") as table:
        table.drop_column("redacted_at")
    with op.batch_alter_table("conversations") as table:
        table.drop_column("history_version")
        table.drop_column("hidden_through")
