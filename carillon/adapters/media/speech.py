"""What the media engine says on its standard output, taken over into our own log without tickets."""

import json
import re
from asyncio import StreamReader

import structlog

log = structlog.get_logger(__name__)

LONGEST_LINE = 256 * 1024
LONGEST_WORDS = 1000
TICKET = re.compile(r"eyJ[\w-]+\.[\w-]+(\.[\w-]*)?")
"""A JSON Web Token: the engine repeats an expired one in its complaint, and it is good for a minute more."""
GRAVE = frozenset({"error", "dpanic", "panic", "fatal"})


class Speech:
    """Hears one life of the engine; `last` is what it said last."""

    def __init__(self) -> None:
        self.last = ""

    async def hear(self, mouth: StreamReader) -> None:
        """Until it ends. What it says must always be taken, or it would wait for us in the middle of a meeting."""
        rest = b""
        while heard := await mouth.read(65536):
            *lines, rest = (rest + heard).split(b"\n")
            for line in lines:
                self._take(line)
            rest = rest[:LONGEST_LINE]
        self._take(rest)

    def _take(self, line: bytes) -> None:
        level, words = understood(line.decode(errors="replace"))
        if words:
            self.last = words
            # Its errors are mostly somebody's lost connection: no operator should be woken by them.
            (log.info if level in GRAVE else log.debug)("media engine says", words=words)


def understood(line: str) -> tuple[str, str]:
    """The level and the words of one line, JSON or not."""
    try:
        told = json.loads(line)
    except ValueError:
        told = None
    if not isinstance(told, dict):
        return "", without_tickets(line.strip())[:LONGEST_WORDS]
    words = ": ".join(str(told[name]) for name in ("msg", "error") if told.get(name))
    return str(told.get("level", "")), without_tickets(words)[:LONGEST_WORDS]


def without_tickets(text: str) -> str:
    """The same text, with a mark for each ticket."""
    return TICKET.sub("***", text)
