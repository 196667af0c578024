"""People are found by their address, and those who were released, without a look at everybody."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

RELEASED = sa.text("released_at IS NOT NULL")


def upgrade() -> None:
    op.create_index("ix_users_email", "users", ["email"])
    op.drop_index("ix_users_released_at", "users")
    op.create_index("ix_users_released_at", "users", ["released_at"], sqlite_where=RELEASED, postgresql_where=RELEASED)


def downgrade() -> None:
    op.drop_index("ix_users_released_at", "users")
    op.create_index("ix_users_released_at", "users", ["released_at"])
    op.drop_index("ix_users_email", "users")
