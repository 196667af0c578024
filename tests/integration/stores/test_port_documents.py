"""Documents of port-ins on both databases: who may hand in, until when, and who may open what."""

from datetime import timedelta
from pathlib import Path

import pytest

from carillon.adapters.mail import Mailer, MailUnavailable, Message
from carillon.adapters.objects import Documents
from carillon.adapters.scan import CLEAN, Scanner, ScanUnavailable, Verdict
from carillon.adapters.scan.off import NoScanner
from carillon.core.callers import WrongIdentity
from carillon.core.db import Database
from carillon.features.numbers import jobs as number_jobs
from carillon.features.numbers.model.countries import Paper
from carillon.features.numbers.model.port_documents import (
    MOST_FILES,
    DocumentNotFound,
    DocumentNotOpen,
    FileInfected,
    FileState,
    PaperNotAsked,
    PapersMissing,
    PortInEnded,
    ScanDocument,
    SendUploadLink,
    TellInfected,
    TooManyFiles,
    UploadLinkExpired,
    UploadLinkNeeded,
    UploadLinkUnknown,
)
from carillon.features.numbers.model.porting import PortIn, PortStatus
from carillon.features.numbers.service import port_desk, port_documents, port_ins
from carillon.features.numbers.store.port_documents import links
from tests.kit.exchanges import THIRD
from tests.kit.porting import PDF, Porters, open_porters
from tests.kit.scanner import EICAR, EICAR_NAME, KnownViruses

pytestmark = pytest.mark.anyio

TEN_DAYS = timedelta(days=10)
INSTANT = timedelta(microseconds=1)


@pytest.fixture
async def porters(database: Database, tmp_path: Path) -> Porters:
    return await open_porters(database, tmp_path)


def scanner(porters: Porters) -> KnownViruses:
    found = porters.exchange.office.calls.part(Scanner)
    assert isinstance(found, KnownViruses)
    return found


async def stored(porters: Porters) -> list[str]:
    return await porters.exchange.office.calls.part(Documents).keys()


async def opened(porters: Porters) -> PortIn:
    port_in = await porters.ask()
    await porters.open(await porters.link(port_in))
    return port_in


@pytest.mark.spec("PORT-18")
async def test_nothing_is_handed_in_before_the_link_was_opened(porters: Porters) -> None:
    port_in = await porters.ask()
    with pytest.raises(UploadLinkNeeded):
        await porters.hand_in(port_in)
    secret = await porters.link(port_in)
    with pytest.raises(UploadLinkNeeded):
        await porters.hand_in(port_in)
    assert (await porters.open(secret)).id == port_in.id
    document = await porters.hand_in(port_in)
    assert (document.state, document.content_type, document.size) == (FileState.CLEAN, "application/pdf", len(PDF))
    assert await stored(porters) == [f"port-requests/{port_in.id}/{document.id}"]


@pytest.mark.spec("PORT-18", "PORT-19")
async def test_the_link_is_mailed_once_and_only_its_digest_is_kept(porters: Porters) -> None:
    port_in = await porters.ask()
    secret = await porters.link(port_in)
    letters = [letter for letter in await porters.letters() if "port-upload#" in letter.text]
    assert [letter.links[0] for letter in letters] == [
        f"https://carillon.example.com/console/numbers/port-upload#{secret}"
    ]
    async with porters.exchange.office.calls.read() as call:
        (row,) = (await call.tx.execute(links.select())).mappings().all()
    assert secret not in str(dict(row))
    assert row["sealed_secret"] == ""


async def test_a_link_that_took_the_place_of_another_ends_it(porters: Porters) -> None:
    port_in = await porters.ask()
    first = await porters.link(port_in)
    await porters.open(first)
    porters.exchange.office.clock.advance(timedelta(days=1))
    second = await porters.link(port_in)
    with pytest.raises(UploadLinkUnknown):
        await porters.open(first)
    with pytest.raises(UploadLinkNeeded):
        await porters.hand_in(port_in)
    await porters.work(SendUploadLink)
    newest = await porters.exchange.office.mailer.newest(9)
    assert [second in letter.text for letter in newest] == [True]
    await porters.open(second)


