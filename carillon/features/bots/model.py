"""What a chat bot is, how its endpoint is asked to show itself, and how requests to it are signed."""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

import msgspec

from carillon.core.errors import Kind, Refusal
from carillon.core.jobs import Job
from carillon.features.accounts import Account

MOST_BOTS = 10
LONGEST_NAME = 55
TOKEN_LENGTH = 40
CHALLENGE_LENGTH = 20
LIMIT = timedelta(seconds=2)
PAUSES = (timedelta(milliseconds=200), timedelta(milliseconds=400))
"""How long after a failure a request is repeated: twice, and then no more (BOT-47 to BOT-50)."""

MENTION_LIFE = timedelta(minutes=2)
"""How long a bot may answer a mention by the address that it is told with it (BOT-66)."""
URL_TOKEN_LENGTH = 72

_MENTION = re.compile(r"(?<![\w.+-])@(\S+)")
_AFTER_NAMES = ".,;:!?)]}'\"*_~`>"
_SPECIAL = frozenset("!#$%&'*+-./=?^_`{|}~")


class BotUnknown(Refusal):
    """There is no bot {bot_id} in this account."""

    kind = Kind.NOT_FOUND


class BotNotFound(Refusal):
    """There is no bot with the address {email} in the account of this chat room."""

    kind = Kind.NOT_FOUND


class BotStopped(Refusal):
    """The bot {email} is stopped. An administrator of its account can start it again."""

    kind = Kind.FORBIDDEN


class BotDeaf(Refusal):
    """The bot {email} has no endpoint for its events yet, and could not hear anybody."""

    kind = Kind.FORBIDDEN


class BotElsewhere(Refusal):
    """The bot {email} works only in chat rooms of its own account."""

    kind = Kind.FORBIDDEN


class InboxWrong(Refusal):
    """This is not an address at which a bot can write, or not any more."""

    kind = Kind.FORBIDDEN


class EventDropped(Refusal):
    """The bot's endpoint did not take the event: {reason}"""

    kind = Kind.UNAVAILABLE


class TooManyBots(Refusal):
    """An account has at most {most} bots, and bots cannot be deleted."""

    kind = Kind.LIMIT


class BotNameWrong(Refusal):
    """Give the bot a name of 1 to {longest} letters, digits or signs such as + - %, with single dots inside only."""

    kind = Kind.INVALID


class BotNameTaken(Refusal):
    """The account has a bot with the address {email} already."""

    kind = Kind.CONFLICT


class DomainNotOwn(Refusal):
    """{domain} is not a domain of this account. Name one that is verified."""

    kind = Kind.INVALID


class OneTarget(Refusal):
    """Give either an HTTPS endpoint or the ARN of a Lambda function, and not both."""

    kind = Kind.INVALID


class FunctionUnreached(Refusal):
    """Carillon has no Lambda functions that it could invoke. Give an HTTPS endpoint."""

    kind = Kind.INVALID


class EchoFault(StrEnum):
    """What is wrong with the answer of a new endpoint, in words."""

    TYPE = "its answer is not of the type application/json."
    NO_CHALLENGE = "its answer is not a JSON object with a Challenge."
    ANOTHER_CHALLENGE = "it answered another challenge than the one that it was sent."


class EndpointUnproved(Refusal):
    """The endpoint has not shown that it expects requests: {reason}"""

    kind = Kind.INVALID
    phrases = tuple({"reason": each.value} for each in EchoFault)


class NoEndpoint(Refusal):
    """The bot has no endpoint."""

    kind = Kind.NOT_FOUND


@dataclass(frozen=True, slots=True)
class Bot:
    """A chat bot; `token` is the key of its signatures, encrypted. The name and the address never change (BOT-14)."""

    id: str
    user_id: str
    account_id: str
    name: str
    email: str
    created_at: datetime
    updated_at: datetime
    token: str = field(repr=False)
    is_stopped: bool = False
    endpoint: str | None = field(default=None, repr=False)

    @property
    def display_name(self) -> str:
        return f"{self.name} (Bot)"

    @property
    def can_hear(self) -> bool:
        return not self.is_stopped and self.endpoint is not None

    def changed(self, now: datetime, *, is_stopped: bool | None = None, token: str | None = None) -> "Bot":
        stopped = self.is_stopped if is_stopped is None else is_stopped
        return replace(self, updated_at=now, is_stopped=stopped, token=self.token if token is None else token)


def bot_name(text: str) -> str:
    """The name, which is the first part of the bot's address too (BOT-16, BOT-20)."""
    wrong = not 1 <= len(text) <= LONGEST_NAME or not all(c in _SPECIAL or (c.isascii() and c.isalnum()) for c in text)
    if wrong or text.startswith(".") or text.endswith(".") or ".." in text:
        raise BotNameWrong(longest=LONGEST_NAME)
    return text


def bot_email(name: str, domain: str) -> str:
    return f"{name}-chimebot@{domain}"


