"""Users and their invitations."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "users",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("account_id", sa.String(36)),
        sa.Column("email", sa.Text, nullable=False),
        sa.Column("domain", sa.Text, nullable=False),
        sa.Column("display_name", sa.Text),
        sa.Column("search_key", sa.Text, nullable=False),
        sa.Column("user_type", sa.String(16), nullable=False),
        sa.Column("registration", sa.String(16), nullable=False),
        sa.Column("license", sa.String(16), nullable=False),
        sa.Column("trial_ends_at", sa.DateTime(timezone=True)),
        sa.Column("invited_at", sa.DateTime(timezone=True)),
        sa.Column("invitation_status", sa.String(16)),
        sa.Column("joined_at", sa.DateTime(timezone=True)),
        sa.Column("personal_pin", sa.String(10)),
        sa.Column("privacy", sa.String(16), nullable=False),
        sa.Column("last_active_at", sa.DateTime(timezone=True)),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_users"),
        sa.UniqueConstraint("personal_pin", name="uq_users_personal_pin"),
    )
    op.create_index("ix_users_account_id_email", "users", ["account_id", "email"], unique=True)
    op.create_index("ix_users_domain", "users", ["domain"])
    known = sa.text("registration <> 'Unregistered'")
    op.create_index("uq_users_email_known", "users", ["email"], unique=True, sqlite_where=known, postgresql_where=known)
    op.create_table(
        "invitations",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("account_id", sa.String(36), nullable=False),
        sa.Column("user_id", sa.String(36), nullable=False),
        sa.Column("email", sa.Text, nullable=False),
        sa.Column("secret_digest", sa.String(64), nullable=False),
        sa.Column("sealed_secret", sa.Text),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True)),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_invitations"),
        sa.UniqueConstraint("secret_digest", name="uq_invitations_secret_digest"),
    )
    op.create_index("ix_invitations_account_id_email", "invitations", ["account_id", "email"])
    op.create_index("ix_invitations_user_id", "invitations", ["user_id"])


def downgrade() -> None:
    op.drop_table("invitations")
    op.drop_table("users")
