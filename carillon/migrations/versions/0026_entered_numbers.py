"""Orders say where their numbers came from: a carrier, the desk's answer to a request, or the operator's own."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("phone_number_orders", sa.Column("source", sa.String(16), nullable=False, server_default="carrier"))
    op.add_column("phone_number_orders", sa.Column("request_id", sa.String(12), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("phone_number_orders") as table:
        table.drop_column("request_id")
        table.drop_column("source")
