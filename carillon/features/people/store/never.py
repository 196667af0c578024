"""A column for a moment that may never come, which sorts as the oldest of all on both databases."""

from datetime import UTC, datetime

from sqlalchemy import Dialect

from carillon.core.db import UtcDateTime

NEVER = datetime(1, 1, 1, tzinfo=UTC)


class MomentOrNever(UtcDateTime):
    """None in the code. In the table it is the year 1: SQLite sorts NULL first and PostgreSQL last."""

    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return super().process_bind_param(NEVER if value is None else value, dialect)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        moment = super().process_result_value(value, dialect)
        return None if moment == NEVER else moment
