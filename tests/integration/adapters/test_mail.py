"""The promises of a mailer, kept by every implementation; then what each of them promises beyond."""

import ssl
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from carillon.adapters.mail import Letter, Mailer, MailRefused, MailUnavailable, Message, Outbox
from carillon.adapters.mail.folder import FolderMailer
from carillon.adapters.mail.letters import read
from carillon.adapters.mail.memory import MemoryMailer
from carillon.adapters.mail.nowhere import NoMailer
from carillon.adapters.mail.smtp import Encryption, SmtpMailer, SmtpServer
from carillon.core.clock import HandClock
from tests.integration.adapters.mail_server import PASSWORD, USER, Postbox, certificate, silent_server, smtp_server

pytestmark = pytest.mark.anyio

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
MESSAGE = Message(
    to="alice@example.com",
    subject="Willkommen, Bob lädt dich ein",
    text="Open this link:\nhttps://carillon.example.com/register#abc.\n\nÄ line of its own.\n",
    html="<p>Open <a href='https://carillon.example.com/register#abc'>this</a>.</p>\n",
    message_id="0001",
)


@dataclass(frozen=True)
class Station:
    mailer: Mailer
    arrived: Callable[[], Awaitable[list[Letter]]]


@dataclass(frozen=True)
class Place:
    """Where one test builds its station."""

    stack: AsyncExitStack
    folder: Path
    clock: HandClock


async def memory(place: Place) -> Station:
    mailer = MemoryMailer(place.clock)
    return Station(mailer, lambda: mailer.newest(10))


async def folder(place: Place) -> Station:
    mailer = FolderMailer(place.folder / "outbox", place.clock)
    return Station(mailer, lambda: mailer.newest(10))


async def smtp(place: Place, encryption: Encryption = Encryption.NONE, *, login: bool = False) -> Station:
    context, trusted = certificate(place.folder)
    postbox = Postbox()
    port = await place.stack.enter_async_context(_server(postbox, encryption, context, login=login))
    server = SmtpServer("127.0.0.1", port, "Carillon <carillon@example.com>", encryption, authorities=trusted)
    if login:
        server = replace(server, user=USER, password=PASSWORD)

    async def arrived() -> list[Letter]:
        return [read(str(at), content) for at, content in enumerate(postbox.contents)][::-1]

    return Station(SmtpMailer(server, place.clock), arrived)


def _server(
    postbox: Postbox, encryption: Encryption, context: ssl.SSLContext, *, login: bool
) -> AbstractAsyncContextManager[int]:
    match encryption:
        case Encryption.TLS:
            return smtp_server(postbox, tls=context, login=login)
        case Encryption.STARTTLS:
            return smtp_server(postbox, starttls=context, login=login)
        case Encryption.NONE:
            return smtp_server(postbox, login=login)


async def smtp_starttls_login(place: Place) -> Station:
    return await smtp(place, Encryption.STARTTLS, login=True)


async def smtp_tls(place: Place) -> Station:
    return await smtp(place, Encryption.TLS)


@pytest.fixture
async def place(tmp_path: Path) -> AsyncGenerator[Place]:
    async with AsyncExitStack() as stack:
        yield Place(stack, tmp_path, HandClock(NOW))


@pytest.fixture(params=[memory, folder, smtp, smtp_starttls_login, smtp_tls], ids=lambda make: make.__name__)
async def station(request: pytest.FixtureRequest, place: Place) -> Station:
    return await request.param(place)


async def test_a_message_arrives_as_it_was_written(station: Station) -> None:
    await station.mailer.check()
    await station.mailer.send(MESSAGE)
    (letter,) = await station.arrived()
    assert (letter.to, letter.subject) == (MESSAGE.to, MESSAGE.subject)
    assert (letter.text, letter.html) == (MESSAGE.text, MESSAGE.html)
    assert letter.message_id == MESSAGE.message_id
    assert letter.sent_at == NOW
    assert letter.links == ("https://carillon.example.com/register#abc",)


async def test_a_message_without_html_is_plain(station: Station) -> None:
    await station.mailer.send(replace(MESSAGE, html=None))
    assert [letter.html for letter in await station.arrived()] == [None]


async def test_the_newest_letter_comes_first(station: Station, place: Place) -> None:
    await station.mailer.send(MESSAGE)
    place.clock.advance(timedelta(seconds=1))
    await station.mailer.send(replace(MESSAGE, message_id="0002"))
    assert [letter.message_id for letter in await station.arrived()] == ["0002", "0001"]


@pytest.mark.parametrize("to", ["", "alice", "alice@example.com, bob@example.com", "alice@example.com\r\nBcc: bob@a.b"])
async def test_whatever_is_not_one_address_is_refused(station: Station, to: str) -> None:
    with pytest.raises(MailRefused):
        await station.mailer.send(replace(MESSAGE, to=to))
    assert await station.arrived() == []


async def test_a_subject_cannot_smuggle_in_a_header(station: Station) -> None:
    with pytest.raises(MailRefused):
        await station.mailer.send(replace(MESSAGE, subject="Hello\r\nBcc: bob@example.com"))
    assert await station.arrived() == []


async def test_long_lines_and_lone_dots_survive(station: Station) -> None:
    text = "x" * 2000 + "\n.\n..\n" + "last line\n"
    await station.mailer.send(replace(MESSAGE, text=text, html=None))
    assert [letter.text for letter in await station.arrived()] == [text]


