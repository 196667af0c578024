"""From a request to an operation's parameters: every shape becomes a closure once, at start-up."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec

from carillon.wire.aws.address import Pairs
from carillon.wire.aws.constraints import Check, checks_for
from carillon.wire.aws.errors import BadRequest
from carillon.wire.aws.models import Shape

Shapes = Mapping[str, Shape]
Read = Callable[[Any], Any]
Parameters = dict[str, Any]

LONGEST_NUMBER = 20
_WHOLE, _NUMBER = "a whole number", "a number"
_SCALARS: Mapping[str, tuple[tuple[type, ...], str]] = {
    "string": ((str,), "text"),
    "boolean": ((bool,), "true or false"),
    "integer": ((int,), _WHOLE),
    "long": ((int,), _WHOLE),
    "float": ((int, float), _NUMBER),
    "double": ((int, float), _NUMBER),
}
_ESCAPED_PLUS = re.compile(r"%2B\d+", re.ASCII)


class Violation(Exception):
    """A value that the model does not allow; on its way up it learns where the value stands."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words
        self.place = ""

    def within(self, name: str) -> "Violation":
        dot = "." if self.place and not self.place.startswith("[") else ""
        self.place = f"{name}{dot}{self.place}"
        return self

    def __str__(self) -> str:
        return f"{self.place} {self.words}."


class UnknownForm(TypeError):
    """A table asks for something that no table has asked for before."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The parts of a request that hold parameters."""

    labels: Mapping[str, str]
    query: Pairs
    headers: Mapping[str, str]
    body: bytes


Source = Callable[[Sent, Mapping[str, Any]], Any]
"""Where one member's value comes from: the request's parts or its decoded body."""


@dataclass(frozen=True, slots=True)
class _Member:
    name: str
    source: Source
    read: Read
    required: bool


class Parser:
    """Reads the input of one operation."""

    def __init__(self, shapes: Shapes, name: str | None) -> None:
        shape: Shape = shapes[name] if name else {"type": "structure", "members": {}}
        required = shape.get("required", ())
        entries = shape["members"].items()
        self._members = [_located(shapes, member, entry, required=member in required) for member, entry in entries]
        self._has_body = any("location" not in entry for _, entry in entries)
        self.headers = frozenset(e["locationName"].lower() for _, e in entries if e.get("location") == "header")

    def parse(self, sent: Sent) -> Parameters:
        """All constraints checked. Null is absent; members that the model does not know are not looked at."""
        body = _json_object(sent.body) if self._has_body and sent.body else {}
        parameters: Parameters = {}
        for member in self._members:
            value = member.source(sent, body)
            if value is not None:
                try:
                    parameters[member.name] = member.read(value)
                except Violation as violation:
                    raise BadRequest(reason=str(violation.within(member.name))) from None
            elif member.required:
                raise BadRequest(reason=f"{member.name} is required.")
        return parameters


def _json_object(body: bytes) -> Mapping[str, Any]:
    try:
        value = msgspec.json.decode(body)
    except (ValueError, RecursionError) as error:
        raise BadRequest(reason="The body is not JSON.") from error
    if not isinstance(value, dict):
        raise BadRequest(reason="The body must be a JSON object.")
    return value


def _located(shapes: Shapes, name: str, entry: Shape, *, required: bool) -> _Member:
    shape = shapes[entry["shape"]]
    wire_name = entry.get("locationName", name)
    location = entry.get("location")
    is_list = shape["type"] == "list"
    read = reader(shapes, entry) if location is None else _text_reader(shapes, entry, location)
    return _Member(name, _source(location, wire_name, is_list=is_list), read, required)


def _source(location: str | None, name: str, *, is_list: bool) -> Source:
    match location:
        case None:
            return lambda _sent, body: body.get(name)
        case "uri":
            return lambda sent, _body: sent.labels.get(name)
        case "header":
            lower = name.lower()
            return lambda sent, _body: sent.headers.get(lower)
        case "querystring" if is_list:
            return lambda sent, _body: [value for key, value in sent.query if key == name] or None
        case "querystring":
            return lambda sent, _body: _only([value for key, value in sent.query if key == name], name)
        case _:
            raise UnknownForm(f"{name}: no way to read from {location}")


