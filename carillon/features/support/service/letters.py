"""The letters that tell what has happened to a request."""

from carillon.adapters.mail import Mailer, Message
from carillon.core.calls import Call, Calls
from carillon.core.ids import digest
from carillon.features import organisations, people
from carillon.features.people import Site
from carillon.features.support.model.history import Entry, SendUpdate
from carillon.features.support.model.letters import update
from carillon.features.support.model.requests import SupportRequest
from carillon.features.support.store import requests as store

SHORT = 16


async def send(calls: Calls, job: SendUpdate) -> None:
    async with calls.read() as call:
        letter = await _letter(call, job)
    if letter is not None:
        await calls.part(Mailer).send(letter)


async def _letter(call: Call, job: SendUpdate) -> Message | None:
    request = await store.find(call.tx, job.request_id, None)
    entry = await store.find_entry(call.tx, job.request_id, job.place)
    if request is None or entry is None:
        return None
    link = f"{call.part(Site).base_url}/console/{_page(job)}/{request.id}"
    # Contacts are answered as they asked for it, where they have chosen no language themselves; the desk is not.
    reader = await people.reader_at(call.tx, job.to, "" if job.desk else request.contact.language)
    asker = await _asker(call, request) if job.desk else ""
    return update(reader, job.to, request, entry, link, _message_id(request, entry, job), asker)


def _page(job: SendUpdate) -> str:
    return "operator/requests" if job.desk else "support/requests"


def _message_id(request: SupportRequest, entry: Entry, job: SendUpdate) -> str:
    """The same whenever the job runs again."""
    return f"support-{request.id}-{entry.place}-{digest(f'{job.desk} {job.to}')[:SHORT]}"


async def _asker(call: Call, request: SupportRequest) -> str:
    names = await organisations.names(call.tx, [request.organisation_id])
    return names.get(request.organisation_id, request.organisation_id)
