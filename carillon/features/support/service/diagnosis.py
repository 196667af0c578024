"""What could be enclosed with a request, shown before anything is sent."""

from collections.abc import Sequence

from carillon.core.calls import Calls
from carillon.features import audit, organisations
from carillon.features.support.model.diagnostics import Diagnosis, DiagnosticPart, Enclosure

LATEST = 20


async def offered(calls: Calls) -> Sequence[Enclosure]:
    """Configuration and findings are about the whole installation: only whoever runs it sees and encloses them."""
    async with calls.read() as call:
        own = await organisations.own(call)
        runs_it = own.id == await organisations.home_id(call.tx)
        refused = await audit.latest_refused(call, LATEST)
    about = calls.part(Diagnosis)
    found = [Enclosure(DiagnosticPart.VERSIONS, about.versions())]
    if runs_it:
        found.append(Enclosure(DiagnosticPart.CONFIGURATION, about.configuration()))
        found.append(Enclosure(DiagnosticPart.FINDINGS, await about.findings()))
    lines = [f"{each.at:%Y-%m-%d %H:%M:%S}Z {each.event_name} {each.error_code} {each.request_id}" for each in refused]
    found.append(Enclosure(DiagnosticPart.REFUSED_CALLS, "\n".join(lines)))
    return found
