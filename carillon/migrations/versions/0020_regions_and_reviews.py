"""Accounts choose the regions of their meetings and who may come back, and contested domains are looked into."""

import sqlalchemy as sa
from alembic import op

from carillon.core.db import UtcDateTime

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("accounts", sa.Column("slack_sign_in", sa.Boolean))
    op.add_column("accounts", sa.Column("regions", sa.Text))
    op.add_column(
        "accounts",
        sa.Column("block_suspended_reregistration", sa.Boolean, nullable=False, server_default=sa.false()),
    )
    op.add_column("meetings", sa.Column("account_id", sa.String(36)))
    op.add_column("meetings", sa.Column("region", sa.String(64)))
    op.create_index("ix_meetings_account_id_ended_at", "meetings", ["account_id", "ended_at"])
    op.create_table(
        "domain_reviews",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("domain", sa.Text, nullable=False),
        sa.Column("owner_id", sa.String(36), nullable=False),
        sa.Column("claimant_id", sa.String(36), nullable=False),
        sa.Column("claimed_at", UtcDateTime, nullable=False),
        sa.Column("opened_at", UtcDateTime, nullable=False),
        sa.Column("decision", sa.String(16)),
        sa.Column("decided_at", UtcDateTime),
        sa.Column("decided_by", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_domain_reviews"),
        sa.UniqueConstraint(
            "domain", "claimant_id", "claimed_at", name="uq_domain_reviews_domain_claimant_id_claimed_at"
        ),
    )
    op.create_index("ix_domain_reviews_opened_at_id", "domain_reviews", ["opened_at", "id"])


def downgrade() -> None:
    op.drop_table("domain_reviews")
    op.drop_index("ix_meetings_account_id_ended_at", "meetings")
    for table, column in (
        ("meetings", "region"),
        ("meetings", "account_id"),
        ("accounts", "block_suspended_reregistration"),
        ("accounts", "regions"),
        ("accounts", "slack_sign_in"),
    ):
        op.drop_column(table, column)
