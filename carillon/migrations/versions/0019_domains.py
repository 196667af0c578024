"""Accounts claim domains, and people of a domain that was removed are kept apart from those who come anew."""

import sqlalchemy as sa
from alembic import op

from carillon.core.db import UtcDateTime

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

REGISTERED = "registration <> 'Unregistered'"
HERE = "released_at IS NULL"


def upgrade() -> None:
    op.create_table(
        "domain_claims",
        sa.Column("account_id", sa.String(36), nullable=False),
        sa.Column("domain", sa.Text, nullable=False),
        sa.Column("token", sa.String(43), nullable=False),
        sa.Column("created_at", UtcDateTime, nullable=False),
        sa.Column("next_look_at", UtcDateTime, nullable=False),
        sa.Column("looked_at", UtcDateTime),
        sa.Column("finding", sa.String(16)),
        sa.Column("seen", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("account_id", "domain", name="pk_domain_claims"),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_domain_claims_account_id_accounts"),
    )
    op.create_index("ix_domain_claims_next_look_at", "domain_claims", ["next_look_at"])
    op.add_column("users", sa.Column("released_at", UtcDateTime))
    op.create_index("ix_users_released_at", "users", ["released_at"])
    op.drop_index("uq_users_email_known", "users")
    op.drop_index("ix_users_account_id_email", "users")
    _unique("uq_users_email_known", ["email"], f"{REGISTERED} AND {HERE}")
    _unique("uq_users_account_id_email_here", ["account_id", "email"], HERE)
    op.create_index("ix_users_account_id_email_id", "users", ["account_id", "email", "id"])


def downgrade() -> None:
    op.execute("DELETE FROM users WHERE released_at IS NOT NULL")
    op.drop_index("uq_users_email_known", "users")
    op.drop_index("uq_users_account_id_email_here", "users")
    op.drop_index("ix_users_account_id_email_id", "users")
    _unique("uq_users_email_known", ["email"], REGISTERED)
    op.create_index("ix_users_account_id_email", "users", ["account_id", "email"], unique=True)
    op.drop_index("ix_users_released_at", "users")
    op.drop_column("users", "released_at")
    op.drop_table("domain_claims")


def _unique(name: str, columns: list[str], those: str) -> None:
    where = sa.text(those)
    op.create_index(name, "users", columns, unique=True, sqlite_where=where, postgresql_where=where)
