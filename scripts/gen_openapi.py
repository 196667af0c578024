"""Write the description of the HTTP API for the front ends: web/shared/openapi.json."""

import json
import sys
from pathlib import Path

from carillon import __version__
from carillon.app import doors
from carillon.wire.http.openapi import describe

TARGET = Path(__file__).parent.parent / "web/shared/openapi.json"


def main() -> int:
    text = json.dumps(describe(doors.routes(with_development=True), __version__), indent=1, sort_keys=True) + "\n"
    if "--check" not in sys.argv:
        TARGET.write_text(text)
        return 0
    if TARGET.exists() and TARGET.read_text() == text:
        return 0
    sys.stderr.write(f"{TARGET.name} is out of date: run scripts/gen\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
