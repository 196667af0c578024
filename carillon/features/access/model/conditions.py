"""Conditions of a policy statement: an operator, a key, the values wanted."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import ip_address, ip_network
from operator import eq, ge, gt, le, lt
from typing import TypeVar

from carillon.core.errors import Kind, Refusal
from carillon.features.access.model.patterns import Context, filled_in, matches

Test = Callable[[str, Context], bool | None]
"""Compares what a call says with one wanted value; None where the wanted value names a key that is not there."""

Operand = TypeVar("Operand")

_OPERATOR = re.compile(r"(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?")


class ConditionInvalid(Refusal):
    """Syntax errors in policy: {reason}"""

    kind = Kind.INVALID


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when the call's value passes one of the tests, or for a negated operator when it passes none."""

    key: str
    tests: tuple[Test, ...]
    negated: bool
    holds_when_absent: bool

    def holds(self, context: Context) -> bool:
        actual = context.get(self.key)
        if actual is None:
            return self.holds_when_absent
        outcomes = [test(actual, context) for test in self.tests]
        if None in outcomes:
            return False
        return any(outcomes) != self.negated


@dataclass(frozen=True, slots=True)
class Absence:
    """The Null operator: "true" wants the key absent, "false" wants it there."""

    key: str
    wanted: frozenset[bool]

    def holds(self, context: Context) -> bool:
        return (self.key not in context) in self.wanted


def condition(operator: str, key: str, values: tuple[str, ...]) -> Condition | Absence:
    """Reads one line of a Condition block; refuses what could never be evaluated."""
    parts = _OPERATOR.fullmatch(operator)
    quantifier, name, if_exists = parts.groups() if parts else (None, operator, None)
    if key.lower().startswith("chime:"):
        raise ConditionInvalid(reason=f"Amazon Chime has no condition keys of its own, such as {key}.")
    if name == "Null" and not quantifier and not if_exists:
        return Absence(key.lower(), frozenset(_truth(value) == "true" for value in values))
    if name not in _OPERATORS:
        raise ConditionInvalid(reason=f"There is no condition operator {operator}.")
    prepare, negated = _OPERATORS[name]
    # A key has one value at most, so ForAllValues differs from a plain operator only in what absence means.
    absent = bool(if_exists) or quantifier == "ForAllValues" or (negated and quantifier is None)
    return Condition(key.lower(), tuple(prepare(value) for value in values), negated, absent)


def _equals(wanted: str) -> Test:
    def test(actual: str, context: Context) -> bool | None:
        text = filled_in(wanted, context)
        return None if text is None else text == actual

    return test


def _equals_ignoring_case(wanted: str) -> Test:
    def test(actual: str, context: Context) -> bool | None:
        text = filled_in(wanted, context)
        return None if text is None else text.casefold() == actual.casefold()

    return test


def _like(wanted: str) -> Test:
    return lambda actual, context: matches(wanted, actual, context)


def _arn(wanted: str) -> Test:
    """Each of the six parts of an ARN is compared by itself, so that a star does not reach over a colon."""
    patterns = wanted.split(":", 5)
    if len(patterns) != 6:
        raise ConditionInvalid(reason=f"{wanted} is not an ARN.")

    def test(actual: str, context: Context) -> bool | None:
        parts = actual.split(":", 5)
        outcomes = [matches(pattern, part, context) for pattern, part in zip(patterns, parts, strict=False)]
        return None if None in outcomes else len(parts) == 6 and all(outcomes)

    return test


def _truth(wanted: str) -> str:
    if wanted.lower() not in ("true", "false"):
        raise ConditionInvalid(reason=f"{wanted} is neither true nor false.")
    return wanted.lower()


def _bool(wanted: str) -> Test:
    truth = _truth(wanted)
    return lambda actual, _: actual.lower() == truth


def _address(wanted: str) -> Test:
    try:
        network = ip_network(wanted, strict=False)
    except ValueError:
        raise ConditionInvalid(reason=f"{wanted} is not an IP address or range.") from None

    def test(actual: str, _: Context) -> bool:
        try:
            address = ip_address(actual)
        except ValueError:
            return False
        return (getattr(address, "ipv4_mapped", None) or address) in network

    return test


def _number(wanted: str) -> float:
    try:
        number = float(wanted)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise ConditionInvalid(reason=f"{wanted} is not a number.")
    return number


def _date(wanted: str) -> datetime:
    try:
        if wanted.isdecimal():
            return datetime.fromtimestamp(int(wanted), UTC)
        moment = datetime.fromisoformat(wanted)
    except (ValueError, OverflowError, OSError):
        raise ConditionInvalid(reason=f"{wanted} is not a date.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _compared(read: Callable[[str], Operand], compare: Callable[[Operand, Operand], bool]) -> Callable[[str], Test]:
    def prepare(wanted: str) -> Test:
        operand = read(wanted)

        def test(actual: str, _: Context) -> bool:
            try:
                return compare(read(actual), operand)
            except ConditionInvalid:  # a key of another type never fits
                return False

        return test

    return prepare


_OPERATORS: dict[str, tuple[Callable[[str], Test], bool]] = {
    "StringEquals": (_equals, False),
    "StringNotEquals": (_equals, True),
    "StringEqualsIgnoreCase": (_equals_ignoring_case, False),
    "StringNotEqualsIgnoreCase": (_equals_ignoring_case, True),
    "StringLike": (_like, False),
    "StringNotLike": (_like, True),
    "ArnEquals": (_arn, False),
    "ArnNotEquals": (_arn, True),
    "ArnLike": (_arn, False),
    "ArnNotLike": (_arn, True),
    "Bool": (_bool, False),
    "IpAddress": (_address, False),
    "NotIpAddress": (_address, True),
    "NumericEquals": (_compared(_number, eq), False),
    "NumericNotEquals": (_compared(_number, eq), True),
    "NumericLessThan": (_compared(_number, lt), False),
    "NumericLessThanEquals": (_compared(_number, le), False),
    "NumericGreaterThan": (_compared(_number, gt), False),
    "NumericGreaterThanEquals": (_compared(_number, ge), False),
    "DateEquals": (_compared(_date, eq), False),
    "DateNotEquals": (_compared(_date, eq), True),
    "DateLessThan": (_compared(_date, lt), False),
    "DateLessThanEquals": (_compared(_date, le), False),
    "DateGreaterThan": (_compared(_date, gt), False),
    "DateGreaterThanEquals": (_compared(_date, ge), False),
}
"""How each operator prepares a wanted value, and whether it is negated (and so holds for an absent key)."""
