"""The door for people's clients: they send what they have seen of themselves (SUP-06)."""

from datetime import datetime
from typing import Annotated

import msgspec

from carillon.core.calls import Call
from carillon.features.support.service import bundles
from carillon.wire.http import PERSON, route

Line = Annotated[str, msgspec.Meta(max_length=500)]
MOST_LINES = 200


class ClientError(msgspec.Struct, frozen=True, kw_only=True):
    """Something that went wrong in the client; never what somebody wrote."""

    at: datetime
    text: Line


class ConnectionState(msgspec.Struct, frozen=True, kw_only=True):
    """How the client's connection stood from this moment."""

    at: datetime
    state: Annotated[str, msgspec.Meta(max_length=40)]


class DiagnosticLogs(msgspec.Struct, frozen=True, kw_only=True):
    """What a client tells of itself."""

    client_version: Annotated[str, msgspec.Meta(max_length=100)]
    browser: Line
    language: Annotated[str, msgspec.Meta(max_length=40)]
    zone: Annotated[str, msgspec.Meta(max_length=64)]
    screen: Annotated[str, msgspec.Meta(max_length=40)]
    errors: Annotated[list[ClientError], msgspec.Meta(max_length=MOST_LINES)]
    connections: Annotated[list[ConnectionState], msgspec.Meta(max_length=MOST_LINES)]


class LogReference(msgspec.Struct, frozen=True, kw_only=True):
    """What to tell the administrator, or to write into a request."""

    reference: str


@route("POST", "/diagnostics", rule=PERSON, status=201)
async def send_diagnostic_logs(call: Call, body: DiagnosticLogs) -> LogReference:
    """Keep the client's logs for support."""
    made = await bundles.take(call, msgspec.json.encode(body).decode())
    return LogReference(reference=made.reference)