async def test_a_mailer_says_where_mail_goes(station: Station) -> None:
    told = str(station.mailer.describe())
    assert told.startswith("Mail ")
    assert PASSWORD not in told


async def test_with_no_server_configured_every_message_waits() -> None:
    mailer: Mailer = NoMailer()
    with pytest.raises(MailUnavailable, match="No mail server is configured"):
        await mailer.check()
    with pytest.raises(MailUnavailable, match="No mail server is configured"):
        await mailer.send(MESSAGE)
    with pytest.raises(MailRefused):
        await mailer.send(replace(MESSAGE, to="nobody"))


@pytest.mark.parametrize("outbox", [folder, memory], ids=["folder", "memory"])
async def test_a_job_that_runs_twice_leaves_one_letter(place: Place, outbox: Callable[..., Awaitable[Station]]) -> None:
    station = await outbox(place)
    await station.mailer.send(MESSAGE)
    await station.mailer.send(MESSAGE)
    place.clock.advance(timedelta(seconds=1))
    await station.mailer.send(MESSAGE)
    assert len(await station.arrived()) == 1


async def test_the_folder_is_seen_by_other_processes_and_after_a_restart(place: Place) -> None:
    await FolderMailer(place.folder / "outbox", place.clock).send(MESSAGE)
    other: Outbox = FolderMailer(place.folder / "outbox", HandClock(NOW))
    assert [letter.subject for letter in await other.newest(10)] == [MESSAGE.subject]


async def test_the_folder_lists_whole_letters_only(place: Place) -> None:
    mailer = FolderMailer(place.folder, place.clock)
    await mailer.send(MESSAGE)
    (place.folder / ".20261121T030001000000-half.eml.77").write_bytes(b"To: al")
    assert len(await mailer.newest(10)) == 1


async def test_a_folder_that_cannot_be_made_is_unavailable(place: Place) -> None:
    (place.folder / "outbox").write_text("a file is in the way")
    with pytest.raises(MailUnavailable):
        await FolderMailer(place.folder / "outbox", place.clock).send(MESSAGE)


async def test_an_absent_server_is_unavailable(place: Place) -> None:
    async with smtp_server(Postbox()) as port:
        pass
    mailer = SmtpMailer(SmtpServer("127.0.0.1", port, "carillon@example.com", Encryption.NONE), place.clock)
    with pytest.raises(MailUnavailable):
        await mailer.send(MESSAGE)
    with pytest.raises(MailUnavailable):
        await mailer.check()


async def test_a_wrong_password_lets_messages_wait(place: Place) -> None:
    context, trusted = certificate(place.folder)
    postbox = Postbox()
    port = await place.stack.enter_async_context(smtp_server(postbox, starttls=context, login=True))
    server = SmtpServer("127.0.0.1", port, "carillon@example.com", user=USER, password="wrong", authorities=trusted)
    with pytest.raises(MailUnavailable, match="535"):
        await SmtpMailer(server, place.clock).send(MESSAGE)
    await SmtpMailer(replace(server, password=PASSWORD), place.clock).send(MESSAGE)
    assert len(postbox.contents) == 1


async def test_an_untrusted_certificate_stops_the_dialogue(place: Place) -> None:
    context, trusted = certificate(place.folder)
    postbox = Postbox()
    port = await place.stack.enter_async_context(smtp_server(postbox, starttls=context))
    server = SmtpServer("127.0.0.1", port, "carillon@example.com")
    with pytest.raises(MailUnavailable):
        await SmtpMailer(server, place.clock).send(MESSAGE)
    assert postbox.contents == []
    await SmtpMailer(replace(server, authorities=trusted), place.clock).send(MESSAGE)
    assert len(postbox.contents) == 1


async def test_a_server_without_starttls_gets_nothing_in_the_clear(place: Place) -> None:
    postbox = Postbox()
    port = await place.stack.enter_async_context(smtp_server(postbox))
    with pytest.raises(MailUnavailable, match="STARTTLS"):
        await SmtpMailer(SmtpServer("127.0.0.1", port, "carillon@example.com"), place.clock).send(MESSAGE)
    assert postbox.contents == []


@pytest.mark.parametrize(
    ("answer", "refusal"),
    [("550 No such person", MailRefused), ("450 Come back later", MailUnavailable)],
)
async def test_what_the_server_says_for_good_is_told_from_later(
    place: Place, answer: str, refusal: type[Exception]
) -> None:
    for postbox in (Postbox(to_recipient=answer), Postbox(to_content=answer)):
        port = await place.stack.enter_async_context(smtp_server(postbox))
        mailer = SmtpMailer(SmtpServer("127.0.0.1", port, "carillon@example.com", Encryption.NONE), place.clock)
        with pytest.raises(refusal, match=answer):
            await mailer.send(MESSAGE)


async def test_a_silent_server_is_given_up_in_time(place: Place) -> None:
    server = await place.stack.enter_async_context(silent_server())
    mailer = SmtpMailer(
        SmtpServer("127.0.0.1", server, "carillon@example.com", Encryption.NONE, timeout=timedelta(milliseconds=50)),
        place.clock,
    )
    with pytest.raises(MailUnavailable, match="in time"):
        await mailer.send(MESSAGE)
