"""Console passwords: since when, and whether to be changed at the next sign-in; sessions with a second factor."""

import sqlalchemy as sa
from alembic import op

from carillon.core.db import UtcDateTime

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("iam_users", sa.Column("password_set_at", UtcDateTime()))
    op.add_column(
        "iam_users", sa.Column("must_change_password", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("console_sessions", sa.Column("mfa_at", UtcDateTime()))
    op.execute("UPDATE iam_users SET password_set_at = created_at WHERE password_hash IS NOT NULL")


def downgrade() -> None:
    for table, column in (
        ("console_sessions", "mfa_at"),
        ("iam_users", "must_change_password"),
        ("iam_users", "password_set_at"),
    ):
        with op.batch_alter_table(table) as changed:
            changed.drop_column(column)
