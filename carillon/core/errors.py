"""Refusals: everything that a caller may be told, in one shallow family."""

import inspect
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import ClassVar

from carillon.core.sentences import Sentence


class Kind(StrEnum):
    """The eleven ways to be refused; every door translates them into its own protocol."""

    INVALID = "invalid"
    UNAUTHENTICATED = "unauthenticated"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not_found"
    CONFLICT = "conflict"
    LIMIT = "limit"
    GONE = "gone"
    UNPROCESSABLE = "unprocessable"
    THROTTLED = "throttled"
    UNAVAILABLE = "unavailable"
    FAILURE = "failure"


Fact = str | int | float | bool | None


class Refusal(Exception):
    """The call was refused.

    A subclass is one plain statement: its docstring is the message, its keyword facts fill the message in.
    Facts are shown to the caller, so they never hold a secret.
    """

    kind: ClassVar[Kind] = Kind.FAILURE
    phrases: ClassVar[Sequence[Mapping[str, str]]] = ()
    """Words of ours that facts may be: with each of these the message is a whole sentence for the catalogues."""

    def __init__(self, **facts: Fact | Sentence) -> None:
        self.facts: dict[str, Fact] = {
            name: str(fact) if isinstance(fact, Sentence) else fact for name, fact in facts.items()
        }
        self.sentence = Sentence(inspect.cleandoc(type(self).__doc__ or ""), facts)
        self.message = str(self.sentence)
        super().__init__(self.message)

    @property
    def code(self) -> str:
        """The stable name that programs may compare: the class's own."""
        return type(self).__name__


class Invalid(Refusal):
    """{reason}"""

    kind = Kind.INVALID


class Throttled(Refusal):
    """Too many attempts. Try again in {retry_after} seconds."""

    kind = Kind.THROTTLED


class StorageFull(Refusal):
    """The disk that holds Carillon's files is full; nothing was changed. Free some space and try again."""

    kind = Kind.UNAVAILABLE


class DatabaseUnavailable(Refusal):
    """The database does not answer; nothing was changed. Try again in a moment."""

    kind = Kind.UNAVAILABLE


class DatabaseClosed(Refusal):
    """The database does not let Carillon in. Check the name, the user and the password in database.url."""

    kind = Kind.UNAVAILABLE


class DatabaseUnusable(Refusal):
    """The database file cannot be opened, or it is damaged. See whose it is, or restore a backup."""

    kind = Kind.UNAVAILABLE
