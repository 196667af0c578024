"""Where the built front ends are: inside the installed package, or in the checkout."""

from pathlib import Path

PACKAGE = Path(__file__).parent.parent
FRONT_ENDS = ("client", "console")


def front_end(name: str) -> Path:
    """The folder of one built front end; it is missing while nothing has been built."""
    packed = PACKAGE / "static"
    return packed / name if packed.is_dir() else PACKAGE.parent / "web" / name / "dist"
