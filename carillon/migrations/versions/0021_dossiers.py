"""People have profiles, change their addresses, take their data with them, and are erased on request."""

import sqlalchemy as sa
from alembic import op

from carillon.core.db import UtcDateTime

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "profiles",
        sa.Column("user_id", sa.String(36), nullable=False),
        sa.Column("time_zone", sa.Text),
        sa.Column("language", sa.String(16)),
        sa.Column("updated_at", UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="pk_profiles"),
    )
    _create_email_changes()
    op.create_table(
        "personal_exports",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("user_id", sa.String(36), nullable=False),
        sa.Column("organisation_id", sa.String(12)),
        sa.Column("requested_by", sa.Text, nullable=False),
        sa.Column("tell", sa.Text),
        sa.Column("requested_at", UtcDateTime, nullable=False),
        sa.Column("ready_at", UtcDateTime),
        sa.Column("expires_at", UtcDateTime),
        sa.Column("size", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_personal_exports"),
    )
    op.create_index("ix_personal_exports_user_id_requested_at", "personal_exports", ["user_id", "requested_at"])
    op.create_index("ix_personal_exports_expires_at", "personal_exports", ["expires_at"])
    _create_erasures()
    # What somebody wrote is counted, handed out and erased by the sender.
    op.create_index("ix_messages_sender_id", "messages", ["sender_id"])


def downgrade() -> None:
    op.drop_index("ix_messages_sender_id", "messages")
    op.drop_table("erasures")
    op.drop_table("personal_exports")
    op.drop_table("email_change_links")
    op.drop_table("email_changes")
    op.drop_table("profiles")


def _create_email_changes() -> None:
    op.create_table(
        "email_changes",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("user_id", sa.String(36), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("old_email", sa.Text, nullable=False),
        sa.Column("new_email", sa.Text, nullable=False),
        sa.Column("requested_at", UtcDateTime, nullable=False),
        sa.Column("expires_at", UtcDateTime, nullable=False),
        sa.Column("confirmed_at", UtcDateTime),
        sa.Column("approved_at", UtcDateTime),
        sa.PrimaryKeyConstraint("id", name="pk_email_changes"),
        sa.UniqueConstraint("user_id", name="uq_email_changes_user_id"),
    )
    op.create_index("ix_email_changes_expires_at", "email_changes", ["expires_at"])
    op.create_table(
        "email_change_links",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("change_id", sa.String(36), nullable=False),
        sa.Column("act", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_email_change_links"),
        sa.ForeignKeyConstraint(
            ["change_id"],
            ["email_changes.id"],
            name="fk_email_change_links_change_id_email_changes",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_email_change_links_change_id", "email_change_links", ["change_id"])


def _create_erasures() -> None:
    op.create_table(
        "erasures",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("organisation_id", sa.String(12)),
        sa.Column("account_id", sa.String(36)),
        sa.Column("user_id", sa.String(36), nullable=False),
        sa.Column("email", sa.Text),
        sa.Column("stand_in", sa.String(36)),
        sa.Column("reason", sa.String(16), nullable=False),
        sa.Column("requested_by", sa.Text, nullable=False),
        sa.Column("requested_at", UtcDateTime, nullable=False),
        sa.Column("finished_at", UtcDateTime),
        sa.Column("counts", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_erasures"),
    )
    op.create_index(
        "ix_erasures_organisation_id_requested_at_id", "erasures", ["organisation_id", "requested_at", "id"]
    )
    op.create_index("ix_erasures_user_id", "erasures", ["user_id"])