def _only(values: list[str], name: str) -> str | None:
    if len(values) > 1:
        raise BadRequest(reason=f"{name} is given more than once.")
    return values[0] if values else None


def reader(shapes: Shapes, entry: Shape) -> Read:
    """The closure that reads a value of this shape out of decoded JSON."""
    read = _plain_reader(shapes, entry["shape"])
    return _plus_restored(read) if entry.get("escapedPlus") else read


def _plain_reader(shapes: Shapes, name: str) -> Read:
    shape = shapes[name]
    checks = checks_for(shape)
    match shape["type"]:
        case "structure":
            return _structure(shapes, shape)
        case "list":
            return _list(reader(shapes, shape["member"]), checks)
        case "map":
            return _map(reader(shapes, shape["key"]), reader(shapes, shape["value"]), checks)
        case "timestamp":
            return _timestamp
        case scalar if scalar in _SCALARS:
            return _scalar(*_SCALARS[scalar], checks)
        case other:
            raise UnknownForm(f"{name}: no way to read {other}")


def _structure(shapes: Shapes, shape: Shape) -> Read:
    required = shape.get("required", ())
    members = [
        (name, entry.get("locationName", name), reader(shapes, entry), name in required)
        for name, entry in shape["members"].items()
    ]

    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            raise Violation("must be an object")
        found: Parameters = {}
        for name, wire_name, read_member, needed in members:
            if (given := value.get(wire_name)) is not None:
                try:
                    found[name] = read_member(given)
                except Violation as violation:
                    raise violation.within(name) from None
            elif needed:
                raise Violation("is required").within(name)
        return found

    return read


def _list(read_item: Read, checks: tuple[Check, ...]) -> Read:
    def read(value: Any) -> Any:
        if not isinstance(value, list):
            raise Violation("must be a list")
        _check(checks, value)
        items: list[Any] = []
        for number, item in enumerate(value):
            try:
                items.append(read_item(item))
            except Violation as violation:
                raise violation.within(f"[{number}]") from None
        return items

    return read


def _map(read_key: Read, read_value: Read, checks: tuple[Check, ...]) -> Read:
    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            raise Violation("must be an object")
        _check(checks, value)
        return {read_key(key): read_value(item) for key, item in value.items() if item is not None}

    return read


def _scalar(kinds: tuple[type, ...], words: str, checks: tuple[Check, ...]) -> Read:
    def read(value: Any) -> Any:
        if type(value) not in kinds:  # JSON's true is no number, though Python's is.
            raise Violation(f"must be {words}")
        _check(checks, value)
        return value

    return read


def _check(checks: tuple[Check, ...], value: Any) -> None:
    for check in checks:
        if words := check(value):
            raise Violation(words)


def _timestamp(value: Any) -> datetime:
    """Epoch seconds or ISO 8601, whichever the client prefers; always aware."""
    try:
        if isinstance(value, str):
            moment = datetime.fromisoformat(value)
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return datetime.fromtimestamp(value, UTC)
    except (ValueError, OverflowError, OSError):
        pass
    raise Violation("must be a time")


def _plus_restored(read: Read) -> Read:
    def one(value: Any) -> Any:
        return f"+{value[3:]}" if isinstance(value, str) and _ESCAPED_PLUS.fullmatch(value) else value

    return lambda value: read([one(item) for item in value] if isinstance(value, list) else one(value))


def _text_reader(shapes: Shapes, entry: Shape, location: str) -> Read:
    """The same for a value that arrives as text, in the path, the query or a header."""
    shape = shapes[entry["shape"]]
    read = reader(shapes, entry)
    match shape["type"]:
        case "string" | "timestamp":
            return read
        case "boolean":
            return lambda text: read({"true": True, "false": False}.get(text, text))
        case "integer" | "long":
            return lambda text: read(int(text) if _is_whole(text) else text)
        case "list" if location == "querystring":
            return _list(_text_reader(shapes, shape["member"], location), checks_for(shape))
        case other:
            raise UnknownForm(f"{entry['shape']}: no way to read {other} from {location}")


def _is_whole(text: str) -> bool:
    return len(text) <= LONGEST_NUMBER and re.fullmatch(r"-?[0-9]+", text) is not None
