"""The tables of chat: conversations (today all of the kind `room`), memberships, messages, and asked-for rooms."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from carillon.core.db import UtcDateTime, metadata
from carillon.features.chat.model import Membership, MemberType, Message, Role

conversations = Table(
    "conversations",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("name", String(256), nullable=False),
    Column("account_id", String(36)),
    Column("created_by", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    Column("token", String(64), nullable=False),
    Column("last_sequence", BigInteger, nullable=False),
    Column("member_count", Integer, nullable=False),
    Column("hidden_through", BigInteger, nullable=False),
    Column("history_version", Integer, nullable=False),
    UniqueConstraint("created_by", "token"),
    Index(None, "account_id", "created_at", "id"),
)

memberships = Table(
    "memberships",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("user_id", String(36), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("role", String(16), nullable=False),
    Column("invited_by", Text, nullable=False),
    Column("joined_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    Column("last_read", BigInteger, nullable=False),
    Index(None, "user_id"),
)

messages = Table(
    "messages",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("sequence", BigInteger, primary_key=True),
    Column("id", String(36), nullable=False, unique=True),
    Column("sender_id", String(36), nullable=False),
    Column("content", Text, nullable=False),
    Column("token", String(64), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("redacted_at", UtcDateTime),
    UniqueConstraint("conversation_id", "sender_id", "token"),
    Index(None, "sender_id"),  # what somebody wrote is counted, handed out and erased
)

room_requests = Table(
    "room_requests",
    metadata,
    Column("account_id", String(36), primary_key=True),
    Column("token", String(64), primary_key=True),
    Column("name", String(256), nullable=False),
    Column("conversation_id", ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("created_at", UtcDateTime, nullable=False, index=True),
)
"""Which room a program was given for a token; kept apart, because rooms are renamed."""

awaited_members = Table(
    "awaited_members",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("email", Text, primary_key=True),
    Column("role", String(16), nullable=False),
    Column("invited_by", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Index(None, "email"),
)
"""Who becomes a member when they have registered."""

ROOM = (
    conversations.c.id,
    conversations.c.name,
    conversations.c.account_id,
    conversations.c.created_by,
    conversations.c.created_at,
    conversations.c.updated_at,
    conversations.c.last_sequence,
    conversations.c.member_count,
    conversations.c.hidden_through,
    conversations.c.history_version,
)

MEMBERSHIP = (
    memberships.c.conversation_id,
    memberships.c.user_id,
    memberships.c.role,
    memberships.c.invited_by,
    memberships.c.joined_at,
    memberships.c.updated_at,
    memberships.c.last_read,
    memberships.c.kind,
)

MESSAGE = (
    messages.c.id,
    messages.c.conversation_id,
    messages.c.sequence,
    messages.c.sender_id,
    messages.c.content,
    messages.c.token,
    messages.c.created_at,
    messages.c.redacted_at,
)


def membership_of(row: Sequence[Any]) -> Membership:
    room_id, user_id, role, invited_by, joined_at, updated_at, last_read, kind = row
    return Membership(room_id, user_id, Role(role), invited_by, joined_at, updated_at, last_read, kind=MemberType(kind))


def row_of(message: Message) -> dict[str, str | int | datetime]:
    return {
        "conversation_id": message.room_id,
        "sequence": message.sequence,
        "id": message.id,
        "sender_id": message.sender_id,
        "content": message.content,
        "token": message.token,
        "created_at": message.created_at,
    }
