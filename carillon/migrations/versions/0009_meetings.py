"""Meetings: meetings, their attendees, the attendees' stays, and the notices of the media engine that were heard."""

import sqlalchemy as sa
from alembic import op

from carillon.core.db import UtcDateTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

RUNNING = sa.text("ended_at IS NULL")
STAYING = sa.text("left_at IS NULL")


def upgrade() -> None:
    _create_meetings()
    _create_attendees()
    _create_attendances()
    op.create_table(
        "media_notices",
        sa.Column("id", sa.String(128), nullable=False),
        sa.Column("heard_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_media_notices"),
    )
    op.create_index("ix_media_notices_heard_at", "media_notices", ["heard_at"])


def downgrade() -> None:
    for table in ("media_notices", "attendances", "attendees", "meetings"):
        op.drop_table(table)


def _create_meetings() -> None:
    op.create_table(
        "meetings",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("number", sa.String(10), nullable=False),
        sa.Column("link", sa.String(22), nullable=False),
        sa.Column("title", sa.String(256), nullable=False),
        sa.Column("host_id", sa.String(36), nullable=False),
        sa.Column("token", sa.String(64), nullable=False),
        sa.Column("place_id", sa.String(36)),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime()),
        sa.PrimaryKeyConstraint("id", name="pk_meetings"),
        sa.UniqueConstraint("number", name="uq_meetings_number"),
        sa.UniqueConstraint("link", name="uq_meetings_link"),
        sa.UniqueConstraint("host_id", "token", name="uq_meetings_host_id_token"),
    )
    op.create_index("ix_meetings_ended_at", "meetings", ["ended_at"])
    op.create_index(
        "uq_meetings_place_id_running",
        "meetings",
        ["place_id"],
        unique=True,
        sqlite_where=RUNNING,
        postgresql_where=RUNNING,
    )


def _create_attendees() -> None:
    op.create_table(
        "attendees",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("meeting_id", sa.String(36), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("user_id", sa.String(36)),
        sa.Column("session_id", sa.String(36)),
        sa.Column("guest_name", sa.String(100)),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("removed_at", UtcDateTime()),
        sa.Column("pass_digest", sa.String(64)),
        sa.PrimaryKeyConstraint("id", name="pk_attendees"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name="fk_attendees_meeting_id_meetings", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("pass_digest", name="uq_attendees_pass_digest"),
        sa.UniqueConstraint("meeting_id", "session_id", name="uq_attendees_meeting_id_session_id"),
    )
    op.create_index("ix_attendees_user_id", "attendees", ["user_id"])
    op.create_index("ix_attendees_session_id", "attendees", ["session_id"])


def _create_attendances() -> None:
    op.create_table(
        "attendances",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("meeting_id", sa.String(36), nullable=False),
        sa.Column("attendee_id", sa.String(36), nullable=False),
        sa.Column("joined_at", UtcDateTime(), nullable=False),
        sa.Column("client", sa.Text(), nullable=False),
        sa.Column("session", sa.String(64), nullable=False),
        sa.Column("missing_since", UtcDateTime()),
        sa.Column("told", sa.String(16)),
        sa.Column("left_at", UtcDateTime()),
        sa.Column("closed_at", UtcDateTime()),
        sa.Column("reason", sa.String(16)),
        sa.PrimaryKeyConstraint("id", name="pk_attendances"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name="fk_attendances_meeting_id_meetings", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["attendee_id"], ["attendees.id"], name="fk_attendances_attendee_id_attendees", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_attendances_meeting_id", "attendances", ["meeting_id"])
    op.create_index(
        "uq_attendances_attendee_id_staying",
        "attendances",
        ["attendee_id"],
        unique=True,
        sqlite_where=STAYING,
        postgresql_where=STAYING,
    )
    op.create_index("ix_attendances_attendee_id", "attendances", ["attendee_id"])
