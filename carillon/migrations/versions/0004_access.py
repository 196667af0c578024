"""Roots, IAM users, access keys and attached policies."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "roots",
        sa.Column("organisation_id", sa.String(12), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.Text),
        sa.Column("email", sa.Text),
        sa.Column("password_hash", sa.Text),
        sa.Column("reset_digest", sa.Text),
        sa.Column("reset_expires_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("organisation_id", name="pk_roots"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_roots_organisation_id"),
    )
    op.create_table(
        "iam_users",
        sa.Column("id", sa.String(21), nullable=False),
        sa.Column("organisation_id", sa.String(12), nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("name_folded", sa.String(64), nullable=False),
        sa.Column("email", sa.Text),
        sa.Column("email_folded", sa.Text),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("password_hash", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_iam_users"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_iam_users_organisation_id"),
        sa.UniqueConstraint("organisation_id", "name_folded", name="uq_iam_users_organisation_id_name_folded"),
        sa.UniqueConstraint("organisation_id", "email_folded", name="uq_iam_users_organisation_id_email_folded"),
    )
    op.create_table(
        "access_keys",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("organisation_id", sa.String(12), nullable=False),
        sa.Column("user_id", sa.String(21)),
        sa.Column("sealed_secret", sa.Text, nullable=False),
        sa.Column("status", sa.String(8), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_access_keys"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_access_keys_organisation_id"),
        sa.ForeignKeyConstraint(["user_id"], ["iam_users.id"], name="fk_access_keys_user_id", ondelete="CASCADE"),
    )
    op.create_index("ix_access_keys_organisation_id_user_id", "access_keys", ["organisation_id", "user_id"])
    op.create_table(
        "policy_attachments",
        sa.Column("user_id", sa.String(21), nullable=False),
        sa.Column("policy_arn", sa.String(512), nullable=False),
        sa.Column("attached_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "policy_arn", name="pk_policy_attachments"),
        sa.ForeignKeyConstraint(
            ["user_id"], ["iam_users.id"], name="fk_policy_attachments_user_id", ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    op.drop_table("policy_attachments")
    op.drop_table("access_keys")
    op.drop_table("iam_users")
    op.drop_table("roots")
