"""Telephone numbers: orders, inventory, associations, settings of calling."""

import sqlalchemy as sa
from alembic import op

from carillon.core.db import UtcDateTime

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "phone_numbers",
        sa.Column("number", sa.String(16), nullable=False),
        sa.Column("organisation_id", sa.String(12), nullable=False),
        sa.Column("order_id", sa.String(36), nullable=False),
        sa.Column("country", sa.String(2), nullable=False),
        sa.Column("type", sa.String(16), nullable=False),
        sa.Column("product", sa.String(32), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("abilities", sa.Text(), nullable=False),
        sa.Column("calling_name", sa.String(15), nullable=False),
        sa.Column("calling_name_before", sa.String(15), nullable=False),
        sa.Column("calling_name_changed_at", UtcDateTime()),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.Column("deleted_at", UtcDateTime()),
        sa.PrimaryKeyConstraint("number", name="pk_phone_numbers"),
    )
    op.create_index("ix_phone_numbers_organisation_id_number", "phone_numbers", ["organisation_id", "number"])
    op.create_index("ix_phone_numbers_order_id", "phone_numbers", ["order_id"])
    op.create_table(
        "phone_number_associations",
        sa.Column("number", sa.String(16), nullable=False),
        sa.Column("bond", sa.String(32), nullable=False),
        sa.Column("value", sa.String(64), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("number", "bond", name="pk_phone_number_associations"),
        sa.ForeignKeyConstraint(
            ["number"],
            ["phone_numbers.number"],
            name="fk_phone_number_associations_number_phone_numbers",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_phone_number_associations_value", "phone_number_associations", ["value"])
    is_user = sa.text("bond = 'UserId'")
    op.create_index(
        "uq_phone_number_associations_user",
        "phone_number_associations",
        ["value"],
        unique=True,
        sqlite_where=is_user,
        postgresql_where=is_user,
    )
    op.create_table(
        "phone_number_orders",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("organisation_id", sa.String(12), nullable=False),
        sa.Column("product", sa.String(32), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_phone_number_orders"),
    )
    op.create_index(
        "ix_phone_number_orders_organisation_id_created_at_id",
        "phone_number_orders",
        ["organisation_id", "created_at", "id"],
    )
    op.create_table(
        "phone_number_order_lines",
        sa.Column("order_id", sa.String(36), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("number", sa.String(16), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("order_id", "place", name="pk_phone_number_order_lines"),
        sa.ForeignKeyConstraint(
            ["order_id"],
            ["phone_number_orders.id"],
            name="fk_phone_number_order_lines_order_id_phone_number_orders",
        ),
    )
    op.create_table(
        "calling_settings",
        sa.Column("organisation_id", sa.String(12), nullable=False),
        sa.Column("default_name", sa.String(15), nullable=False),
        sa.Column("default_name_before", sa.String(15), nullable=False),
        sa.Column("default_name_changed_at", UtcDateTime()),
        sa.Column("business_calling_bucket", sa.Text()),
        sa.Column("voice_connector_bucket", sa.Text()),
        sa.PrimaryKeyConstraint("organisation_id", name="pk_calling_settings"),
    )
    op.create_table(
        "telephony_settings",
        sa.Column("user_id", sa.String(36), nullable=False),
        sa.Column("inbound_calling", sa.Boolean(), nullable=False),
        sa.Column("outbound_calling", sa.Boolean(), nullable=False),
        sa.Column("sms", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="pk_telephony_settings"),
    )


def downgrade() -> None:
    for table in (
        "telephony_settings",
        "calling_settings",
        "phone_number_order_lines",
        "phone_number_orders",
        "phone_number_associations",
        "phone_numbers",
    ):
        op.drop_table(table)
