"""The end of an organisation, as the desk sees it: what was asked and handed in is gone, file by file."""

from carillon.adapters.objects import Documents
from carillon.core.calls import Calls
from carillon.features.support.store import attachments, endings


async def end(calls: Calls, organisation_id: str) -> None:
    """One request after the other; the files first: one without its row would never be found again."""
    async with calls.read() as call:
        requests = await endings.requests_of(call.tx, organisation_id)
    for request_id in requests:
        async with calls.read() as call:
            files = await attachments.of_request(call.tx, request_id)
        for file in files:
            await calls.part(Documents).remove(file.key)
        async with calls.write() as call:
            await endings.remove_request(call.tx, request_id)
    async with calls.write() as call:
        await endings.forget(call.tx, organisation_id)
