"""Tables in files: CSV as spreadsheets and programs write it, and JSON as the AWS command line prints it."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import cast

from carillon.features.people.model.sheets import LONGEST_FIELD, MOST_LINES, FileFault, FileUnreadable, TooManyLines

NESTED = 10
"""Lists and objects in one line, such as a user of ListUsers, with much to spare."""
_SEPARATORS = (",", ";", "\t")
_GUARDED = re.compile(r"'[=+\-@\t\r]")
_UNKEPT = re.compile(r"[\0\ud800-\udfff]")
"""What JSON can write and no database keeps: a null, and halves of pairs."""
_NO_LETTER = re.compile(r"[^a-z0-9]")

Aliases = Mapping[str, Sequence[str]]
Item = Mapping[str, object]


def text_of(body: bytes) -> str:
    """UTF-8, with the mark that spreadsheets put first or without."""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileUnreadable(reason=FileFault.ENCODING.value) from error
    if "\0" in text:
        raise FileUnreadable(reason=FileFault.NO_TEXT.value)
    return text


def is_json(text: str) -> bool:
    return text.lstrip()[:1] in ("{", "[")


def csv_rows(text: str, aliases: Aliases, headless: str | None = None) -> list[tuple[int, dict[str, str]]]:
    """Each line that says something, with its number, by the column names that `aliases` knows.

    `headless` names the only column of a file that begins without names, if that is allowed.
    """
    lines = list(_lines(text))
    if not lines:
        raise FileUnreadable(reason=FileFault.EMPTY.value)
    columns = _columns(lines[0][1], aliases)
    if headless is not None and headless not in columns and "@" in lines[0][1][0]:
        columns = [headless]
    elif not any(columns):
        raise FileUnreadable(reason=f"its first line must name the columns: {', '.join(aliases)}.")
    else:
        lines = lines[1:]
    rows = [(number, _row(columns, cells)) for number, cells in lines if _columns(cells, aliases) != columns]
    return [(number, row) for number, row in rows if row]


def json_items(text: str, many: str, one: str) -> list[Item]:
    """What lies in lists called `many` or alone under `one`, in any number of documents, one after another."""
    found: list[Item] = []
    for document in _documents(text):
        match document:
            case list():
                inside = cast(list[object], document)
            case {**entries} if many in entries and isinstance(entries[many], list):
                inside = cast(list[object], entries[many])
            case {**entries} if one in entries:
                inside = [entries[one]]
            case _:
                raise FileUnreadable(reason=f"it has no “{many}”.")
        if not all(isinstance(each, dict) for each in inside):
            raise FileUnreadable(reason=f"not everything in “{many}” is an object.")
        found += cast(list[Item], inside)
    return found


def said(item: Item, name: str) -> str:
    """The text of a field; nothing where there is none or something else."""
    value = item.get(name)
    return clipped(value) if isinstance(value, str) else ""


def moment(value: object) -> str:
    """A moment as ISO 8601 in UTC, of a text or of seconds since 1970; nothing where it is none."""
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return datetime.fromtimestamp(value, UTC).isoformat()
        if isinstance(value, str) and value:
            found = datetime.fromisoformat(value)
            return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return ""
    return ""


def clipped(text: str) -> str:
    """On one line and not without end, as a field may be."""
    return " ".join(_UNKEPT.sub("", text).split())[:LONGEST_FIELD]


def spoken(**fields: str) -> dict[str, str]:
    """Only the fields that say something."""
    return {name: text for name, text in fields.items() if text}


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        for count, cells in enumerate(reader):
            if count > MOST_LINES + 1:
                raise TooManyLines(most=MOST_LINES)
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error as error:
        raise FileUnreadable(reason=f"line {reader.line_num}: {error}.") from error


def _separator(text: str) -> str:
    """The one that the first line has most of; commas where it has none."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_SEPARATORS, key=first.count)


def _columns(cells: Sequence[str], aliases: Aliases) -> list[str]:
    """The name of each column, empty for those that nobody asks for; each name once."""
    known = {_folded(alias): name for name, others in aliases.items() for alias in (name, *others)}
    found: list[str] = []
    for cell in cells:
        name = known.get(_folded(cell), "")
        found.append("" if name in found else name)
    return found


def _folded(text: str) -> str:
    return _NO_LETTER.sub("", text.casefold())


def _row(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    row = {name: _cell(cell) for name, cell in zip(columns, cells, strict=False) if name}
    return spoken(**row)


def _cell(text: str) -> str:
    """Without the apostrophe that keeps spreadsheets from calculating."""
    return clipped(text[1:] if _GUARDED.match(text) else text)


def _documents(text: str) -> Iterator[object]:
    """Every JSON document of the text, unless it would be far larger in memory than it is as text."""
    if text.count("{") + text.count("[") > MOST_LINES * NESTED:
        raise TooManyLines(most=MOST_LINES)
    decoder = json.JSONDecoder()
    at = _blank(text, 0)
    while at < len(text):
        try:
            document, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            raise FileUnreadable(reason=f"it is no JSON as of character {at + 1}.") from error
        yield document
        at = _blank(text, at)


def _blank(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n,":
        at += 1
    return at
