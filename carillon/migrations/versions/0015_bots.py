"""Chat bots, and the sign-in delegate groups of accounts."""

import sqlalchemy as sa
from alembic import op

from carillon.core.db import UtcDateTime

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("accounts", sa.Column("delegate_groups", sa.Text(), nullable=False, server_default="[]"))
    op.create_table(
        "bots",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("user_id", sa.String(36), nullable=False),
        sa.Column("account_id", sa.String(36), nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.Column("sealed_token", sa.Text(), nullable=False),
        sa.Column("is_stopped", sa.Boolean(), nullable=False),
        sa.Column("endpoint", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_bots"),
        sa.UniqueConstraint("user_id", name="uq_bots_user_id"),
        sa.UniqueConstraint("email", name="uq_bots_email"),
    )
    op.create_index("ix_bots_account_id_id", "bots", ["account_id", "id"])


def downgrade() -> None:
    op.drop_table("bots")
    with op.batch_alter_table("accounts") as table:
        table.drop_column("delegate_groups")
