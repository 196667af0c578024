"""From a request to a handler's arguments, by the handler's own signature."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import msgspec
from starlette.requests import Request

from carillon.core.trail import Json
from carillon.wire.http.errors import Malformed, TooLarge
from carillon.wire.http.routes import Route
from carillon.wire.http.secrecy import Telling, tell, telling

JSON_TYPE = "application/json"
FILE_TYPE = "application/octet-stream"

# PostgreSQL cannot store U+0000, and one such text would fail everything that is written in the same transaction.
_NO_NUL = "text may not hold the character U+0000"
_NUL_IN_JSON = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")

Reader = Callable[[Request], Awaitable["Arguments"]]


@dataclass(frozen=True, slots=True)
class Arguments:
    """What the handler gets besides its call, and what of it the audit trail may see."""

    given: dict[str, Any]
    told: dict[str, Json]


def reader(route: Route) -> Reader:
    """How to read this route's requests; worked out once, at start-up."""
    kinds = route.parameters
    body, query = kinds.get("body"), kinds.get("query")
    known = {"call", "calls", "body", "query", *route.labels}
    if unknown := kinds.keys() - known:
        raise TypeError(f"{route.method} {route.path}: no source for the parameters {sorted(unknown)}")
    is_file = body is bytes
    decode = msgspec.json.Decoder(body).decode if body and not is_file else None
    body_telling = telling(body) if body and not is_file else None

    async def read(request: Request) -> Arguments:
        given: dict[str, Any] = {label: request.path_params[label] for label in route.labels}
        told: dict[str, Json] = dict(given)
        if any("\0" in text for text in (*given.values(), *request.query_params.values())):
            raise Malformed(detail=_NO_NUL)
        if query:
            given["query"] = _converted(query, dict(request.query_params))
            told |= dict(request.query_params.items())
        if decode and body_telling:
            given["body"] = _decoded(decode, await _bounded(request, JSON_TYPE, route.largest))
            told |= _told(body_telling, given["body"])
        if is_file:
            given["body"] = await _bounded(request, FILE_TYPE, route.largest)
            told["bytes"] = len(given["body"])
        return Arguments(given, told)

    return read


def _told(secrecy: Telling, body: object) -> dict[str, Json]:
    return tell(secrecy, body)


def _converted(kind: type, values: dict[str, str]) -> object:
    try:
        return msgspec.convert(values, kind, strict=False)
    except msgspec.ValidationError as error:
        raise Malformed(detail=str(error)) from error


def _decoded(decode: Callable[[bytes], object], raw: bytes) -> object:
    if _NUL_IN_JSON.search(raw):
        raise Malformed(detail=_NO_NUL)
    try:
        return decode(raw)
    except msgspec.DecodeError as error:
        raise Malformed(detail=str(error)) from error


async def _bounded(request: Request, kind: str, largest: int) -> bytes:
    """The body, given up as soon as it is too long, whatever its header promised."""
    if not request.headers.get("content-type", "").startswith(kind):
        raise Malformed(detail=f"the Content-Type must be {kind}")
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > largest:
            raise TooLarge(limit=largest)
    return bytes(raw)
