"""Writes docs/reference/proved.md: which requirement is proved by which test; refuses marks that name none."""

import ast
import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.tree import ROOT, files, report

LEDGER = Path("docs/reference/requirements.csv")
PAGE = Path("docs/reference/proved.md")
MOST = 3
TYPESCRIPT_MARK = re.compile(r"\bspec\(([^)]*)\)")
QUOTED = re.compile(r"""["'`]([^"'`]+)["'`]""")


@dataclass(frozen=True, slots=True)
class Mark:
    """One test's claim that it proves some requirements."""

    path: Path
    test: str
    ids: tuple[str, ...]


def main(arguments: Sequence[str]) -> int:
    ledger = read_ledger((ROOT / LEDGER).read_text())
    marks = [mark for path in files("tests", "web") for mark in marks_in(path, (ROOT / path))]
    if complaints := [complaint for mark in marks for complaint in faults(mark, ledger)]:
        return report(complaints)
    page = written(ledger, marks)
    if "--check" not in arguments:
        (ROOT / PAGE).write_text(page)
    fresh = (ROOT / PAGE).is_file() and (ROOT / PAGE).read_text() == page
    return report([] if fresh else [f"{PAGE} is stale: run scripts/gen"])


def read_ledger(text: str) -> dict[str, str]:
    return {row["id"]: row["requirement"] for row in csv.DictReader(text.splitlines())}


def marks_in(path: Path, file: Path) -> Iterator[Mark]:
    if path.suffix == ".py":
        yield from python_marks(path, file.read_text())
    elif path.suffix in {".ts", ".tsx"} and ".test." in path.name:
        yield from typescript_marks(path, file.read_text())


def python_marks(path: Path, text: str) -> Iterator[Mark]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            ids = tuple(claimed for decorator in node.decorator_list for claimed in claims(decorator))
            if ids:
                yield Mark(path, sentence(node.name), ids)


def claims(decorator: ast.expr) -> Iterator[str]:
    if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "pytest.mark.spec":
        for argument in decorator.args:
            yield str(argument.value) if isinstance(argument, ast.Constant) else ast.unparse(argument)


def typescript_marks(path: Path, text: str) -> Iterator[Mark]:
    for found in TYPESCRIPT_MARK.finditer(text):
        ids = tuple(QUOTED.findall(found[1]))
        rest = QUOTED.search(text, found.end())
        yield Mark(path, rest[1] if rest else "", ids)


def sentence(name: str) -> str:
    return name.removeprefix("test_").replace("_", " ")


def faults(mark: Mark, ledger: Mapping[str, str]) -> Iterator[str]:
    if not 1 <= len(mark.ids) <= MOST:
        yield f"{mark.path}: “{mark.test}” names {len(mark.ids)} rows; one to {MOST} are proved by one test"
    for name in mark.ids:
        if name not in ledger:
            yield f"{mark.path}: “{mark.test}” names {name}, which is not in {LEDGER}"


def written(ledger: Mapping[str, str], marks: Sequence[Mark]) -> str:
    proofs: defaultdict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        for name in mark.ids:
            proofs[name].append(mark)
    proved = [name for name in ledger if name in proofs]
    return "\n".join(
        [
            "# Requirements that a test proves",
            "",
            f"Written by `scripts/gen` from the marks in the tests. {len(proved)} of {len(ledger)} rows of",
            "[requirements.csv](requirements.csv) are proved. Rows that were in reach and stay open stand in",
            "[open-rows.md](open-rows.md), each with the reason.",
            "",
            "| area | proved | of |",
            "|---|---|---|",
            *areas(ledger, proved),
            "",
            "| row | requirement | proved by |",
            "|---|---|---|",
            *(f"| {name} | {cell(ledger[name])} | {'<br>'.join(links(proofs[name]))} |" for name in proved),
            "",
        ]
    )


def areas(ledger: Mapping[str, str], proved: Sequence[str]) -> list[str]:
    every, done = Counter(map(area, ledger)), Counter(map(area, proved))
    return [f"| {name} | {done[name]} | {count} |" for name, count in every.items() if done[name]]


def area(name: str) -> str:
    return name.rpartition("-")[0]


def links(marks: Sequence[Mark]) -> list[str]:
    return sorted({f"[{cell(mark.test)}](../../{mark.path})" for mark in marks})


def cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
