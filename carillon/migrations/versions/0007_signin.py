"""Signing in: passwords, sessions, links in letters, counted attempts."""

import sqlalchemy as sa
from alembic import op

from carillon.core.db import UtcDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "passwords",
        sa.Column("user_id", sa.String(36), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="pk_passwords"),
    )
    _create_sessions("person_sessions", sa.Column("user_id", sa.String(36), nullable=False))
    op.create_index("ix_person_sessions_user_id", "person_sessions", ["user_id"])
    _create_sessions(
        "console_sessions",
        sa.Column("organisation_id", sa.String(12), nullable=False),
        sa.Column("iam_user_id", sa.String(36)),
    )
    op.create_index(
        "ix_console_sessions_organisation_id_iam_user_id", "console_sessions", ["organisation_id", "iam_user_id"]
    )
    op.create_table(
        "sign_in_links",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("purpose", sa.String(16), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("used_at", UtcDateTime()),
        sa.PrimaryKeyConstraint("id", name="pk_sign_in_links"),
        sa.UniqueConstraint("digest", name="uq_sign_in_links_digest"),
    )
    op.create_index("ix_sign_in_links_email", "sign_in_links", ["email"])
    op.create_index("ix_sign_in_links_expires_at", "sign_in_links", ["expires_at"])
    op.create_table(
        "sign_in_attempts",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("free_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_sign_in_attempts"),
    )
    op.create_index("ix_sign_in_attempts_free_at", "sign_in_attempts", ["free_at"])


def downgrade() -> None:
    for table in ("sign_in_attempts", "sign_in_links", "console_sessions", "person_sessions", "passwords"):
        op.drop_table(table)


def _create_sessions(name: str, *holder: sa.Column[str]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        *holder,
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("last_seen_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("user_agent", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.UniqueConstraint("digest", name=f"uq_{name}_digest"),
    )
    op.create_index(f"ix_{name}_expires_at", name, ["expires_at"])
