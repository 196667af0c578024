"""Accounts and their domains."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("organisation_id", sa.String(12), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("folded_name", sa.Text, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("default_license", sa.String(16), nullable=False),
        sa.Column("enterprise_since", sa.DateTime(timezone=True)),
        sa.Column("disable_remote_control", sa.Boolean, nullable=False),
        sa.Column("enable_dial_out", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
    )
    op.create_index("ix_accounts_organisation_id_created_at_id", "accounts", ["organisation_id", "created_at", "id"])
    op.create_table(
        "domains",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("account_id", sa.String(36), nullable=False),
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_domains"),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_domains_account_id_accounts"),
    )
    op.create_index("ix_domains_account_id", "domains", ["account_id"])


def downgrade() -> None:
    op.drop_table("domains")
    op.drop_table("accounts")
