"""Documents of port-ins: the link that the desk sends, what comes through it, and the virus scanner's word on that."""

from dataclasses import dataclass, replace

from carillon.adapters.mail import Mailer
from carillon.adapters.objects import Documents
from carillon.adapters.scan import Finding, Scanner, ScanUnavailable, Verdict
from carillon.core import jobs
from carillon.core.callers import Principal, WrongIdentity
from carillon.core.calls import Call, Calls
from carillon.core.ids import digest
from carillon.core.vault import Vault
from carillon.features import organisations, people
from carillon.features.numbers.model import port_letters
from carillon.features.numbers.model.countries import Paper
from carillon.features.numbers.model.port_documents import (
    LINK_LASTS,
    MOST_FILES,
    Document,
    FileInfected,
    FileState,
    PaperNotAsked,
    PortInEnded,
    ScanDocument,
    SendUploadLink,
    TellInfected,
    TooManyFiles,
    UploadLink,
    UploadLinkNeeded,
    UploadLinkUnknown,
    clean_name,
    type_of,
)
from carillon.features.numbers.model.porting import PortIn, PortInNotFound
from carillon.features.numbers.service import port_ins, port_steps
from carillon.features.numbers.store import port_documents, porting

_STATES = {
    Finding.CLEAN: FileState.CLEAN,
    Finding.INFECTED: FileState.INFECTED,
    Finding.UNSCANNED: FileState.UNSCANNED,
}


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file as a browser sends it."""

    name: str
    paper: Paper
    carrier: str
    body: bytes


async def make_link(call: Call, port_in: PortIn) -> tuple[str, UploadLink]:
    """A new link with its secret, which is mailed to the contact and shown this once (PORT-18, PORT-19)."""
    if not port_in.is_open:
        raise PortInEnded
    secret = call.ids.secret()
    made = UploadLink(digest(secret), call.now + LINK_LASTS)
    sealed = call.part(Vault).encrypt(secret, link_purpose(port_in.id))
    await port_documents.set_link(call.tx, port_in.id, made, sealed)
    await jobs.enqueue(call, SendUploadLink(port_in.id, made.expires_at))
    return link_address(call, secret), made


async def send_link(calls: Calls, job: SendUploadLink) -> None:
    """Mail it and forget it; a link that took its place has a job of its own."""
    async with calls.read() as call:
        sealed = await port_documents.sealed_secret(call.tx, job.port_in_id, job.expires_at)
        port_in = await porting.unguarded(call.tx, job.port_in_id)
        if not sealed or port_in is None:
            return
        address = link_address(call, call.part(Vault).decrypt(sealed, link_purpose(port_in.id)))
        reader = await people.reader_at(call.tx, port_in.form.contact.email, port_in.form.contact.tongue)
    letter_id = f"{port_in.id}-link-{job.expires_at:%Y%m%d%H%M%S}"
    await calls.part(Mailer).send(port_letters.of_link(reader, port_in, address, job.expires_at, letter_id))
    async with calls.write() as call:
        await port_documents.forget_secret(call.tx, job.port_in_id, job.expires_at)


async def open_link(call: Call, secret: str) -> PortIn:
    """The port-in that the link is for: from now on this administrator may hand in documents until it ends."""
    found = await port_documents.by_digest(call.tx, digest(secret))
    if found is None:
        raise UploadLinkUnknown
    try:
        port_in = await port_ins.find(call, found)
    except PortInNotFound as error:
        raise UploadLinkUnknown from error  # another organisation's
    await _check_link(call, port_in, opens=True)
    await port_documents.open_link(call.tx, port_in.id, _principal(call))
    return port_in


async def may_upload(call: Call, port_in_id: str) -> PortIn:
    port_in = await port_ins.find(call, port_in_id)
    await _check_link(call, port_in, opens=False)
    return port_in


async def link(call: Call, port_in: PortIn) -> UploadLink:
    found = await port_documents.link_of(call.tx, port_in.id)
    if found is None:
        raise UploadLinkNeeded
    return found


async def upload(calls: Calls, port_in_id: str, file: HandedIn) -> Document:
    """Scanned at once where the scanner answers; else the file waits for it, and nobody opens it before."""
    name, content_type = clean_name(file.name), type_of(file.body, file.name)
    async with calls.read() as call:
        await _check_file(call, await may_upload(call, port_in_id), file)
    verdict = await _verdict(calls, file.body)
    if verdict is not None and verdict.finding is Finding.INFECTED:
        raise FileInfected(name=name, virus=verdict.name)
    document = Document(
        id=calls.ids.uuid(),
        port_in_id=port_in_id,
        name=name,
        paper=file.paper,
        carrier=file.carrier,
        size=len(file.body),
        content_type=content_type,
        state=FileState.WAITING if verdict is None else _STATES[verdict.finding],
        added_at=calls.clock.now(),
        added_by="",
    )
    await calls.part(Documents).put(document.key, file.body, content_type)
    kept = False
    try:
        async with calls.write() as call:
            await organisations.keep_own(call)  # its end looks for papers once
            await _check_file(call, await may_upload(call, port_in_id), file)
            document = replace(document, added_by=port_steps.name_of(call))
            await port_documents.add(call.tx, document)
            if document.state is FileState.WAITING:
                await jobs.enqueue(call, ScanDocument(document.id))
        kept = True
    finally:
        if not kept:
            await calls.part(Documents).remove(document.key)
    return document


async def scan(calls: Calls, document_id: str) -> None:
    """What waited; the contact is told of an infected file, which is thrown away.

    Wherever it is cut off, the next run goes on: while a file waits it is there, and an infected one goes at last.
    """
    async with calls.read() as call:
        document = await port_documents.unguarded(call.tx, document_id)
    if document is not None and document.state is FileState.INFECTED:
        await calls.part(Documents).remove(document.key)
    if document is None or document.state is not FileState.WAITING:
        return
    body = await calls.part(Documents).get(document.key)
    if body is None:
        return
    verdict = await calls.part(Scanner).scan(body)
    looked_at = replace(document, state=_STATES[verdict.finding], virus=verdict.name)
    async with calls.write() as call:
        await port_documents.save_state(call.tx, looked_at)
        if looked_at.state is FileState.INFECTED:
            await jobs.enqueue(call, TellInfected(document_id))
    if looked_at.state is FileState.INFECTED:
        await calls.part(Documents).remove(document.key)


async def tell_infected(calls: Calls, job: TellInfected) -> None:
    """The file is gone by now, its line is there as long as the port-in."""
    async with calls.read() as call:
        document = await port_documents.unguarded(call.tx, job.document_id)
        port_in = None if document is None else await porting.unguarded(call.tx, document.port_in_id)
        if document is None or port_in is None:
            return
        reader = await people.reader_at(call.tx, port_in.form.contact.email, port_in.form.contact.tongue)
    page = f"{calls.part(people.Site).base_url}/console/numbers/port-ins/{port_in.id}"
    letter = port_letters.of_infected(reader, port_in, document.name, page, f"{document.id}-infected")
    await calls.part(Mailer).send(letter)


async def re_encrypt(call: Call) -> int:
    """Encrypt links that wait to be mailed with the newest master key; answers how many they were."""
    vault = call.part(Vault)
    sealed = await port_documents.sealed_secrets(call.tx)
    for id_, secret in sealed:
        purpose = link_purpose(id_)
        await port_documents.keep_sealed(call.tx, id_, vault.encrypt(vault.decrypt(secret, purpose), purpose))
    return len(sealed)


def link_purpose(port_in_id: str) -> str:
    return f"port-in-link:{port_in_id}"


def link_address(call: Call, secret: str) -> str:
    """The secret stands behind the # so that no server and no log on the way sees it."""
    return f"{call.part(people.Site).base_url}/console/numbers/port-upload#{secret}"


async def _check_link(call: Call, port_in: PortIn, *, opens: bool) -> None:
    found = await link(call, port_in)
    if not (opens or _principal(call) in found.openers):
        raise UploadLinkNeeded
    found.check(call.now)
    if not port_in.is_open:
        raise PortInEnded


async def _check_file(call: Call, port_in: PortIn, file: HandedIn) -> None:
    if (file.paper, file.carrier) not in port_steps.needed(port_in):
        raise PaperNotAsked
    if len(await port_documents.of_port_in(call.tx, port_in.id)) >= MOST_FILES:
        raise TooManyFiles(most=MOST_FILES)


async def _verdict(calls: Calls, body: bytes) -> Verdict | None:
    try:
        return await calls.part(Scanner).scan(body)
    except ScanUnavailable:
        return None


def _principal(call: Call) -> str:
    """Whoever has opened a link is remembered by name, so it must be somebody with one."""
    if not isinstance(call.caller, Principal):
        raise WrongIdentity
    return call.caller.arn
