"""What a chat room is: its members, its ordered messages, and the rules about both."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from carillon.core.calls import Call
from carillon.core.errors import Kind, Refusal
from carillon.core.events import Fact
from carillon.core.jobs import Job
from carillon.features.people import Card

LONGEST_NAME = 256
LONGEST_MESSAGE = 4096
MOST_MEMBERS = 10_000
MOST_ADDED_AT_ONCE = 50
LONGEST_PAGE = 200
TOKENS_KEPT = timedelta(days=7)
"""How long a program that repeats a request is given the room that it was given before."""


class RoomNotFound(Refusal):
    """There is no such chat room, or you are not one of its members."""

    kind = Kind.NOT_FOUND


class RoomUnknown(Refusal):
    """There is no chat room {room_id} in this account."""

    kind = Kind.NOT_FOUND


class MessageUnknown(Refusal):
    """There is no message {message_id} in this chat room."""

    kind = Kind.NOT_FOUND


class MemberNotFound(Refusal):
    """That person is not a member of this chat room."""

    kind = Kind.NOT_FOUND


class AdministratorsOnly(Refusal):
    """Only an administrator of this chat room may do that. Ask one of them."""

    kind = Kind.FORBIDDEN


class LastAdministrator(Refusal):
    """You are the last administrator. Make another member an administrator first."""

    kind = Kind.CONFLICT


class RoomIsFull(Refusal):
    """A chat room has at most {most} members."""

    kind = Kind.LIMIT


class NotAContact(Refusal):
    """Only people whom you can find in your contacts can be added."""

    kind = Kind.FORBIDDEN


class RoomNameWrong(Refusal):
    """Give the chat room a name of 1 to {longest} characters."""

    kind = Kind.INVALID


class MessageEmpty(Refusal):
    """Write something before you send it."""

    kind = Kind.INVALID


class MessageTooLong(Refusal):
    """A message has at most {longest} characters; this one has {length}."""

    kind = Kind.INVALID


class TokenWrong(Refusal):
    """Give the request a token of 2 to 64 letters, digits, hyphens or underscores."""

    kind = Kind.INVALID


class TokenUsed(Refusal):
    """The ClientRequestToken was used before, for a chat room of another name. Send a new one."""

    kind = Kind.INVALID


class BotsHaveNoRole(Refusal):
    """A bot is a member like any other. Only people can be administrators of a chat room."""

    kind = Kind.INVALID


class MemberUnknown(Refusal):
    """There is no user or bot {member_id} who could be a member of this chat room."""

    kind = Kind.NOT_FOUND


class MemberUnable(Refusal):
    """The user {member_id} has not registered, or is suspended, and cannot be added now."""

    kind = Kind.FORBIDDEN


class MemberAlready(Refusal):
    """{member_id} is a member of this chat room already."""

    kind = Kind.CONFLICT


class TooManyAtOnce(Refusal):
    """Add at most {most} people at a time."""

    kind = Kind.INVALID


class Role(StrEnum):
    """What a member may do (U:ROM-02)."""

    ADMINISTRATOR = "Administrator"
    MEMBER = "Member"


class MemberType(StrEnum):
    """What a member is."""

    USER = "User"
    BOT = "Bot"


@dataclass(frozen=True, slots=True)
class Room:
    """A chat room; `last_sequence` is the number of the newest message, 0 while there is none.

    Messages up to `hidden_through` are too old to be shown. `history_version` grows when messages that somebody may
    hold already are changed or shown again, so that whoever holds them asks for them anew.

    `created_by` is the id of a person, or the ARN of an administrator or program.
    """

    id: str
    name: str
    account_id: str | None
    created_by: str
    created_at: datetime
    updated_at: datetime
    last_sequence: int
    member_count: int
    hidden_through: int = 0
    history_version: int = 0


@dataclass(frozen=True, slots=True)
class Membership:
    """One member in one room; everything up to the message numbered `last_read` has been seen."""

    room_id: str
    user_id: str
    role: Role
    invited_by: str
    joined_at: datetime
    updated_at: datetime
    last_read: int
    kind: MemberType = MemberType.USER


def joining(
    room: Room, member_id: str, role: Role, invited_by: str, now: datetime, kind: MemberType = MemberType.USER
) -> Membership:
    """A new membership; what was said before is there to be read, but not as unread."""
    return Membership(room.id, member_id, role, invited_by, now, now, last_read=room.last_sequence, kind=kind)


@dataclass(frozen=True, slots=True)
class Send:
    """A message on its way in. `token` is the client's own name for it: sent twice, it is stored once."""

    room_id: str
    sender_id: str
    content: str
    token: str


