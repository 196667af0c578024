"""Alembic's entry: runs the steps on the connection, and in the transaction, that `steps.py` has opened."""

from typing import cast

from alembic import context
from sqlalchemy import Connection

from carillon.core.db import metadata

context.configure(
    connection=cast(Connection, context.config.attributes["connection"]),
    target_metadata=metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
