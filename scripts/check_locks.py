"""Checks that Python's locks name exact versions with hashes and no registry's address; web/ checks its own."""

import re
import sys
from collections.abc import Iterator

from scripts.tree import ROOT, report

PINNED = re.compile(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==[^ ;]+( ;.*)?")


def main() -> int:
    locks = sorted((ROOT / "requirements").glob("*.txt"))
    return report([problem for lock in locks for problem in problems(lock.name, lock.read_text())])


def problems(name: str, text: str) -> Iterator[str]:
    if "://" in text:
        yield f"{name} names an address: write it with scripts/lock"
    for entry in re.split(r"\n(?=\S)", text.strip()):
        requirement = entry.split(" \\")[0].strip()
        if entry.startswith("#") or (PINNED.fullmatch(requirement) and "--hash=sha256:" in entry):
            continue
        yield f"{name}: {requirement} is not one exact version with its hashes: write it with scripts/lock"


if __name__ == "__main__":
    sys.exit(main())
