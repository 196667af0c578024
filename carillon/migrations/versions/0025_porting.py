"""Numbers come over from other carriers, with the documents for that, and leave to others."""

import sqlalchemy as sa
from alembic import op

from carillon.core.db import UtcDateTime

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _port_ins()
    _documents()
    _port_outs()


def _port_ins() -> None:
    op.create_table(
        "port_ins",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("organisation_id", sa.String(12), nullable=False),
        sa.Column("product", sa.String(32), nullable=False),
        sa.Column("country", sa.String(2), nullable=False),
        sa.Column("type", sa.String(16), nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("numbers", sa.Text, nullable=False),
        sa.Column("sealed_pin", sa.Text, nullable=False),
        sa.Column("status", sa.String(24), nullable=False),
        sa.Column("foc_at", UtcDateTime),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("requested_by", sa.Text, nullable=False),
        sa.Column("created_at", UtcDateTime, nullable=False),
        sa.Column("updated_at", UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_port_ins"),
        sa.ForeignKeyConstraint(["id"], ["phone_number_orders.id"], name="fk_port_ins_id_phone_number_orders"),
    )
    op.create_index("ix_port_ins_created_at_id", "port_ins", ["created_at", "id"])
    op.create_table(
        "port_in_steps",
        sa.Column("port_in_id", sa.String(36), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("at", UtcDateTime, nullable=False),
        sa.Column("side", sa.String(16), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("status", sa.String(24), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("port_in_id", "place", name="pk_port_in_steps"),
        sa.ForeignKeyConstraint(["port_in_id"], ["port_ins.id"], name="fk_port_in_steps_port_in_id_port_ins"),
    )


def _documents() -> None:
    op.create_table(
        "port_in_links",
        sa.Column("port_in_id", sa.String(36), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("expires_at", UtcDateTime, nullable=False),
        sa.Column("sealed_secret", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("port_in_id", name="pk_port_in_links"),
        sa.UniqueConstraint("digest", name="uq_port_in_links_digest"),
        sa.ForeignKeyConstraint(["port_in_id"], ["port_ins.id"], name="fk_port_in_links_port_in_id_port_ins"),
    )
    op.create_table(
        "port_in_link_openers",
        sa.Column("port_in_id", sa.String(36), nullable=False),
        sa.Column("principal", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("port_in_id", "principal", name="pk_port_in_link_openers"),
        sa.ForeignKeyConstraint(["port_in_id"], ["port_ins.id"], name="fk_port_in_link_openers_port_in_id_port_ins"),
    )
    op.create_table(
        "port_in_documents",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("port_in_id", sa.String(36), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("paper", sa.Text, nullable=False),
        sa.Column("carrier", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("content_type", sa.String(64), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("virus", sa.Text, nullable=False),
        sa.Column("added_at", UtcDateTime, nullable=False),
        sa.Column("added_by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_port_in_documents"),
        sa.ForeignKeyConstraint(["port_in_id"], ["port_ins.id"], name="fk_port_in_documents_port_in_id_port_ins"),
    )
    op.create_index("ix_port_in_documents_port_in_id_added_at", "port_in_documents", ["port_in_id", "added_at"])


def _port_outs() -> None:
    op.create_table(
        "port_out_pins",
        sa.Column("number", sa.String(16), nullable=False),
        sa.Column("sealed", sa.Text, nullable=False),
        sa.Column("set_at", UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_port_out_pins"),
        sa.ForeignKeyConstraint(
            ["number"], ["phone_numbers.number"], name="fk_port_out_pins_number_phone_numbers", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "port_outs",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("number", sa.String(32), nullable=False),
        sa.Column("organisation_id", sa.String(12)),
        sa.Column("carrier", sa.Text, nullable=False),
        sa.Column("account_id", sa.Text, nullable=False),
        sa.Column("verdict", sa.String(24), nullable=False),
        sa.Column("asked_at", UtcDateTime, nullable=False),
        sa.Column("heard_from", sa.String(16), nullable=False),
        sa.Column("heard_by", sa.Text, nullable=False),
        sa.Column("reference", sa.String(200)),
        sa.PrimaryKeyConstraint("id", name="pk_port_outs"),
        sa.UniqueConstraint("reference", name="uq_port_outs_reference"),
    )
    op.create_index("ix_port_outs_asked_at_id", "port_outs", ["asked_at", "id"])
    op.create_index("ix_port_outs_number_asked_at", "port_outs", ["number", "asked_at"])
    op.create_table(
        "port_out_cases",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("organisation_id", sa.String(12), nullable=False),
        sa.Column("numbers", sa.Text, nullable=False),
        sa.Column("contact_email", sa.Text, nullable=False),
        sa.Column("asked_by", sa.Text, nullable=False),
        sa.Column("asked_at", UtcDateTime, nullable=False),
        sa.Column("answered_at", UtcDateTime),
        sa.Column("answered_by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_port_out_cases"),
    )
    op.create_index("ix_port_out_cases_asked_at_id", "port_out_cases", ["asked_at", "id"])


def downgrade() -> None:
    for table in (
        "port_out_cases",
        "port_outs",
        "port_out_pins",
        "port_in_documents",
        "port_in_link_openers",
        "port_in_links",
        "port_in_steps",
        "port_ins",
    ):
        op.drop_table(table)
