"""Write what the server refuses as messages of the front ends, for their catalogues: refusals.gen.ts of both."""

import importlib
import inspect
import json
import pkgutil
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter

import carillon
from carillon.core.errors import Refusal

WEB = Path(__file__).parent.parent / "web"
SHARED = WEB / "shared/src/api/refusals.gen.ts"
HAND_WRITTEN = WEB / "shared/src/api/error-text.ts"
CONSOLE = WEB / "console/src/app/refusals.gen.ts"

# Where the classes lie that a door of the front ends can answer; other protocols and commands have words of their own.
ANSWERED = re.compile(r"carillon\.(core\.(errors|callers|jobs|pages|vault)|adapters|features|wire\.http)(\.|$)")
OF_THE_CONSOLE = re.compile(
    r"carillon\.(core\.pages|features\.(access|accounts|audit|numbers|organisations|retention))(\.|$)"
)

HEAD = """\
// Written by scripts/gen from the refusals of the server. Do not edit.
// Nothing imports this file: it brings the messages into the catalogues, where errorText finds them by their ids.
import { defineMessage } from '@lingui/core/macro'

export const refusals = [
"""


def main() -> int:
    found = messages(refusals())
    texts = {SHARED: written(found, of_console=False), CONSOLE: written(found, of_console=True)}
    if "--check" not in sys.argv:
        for target, text in texts.items():
            target.parent.mkdir(exist_ok=True)
            target.write_text(text)
        return 0
    stale = [target.name for target, text in texts.items() if not target.exists() or target.read_text() != text]
    for name in stale:
        sys.stderr.write(f"{name} is out of date: run scripts/gen\n")
    return 1 if stale else 0


def refusals() -> list[type[Refusal]]:
    """Every class that may be answered and for which nobody wrote better words, ordered by code and module."""
    for module in pkgutil.walk_packages(carillon.__path__, "carillon."):
        if ANSWERED.match(module.name):
            importlib.import_module(module.name)
    better = set(re.findall(r"^  (\w+): msg`", HAND_WRITTEN.read_text(), re.MULTILINE))
    found = {kind for kind in _below(Refusal) if _has_words(kind) and kind.__name__ not in better}
    return sorted(found, key=lambda kind: (kind.__name__, kind.__module__))


def messages(kinds: list[type[Refusal]]) -> dict[str, type[Refusal]]:
    """The class of every message id. A code that several statements share names the facts that tell them apart."""
    statements: dict[str, set[tuple[str, ...]]] = {}
    for kind in kinds:
        statements.setdefault(kind.__name__, set()).add(facts(kind))
    found: dict[str, type[Refusal]] = {}
    for kind in kinds:
        parts = ["refusal", kind.__name__, *(facts(kind) if len(statements[kind.__name__]) > 1 else ())]
        found.setdefault(".".join(parts), kind)
    return found


def written(found: dict[str, type[Refusal]], of_console: bool) -> str:
    lines = [
        f"  defineMessage({{ id: {quoted(key)}, message: {json.dumps(text, ensure_ascii=False)} }}),\n"
        for code, kind in found.items()
        if bool(OF_THE_CONSOLE.match(kind.__module__)) is of_console
        for key, text in [(code, icu(kind)), *phrased(kind)]
    ]
    return HEAD + "".join(lines) + "]\n"


def phrased(kind: type[Refusal]) -> list[tuple[str, str]]:
    """A sentence for each of the words that facts may be; its id names the code and the first of them."""
    return [
        (f"refusal.{kind.__name__}: {next(iter(words.values()))}", _filled(icu(kind), words)) for words in kind.phrases
    ]


def quoted(key: str) -> str:
    return f"'{key}'" if "'" not in key else json.dumps(key, ensure_ascii=False)


def _filled(text: str, words: Mapping[str, str]) -> str:
    for name, said in words.items():
        text = text.replace(f"{{{name}}}", said)
    return text


def icu(kind: type[Refusal]) -> str:
    """The docstring as an ICU message, which has the same braces; an apostrophe before one would quote it."""
    return re.sub(r"'(?=[{}])", "''", inspect.cleandoc(kind.__doc__ or ""))


def facts(kind: type[Refusal]) -> tuple[str, ...]:
    names = {name for _, name, _, _ in Formatter().parse(inspect.cleandoc(kind.__doc__ or "")) if name}
    return tuple(sorted(names))


def _below(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    for lower in kind.__subclasses__():
        yield lower
        yield from _below(lower)


def _has_words(kind: type[Refusal]) -> bool:
    """Whether it says more than the reason that it is given, which only the server can word."""
    text = inspect.cleandoc(kind.__doc__ or "")
    return bool(ANSWERED.match(kind.__module__)) and re.sub(r"\{\w+\}|\W", "", text) != ""


if __name__ == "__main__":
    sys.exit(main())
