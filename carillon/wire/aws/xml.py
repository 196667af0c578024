"""Answers of the query protocol: the same checks against the model as for JSON, and elements instead of members."""

import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape

from carillon.wire.aws.models import Shape
from carillon.wire.aws.parsing import Shapes, UnknownForm
from carillon.wire.aws.writing import checked, scalar_check, text_check

Write = Callable[[Any], str]
"""The inside of an element."""

_UNSAID = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class XmlWriter:
    """Writes the output of one operation: the element that wraps the result, nothing where there is no result."""

    def __init__(self, shapes: Shapes, name: str | None, wrapper: str) -> None:
        self._write = xml_writer(shapes, {"shape": name}) if name else None
        self._wrapper = wrapper

    def write(self, answer: Mapping[str, Any] | None) -> str:
        if self._write is None:
            if answer:
                raise TypeError(f"this operation answers nothing, not {sorted(answer)}")
            return ""
        return element(self._wrapper, self._write(answer or {}))


def element(name: str, inside: str) -> str:
    return f"<{name}>{inside}</{name}>" if inside else f"<{name}/>"


def text(value: str) -> str:
    """XML 1.0 cannot say most control characters in any way, so they become what stands for an unknown one."""
    return escape(_UNSAID.sub("\ufffd", value), {"\r": "&#13;"})


def xml_writer(shapes: Shapes, entry: Shape) -> Write:
    shape = shapes[entry["shape"]]
    match shape["type"]:
        case "structure":
            return _structure(shapes, shape, entry["shape"])
        case "list":
            name, write = shape["member"].get("locationName", "member"), xml_writer(shapes, shape["member"])
            return lambda value: "".join(element(name, write(item)) for item in value)
        case "map":
            return _map(shapes, shape)
        case _:
            return _scalar(shape, entry["shape"])


def _scalar(shape: Shape, name: str) -> Write:
    match shape["type"]:
        case "timestamp":
            return moment
        case "blob":
            return lambda value: b64encode(value).decode()
        case "string":
            dressed = _percent_encoded if shape.get("percentEncoded") else text
            check = text_check(name, frozenset(shape.get("enum", ())))
            return lambda value: dressed(check(value))
        case "boolean":
            boolean = scalar_check(name, "boolean")
            return lambda value: "true" if boolean(value) else "false"
        case "integer" | "long" | "float" | "double" as kind:
            number = scalar_check(name, kind)
            return lambda value: str(number(value))
        case other:
            raise UnknownForm(f"{name}: no way to write {other}")


def _percent_encoded(value: str) -> str:
    return quote(value, safe="")


def _structure(shapes: Shapes, shape: Shape, name: str) -> Write:
    members = {member: (e.get("locationName", member), xml_writer(shapes, e)) for member, e in shape["members"].items()}
    required = frozenset(shape.get("required", ()))

    def write(value: Mapping[str, Any]) -> str:
        given = checked(value, name, members.keys(), required)
        return "".join(element(members[member][0], members[member][1](item)) for member, item in given.items())

    return write


def _map(shapes: Shapes, shape: Shape) -> Write:
    key, value = xml_writer(shapes, shape["key"]), xml_writer(shapes, shape["value"])
    return lambda pairs: "".join(
        element("entry", element("key", key(name)) + element("value", value(item))) for name, item in pairs.items()
    )


def moment(at: datetime) -> str:
    """Whole seconds, as IAM and STS have them."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
