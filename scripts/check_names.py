"""Checks names and words: nouns of the product instead of fillers, no promises, no silenced check."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.tree import ROOT, files, report

FILLERS = {"manager", "helper", "util", "utils", "utility", "common", "base", "misc", "data", "info", "processor"}
IMPOSED = {"data_received": "asyncio's protocols are called so", "handle_DATA": "aiosmtpd's handlers are called so"}
"""Names that others chose, and who."""
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
EXPORTED = re.compile(
    r"^export (?:default )?(?:abstract )?(?:async )?(?:function|class|const|interface|type|enum) (\w+)", re.M
)

SENTENCES = {
    re.compile(r"\b(TODO|FIXME|XXX)\b|raise NotImplementedError"): "promises instead of doing",
    re.compile(
        r"#\s*(type: ignore|noqa|pyright: ignore)|@ts-(ignore|expect-error|nocheck)|eslint-disable"
    ): "silences a check",
    re.compile(r"\b(mark\.(skip|skipif|xfail)|importorskip|pytest\.skip)\b"): "does not run",
    re.compile(r"\b(it|test|describe)\.(skip|only|todo|fails)\b"): "does not run, or keeps others from running",
    re.compile(
        r"unittest\.mock|\bmonkeypatch\.setattr\b|\bmocker\b|\bvi\.mock\b"
    ): "replaces code of ours instead of passing values in",
    re.compile(r"(?<![\w.])/(home|Users)/\w"): "names somebody's own folder",
}
"""What must not be written in code, and what is wrong with it."""


def main() -> int:
    code = [path for path in files("carillon", "tests", "web", "bench") if is_written(path)]
    named = [complaint for path in code for complaint in fillers(path)]
    written = [complaint for path in code for complaint in sentences(path)]
    return report([*named, *written])


def is_written(path: Path) -> bool:
    return path.suffix in {".py", ".ts", ".tsx"} and ".gen." not in path.name


def fillers(path: Path) -> Iterator[str]:
    text = (ROOT / path).read_text()
    names = python_names(text) if path.suffix == ".py" else EXPORTED.findall(text)
    for name in (path.stem, path.parent.name, *names):
        for word in filler_words(name):
            yield f"{path}: {name} says “{word}”; name the thing itself"


def filler_words(name: str) -> list[str]:
    return sorted(FILLERS & {word.lower() for word in WORD.findall(name)})


def python_names(text: str) -> list[str]:
    """Classes and functions, but not tests, whose names are sentences."""
    definitions = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    names = [node.name for node in ast.walk(ast.parse(text)) if isinstance(node, definitions)]
    return [name for name in names if name not in IMPOSED and not name.startswith("test_")]


def sentences(path: Path) -> Iterator[str]:
    for number, line in enumerate((ROOT / path).read_text().splitlines(), start=1):
        for pattern, fault in SENTENCES.items():
            if pattern.search(line):
                yield f"{path}:{number} {fault}: {line.strip()}"


if __name__ == "__main__":
    sys.exit(main())
