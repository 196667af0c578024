"""From a handler's answer to the body: a deviation from the model is our fault and stops the call before its commit."""

from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec

from carillon.core.trail import HIDDEN, Json
from carillon.wire.aws.models import Shape
from carillon.wire.aws.parsing import Shapes, UnknownForm

Write = Callable[[Any], Any]
Tell = Callable[[Any], Json]

_SCALARS: Mapping[str, tuple[type, ...]] = {
    "boolean": (bool,),
    "integer": (int,),
    "long": (int,),
    "float": (int, float),
    "double": (int, float),
}


class Writer:
    """Writes the output of one operation."""

    def __init__(self, shapes: Shapes, name: str | None) -> None:
        self._write = writer(shapes, {"shape": name}) if name else _nothing

    def write(self, answer: Mapping[str, Any] | None) -> bytes:
        """None members are left out; empty lists and False are kept."""
        return msgspec.json.encode(self._write(answer or {}))


def _nothing(value: Mapping[str, Any]) -> dict[str, Any]:
    if value:
        raise TypeError(f"this operation answers nothing, not {sorted(value)}")
    return {}


def writer(shapes: Shapes, entry: Shape) -> Write:
    shape = shapes[entry["shape"]]
    match shape["type"]:
        case "structure":
            return _structure(shapes, shape, entry["shape"])
        case "list":
            write = writer(shapes, shape["member"])
            return lambda value: [write(item) for item in value]
        case "map":
            write = writer(shapes, shape["value"])
            return lambda value: {key: write(item) for key, item in value.items()}
        case "timestamp":
            return iso8601 if shape.get("timestampFormat") == "iso8601" else epoch
        case "string":
            return text_check(entry["shape"], frozenset(shape.get("enum", ())))
        case scalar if scalar in _SCALARS:
            return scalar_check(entry["shape"], scalar)
        case other:
            raise UnknownForm(f"{entry['shape']}: no way to write {other}")


def _structure(shapes: Shapes, shape: Shape, name: str) -> Write:
    members = {member: writer(shapes, entry) for member, entry in shape["members"].items()}
    required = frozenset(shape.get("required", ()))

    def write(value: Mapping[str, Any]) -> dict[str, Any]:
        given = checked(value, name, members.keys(), required)
        return {member: members[member](item) for member, item in given.items()}

    return write


def checked(
    value: Mapping[str, Any], name: str, members: Collection[str], required: Collection[str]
) -> Mapping[str, Any]:
    """The members that are there: all that the model requires, none that it does not know."""
    given = {member: item for member, item in value.items() if item is not None}
    if missing := set(required) - given.keys():
        raise TypeError(f"{name} lacks {sorted(missing)}")
    if foreign := given.keys() - set(members):
        raise TypeError(f"{name} has no {sorted(foreign)}")
    return given


def text_check(name: str, allowed: frozenset[str]) -> Write:
    def write(value: Any) -> str:
        if not isinstance(value, str) or (allowed and value not in allowed):
            raise TypeError(f"{name} does not allow this {type(value).__name__}")
        return value

    return write


def scalar_check(name: str, form: str) -> Write:
    kinds = _SCALARS[form]

    def write(value: Any) -> Any:
        if type(value) not in kinds:
            raise TypeError(f"{name} does not allow this {type(value).__name__}")
        return value

    return write


def iso8601(moment: datetime) -> str:
    """As the service writes it: three digits, Z. Some SDKs read nothing else."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def epoch(moment: datetime) -> float:
    return int(moment.timestamp() * 1000) / 1000


def teller(shapes: Shapes, entry: Shape) -> Tell:
    """How the audit trail shows a value: CloudTrail's small first letters, and nothing that the model calls secret."""
    shape = shapes[entry["shape"]]
    if shape.get("sensitive") or entry.get("sensitive"):
        return lambda _value: HIDDEN
    match shape["type"]:
        case "structure":
            members = {name: (name[0].lower() + name[1:], teller(shapes, e)) for name, e in shape["members"].items()}
            return lambda value: {members[n][0]: members[n][1](v) for n, v in value.items() if v is not None}
        case "list":
            tell = teller(shapes, shape["member"])
            return lambda value: [tell(item) for item in value]
        case "map":
            tell_key, tell_value = teller(shapes, shape["key"]), teller(shapes, shape["value"])
            return lambda value: {str(tell_key(key)): tell_value(item) for key, item in value.items()}
        case "timestamp":
            return iso8601
        case "blob":
            return lambda value: f"{len(value)} bytes"
        case _:
            return lambda value: value