@pytest.mark.spec("PORT-19")
async def test_a_link_ends_after_ten_days_to_the_instant(porters: Porters) -> None:
    port_in = await porters.ask(wanted_at=porters.exchange.office.clock.now() + 2 * TEN_DAYS)
    secret = await porters.link(port_in)
    clock = porters.exchange.office.clock
    clock.advance(TEN_DAYS - INSTANT)
    await porters.open(secret)
    await porters.hand_in(port_in)
    clock.advance(INSTANT)
    with pytest.raises(UploadLinkExpired):
        await porters.open(secret)
    with pytest.raises(UploadLinkExpired):
        await porters.hand_in(port_in)


@pytest.mark.spec("PORT-19")
async def test_only_an_administrator_of_the_organisation_that_asked_opens_the_link(porters: Porters) -> None:
    port_in = await porters.ask()
    secret = await porters.link(port_in)
    office = porters.exchange.office
    with pytest.raises(UploadLinkUnknown):
        await porters.open(secret, by=office.mallory)
    with pytest.raises(UploadLinkUnknown):
        await porters.open("guessed")
    with pytest.raises(WrongIdentity):
        await porters.open(secret, by=office.operator)
    await porters.open(secret)
    with pytest.raises(UploadLinkNeeded):
        await porters.hand_in(port_in, by=porters.oscar)


async def test_a_request_that_has_ended_takes_no_documents_and_no_link(porters: Porters) -> None:
    port_in = await opened(porters)
    secret = await porters.link(port_in)
    await porters.open(secret)
    await porters.step(port_in, PortStatus.CANCELLED)
    with pytest.raises(PortInEnded):
        await porters.hand_in(port_in)
    with pytest.raises(PortInEnded):
        await porters.open(secret)
    with pytest.raises(PortInEnded):
        await porters.link(port_in)


@pytest.mark.spec("AMB-41")
async def test_an_infected_file_is_refused_and_kept_nowhere(porters: Porters) -> None:
    port_in = await opened(porters)
    with pytest.raises(FileInfected, match=EICAR_NAME):
        await porters.hand_in(port_in, PDF + EICAR)
    assert await stored(porters) == []
    assert (await porters.exchange.does(lambda call: port_ins.whole(call, port_in))).documents == []


@pytest.mark.spec("AMB-41", "PORT-20")
async def test_while_the_scanner_is_down_a_file_waits_and_nobody_opens_it(porters: Porters) -> None:
    port_in = await opened(porters)
    scanner(porters).is_down = True
    document = await porters.hand_in(port_in)
    assert document.state is FileState.WAITING
    with pytest.raises(DocumentNotOpen):
        await port_desk.open_document(porters.oscar, port_in.id, document.id)
    with pytest.raises(PapersMissing):
        await porters.step(port_in, PortStatus.FOC, foc_at=port_in.form.wanted_at)
    with pytest.raises(ScanUnavailable):
        await number_jobs.scan_document(porters.exchange.office.calls, ScanDocument(document.id))
    scanner(porters).is_down = False
    await porters.work(ScanDocument)
    found, body = await port_desk.open_document(porters.oscar, port_in.id, document.id)
    assert (found.state, found.name, body) == (FileState.CLEAN, "letter.pdf", PDF)


async def test_a_virus_in_a_file_that_waited_is_thrown_away_and_told(porters: Porters) -> None:
    port_in = await opened(porters)
    scanner(porters).is_down = True
    document = await porters.hand_in(port_in, PDF + EICAR)
    scanner(porters).is_down = False
    await porters.work(ScanDocument)
    (kept,) = (await porters.exchange.does(lambda call: port_ins.whole(call, port_in))).documents
    assert (kept.state, kept.virus) == (FileState.INFECTED, EICAR_NAME)
    assert await stored(porters) == []
    await porters.work(TellInfected)
    (letter,) = await porters.exchange.office.mailer.newest(9)
    assert "letter.pdf" in letter.text
    with pytest.raises(DocumentNotOpen):
        await port_desk.open_document(porters.oscar, port_in.id, document.id)
    await number_jobs.scan_document(porters.exchange.office.calls, ScanDocument(document.id))
    await porters.work(TellInfected)
    assert len(await porters.exchange.office.mailer.newest(9)) == 1


