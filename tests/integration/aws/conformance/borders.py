"""Requests with one value in them that stands at a border of the model, on either side."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec

from carillon.wire.aws.engine import LARGEST_BODY
from carillon.wire.aws.models import Service, Shape
from tests.integration.aws.conformance.models import Case
from tests.kit.aws_examples import SAMPLES, Examples, fits
from tests.kit.aws_stand import Reply

Path = tuple[str | int, ...]

ALPHABET = "aA1 .@-"
STARTS = ("", "/", "arn:aws:iam::123456789012:user/", *SAMPLES)
ENDS = ("", "/", "@example.com", "=")


@dataclass(frozen=True, slots=True)
class Border:
    """A value at a place of a request, and whether the model allows it."""

    path: Path
    value: Any
    allowed: bool

    @property
    def place(self) -> str:
        """As our own words name it."""
        return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in self.path)[1:]


def places(service: Service, name: str, value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every shape that a request holds a value of, and where; of lists the first entry."""
    shape = service.shapes[name]
    if path:
        yield path, name
    if shape["type"] == "structure":
        for member, each in value.items():
            yield from places(service, shape["members"][member]["shape"], each, (*path, member))
    if shape["type"] == "list":
        yield from places(service, shape["member"]["shape"], value[0], (*path, 0))


@cache
def text_of(length: int, pattern: str | None) -> str | None:
    """A text of exactly this length that the pattern allows."""
    for start in STARTS:
        for end in ENDS:
            for letter in ALPHABET:
                text = f"{start}{letter * (length - len(start) - len(end))}{end}"
                if len(text) == length and (pattern is None or fits(pattern, text)):
                    return text
    return None


@cache
def text_outside(pattern: str, least: int, most: int) -> str | None:
    """A text whose length is right and whose letters are not."""
    texts = (letter * max(least, 1) for letter in ("!", " ", "\n", "\x01", "€", "\U0001f4ac", "%", "/"))
    return next((text for text in texts if len(text) <= most and not fits(pattern, text)), None)


def texts(shape: Shape) -> Iterator[tuple[Any, bool]]:
    if enum := shape.get("enum"):
        yield from ((each, True) for each in enum)
        yield f"{enum[0]}x", False
        return
    least, most, pattern = shape.get("min", 0), shape.get("max"), shape.get("pattern")
    for length, allowed in ((least, True), (least - 1, False), (most, True), (most and most + 1, False)):
        if length is not None and length >= 0 and (length or not allowed or pattern is None):
            text = text_of(length, pattern if allowed else None)
            if text is not None:
                yield text, allowed
    if pattern and (text := text_outside(pattern, least, most or 1000)) is not None:
        yield text, False


def numbers(shape: Shape) -> Iterator[tuple[Any, bool]]:
    width = 2**31 if shape["type"] == "integer" else 2**63
    least, most = shape.get("min", -width), shape.get("max", width - 1)
    yield from ((least, True), (least - 1, False), (most, True), (most + 1, False))


def lists(service: Service, shape: Shape) -> Iterator[tuple[Any, bool]]:
    one = Examples(service.shapes, 5, full=True).of(shape["member"]["shape"])
    for length, allowed in ((shape.get("min"), True), (shape.get("max"), True)):
        if length is not None:
            yield [one] * length, allowed
    if shape.get("min"):
        yield [one] * (shape["min"] - 1), False
    if "max" in shape:
        yield [one] * (shape["max"] + 1), False


def values(service: Service, name: str) -> Iterator[tuple[Any, bool]]:
    shape = service.shapes[name]
    match shape["type"]:
        case "string":
            yield from texts(shape)
        case "integer" | "long":
            yield from numbers(shape)
        case "list":
            yield from lists(service, shape)
        case "boolean":
            yield from ((True, True), (False, True))
        case _:
            return


def with_value(whole: Any, path: Path, value: Any) -> Any:
    """The same request with another value at one place."""
    if not path:
        return value
    first, *rest = path
    if isinstance(first, int):
        return [*whole[:first], with_value(whole[first], tuple(rest), value), *whole[first + 1 :]]
    return whole | {first: with_value(whole[first], tuple(rest), value)}


def borders(case: Case, asked: dict[str, Any]) -> list[Border]:
    assert case.operation.input
    members = case.service.shapes[case.operation.input]["members"]
    labels = {name for name, entry in members.items() if entry.get("location") == "uri"}
    return [
        Border(path, value, allowed and not (value == "" and path[0] in labels))  # An empty label is a list's address.
        for path, name in places(case.service, case.operation.input, asked)
        for value, allowed in values(case.service, name)
    ]


def can_be_sent(case: Case, border: Border) -> bool:
    """An empty list in a query is no parameter, and a document of ten megabytes is longer than any body may be."""
    assert case.operation.input
    entry = case.service.shapes[case.operation.input]["members"][border.path[0]]
    is_lost = border.value == [] and entry.get("location") == "querystring"
    return not is_lost and not (isinstance(border.value, str) and len(border.value) > LARGEST_BODY)


def reading(case: Case, reply: Reply) -> tuple[int, str]:
    """Status and words of a refusal in each protocol."""
    if case.service.protocol == "query":
        found = re.search(rb"<Message>(.*)</Message>", reply.body, re.S)
        return reply.status, found[1].decode() if found else ""
    told = msgspec.json.decode(reply.body or b"{}")
    return reply.status, told.get("Message") or told.get("message", "")
