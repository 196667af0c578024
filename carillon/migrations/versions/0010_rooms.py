"""Rooms that administrators and their programs make: named by ARN, changed at a time, asked for once."""

import sqlalchemy as sa
from alembic import op

from carillon.core.db import UtcDateTime

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("conversations") as table:
        table.alter_column("created_by", type_=sa.Text(), existing_type=sa.String(36), existing_nullable=False)
        table.add_column(sa.Column("updated_at", UtcDateTime()))
    with op.batch_alter_table("memberships") as table:
        table.alter_column("invited_by", type_=sa.Text(), existing_type=sa.String(36), existing_nullable=False)
        table.add_column(sa.Column("updated_at", UtcDateTime()))
        table.add_column(sa.Column("kind", sa.String(16)))
    op.execute("UPDATE conversations SET updated_at = created_at")
    op.execute("UPDATE memberships SET updated_at = joined_at, kind = 'User'")
    with op.batch_alter_table("conversations") as table:
        table.alter_column("updated_at", existing_type=UtcDateTime(), nullable=False)
    with op.batch_alter_table("memberships") as table:
        table.alter_column("updated_at", existing_type=UtcDateTime(), nullable=False)
        table.alter_column("kind", existing_type=sa.String(16), nullable=False)
    op.create_index("ix_conversations_account_id_created_at_id", "conversations", ["account_id", "created_at", "id"])
    op.create_table(
        "room_requests",
        sa.Column("account_id", sa.String(36), nullable=False),
        sa.Column("token", sa.String(64), nullable=False),
        sa.Column("name", sa.String(256), nullable=False),
        sa.Column("conversation_id", sa.String(36), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("account_id", "token", name="pk_room_requests"),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name="fk_room_requests_conversation_id_conversations",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_room_requests_conversation_id", "room_requests", ["conversation_id"])
    op.create_index("ix_room_requests_created_at", "room_requests", ["created_at"])


def downgrade() -> None:
    """Who made what by API is forgotten: an ARN has no room in the narrower column."""
    op.drop_table("room_requests")
    op.drop_index("ix_conversations_account_id_created_at_id", "conversations")
    op.execute(
        "UPDATE conversations SET created_by = substr(created_by, 1, 36), token = id WHERE length(created_by) > 36"
    )
    op.execute("UPDATE memberships SET invited_by = substr(invited_by, 1, 36)")
    with op.batch_alter_table("memberships") as table:
        table.drop_column("kind")
        table.drop_column("updated_at")
        table.alter_column("invited_by", type_=sa.String(36), existing_type=sa.Text(), existing_nullable=False)
    with op.batch_alter_table("conversations") as table:
        table.drop_column("updated_at")
        table.alter_column("created_by", type_=sa.String(36), existing_type=sa.Text(), existing_nullable=False)
