"""An id that somebody had elsewhere leads to them only within the organisation that says so."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

ACCOUNTS = sa.table("accounts", sa.column("id"), sa.column("organisation_id"))
USERS = sa.table("users", sa.column("id"), sa.column("account_id"))
ORGANISATIONS = sa.table("organisations", sa.column("id"), sa.column("home"))


def upgrade() -> None:
    for what, homes in (("account", _homes_of_accounts()), ("user", _homes_of_users())):
        kept = op.get_bind().execute(homes).all()
        rows = [{"organisation_id": home, "former_id": old, f"{what}_id": id_} for old, id_, home in kept if home]
        op.drop_table(f"former_{what}_ids")
        _create(what, rows, [sa.Column("organisation_id", sa.String(12), nullable=False)])


def downgrade() -> None:
    for what in ("account", "user"):
        before = _former(what)
        query = sa.select(before.c.former_id, sa.func.min(before.c[f"{what}_id"])).group_by(before.c.former_id)
        rows = [{"former_id": old, f"{what}_id": id_} for old, id_ in op.get_bind().execute(query).all()]
        op.drop_table(f"former_{what}_ids")
        _create(what, rows, [])


def _homes_of_accounts() -> sa.Select[Any, Any, Any]:
    before = _former("account")
    joined = before.join(ACCOUNTS, ACCOUNTS.c.id == before.c.account_id)
    return sa.select(before.c.former_id, before.c.account_id, ACCOUNTS.c.organisation_id).select_from(joined)


def _homes_of_users() -> sa.Select[Any, Any, Any]:
    """Of people who are in no account, the organisation that runs the installation."""
    before = _former("user")
    joined = before.join(USERS, USERS.c.id == before.c.user_id).outerjoin(ACCOUNTS, ACCOUNTS.c.id == USERS.c.account_id)
    own = sa.select(ORGANISATIONS.c.id).where(ORGANISATIONS.c.home == 1).scalar_subquery()
    home = sa.func.coalesce(ACCOUNTS.c.organisation_id, own)
    return sa.select(before.c.former_id, before.c.user_id, home).select_from(joined)


def _former(what: str) -> sa.TableClause:
    return sa.table(f"former_{what}_ids", sa.column("former_id"), sa.column(f"{what}_id"))


def _create(what: str, rows: list[dict[str, str]], more: Sequence[sa.Column[str]]) -> None:
    table = f"former_{what}_ids"
    columns = [
        *more,
        sa.Column("former_id", sa.String(36), nullable=False),
        sa.Column(f"{what}_id", sa.String(36), nullable=False),
    ]
    key = [column.name for column in columns[:-1]]
    made = op.create_table(table, *columns, sa.PrimaryKeyConstraint(*key, name=f"pk_{table}"))
    op.create_index(f"ix_{table}_{what}_id", table, [f"{what}_id"])
    if rows:
        op.bulk_insert(made, rows)
