"""Sessions: a token that only its holder knows, and the row that makes it worth something."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from carillon.core.callers import Origin
from carillon.core.errors import Kind, Refusal
from carillon.core.events import Fact

NOTED_EVERY = timedelta(minutes=1)
COOKIE_LASTS = timedelta(days=400)
"""The longest that browsers allow; when the session ends is the server's to say."""


class SessionNotFound(Refusal):
    """This session has ended already."""

    kind = Kind.NOT_FOUND


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose session it is: a person, or the root (no user) or an IAM user of an organisation."""

    user_id: str | None
    organisation_id: str | None = None

    @property
    def is_person(self) -> bool:
        return self.organisation_id is None


@dataclass(frozen=True, slots=True)
class Session:
    """`address` and `last_seen_at` are those of the latest use, noted at most once a minute.

    `mfa_at` is when a code of a device was shown; only administrators have devices.
    """

    id: str
    holder: Holder
    created_at: datetime
    last_seen_at: datetime
    expires_at: datetime
    user_agent: str
    address: str
    mfa_at: datetime | None = None

    def is_over(self, now: datetime) -> bool:
        return now >= self.expires_at

    def is_noted(self, now: datetime) -> bool:
        """Whether the last use was noted lately; a write for every request would cost more than the request."""
        return now - self.last_seen_at < NOTED_EVERY


@dataclass(frozen=True, slots=True)
class Opened:
    """A session at the only moment when its token can be read."""

    session: Session
    token: str


@dataclass(frozen=True, slots=True)
class SessionsEnded(Fact):
    """These sessions of a person open nothing any more: signed out, revoked, expired, or the person was suspended."""

    user_id: str
    session_ids: tuple[str, ...]


def begin(session_id: str, holder: Holder, origin: Origin, now: datetime, lasts: timedelta) -> Session:
    return Session(session_id, holder, now, now, now + lasts, origin.user_agent, origin.address)