def domain_for(account: Account, wanted: str | None) -> str:
    """The verified domain of the bot's address; without a wish, the account's first one (BOT-17)."""
    own = sorted(domain.name for domain in account.domains)
    if wanted is None and own:
        return own[0]
    if wanted is None or wanted.lower() not in own:
        raise DomainNotOwn(domain=wanted or "None")
    return wanted.lower()


def token_purpose(bot_id: str) -> str:
    """What the vault binds a token to."""
    return f"bot-token:{bot_id}"


def sign(token: str, timestamp: str, body: bytes) -> str:
    """The signature of one request: HMAC SHA-256 over its time, a bar and its body, in Base64 (BOT-42, BOT-43)."""
    return base64.b64encode(hmac.digest(token.encode(), f"{timestamp}|".encode() + body, hashlib.sha256)).decode()


def moment(at: datetime) -> str:
    """As requests to bots tell the time: ISO 8601 in UTC with milliseconds (BOT-64)."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


def challenge_body(challenge: str) -> bytes:
    """What a new endpoint is asked (BOT-32)."""
    return msgspec.json.encode({"Challenge": challenge, "EventType": "HTTPSEndpointVerification"})


class _Echo(msgspec.Struct):
    challenge: str = msgspec.field(name="Challenge")


def check_echo(challenge: str, status: int, content_type: str, body: bytes) -> None:
    """The endpoint passes with 200, JSON, and the same challenge (BOT-33); else it is told what is missing (BOT-34)."""
    if status != 200:
        raise EndpointUnproved(reason=f"it answered {status}, not 200.")
    if content_type.partition(";")[0].strip().lower() != "application/json":
        raise EndpointUnproved(reason=EchoFault.TYPE.value)
    try:
        echoed = msgspec.json.decode(body, type=_Echo).challenge
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise EndpointUnproved(reason=EchoFault.NO_CHALLENGE.value) from error
    if not hmac.compare_digest(echoed.encode(), challenge.encode()):
        raise EndpointUnproved(reason=EchoFault.ANOTHER_CHALLENGE.value)


class EventType(StrEnum):
    """What a bot is told (BOT-59 to BOT-61)."""

    INVITE = "Invite"
    MENTION = "Mention"
    REMOVE = "Remove"


@dataclass(frozen=True, slots=True)
class DeliverEvent(Job):
    """Tell a bot what has happened in a room; `by` is a person's id or an administrator's ARN.

    A bot hears of one thing after another, and a silent one keeps only those waiting that come after it.
    """

    priority = -10
    partition = "bot_id"
    bot_id: str
    room_id: str
    type: EventType
    by: str
    at: datetime
    message_id: str | None = None


@dataclass(frozen=True, slots=True)
class ForgetInboxes(Job):
    """Let go of the addresses whose time is over."""


@dataclass(frozen=True, slots=True)
class Inbox:
    """An address at which a bot writes into a room: while it is a member, or for a short time after a mention."""

    id: str
    bot_id: str
    room_id: str
    token_digest: str
    expires_at: datetime | None

    def opens(self, digest: str, now: datetime) -> bool:
        fresh = self.expires_at is None or now <= self.expires_at
        return hmac.compare_digest(self.token_digest, digest) and fresh


@dataclass(frozen=True, slots=True)
class Actor:
    """Who has caused an event: a person by the e-mail address, or an administrator's program by its ARN."""

    id: str
    kind: str

    @staticmethod
    def of(by: str, email: str) -> "Actor":
        return Actor(by, "Arn") if by.startswith("arn:") else Actor(email, "EmailId")


def event_body(event: DeliverEvent, actor: Actor, url: str | None, message: str | None) -> bytes:
    """The event as the endpoint reads it (F-BOT-5 to F-BOT-7)."""
    body: dict[str, object] = {
        "Sender": {"SenderId": actor.id, "SenderIdType": actor.kind},
        "Discussion": {"DiscussionId": event.room_id, "DiscussionType": "Room"},
        "EventType": event.type.value,
    }
    if url is not None:
        lasting = "Persistent" if event.type is EventType.INVITE else "ShortLived"
        body["InboundHttpsEndpoint"] = {"EndpointType": lasting, "Url": url}
    body["EventTimestamp"] = moment(event.at)
    if message is not None:
        body["Message"] = message
    return msgspec.json.encode(body)


def is_mentioned(bot: Bot, content: str) -> bool:
    """Whether the text calls the bot: @ and its name, its name at its domain, or its address (BOT-60, BOT-68)."""
    domain = bot.email.rpartition("@")[2]
    local = bot.email.rpartition("@")[0]
    handles = {handle.lower() for handle in (bot.name, local, f"{bot.name}@{domain}", bot.email)}
    # What follows a name in a sentence may also be part of one: both readings count.
    words = [word.lower() for word in _MENTION.findall(content)]
    return any(word in handles or word.rstrip(_AFTER_NAMES) in handles for word in words)
