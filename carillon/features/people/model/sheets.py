"""What a sheet is: a file of many lines about people, tried first, carried out after, and kept as its own report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from carillon.core.calls import Call
from carillon.core.errors import Kind, Refusal
from carillon.core.jobs import Job

LARGEST_FILE = 32_000_000
MOST_LINES = 100_000
LONGEST_FIELD = 400
MOST_SHOWN = 200


class SheetNotFound(Refusal):
    """There is no file {sheet_id}."""

    kind = Kind.NOT_FOUND


class FileFault(StrEnum):
    """Why a file cannot be read, in words."""

    ENCODING = "it is not UTF-8 text. Save it as “CSV UTF-8”."
    NO_TEXT = "it is not text."
    EMPTY = "it has no lines."
    FOREIGN = "it is not the JSON that the AWS command line prints."


class FileUnreadable(Refusal):
    """The file cannot be read: {reason}"""

    kind = Kind.INVALID
    phrases = tuple({"reason": each.value} for each in FileFault)


class TooManyLines(Refusal):
    """A file has at most {most} lines. Divide it."""

    kind = Kind.INVALID


class SheetNotReady(Refusal):
    """The file is still being tried, or was carried out already."""

    kind = Kind.CONFLICT


class SheetUnderWay(Refusal):
    """The file is being carried out. Wait until it is done."""

    kind = Kind.CONFLICT


class AccountMissing(Refusal):
    """Say for which account the file is."""

    kind = Kind.INVALID


class RoomMissing(Refusal):
    """Give the name of a new chat room, or choose one."""

    kind = Kind.INVALID


class OwnerMissing(Refusal):
    """Give the address of a user of the account, whose contacts these are."""

    kind = Kind.INVALID


class SheetKind(StrEnum):
    """What the lines are, and so what becomes of them."""

    INVITATIONS = "invitations"
    LICENSES = "licenses"
    ACCOUNTS = "accounts"
    USERS = "users"
    MEMBERS = "members"
    CONTACTS = "contacts"
    NUMBERS = "numbers"

    @property
    def is_moving(self) -> bool:
        """Taken out of Amazon Chime, and not made for here."""
        return self not in (SheetKind.INVITATIONS, SheetKind.LICENSES)


class Stage(StrEnum):
    """How far a sheet has come; what a stopped one has left undone may be started again."""

    TRYING = "trying"
    READY = "ready"
    RUNNING = "running"
    STOPPED = "stopped"
    DONE = "done"


class Standing(StrEnum):
    """What carrying out a line means: something comes to be, changes, is so already; or somebody has to decide."""

    NEW = "new"
    CHANGED = "changed"
    MATCHED = "matched"
    CONFLICTING = "conflicting"
    WRONG = "wrong"


class Choice(StrEnum):
    """What to do with a conflicting line."""

    SKIP = "skip"
    ID_ONLY = "id_only"  # the person stays where they are, and the old id leads to them
    INVITE = "invite"  # the same, and they are invited to come
    NEW_ID = "new_id"  # the line is taken in, without its old id
    TAKE_IN = "take_in"
    SAME = "same"  # what is here under this name is what the line means
    SEPARATE = "separate"


class Outcome(StrEnum):
    """What became of a line."""

    DONE = "done"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What carrying out a line would do, and why: `reason` for programs, `message` for people."""

    standing: Standing
    reason: str
    message: str
    choices: tuple[Choice, ...] = ()


