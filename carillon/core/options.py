"""Options: how a tree of frozen dataclasses is read from TOML and from the environment, with every mistake named."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, field, fields, is_dataclass
from difflib import get_close_matches
from typing import Any, Generic, TypeVar, cast, get_args, get_origin, get_type_hints

import msgspec

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rule:
    """What is said about an option, and what its values must keep."""

    says: str
    least: int | None = None
    most: int | None = None
    pattern: str | None = None
    secret: bool = False

    def complaint(self, value: object) -> str | None:
        if isinstance(value, int) and self.least is not None and value < self.least:
            return f"{value} is too small; the least is {self.least}."
        if isinstance(value, int) and self.most is not None and value > self.most:
            return f"{value} is too large; the most is {self.most}."
        if isinstance(value, str) and self.pattern is not None and re.fullmatch(self.pattern, value) is None:
            # The value is not repeated: it may be an address with a password in it.
            return f"the value has not the right form. {self.says}"
        return None


def option(
    default: T,
    says: str,
    *,
    least: int | None = None,
    most: int | None = None,
    pattern: str | None = None,
    secret: bool = False,
) -> T:
    """A dataclass field with its default, its sentence and its limits; a secret is never shown by repr."""
    rule = Rule(says, least, most, pattern, secret)
    return field(default=default, repr=not secret, metadata={"rule": rule})


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a tree; `section` is empty for those at the top."""

    section: str
    name: str
    type: Any
    default: object
    rule: Rule

    @property
    def path(self) -> str:
        return f"{self.section}.{self.name}" if self.section else self.name

    @property
    def variable(self) -> str:
        return "CARILLON_" + self.path.replace(".", "__").upper()


def options(tree: type[Any]) -> Iterator[Option]:
    """Every option, in the order in which the dataclasses name them."""
    for name, kind, one in _members(tree):
        if is_dataclass(kind):
            for inner, inner_kind, inner_one in _members(cast(type[Any], kind)):
                yield Option(name, inner, inner_kind, inner_one.default, inner_one.metadata["rule"])
        else:
            yield Option("", name, kind, one.default, one.metadata["rule"])


def sections(tree: type[Any]) -> dict[str, type[Any]]:
    """The dataclasses inside a tree, by name."""
    return {name: cast(type[Any], kind) for name, kind, _ in _members(tree) if is_dataclass(kind)}


def as_toml(value: str | int | tuple[str, ...]) -> str:
    """A value as the file has it."""
    # JSON's texts, numbers, truth values and lists of texts are TOML's too, but for a lone DEL.
    return msgspec.json.encode(value).decode().replace("\x7f", "\\u007f")


def read_tree(tree: type[T], text: str, variables: Mapping[str, str]) -> tuple[T, list[str]]:
    """The tree and the mistakes; where there are mistakes, the tree has defaults instead."""
    reading = _Reading(tree)
    reading.file(text)
    reading.environment(variables)
    return reading.build(tree), reading.mistakes


class _Reading(Generic[T]):
    def __init__(self, tree: type[T]) -> None:
        self.mistakes: list[str] = []
        self._options = {one.path: one for one in options(tree)}
        self._sections = sections(tree)
        self._values: dict[str, object] = {}

    def file(self, text: str) -> None:
        try:
            parsed = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            self.mistakes.append(f"The file is not TOML: {error}.")
            return
        for name, value in parsed.items():
            if name in self._sections and isinstance(value, dict):
                for inner, inner_value in cast(dict[str, object], value).items():
                    self._take(f"{name}.{inner}", inner_value, strict=True)
            elif name in self._sections:
                self.mistakes.append(f"{name}: this is a section; write [{name}] and its options below.")
            else:
                self._take(name, value, strict=True)

    def environment(self, variables: Mapping[str, str]) -> None:
        paths = {one.variable: one.path for one in self._options.values()}
        for name, text in sorted(variables.items()):
            path = paths.get(name)
            if path is None:
                self.mistakes.append(f"{name}: there is no such option{_perhaps(name, paths)}.")
                continue
            # TOML's lists are written with commas in a variable.
            is_list = get_origin(self._options[path].type) is tuple
            value = [part.strip() for part in text.split(",") if part.strip()] if is_list else text
            self._take(path, value, strict=False, name=name)

    def build(self, tree: type[T]) -> T:
        parts: dict[str, object] = {
            name: kind(
                **{path.split(".")[1]: value for path, value in self._values.items() if path.startswith(f"{name}.")}
            )
            for name, kind in self._sections.items()
        }
        for part in parts.values():
            self.mistakes += getattr(part, "mistakes", list[str])()
        return tree(**parts, **{path: value for path, value in self._values.items() if "." not in path})

    def _take(self, path: str, value: object, *, strict: bool, name: str | None = None) -> None:
        if (known := self._options.get(path)) is None:
            self.mistakes.append(f"{path}: there is no such option{_perhaps(path, self._options)}.")
            return
        try:
            found = msgspec.convert(value, known.type, strict=strict)
        except msgspec.ValidationError:
            self.mistakes.append(f"{name or path}: {_expected(known.type)}.")
            return
        if complaint := known.rule.complaint(found):
            self.mistakes.append(f"{name or path}: {complaint}")
            return
        self._values[path] = found


def _members(tree: type[Any]) -> Iterator[tuple[str, Any, Field[Any]]]:
    types = get_type_hints(tree)
    for one in fields(tree):
        yield one.name, types[one.name], one


def _perhaps(name: str, known: Mapping[str, object]) -> str:
    near = get_close_matches(name, known, 1)
    return f"; the nearest is {near[0]}" if near else ""


def _expected(kind: Any) -> str:
    if choices := get_args(kind):
        if get_origin(kind) is tuple:
            return 'this must be a list of texts, like ["one", "two"]'
        return "this must be " + " or ".join(f'"{choice}"' for choice in choices)
    return {int: "this must be a whole number", bool: "this must be true or false"}.get(
        kind, 'this must be a text in "quotes"'
    )
