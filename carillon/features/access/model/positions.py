"""Positions: where in a JSON text each value and each name stands."""

import json
import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any

Path = tuple[str | int, ...]

DEEPEST = 8
"""Below that nobody asks for positions; policies have six levels."""

_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Place:
    """Counted from 1, as editors do."""

    line: int
    column: int


@dataclass(slots=True)
class Positions:
    """Of a text that is JSON. A name that stands twice in one object is listed as doubled."""

    text: str
    values: dict[Path, int] = field(default_factory=dict[Path, int])
    names: dict[Path, int] = field(default_factory=dict[Path, int])
    doubled: list[Path] = field(default_factory=list[Path])
    _ends: list[int] = field(init=False)
    """Where lines end; a text with many remarks is not counted from its beginning for each."""

    def __post_init__(self) -> None:
        self._ends = [found.start() for found in re.finditer("\n", self.text)]

    def of_value(self, path: Path) -> Place:
        """Of the value, or of the nearest thing around it that is there."""
        while path not in self.values:
            path = path[:-1]
        return self._place(self.values[path])

    def of_name(self, path: Path) -> Place:
        return self._place(self.names[path]) if path in self.names else self.of_value(path)

    def _place(self, offset: int) -> Place:
        line = bisect_left(self._ends, offset)
        return Place(line + 1, offset - (self._ends[line - 1] if line else -1))


def positions(text: str) -> Positions:
    found = Positions(text)
    _walk(found, (), _after_space(text, 0))
    return found


def place(text: str, offset: int) -> Place:
    return Place(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _walk(found: Positions, path: Path, at: int) -> int:
    """Where the value that begins here ends."""
    found.values[path] = at
    if len(path) < DEEPEST and found.text[at] == "{":
        return _walk_object(found, path, at + 1)
    if len(path) < DEEPEST and found.text[at] == "[":
        return _walk_list(found, path, at + 1)
    return _decoded(found.text, at)[1]


def _walk_object(found: Positions, path: Path, at: int) -> int:
    text = found.text
    at = _after_space(text, at)
    while text[at] != "}":
        at = _after_space(text, at + 1 if text[at] == "," else at)
        name, end = _decoded(text, at)
        inner = (*path, str(name))
        if inner in found.names:
            found.doubled.append(inner)
        found.names[inner] = at
        colon = _after_space(text, end)
        at = _after_space(text, _walk(found, inner, _after_space(text, colon + 1)))
    return at + 1


def _walk_list(found: Positions, path: Path, at: int) -> int:
    text = found.text
    at = _after_space(text, at)
    index = 0
    while text[at] != "]":
        at = _after_space(text, at + 1 if text[at] == "," else at)
        at = _after_space(text, _walk(found, (*path, index), at))
        index += 1
    return at + 1


def _decoded(text: str, at: int) -> tuple[Any, int]:
    return _DECODER.raw_decode(text, at)


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    assert found is not None
    return found.end()
