"""The address of a request, read from the raw path: what the client signed, and nothing normalised in between."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, unquote_to_bytes

from carillon.wire.aws.errors import BadRequest

Pairs = tuple[tuple[str, str], ...]

MOST_ENCODINGS = 8
"""A name that is encoded more often is nobody's; each round costs a pass, and strangers are read here too."""

_HALF_ESCAPED = re.compile("%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class Address:
    """Path segments below the service's root, each decoded once; the query in the order of arrival."""

    raw_path: str
    raw_query: str
    segments: tuple[str, ...]
    query: Pairs


def parse(raw_path: bytes, raw_query: bytes, root: str) -> Address:
    """Dot and empty segments are refused here, before anything is looked up.

    SDKs sign the path with its dot segments resolved: the signature of DeleteRoom(RoomId="..") is also one of
    DeleteAccount. An empty segment is an empty label, which would otherwise turn GetAccount into ListAccounts.
    """
    path, query = _ascii(raw_path), _ascii(raw_query)
    if not path.startswith(root):
        raise ValueError(f"{path} is not below {root}")
    rest = path[len(root) :]
    raw_segments = rest.split("/")[1:] if rest not in ("", "/") else []
    return Address(path, query, tuple(_segment(raw) for raw in raw_segments), _pairs(query))


def _ascii(raw: bytes) -> str:
    try:
        return raw.decode("ascii")
    except UnicodeDecodeError as error:
        raise BadRequest(reason="Percent-encode the address: it may hold ASCII characters only.") from error


def _segment(raw: str) -> str:
    segment = decoded(raw)
    if not segment:
        raise BadRequest(reason="A part of the path is empty.")
    if not {".", ".."}.isdisjoint(_bare(segment).split("/")):
        raise BadRequest(reason="The path may not hold dot segments.")
    return segment


def _bare(text: str) -> str:
    """Decoded until nothing is left to decode, as a chain of careless proxies would."""
    for _ in range(MOST_ENCODINGS):
        if (once := unquote(text)) == text:
            return text
        text = once
    raise BadRequest(reason=f"A part of the path is percent-encoded more than {MOST_ENCODINGS} times.")


def _pairs(query: str) -> Pairs:
    pairs = (part.partition("=")[::2] for part in query.split("&") if part)
    return tuple((decoded(name), decoded(value)) for name, value in pairs)


def decoded(text: str) -> str:
    """Percent-decoded once. A plus stays a plus, as in AWS's own encoding."""
    if "%" not in text:
        return text
    if _HALF_ESCAPED.search(text):
        raise BadRequest(reason="The address holds a % without two hexadecimal digits.")
    try:
        return unquote_to_bytes(text).decode()
    except UnicodeDecodeError as error:
        raise BadRequest(reason="The address is not UTF-8.") from error
