"""Parameters of the query protocol: a form of flat names such as `PolicyArns.member.1.arn`, put back into shape."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import unquote_to_bytes

from carillon.wire.aws.address import Pairs
from carillon.wire.aws.errors import BadRequest
from carillon.wire.aws.models import Shape
from carillon.wire.aws.parsing import LONGEST_NUMBER, Parameters, Sent, Shapes, UnknownForm, Violation, reader

DEEPEST = 12
_HALF_ESCAPED = re.compile("%(?![0-9A-Fa-f]{2})")

Branch = dict[str, Any]
Shaped = Callable[[Any], Any]
"""From texts in a tree of names to what decoded JSON would be."""


def pairs(sent_query: Pairs, body: bytes) -> Pairs:
    """What the query and the form say together; a name may stand there once."""
    try:
        text = body.decode("ascii")
    except UnicodeDecodeError as error:
        raise BadRequest(reason="The body is not a form (application/x-www-form-urlencoded).") from error
    found = [*sent_query, *((_decoded(n), _decoded(v)) for n, _, v in _parts(text))]
    names = [name for name, _ in found]
    if len(names) != len(set(names)):
        raise BadRequest(reason="A parameter is given more than once.")
    return tuple(found)


def _parts(text: str) -> Iterable[tuple[str, str, str]]:
    return (part.partition("=") for part in text.split("&") if part)


def _decoded(text: str) -> str:
    """In a form, unlike in an address, a plus is a space."""
    if _HALF_ESCAPED.search(text):
        raise BadRequest(reason="The form holds a % without two hexadecimal digits.")
    try:
        return unquote_to_bytes(text.replace("+", " ")).decode()
    except UnicodeDecodeError as error:
        raise BadRequest(reason="The form is not UTF-8.") from error


class FormParser:
    """Reads the input of one operation."""

    headers: frozenset[str] = frozenset()

    def __init__(self, shapes: Shapes, name: str | None) -> None:
        self._shape = _shaped(shapes, {"shape": name}) if name else _empty
        self._read = reader(shapes, {"shape": name}) if name else _empty

    def parse(self, sent: Sent) -> Parameters:
        """All constraints checked; names that the model does not know are not looked at."""
        tree: Branch = {}
        for name, value in pairs(sent.query, sent.body):
            _plant(tree, name.split("."), value)
        try:
            return self._read(self._shape(tree))
        except Violation as violation:
            raise BadRequest(reason=str(violation).strip()) from None


def _empty(_value: Any) -> Parameters:
    return {}


def _plant(tree: Branch, path: list[str], value: str) -> None:
    if len(path) > DEEPEST:
        raise BadRequest(reason="A parameter's name has too many parts.")
    for part in path[:-1]:
        below = tree.setdefault(part, {})
        if not isinstance(below, dict):
            raise BadRequest(reason=f"{part[:100]} is given both as a value and as a structure.")
        tree = below
    if path[-1] in tree:
        raise BadRequest(reason=f"{path[-1][:100]} is given both as a value and as a structure.")
    tree[path[-1]] = value


def _shaped(shapes: Shapes, entry: Shape) -> Shaped:
    shape = shapes[entry["shape"]]
    match shape["type"]:
        case "structure":
            return _structure(shapes, shape)
        case "list":
            return _list(_shaped(shapes, shape["member"]), shape["member"].get("locationName", "member"))
        case "string" | "timestamp":
            return lambda value: value
        case "boolean":
            return lambda value: {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value
        case "integer" | "long":
            return lambda value: int(value) if _is_whole(value) else value
        case other:
            raise UnknownForm(f"{entry['shape']}: no way to read {other} from a form")


def _structure(shapes: Shapes, shape: Shape) -> Shaped:
    members = {name: (e.get("locationName", name), _shaped(shapes, e)) for name, e in shape["members"].items()}

    def shaped(tree: Any) -> Any:
        if not isinstance(tree, dict):
            return tree
        found: Branch = {}
        for name, (wire, form) in members.items():
            if wire in tree:
                try:
                    found[name] = form(tree[wire])
                except Violation as violation:
                    raise violation.within(name) from None
        return found

    return shaped


def _branch(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(form: Shaped, member: str) -> Shaped:
    def shaped(tree: Any) -> Any:
        if tree == "":  # an empty list, as SDKs write it
            return []
        items = _branch(tree).get(member)
        if not isinstance(items, dict) or not all(_is_whole(number) for number in items):
            raise Violation(f"must be a list, its entries named {member}.1 and so on")
        return [form(items[number]) for number in sorted(items, key=int)]

    return shaped


def _is_whole(text: Any) -> bool:
    return isinstance(text, str) and len(text) <= LONGEST_NUMBER and re.fullmatch(r"-?[0-9]+", text) is not None
