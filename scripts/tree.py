"""The files of this checkout: those in git and those about to be."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def files(*patterns: str) -> list[Path]:
    """Paths from the root, in order; patterns are git's (`carillon/**/*.py` is `carillon/*.py` there)."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return sorted({Path(name) for name in listed.split("\0") if name and (ROOT / name).is_file()})


def report(complaints: list[str]) -> int:
    """Prints what is wrong; the exit status of a check."""
    for complaint in complaints:
        print(complaint)
    return 1 if complaints else 0
