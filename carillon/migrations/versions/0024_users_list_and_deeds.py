"""Users are listed in any order, what they do is counted as they do it, and Active Pro days are kept."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from carillon.core.db import UtcDateTime

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

DATES = ("invited_at", "joined_at", "last_active_at")
ORDERS = (
    ("name_key", "id"),
    ("registration", "email", "id"),
    ("license", "email", "id"),
    ("user_type", "email", "id"),
    *((date, "id") for date in DATES),
)
FIGURES = ("messages_sent", "meetings_attended", "meetings_organized", "meetings_judged", "meetings_found_good")
NEVER = datetime(1, 1, 1, tzinfo=UTC)
BEHIND_ADDRESS = {
    "sqlite": sa.text("substr(search_key, instr(search_key, char(10)) + 1)"),
    "postgresql": sa.text("split_part(search_key, chr(10), 2)"),
}
USERS = sa.table("users", sa.column("name_key"), *(sa.column(date, UtcDateTime) for date in DATES))
DONE = """
INSERT INTO user_deeds (user_id, messages_sent, meetings_attended, meetings_organized, meetings_judged,
                        meetings_found_good)
SELECT user_id, sum(sent), sum(attended), sum(organized), 0, 0 FROM (
    SELECT sender_id AS user_id, count(*) AS sent, 0 AS attended, 0 AS organized FROM messages GROUP BY sender_id
    UNION ALL
    SELECT seats.user_id, 0, count(DISTINCT stays.meeting_id), 0
    FROM attendances AS stays JOIN attendees AS seats ON seats.id = stays.attendee_id
    WHERE seats.user_id IS NOT NULL GROUP BY seats.user_id
    UNION ALL
    SELECT host_id, 0, 0, count(*) FROM meetings
    WHERE EXISTS (SELECT 1 FROM attendances WHERE attendances.meeting_id = meetings.id) GROUP BY host_id
) AS done GROUP BY user_id
"""


def upgrade() -> None:
    engine = op.get_bind().dialect.name
    op.add_column("users", sa.Column("name_key", sa.Text, nullable=False, server_default=""))
    op.execute(USERS.update().values(name_key=BEHIND_ADDRESS[engine]))
    for date in DATES:
        op.execute(USERS.update().where(USERS.c[date].is_(None)).values({date: NEVER}))
    for columns in ORDERS:
        op.create_index(_index(columns), "users", ["account_id", *columns])
    op.create_table(
        "user_deeds",
        sa.Column("user_id", sa.String(36), nullable=False),
        *(sa.Column(figure, sa.Integer, nullable=False) for figure in FIGURES),
        sa.PrimaryKeyConstraint("user_id", name="pk_user_deeds"),
    )
    op.execute(DONE)
    op.create_table(
        "meeting_opinions",
        sa.Column("user_id", sa.String(36), nullable=False),
        sa.Column("meeting_id", sa.String(36), nullable=False),
        sa.Column("good", sa.Boolean, nullable=False),
        sa.Column("comment", sa.Text),
        sa.Column("at", UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "meeting_id", name="pk_meeting_opinions"),
    )
    op.create_table(
        "active_pro_days",
        sa.Column("user_id", sa.String(36), nullable=False),
        sa.Column("account_id", sa.String(36), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("organisation_id", sa.String(12), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "account_id", "day", name="pk_active_pro_days"),
    )
    op.create_index("ix_active_pro_days_account_id_day", "active_pro_days", ["account_id", "day"])


def downgrade() -> None:
    for table in ("active_pro_days", "meeting_opinions", "user_deeds"):
        op.drop_table(table)
    for columns in ORDERS:
        op.drop_index(_index(columns), "users")
    for date in DATES:
        op.execute(USERS.update().where(USERS.c[date] == NEVER).values({date: None}))
    op.drop_column("users", "name_key")


def _index(columns: tuple[str, ...]) -> str:
    return "ix_users_account_id_" + "_".join(columns)
