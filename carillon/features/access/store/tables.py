"""The tables of identities, their credentials and their policies."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from carillon.core.db import UtcDateTime, metadata

roots = Table(
    "roots",
    metadata,
    Column("organisation_id", ForeignKey("organisations.id"), primary_key=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("name", Text),
    Column("email", Text),
    Column("password_hash", Text),
    Column("reset_digest", Text),
    Column("reset_expires_at", UtcDateTime),
)

iam_users = Table(
    "iam_users",
    metadata,
    Column("id", String(21), primary_key=True),
    Column("organisation_id", ForeignKey("organisations.id"), nullable=False),
    Column("name", String(64), nullable=False),
    Column("name_folded", String(64), nullable=False),
    Column("email", Text),
    Column("email_folded", Text),
    Column("created_at", UtcDateTime, nullable=False),
    Column("password_hash", Text),
    Column("path", String(512), nullable=False, server_default="/"),
    Column("boundary_arn", Text),
    Column("password_set_at", UtcDateTime),
    Column("must_change_password", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("organisation_id", "name_folded"),
    UniqueConstraint("organisation_id", "email_folded"),
)

access_keys = Table(
    "access_keys",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("organisation_id", ForeignKey("organisations.id"), nullable=False),
    Column("user_id", ForeignKey("iam_users.id", ondelete="CASCADE")),  # null is root
    Column("sealed_secret", Text, nullable=False),
    Column("status", String(8), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("last_used_at", UtcDateTime),
    Column("last_used_service", Text),
    Column("last_used_region", Text),
    Index(None, "organisation_id", "user_id"),
)

iam_groups = Table(
    "iam_groups",
    metadata,
    Column("id", String(21), primary_key=True),
    Column("organisation_id", ForeignKey("organisations.id"), nullable=False),
    Column("name", String(128), nullable=False),
    Column("name_folded", String(128), nullable=False),
    Column("path", String(512), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("organisation_id", "name_folded"),
)

iam_group_members = Table(
    "iam_group_members",
    metadata,
    Column("group_id", ForeignKey("iam_groups.id"), primary_key=True),
    Column("user_id", ForeignKey("iam_users.id"), primary_key=True),
    Column("joined_at", UtcDateTime, nullable=False),
    Index(None, "user_id"),
)

iam_roles = Table(
    "iam_roles",
    metadata,
    Column("id", String(21), primary_key=True),
    Column("organisation_id", ForeignKey("organisations.id"), nullable=False),
    Column("name", String(64), nullable=False),
    Column("name_folded", String(64), nullable=False),
    Column("path", String(512), nullable=False),
    Column("trust", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("longest_session", Integer, nullable=False),  # seconds
    Column("boundary_arn", Text),
    Column("service", Text),  # only of a service-linked role
    Column("created_at", UtcDateTime, nullable=False),
    Column("last_used_at", UtcDateTime),
    UniqueConstraint("organisation_id", "name_folded"),
)

role_deletions = Table(
    "role_deletions",
    metadata,
    Column("task_id", Text, primary_key=True),
    Column("organisation_id", ForeignKey("organisations.id"), nullable=False),
    Column("status", String(12), nullable=False),
    Column("reason", Text),
    Column("asked_at", UtcDateTime, nullable=False),
)

iam_policies = Table(
    "iam_policies",
    metadata,
    Column("id", String(21), primary_key=True),
    Column("organisation_id", ForeignKey("organisations.id"), nullable=False),
    Column("name", String(128), nullable=False),
    Column("name_folded", String(128), nullable=False),
    Column("path", String(512), nullable=False),
    Column("arn", Text, nullable=False, unique=True),
    Column("description", Text, nullable=False),
    Column("default_version", Integer, nullable=False),
    Column("newest_version", Integer, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    UniqueConstraint("organisation_id", "name_folded"),
)

iam_policy_versions = Table(
    "iam_policy_versions",
    metadata,
    Column("policy_id", ForeignKey("iam_policies.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)

attached_policies = Table(
    "attached_policies",
    metadata,
    Column("bearer_id", String(21), primary_key=True),  # a user's, a group's or a role's: the letters in front tell
    Column("policy_arn", String(2048), primary_key=True),
    Column("attached_at", UtcDateTime, nullable=False),
    Index(None, "policy_arn"),
)

inline_policies = Table(
    "inline_policies",
    metadata,
    Column("bearer_id", String(21), primary_key=True),
    Column("name", String(128), primary_key=True),
    Column("text", Text, nullable=False),
)

mfa_devices = Table(
    "mfa_devices",
    metadata,
    Column("serial", Text, primary_key=True),
    Column("organisation_id", ForeignKey("organisations.id"), nullable=False),
    Column("sealed_seed", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("enabled_at", UtcDateTime),  # null belongs to nobody yet
    Column("user_id", ForeignKey("iam_users.id")),  # null and enabled is root's
    Column("last_step", BigInteger, nullable=False),  # a code is good once
    Index(None, "organisation_id", "user_id"),
)

temporary_keys = Table(
    "temporary_keys",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("organisation_id", ForeignKey("organisations.id"), nullable=False),
    Column("kind", String(9), nullable=False),
    Column("user_id", ForeignKey("iam_users.id", ondelete="CASCADE")),  # null without a role is root
    Column("role_id", ForeignKey("iam_roles.id", ondelete="CASCADE")),
    Column("name", String(64), nullable=False),
    Column("policies", Text),  # JSON, a list of documents; null is no session policy
    Column("sealed_secret", Text, nullable=False),
    Column("token_digest", String(64), nullable=False),
    Column("mfa_at", UtcDateTime),
    Column("issued_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Index(None, "expires_at"),
)
