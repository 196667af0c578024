"""The tables of trail records, of what they are about, of the chain that seals them, and of who was turned away."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, String, Table, Text, column

from carillon.core.db import UtcDateTime, metadata

trail_records = Table(
    "trail_records",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("organisation_id", String(12)),
    Column("at", UtcDateTime, nullable=False),
    Column("event_name", Text, nullable=False),
    Column("principal_arn", Text),
    Column("request_id", Text, nullable=False),
    Column("error_code", Text),
    Column("read_only", Boolean, nullable=False),
    Column("event", Text, nullable=False),  # text and not a JSON type: the bytes stay as they were first written
    Column("event_id", Text, nullable=False, server_default=""),
    Column("event_source", Text, nullable=False, server_default="chime.amazonaws.com"),
    Column("user_name", Text),
    Column("access_key_id", Text),
    Column("denial", Text),
    Index(None, "organisation_id", "at"),
    # One for each thing that is searched for, so that the newest fifty of a rare value are found without a walk.
    Index(None, "organisation_id", "event_id", "at"),
    Index(None, "organisation_id", "event_name", "at"),
    Index(None, "organisation_id", "event_source", "at"),
    Index(None, "organisation_id", "user_name", "at"),
    Index(None, "organisation_id", "access_key_id", "at"),
)

_is_change = column("read_only", Boolean).is_(False)
_is_refusal = column("error_code", Text).is_not(None)

Index(
    "ix_trail_records_changes",
    trail_records.c.organisation_id,
    trail_records.c.at,
    sqlite_where=_is_change,
    postgresql_where=_is_change,
)
Index(
    "ix_trail_records_refusals",
    trail_records.c.organisation_id,
    trail_records.c.at,
    sqlite_where=_is_refusal,
    postgresql_where=_is_refusal,
)

trail_resources = Table(
    "trail_resources",
    metadata,
    Column("event_id", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("type", Text, nullable=False),
    Column("organisation_id", String(12)),
    Column("at", UtcDateTime, nullable=False),
    Column("leads", Boolean, nullable=False),  # the first of its type, so that an event is found by a type once
    Index(None, "organisation_id", "name", "at"),
    Index(None, "organisation_id", "type", "at"),
)

trail_seals = Table(
    "trail_seals",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("record_id", BigInteger, nullable=False, unique=True),  # no foreign key: a removed record must not hide
    Column("digest", String(64), nullable=False),
)

trail_chains = Table(
    "trail_chains",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("sealed_key", Text, nullable=False),
    Column("head_number", BigInteger, nullable=False),
    Column("head_digest", String(64), nullable=False),
    Column("delivered_number", BigInteger, nullable=False),
)

trail_knocks = Table(
    "trail_knocks",
    metadata,
    Column("access_key_id", String(128), primary_key=True),
    Column("error_code", String(64), primary_key=True),
    Column("error_message", Text, nullable=False),
    Column("event_source", Text, nullable=False),
    Column("event_name", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("user_agent", Text, nullable=False),
    Column("first_at", UtcDateTime, nullable=False),
    Column("last_at", UtcDateTime, nullable=False),
    Column("times", BigInteger, nullable=False),
    Column("is_known", Boolean, nullable=False),
)
