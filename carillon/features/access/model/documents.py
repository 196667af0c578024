"""A policy document: JSON of Version 2012-10-17, read once and then asked many times."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Literal

import msgspec

from carillon.core.errors import Kind, Refusal
from carillon.features.access.model.conditions import Absence, Condition, condition
from carillon.features.access.model.patterns import Context, matches

_ACTION = re.compile(r"\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+")
_NO_KEYS: Context = {}


class PolicyMalformed(Refusal):
    """Syntax errors in policy: {reason}"""

    kind = Kind.INVALID


@dataclass(frozen=True, slots=True)
class Patterns:
    """A list of patterns; `all_but` is the Not form."""

    patterns: tuple[str, ...]
    all_but: bool

    def fit(self, text: str, context: Context, *, ignore_case: bool = False) -> bool:
        outcomes = [matches(pattern, text, context, ignore_case=ignore_case) for pattern in self.patterns]
        if self.all_but and None in outcomes:  # a pattern about an absent key makes the statement say nothing
            return False
        return any(outcomes) != self.all_but


@dataclass(frozen=True, slots=True)
class Statement:
    allow: bool
    actions: Patterns
    resources: Patterns
    conditions: tuple[Condition | Absence, ...]
    sid: str = ""
    number: int = 1

    @property
    def title(self) -> str:
        """What people call it: its Sid, or else its place in the policy."""
        return self.sid or f"number {self.number}"

    def applies(self, action: str, resource: str, context: Context) -> bool:
        return (
            self.actions.fit(action, _NO_KEYS, ignore_case=True)
            and self.resources.fit(resource, context)
            and all(condition.holds(context) for condition in self.conditions)
        )


@dataclass(frozen=True, slots=True)
class Document:
    statements: tuple[Statement, ...]


Text = Annotated[str, msgspec.Meta(min_length=1)]
Texts = Text | Annotated[list[Text], msgspec.Meta(min_length=1)]
Scalar = str | bool | int | float


class _StatementText(msgspec.Struct, rename="pascal", forbid_unknown_fields=True):
    effect: Literal["Allow", "Deny"]
    sid: Annotated[str, msgspec.Meta(pattern="^[A-Za-z0-9]*$")] = ""
    action: Texts | None = None
    not_action: Texts | None = None
    resource: Texts | None = None
    not_resource: Texts | None = None
    condition: dict[str, dict[str, Scalar | list[Scalar]]] = {}


class _DocumentText(msgspec.Struct, rename="pascal", forbid_unknown_fields=True):
    statement: _StatementText | Annotated[list[_StatementText], msgspec.Meta(min_length=1)]
    version: Literal["2012-10-17"]
    id: str = ""


@lru_cache(1024)
def parse(text: str) -> Document:
    """Read a document; remembered by its text, because every call of an identity asks for the same few."""
    try:
        read = msgspec.json.decode(text, type=_DocumentText)
    except msgspec.DecodeError as error:
        raise PolicyMalformed(reason=str(error)) from None
    statements = read.statement if isinstance(read.statement, list) else [read.statement]
    sids = [statement.sid for statement in statements if statement.sid]
    if len(sids) != len(set(sids)):
        raise PolicyMalformed(reason="Two statements have the same Sid.")
    return Document(tuple(_statement(statement, number) for number, statement in enumerate(statements, start=1)))


def _statement(read: _StatementText, number: int) -> Statement:
    actions = _patterns("Action", read.action, read.not_action)
    for action in actions.patterns:
        if not _ACTION.fullmatch(action):
            raise PolicyMalformed(reason=f"{action} is not an action such as chime:GetAccount.")
    return Statement(
        allow=read.effect == "Allow",
        actions=actions,
        resources=_patterns("Resource", read.resource, read.not_resource),
        conditions=conditions(read.condition),
        sid=read.sid,
        number=number,
    )


def _patterns(element: str, plain: str | list[str] | None, negated: str | list[str] | None) -> Patterns:
    if (plain is None) == (negated is None):
        raise PolicyMalformed(reason=f"A statement has either {element} or Not{element}.")
    chosen = negated if plain is None else plain
    assert chosen is not None
    return Patterns((chosen,) if isinstance(chosen, str) else tuple(chosen), all_but=plain is None)


def conditions(read: Mapping[str, Mapping[str, Scalar | list[Scalar]]]) -> tuple[Condition | Absence, ...]:
    return tuple(
        condition(operator, key, tuple(_text(value) for value in (values if isinstance(values, list) else [values])))
        for operator, keys in read.items()
        for key, values in keys.items()
    )


def _text(value: Scalar) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