Row = Mapping[str, str]
"""The fields of a line that say something, by their names."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line as it was read; `subject` is what people know it by. A wrong one is known as wrong at once."""

    number: int
    subject: str
    row: Row
    wrong: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a sheet that was taken; `position` counts the lines, `number` is where it stands in the file."""

    position: int
    number: int
    subject: str
    row: Row
    verdict: Verdict | None = None
    choice: Choice = Choice.SKIP
    outcome: Outcome | None = None

    @property
    def goes(self) -> bool:
        """Carrying it out does something."""
        match self.verdict:
            case Verdict(standing=Standing.NEW | Standing.CHANGED):
                return True
            case Verdict(standing=Standing.CONFLICTING, choices=choices):
                return self.choice in choices and self.choice is not Choice.SKIP
            case _:
                return False


@dataclass(frozen=True, slots=True)
class Purpose:
    """Where the lines go, as far as their kind needs it said."""

    account_id: str | None = None
    room_id: str | None = None
    room_name: str | None = None
    owner: str | None = None
    invites: bool = True  # people who are taken in are sent an invitation


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file that was handed in by an administrator or the operator."""

    id: str
    organisation_id: str
    kind: SheetKind
    name: str
    purpose: Purpose
    stage: Stage
    lines: int
    tried: int  # so many lines from the first have been tried, or carried out
    carried_out: int
    created_at: datetime
    created_by: str
    started_at: datetime | None = None
    finished_at: datetime | None = None
    trouble: str | None = None  # why it stopped


@dataclass(frozen=True, slots=True)
class Tally:
    """How many lines of each standing, reason and outcome there are."""

    standings: Mapping[Standing, int] = field(default_factory=dict[Standing, int])
    reasons: Mapping[str, int] = field(default_factory=dict[str, int])
    outcomes: Mapping[Outcome, int] = field(default_factory=dict[Outcome, int])
    going: int = 0
    """Lines that carrying out does something with, by what is chosen now."""


class Undertaking(Protocol):
    """A feature that knows what one kind of line means."""

    def read(self, body: bytes) -> Sequence[Entry]:
        """The lines of the file; nothing is looked up."""
        ...

    async def judge(self, call: Call, sheet: Sheet, lines: Sequence[Line]) -> Sequence[Verdict]:
        """What each of these lines means now, in their order."""
        ...

    async def carry_out(self, call: Call, sheet: Sheet, lines: Sequence[Line]) -> None:
        """Do what the lines, which all go, say; they were judged in the same transaction."""
        ...


@dataclass(frozen=True, slots=True)
class Undertakings:
    """Who carries out which kind of sheet."""

    by_kind: Mapping[SheetKind, Undertaking]


@dataclass(frozen=True, slots=True)
class TrySheet(Job):
    """Judge the lines of a sheet, some at a time."""

    sheet_id: str


@dataclass(frozen=True, slots=True)
class CarryOutSheet(Job):
    """Carry the lines of a sheet out, some at a time."""

    sheet_id: str
    language: str = ""
    """Of whoever started it, for letters to readers who have chosen none."""


def matched(reason: str, message: str) -> Verdict:
    return Verdict(Standing.MATCHED, reason, message)


def conflicting(reason: str, message: str, *choices: Choice) -> Verdict:
    return Verdict(Standing.CONFLICTING, reason, message, (Choice.SKIP, *choices))


def wrong(reason: str, message: str) -> Verdict:
    return Verdict(Standing.WRONG, reason, message)


def refused(refusal: Refusal) -> Verdict:
    """The line cannot be carried out as it is written."""
    return wrong(refusal.code, refusal.message)


def once(entries: Sequence[Entry], column: str | None = None) -> list[Entry]:
    """Of lines about the same subject, or with the same in a column, all but the first are wrong."""
    seen: dict[str, int] = {}
    return [_first(entry, seen, entry.row.get(column, "") if column else entry.subject.lower()) for entry in entries]


def _first(entry: Entry, seen: dict[str, int], key: str) -> Entry:
    if entry.wrong is not None or not key:
        return entry
    first = seen.setdefault(key, entry.number)
    if first == entry.number:
        return entry
    return replace(entry, wrong=wrong("Repeated", f"The same as line {first}."))


def at_most(most: int, entries: Sequence[Entry], verdict: Verdict) -> list[Entry]:
    """Of the lines that could be carried out, those after the first `most` are wrong."""
    found: list[Entry] = []
    fit = 0
    for entry in entries:
        fit += entry.wrong is None
        found.append(entry if entry.wrong is not None or fit <= most else replace(entry, wrong=verdict))
    return found


def check_count(entries: Sequence[Entry]) -> Sequence[Entry]:
    if len(entries) > MOST_LINES:
        raise TooManyLines(most=MOST_LINES)
    if not entries:
        raise FileUnreadable(reason=FileFault.EMPTY.value)
    return entries
