"""What the model asks of one value; botocore checks only some of it, so every constraint is checked here."""

import re
from collections.abc import Callable, Iterator, Sized
from typing import Any

from carillon.wire.aws.models import Shape

_BITS = {"integer": 32, "long": 64}

Check = Callable[[Any], str | None]
"""Says what is wrong with a value of the right type, or None. The value itself is not repeated: it may be secret."""


def checks_for(shape: Shape) -> tuple[Check, ...]:
    """The checks of a shape, cheapest first."""
    return tuple(_checks(shape))


def _checks(shape: Shape) -> Iterator[Check]:
    match shape["type"]:
        case "string":
            yield _no_nul
            yield from _sizes(shape, "character", "characters")
            if enum := shape.get("enum"):
                yield _one_of(frozenset(enum), ", ".join(enum))
            if pattern := shape.get("pattern"):
                yield _matching(pattern)
        case "list" | "map":
            yield from _sizes(shape, "entry", "entries")
        case "integer" | "long" as kind:
            yield _within_width(_BITS[kind])
            yield from _values(shape)
        case "float" | "double":
            yield from _values(shape)
        case _:
            pass


def _no_nul(value: str) -> str | None:
    """No pattern of the models forbids it, and PostgreSQL cannot store it."""
    return "must not hold the character U+0000" if "\0" in value else None


def _sizes(shape: Shape, one: str, many: str) -> Iterator[Check]:
    if least := shape.get("min"):
        yield _at_least(len, least, f"must have at least {least} {one if least == 1 else many}")
    if "max" in shape:
        most = shape["max"]
        yield _at_most(len, most, f"must have at most {most} {one if most == 1 else many}")


def _values(shape: Shape) -> Iterator[Check]:
    if "min" in shape:
        yield _at_least(_itself, shape["min"], f"must be at least {shape['min']}")
    if "max" in shape:
        yield _at_most(_itself, shape["max"], f"must be at most {shape['max']}")


def _within_width(bits: int) -> Check:
    """JSON knows numbers of any length, the models' types and the databases do not."""
    most = 2 ** (bits - 1)
    return lambda value: None if -most <= value < most else f"must be a whole number of {bits} bits"


def _itself(value: float) -> float:
    return value


def _at_least(measure: Callable[[Any], float] | Callable[[Sized], int], least: float, words: str) -> Check:
    return lambda value: words if measure(value) < least else None


def _at_most(measure: Callable[[Any], float] | Callable[[Sized], int], most: float, words: str) -> Check:
    return lambda value: words if measure(value) > most else None


def _one_of(allowed: frozenset[str], named: str) -> Check:
    return lambda value: None if value in allowed else f"must be one of {named}"


def _matching(pattern: str) -> Check:
    """The whole value must match, also where the model's pattern has no anchors; digits are ASCII digits."""
    fits = re.compile(pattern, re.ASCII).fullmatch
    words = f"must match {pattern}"
    return lambda value: None if fits(value) else words
