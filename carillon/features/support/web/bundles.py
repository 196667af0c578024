"""The door for people's clients: they send what they have seen of themselves (SUP-06)."""

import msgspec

from carillon.core.calls import Call
from carillon.features.support.service import bundles
from carillon.wire.http import PERSON, Secret, route


class DiagnosticLogs(msgspec.Struct, frozen=True, kw_only=True):
    """`content` is JSON: version, browser, language, zone, screen, errors and connections of the client."""

    content: Secret


class LogReference(msgspec.Struct, frozen=True, kw_only=True):
    """What to tell the administrator, or to write into a request."""

    reference: str


@route("POST", "/diagnostics", rule=PERSON, act="SendDiagnosticLogs", status=201)
async def send_diagnostic_logs(call: Call, body: DiagnosticLogs) -> LogReference:
    """Keep the client's logs for support."""
    return LogReference(reference=(await bundles.take(call, body.content)).reference)
