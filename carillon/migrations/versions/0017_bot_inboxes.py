"""The addresses at which bots write into chat rooms."""

import sqlalchemy as sa
from alembic import op

from carillon.core.db import UtcDateTime

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bot_inboxes",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("bot_id", sa.String(36), nullable=False),
        sa.Column("room_id", sa.String(36), nullable=False),
        sa.Column("token_digest", sa.String(64), nullable=False),
        sa.Column("expires_at", UtcDateTime()),
        sa.PrimaryKeyConstraint("id", name="pk_bot_inboxes"),
        sa.ForeignKeyConstraint(["bot_id"], ["bots.id"], name="fk_bot_inboxes_bot_id_bots", ondelete="CASCADE"),
    )
    op.create_index("ix_bot_inboxes_bot_id_room_id", "bot_inboxes", ["bot_id", "room_id"])
    op.create_index("ix_bot_inboxes_expires_at", "bot_inboxes", ["expires_at"])


def downgrade() -> None:
    op.drop_table("bot_inboxes")