async def test_a_file_with_a_virus_goes_at_once_even_where_nobody_can_be_told_yet(porters: Porters) -> None:
    office = porters.exchange.office
    assert isinstance(office.calls.parts, dict)
    port_in = await opened(porters)
    scanner(porters).is_down = True
    document = await porters.hand_in(port_in, PDF + EICAR)
    scanner(porters).is_down = False
    mailer = office.calls.parts[Mailer]
    office.calls.parts[Mailer] = MailIsDown()
    await number_jobs.scan_document(office.calls, ScanDocument(document.id))
    (kept,) = (await porters.exchange.does(lambda call: port_ins.whole(call, port_in))).documents
    assert (kept.state, await stored(porters)) == (FileState.INFECTED, [])
    with pytest.raises(MailUnavailable):
        await number_jobs.tell_infected(office.calls, TellInfected(document.id))
    office.calls.parts[Mailer] = mailer
    await porters.work(TellInfected)
    assert len(await office.mailer.newest(9)) == 1
    await office.calls.part(Documents).put(document.key, PDF + EICAR, "application/pdf")
    await number_jobs.scan_document(office.calls, ScanDocument(document.id))
    assert await stored(porters) == []


class MailIsDown:
    async def send(self, message: Message) -> None:
        raise MailUnavailable(reason="nobody answers")


async def test_a_file_whose_link_ends_while_it_is_looked_at_is_kept_nowhere(porters: Porters) -> None:
    port_in = await opened(porters)
    office = porters.exchange.office

    class Slow(KnownViruses):
        async def scan(self, body: bytes) -> Verdict:
            office.clock.advance(TEN_DAYS)
            return CLEAN

    assert isinstance(office.calls.parts, dict)
    office.calls.parts[Scanner] = Slow()
    with pytest.raises(UploadLinkExpired):
        await porters.hand_in(port_in)
    assert await stored(porters) == []


async def test_without_a_scanner_files_are_kept_and_marked(porters: Porters) -> None:
    parts = porters.exchange.office.calls.parts
    assert isinstance(parts, dict)
    parts[Scanner] = NoScanner()
    port_in = await opened(porters)
    document = await porters.hand_in(port_in, PDF + EICAR)
    assert document.state is FileState.UNSCANNED
    assert (await port_desk.open_document(porters.oscar, port_in.id, document.id))[1] == PDF + EICAR


async def test_only_papers_that_are_asked_for_are_taken_and_so_many(porters: Porters) -> None:
    port_in = await opened(porters)
    for paper, carrier in ((Paper.LAST_INVOICE, ""), (Paper.LETTER_OF_AGENCY, "Somebody")):
        with pytest.raises(PaperNotAsked):
            await porters.hand_in(port_in, paper=paper, carrier=carrier)
    for _ in range(MOST_FILES):
        await porters.hand_in(port_in)
    with pytest.raises(TooManyFiles):
        await porters.hand_in(port_in)


async def test_a_document_is_found_in_its_own_request_only(porters: Porters) -> None:
    port_in = await opened(porters)
    document = await porters.hand_in(port_in)
    other = await porters.ask(THIRD)
    for port_in_id, document_id in ((other.id, document.id), (port_in.id, "nothing")):
        with pytest.raises(DocumentNotFound):
            await port_desk.open_document(porters.oscar, port_in_id, document_id)
    await porters.exchange.office.calls.part(Documents).remove(document.key)
    with pytest.raises(DocumentNotFound):
        await port_desk.open_document(porters.oscar, port_in.id, document.id)


async def test_whoever_has_opened_the_link_sees_it_again(porters: Porters) -> None:
    port_in = await opened(porters)
    seen = await porters.exchange.does(lambda call: port_documents.may_upload(call, port_in.id))
    assert seen.id == port_in.id
