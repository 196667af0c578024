"""Administrators ask for support, the desk answers, and people send diagnostic logs."""

import sqlalchemy as sa
from alembic import op

from carillon.core.db import UtcDateTime

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "support_requests",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("organisation_id", sa.String(12), nullable=False),
        sa.Column("opener_arn", sa.Text, nullable=False),
        sa.Column("opener_name", sa.Text, nullable=False),
        sa.Column("category", sa.String(32), nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("description", sa.Text, nullable=False),
        sa.Column("occurred_at", UtcDateTime),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("client_version", sa.Text, nullable=False),
        sa.Column("log_reference", sa.String(16), nullable=False),
        sa.Column("meeting_id", sa.Text, nullable=False),
        sa.Column("numbers", sa.Text),
        sa.Column("contact_email", sa.Text, nullable=False),
        sa.Column("contact_method", sa.String(16), nullable=False),
        sa.Column("contact_phone", sa.String(32), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("additional", sa.Text, nullable=False),
        sa.Column("enclosures", sa.Text, nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("assignee", sa.Text, nullable=False),
        sa.Column("created_at", UtcDateTime, nullable=False),
        sa.Column("updated_at", UtcDateTime, nullable=False),
        sa.Column("search_key", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_support_requests"),
    )
    op.create_index(
        "ix_support_requests_organisation_id_created_at_id",
        "support_requests",
        ["organisation_id", "created_at", "id"],
    )
    op.create_index("ix_support_requests_created_at_id", "support_requests", ["created_at", "id"])
    op.create_table(
        "support_entries",
        sa.Column("request_id", sa.String(12), nullable=False),
        sa.Column("place", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("deed", sa.String(16), nullable=False),
        sa.Column("side", sa.String(16), nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("inside", sa.Boolean, nullable=False),
        sa.Column("at", UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint("request_id", "place", name="pk_support_entries"),
        _of_request("support_entries"),
    )
    op.create_table(
        "support_attachments",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("request_id", sa.String(12), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("scanned", sa.Boolean, nullable=False),
        sa.Column("side", sa.String(16), nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("at", UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_support_attachments"),
        _of_request("support_attachments"),
    )
    op.create_index("ix_support_attachments_request_id", "support_attachments", ["request_id"])
    op.create_table(
        "support_bundles",
        sa.Column("reference", sa.String(16), nullable=False),
        sa.Column("organisation_id", sa.String(12), nullable=False),
        sa.Column("user_id", sa.String(36), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("email", sa.Text, nullable=False),
        sa.Column("made_at", UtcDateTime, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("reference", name="pk_support_bundles"),
    )
    op.create_index("ix_support_bundles_made_at", "support_bundles", ["made_at"])
    op.create_index("ix_support_bundles_user_id_made_at", "support_bundles", ["user_id", "made_at"])
    op.create_table(
        "support_contacts",
        sa.Column("organisation_id", sa.String(12), nullable=False),
        sa.Column("operations_email", sa.Text, nullable=False),
        sa.Column("updated_at", UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint("organisation_id", name="pk_support_contacts"),
    )


def downgrade() -> None:
    for table in ("contacts", "bundles", "attachments", "entries", "requests"):
        op.drop_table(f"support_{table}")


def _of_request(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_request_id_support_requests"
    return sa.ForeignKeyConstraint(["request_id"], ["support_requests.id"], name=name)