@dataclass(frozen=True, slots=True)
class Message:
    """A stored message; `sequence` counts from 1 in its room without a gap. A redacted one has no content."""

    id: str
    room_id: str
    sequence: int
    sender_id: str
    content: str
    token: str
    created_at: datetime
    redacted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote a message, as the members see it."""

    user_id: str
    display_name: str


@dataclass(frozen=True, slots=True)
class ShownMessage:
    """A message as members read it, in history and in pushes alike."""

    id: str
    room_id: str
    sequence: int
    sender: Sender
    content: str
    created_at: datetime
    token: str
    redacted: bool = False


def shown(message: Message, display_name: str) -> ShownMessage:
    sender = Sender(message.sender_id, display_name)
    return ShownMessage(
        message.id,
        message.room_id,
        message.sequence,
        sender,
        message.content,
        message.created_at,
        message.token,
        redacted=message.redacted_at is not None,
    )


def room_name(text: str) -> str:
    """The name as it is kept: without space around it."""
    name = text.strip()
    if not 1 <= len(name) <= LONGEST_NAME or not name.isprintable():
        raise RoomNameWrong(longest=LONGEST_NAME)
    return name


def check_token(token: str) -> None:
    """The form of AWS's ClientRequestToken, which CreateRoom takes too."""
    if not 2 <= len(token) <= 64 or not all(c.isascii() and (c.isalnum() or c in "-_") for c in token):
        raise TokenWrong


def check_content(content: str) -> None:
    if not content.strip():
        raise MessageEmpty
    if len(content) > LONGEST_MESSAGE:
        raise MessageTooLong(longest=LONGEST_MESSAGE, length=len(content))


def check_room_for(room: Room, more: int) -> None:
    """10,000 members (TRANS-17), and not one more."""
    if room.member_count + more > MOST_MEMBERS:
        raise RoomIsFull(most=MOST_MEMBERS)


@dataclass(frozen=True, slots=True)
class Known:
    """What the database says about a batch of sends: who is in which room, how far each room is, what is a repeat."""

    members: frozenset[tuple[str, str]]
    sequences: dict[str, int]
    repeats: dict[tuple[str, str, str], Message]


@dataclass(frozen=True, slots=True)
class Decided:
    """The outcome of a batch: an answer for each send, in order, and the messages that are new."""

    answers: list[Message | Refusal]
    new: list[Message]
    sequences: dict[str, int]


def decide(sends: list[Send], known: Known, ids: list[str], now: datetime) -> Decided:
    """Number the accepted messages of all rooms; refuse strangers; answer a repeated token with the first message."""
    sequences, repeats = dict(known.sequences), dict(known.repeats)
    answers: list[Message | Refusal] = []
    new: list[Message] = []
    for send, message_id in zip(sends, ids, strict=True):
        name = (send.room_id, send.sender_id, send.token)
        if (send.room_id, send.sender_id) not in known.members:
            answers.append(RoomNotFound())
        elif name in repeats:
            answers.append(repeats[name])
        else:
            sequences[send.room_id] += 1
            number = sequences[send.room_id]
            message = Message(message_id, send.room_id, number, send.sender_id, send.content, send.token, now)
            repeats[name] = message
            new.append(message)
            answers.append(message)
    return Decided(answers, new, sequences)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Somebody who is to become a member."""

    member_id: str
    role: Role = Role.MEMBER


@dataclass(frozen=True, slots=True)
class Admission:
    """Who becomes a member, and who does not and why, both in the order of asking."""

    admitted: list[Wanted]
    refused: list[tuple[str, Refusal]]


def admit(
    room: Room,
    wanted: Sequence[Wanted],
    here: Collection[str],
    obstacles: Mapping[str, Refusal | None],
    bots: Collection[str] = (),
) -> Admission:
    """One after another, as if each were asked for alone; whom `obstacles` does not name is nobody."""
    inside = set(here)
    outcome = Admission([], [])
    for each in wanted:
        refusal = obstacles.get(each.member_id, MemberUnknown(member_id=each.member_id))
        if each.member_id in inside:
            refusal = MemberAlready(member_id=each.member_id)
        elif refusal is None and each.member_id in bots and each.role is Role.ADMINISTRATOR:
            refusal = BotsHaveNoRole()
        elif refusal is None and room.member_count + len(outcome.admitted) >= MOST_MEMBERS:
            refusal = RoomIsFull(most=MOST_MEMBERS)
        if refusal is not None:
            outcome.refused.append((each.member_id, refusal))
            continue
        inside.add(each.member_id)
        outcome.admitted.append(each)
    return outcome


@dataclass(frozen=True, slots=True)
class ForgetTokens(Job):
    """Let go of the tokens of programs whose time is over."""


class Bots(Protocol):
    """Knows the programs that can be members beside people; answered by the bots."""

    async def cards(self, call: Call, member_ids: Collection[str]) -> Mapping[str, Card]:
        """A card for each of the ids that is a bot's."""
        ...

    async def obstacles(
        self, call: Call, account_id: str | None, member_ids: Collection[str]
    ) -> Mapping[str, Refusal | None]:
        """What stands against each of those that are bots becoming a member of a room of that account."""
        ...


@dataclass(frozen=True, slots=True)
class BotAdded(Fact):
    """A bot has become a member; `by` is the id of a person or the ARN of an administrator, as in what follows."""

    partition = "bot_id"
    room_id: str
    bot_id: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class BotRemoved(Fact):
    """A bot is a member no more, be it that the room has been deleted."""

    partition = "bot_id"
    room_id: str
    bot_id: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class BotsAddressed(Fact):
    """A person has written an @ in a room with bots; whom it means is for the bots to say."""

    partition = "room_id"
    room_id: str
    message_id: str
