"""Accounts that have lost a domain and still have its people: those are let go of before the domain brings anybody."""

import sqlalchemy as sa
from alembic import op

from carillon.core.db import UtcDateTime

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "domain_removals",
        sa.Column("domain", sa.Text, nullable=False),
        sa.Column("account_id", sa.String(36), nullable=False),
        sa.Column("removed_at", UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint("domain", "account_id", name="pk_domain_removals"),
    )
    op.create_index("ix_domain_removals_account_id", "domain_removals", ["account_id"])


def downgrade() -> None:
    op.drop_table("domain_removals")
