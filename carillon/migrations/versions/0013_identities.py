"""Groups, roles, customers' policies, MFA devices and temporary credentials; policies are attached to any of them."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def organisation(table: str) -> tuple[sa.Column[str], sa.ForeignKeyConstraint]:
    return (
        sa.Column("organisation_id", sa.String(12), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=f"fk_{table}_organisation_id"),
    )


def moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    op.add_column("iam_users", sa.Column("path", sa.String(512), nullable=False, server_default="/"))
    op.add_column("iam_users", sa.Column("boundary_arn", sa.Text))
    op.add_column("access_keys", sa.Column("last_used_service", sa.Text))
    op.add_column("access_keys", sa.Column("last_used_region", sa.Text))
    groups()
    roles()
    policies()
    devices()
    temporary_keys()


def groups() -> None:
    op.create_table(
        "iam_groups",
        sa.Column("id", sa.String(21), nullable=False),
        sa.Column("name", sa.String(128), nullable=False),
        sa.Column("name_folded", sa.String(128), nullable=False),
        sa.Column("path", sa.String(512), nullable=False),
        moment("created_at"),
        *organisation("iam_groups"),
        sa.PrimaryKeyConstraint("id", name="pk_iam_groups"),
        sa.UniqueConstraint("organisation_id", "name_folded", name="uq_iam_groups_organisation_id_name_folded"),
    )
    op.create_table(
        "iam_group_members",
        sa.Column("group_id", sa.String(21), nullable=False),
        sa.Column("user_id", sa.String(21), nullable=False),
        moment("joined_at"),
        sa.PrimaryKeyConstraint("group_id", "user_id", name="pk_iam_group_members"),
        sa.ForeignKeyConstraint(["group_id"], ["iam_groups.id"], name="fk_iam_group_members_group_id"),
        sa.ForeignKeyConstraint(["user_id"], ["iam_users.id"], name="fk_iam_group_members_user_id"),
    )
    op.create_index("ix_iam_group_members_user_id", "iam_group_members", ["user_id"])


def roles() -> None:
    op.create_table(
        "iam_roles",
        sa.Column("id", sa.String(21), nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("name_folded", sa.String(64), nullable=False),
        sa.Column("path", sa.String(512), nullable=False),
        sa.Column("trust", sa.Text, nullable=False),
        sa.Column("description", sa.Text, nullable=False),
        sa.Column("longest_session", sa.Integer, nullable=False),
        sa.Column("boundary_arn", sa.Text),
        sa.Column("service", sa.Text),
        moment("created_at"),
        moment("last_used_at", nullable=True),
        *organisation("iam_roles"),
        sa.PrimaryKeyConstraint("id", name="pk_iam_roles"),
        sa.UniqueConstraint("organisation_id", "name_folded", name="uq_iam_roles_organisation_id_name_folded"),
    )
    op.create_table(
        "role_deletions",
        sa.Column("task_id", sa.Text, nullable=False),
        sa.Column("status", sa.String(12), nullable=False),
        sa.Column("reason", sa.Text),
        moment("asked_at"),
        *organisation("role_deletions"),
        sa.PrimaryKeyConstraint("task_id", name="pk_role_deletions"),
    )


def policies() -> None:
    op.create_table(
        "iam_policies",
        sa.Column("id", sa.String(21), nullable=False),
        sa.Column("name", sa.String(128), nullable=False),
        sa.Column("name_folded", sa.String(128), nullable=False),
        sa.Column("path", sa.String(512), nullable=False),
        sa.Column("arn", sa.Text, nullable=False),
        sa.Column("description", sa.Text, nullable=False),
        sa.Column("default_version", sa.Integer, nullable=False),
        sa.Column("newest_version", sa.Integer, nullable=False),
        moment("created_at"),
        moment("updated_at"),
        *organisation("iam_policies"),
        sa.PrimaryKeyConstraint("id", name="pk_iam_policies"),
        sa.UniqueConstraint("arn", name="uq_iam_policies_arn"),
        sa.UniqueConstraint("organisation_id", "name_folded", name="uq_iam_policies_organisation_id_name_folded"),
    )
    op.create_table(
        "iam_policy_versions",
        sa.Column("policy_id", sa.String(21), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        moment("created_at"),
        sa.PrimaryKeyConstraint("policy_id", "number", name="pk_iam_policy_versions"),
        sa.ForeignKeyConstraint(
            ["policy_id"], ["iam_policies.id"], name="fk_iam_policy_versions_policy_id", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "attached_policies",
        sa.Column("bearer_id", sa.String(21), nullable=False),
        sa.Column("policy_arn", sa.String(2048), nullable=False),
        moment("attached_at"),
        sa.PrimaryKeyConstraint("bearer_id", "policy_arn", name="pk_attached_policies"),
    )
    op.create_index("ix_attached_policies_policy_arn", "attached_policies", ["policy_arn"])
    op.execute(
        "INSERT INTO attached_policies (bearer_id, policy_arn, attached_at)"
        " SELECT user_id, policy_arn, attached_at FROM policy_attachments"
    )
    op.drop_table("policy_attachments")
    op.create_table(
        "inline_policies",
        sa.Column("bearer_id", sa.String(21), nullable=False),
        sa.Column("name", sa.String(128), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("bearer_id", "name", name="pk_inline_policies"),
    )


def devices() -> None:
    op.create_table(
        "mfa_devices",
        sa.Column("serial", sa.Text, nullable=False),
        sa.Column("sealed_seed", sa.Text, nullable=False),
        moment("created_at"),
        moment("enabled_at", nullable=True),
        sa.Column("user_id", sa.String(21)),
        sa.Column("last_step", sa.BigInteger, nullable=False),
        *organisation("mfa_devices"),
        sa.PrimaryKeyConstraint("serial", name="pk_mfa_devices"),
        sa.ForeignKeyConstraint(["user_id"], ["iam_users.id"], name="fk_mfa_devices_user_id"),
    )
    op.create_index("ix_mfa_devices_organisation_id_user_id", "mfa_devices", ["organisation_id", "user_id"])


def temporary_keys() -> None:
    op.create_table(
        "temporary_keys",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("kind", sa.String(9), nullable=False),
        sa.Column("user_id", sa.String(21)),
        sa.Column("role_id", sa.String(21)),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("policies", sa.Text),
        sa.Column("sealed_secret", sa.Text, nullable=False),
        sa.Column("token_digest", sa.String(64), nullable=False),
        moment("mfa_at", nullable=True),
        moment("issued_at"),
        moment("expires_at"),
        *organisation("temporary_keys"),
        sa.PrimaryKeyConstraint("id", name="pk_temporary_keys"),
        sa.ForeignKeyConstraint(["user_id"], ["iam_users.id"], name="fk_temporary_keys_user_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["role_id"], ["iam_roles.id"], name="fk_temporary_keys_role_id", ondelete="CASCADE"),
    )
    op.create_index("ix_temporary_keys_expires_at", "temporary_keys", ["expires_at"])


def downgrade() -> None:
    op.create_table(
        "policy_attachments",
        sa.Column("user_id", sa.String(21), nullable=False),
        sa.Column("policy_arn", sa.String(512), nullable=False),
        moment("attached_at"),
        sa.PrimaryKeyConstraint("user_id", "policy_arn", name="pk_policy_attachments"),
        sa.ForeignKeyConstraint(
            ["user_id"], ["iam_users.id"], name="fk_policy_attachments_user_id", ondelete="CASCADE"
        ),
    )
    op.execute(
        "INSERT INTO policy_attachments (user_id, policy_arn, attached_at)"
        " SELECT bearer_id, policy_arn, attached_at FROM attached_policies WHERE bearer_id LIKE 'AIDA%'"
    )
    for table in (
        "temporary_keys",
        "mfa_devices",
        "inline_policies",
        "attached_policies",
        "iam_policy_versions",
        "iam_policies",
        "role_deletions",
        "iam_roles",
        "iam_group_members",
        "iam_groups",
    ):
        op.drop_table(table)
    for column in ("last_used_region", "last_used_service"):
        op.drop_column("access_keys", column)
    for column in ("boundary_arn", "path"):
        op.drop_column("iam_users", column)
