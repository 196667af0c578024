"""People move in from elsewhere: files of lines about them, the ids that they had, and what waits for them."""

import sqlalchemy as sa
from alembic import op

from carillon.core.db import UtcDateTime

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for what in ("account", "user"):
        _former_ids(what)
    op.add_column("users", sa.Column("moved_in_at", UtcDateTime))
    op.add_column("invitations", sa.Column("invited_by", sa.Text))
    _sheets()
    _lines()
    op.create_table(
        "kept_contacts",
        sa.Column("owner_id", sa.String(36), nullable=False),
        sa.Column("email", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("phone_number", sa.Text, nullable=False),
        sa.Column("created_at", UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "email", name="pk_kept_contacts"),
    )
    op.create_table(
        "awaited_members",
        sa.Column("conversation_id", sa.String(36), nullable=False),
        sa.Column("email", sa.Text, nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("invited_by", sa.Text, nullable=False),
        sa.Column("created_at", UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", "email", name="pk_awaited_members"),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name="fk_awaited_members_conversation_id_conversations",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_awaited_members_email", "awaited_members", ["email"])


def downgrade() -> None:
    for table in ("awaited_members", "kept_contacts", "sheet_lines", "sheets", "former_user_ids", "former_account_ids"):
        op.drop_table(table)
    op.drop_column("invitations", "invited_by")
    op.drop_column("users", "moved_in_at")


def _former_ids(what: str) -> None:
    table = f"former_{what}_ids"
    op.create_table(
        table,
        sa.Column("former_id", sa.String(36), nullable=False),
        sa.Column(f"{what}_id", sa.String(36), nullable=False),
        sa.PrimaryKeyConstraint("former_id", name=f"pk_{table}"),
    )
    op.create_index(f"ix_{table}_{what}_id", table, [f"{what}_id"])


def _sheets() -> None:
    op.create_table(
        "sheets",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("organisation_id", sa.String(12), nullable=False),
        sa.Column("account_id", sa.String(36)),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("stage", sa.String(16), nullable=False),
        sa.Column("lines", sa.Integer, nullable=False),
        sa.Column("tried", sa.Integer, nullable=False),
        sa.Column("carried_out", sa.Integer, nullable=False),
        sa.Column("created_at", UtcDateTime, nullable=False),
        sa.Column("created_by", sa.Text, nullable=False),
        sa.Column("started_at", UtcDateTime),
        sa.Column("finished_at", UtcDateTime),
        sa.Column("trouble", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_sheets"),
    )
    op.create_index("ix_sheets_organisation_id_created_at_id", "sheets", ["organisation_id", "created_at", "id"])
    op.create_index("ix_sheets_account_id", "sheets", ["account_id"])


def _lines() -> None:
    op.create_table(
        "sheet_lines",
        sa.Column("sheet_id", sa.String(36), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("row", sa.Text, nullable=False),
        sa.Column("standing", sa.String(16)),
        sa.Column("reason", sa.String(64)),
        sa.Column("message", sa.Text),
        sa.Column("choices", sa.Text, nullable=False),
        sa.Column("choice", sa.String(16), nullable=False),
        sa.Column("outcome", sa.String(16)),
        sa.PrimaryKeyConstraint("sheet_id", "position", name="pk_sheet_lines"),
        sa.ForeignKeyConstraint(["sheet_id"], ["sheets.id"], name="fk_sheet_lines_sheet_id_sheets", ondelete="CASCADE"),
    )
