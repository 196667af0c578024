"""Jobs, their remembered steps and their schedules."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_OPEN = sa.text("state IN ('waiting', 'running')")


def upgrade() -> None:
    op.create_table(
        "jobs",
        sa.Column("number", _NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(255), nullable=False),
        sa.Column("kind", sa.String(255), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("argument", sa.Text, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("run_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("lease_owner", sa.String(64)),
        sa.Column("lease_until", sa.DateTime(timezone=True)),
        sa.Column("fence", sa.Integer, nullable=False),
        sa.Column("priority", sa.Integer, nullable=False),
        sa.Column("partition_key", sa.String(255)),
        sa.Column("last_error", sa.Text),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("number", name="pk_jobs"),
        sa.UniqueConstraint("id", name="uq_jobs_id"),
    )
    in_order = [sa.text("priority DESC"), "run_at", "number"]
    op.create_index("ix_jobs_open", "jobs", in_order, sqlite_where=_OPEN, postgresql_where=_OPEN)
    op.create_index(
        "ix_jobs_open_partition", "jobs", ["partition_key", "number"], sqlite_where=_OPEN, postgresql_where=_OPEN
    )
    ended = sa.text("finished_at IS NOT NULL")
    op.create_index("ix_jobs_ended", "jobs", ["state", "finished_at"], sqlite_where=ended, postgresql_where=ended)
    op.create_table(
        "job_steps",
        sa.Column("job_number", _NUMBER, nullable=False),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("result", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("job_number", "name", name="pk_job_steps"),
        sa.ForeignKeyConstraint(["job_number"], ["jobs.number"], name="fk_job_steps_job_number", ondelete="CASCADE"),
    )
    op.create_table(
        "schedules",
        sa.Column("kind", sa.String(255), nullable=False),
        sa.Column("last_fired_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("kind", name="pk_schedules"),
    )


def downgrade() -> None:
    op.drop_table("schedules")
    op.drop_table("job_steps")
    op.drop_table("jobs")
