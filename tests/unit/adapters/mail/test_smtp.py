"""No exception of the mail library leaves the adapter."""

import inspect
import ssl

import aiosmtplib
import aiosmtplib.errors
import pytest

from carillon.adapters.mail import MailRefused, MailUnavailable
from carillon.adapters.mail.smtp import SmtpServer, refusing

FACTS = {"code": 550, "message": "No", "sender": "alice@example.com", "recipient": "bob@example.com", "recipients": []}


def every_exception() -> list[Exception]:
    found: list[Exception] = []
    for name in aiosmtplib.errors.__all__:
        kind = getattr(aiosmtplib.errors, name)
        found.append(kind(*(FACTS[one] for one in list(inspect.signature(kind).parameters))))
    return found


NEIGHBOURS = [OSError("gone"), ssl.SSLError("bad"), ConnectionResetError(), TimeoutError(), ValueError("odd")]


@pytest.mark.parametrize("error", [*every_exception(), *NEIGHBOURS], ids=lambda error: type(error).__name__)
def test_every_exception_becomes_a_refusal(error: Exception) -> None:
    with pytest.raises((MailRefused, MailUnavailable)), refusing("mail.example.com:25"):
        raise error


def test_the_walk_meets_every_exception_of_the_library() -> None:
    public = {kind for _, kind in inspect.getmembers(aiosmtplib, inspect.isclass) if issubclass(kind, Exception)}
    assert public <= {type(error) for error in every_exception()}


def test_a_bug_of_ours_stays_an_exception() -> None:
    with pytest.raises(KeyError), refusing("mail.example.com:25"):
        raise KeyError


def test_one_of_several_recipients_that_may_come_later_lets_the_message_wait() -> None:
    later = aiosmtplib.SMTPRecipientRefused(450, "Later", "alice@example.com")
    never = aiosmtplib.SMTPRecipientRefused(550, "Never", "alice@example.com")
    with pytest.raises(MailRefused), refusing("mail"):
        raise aiosmtplib.SMTPRecipientsRefused([never])
    with pytest.raises(MailUnavailable), refusing("mail"):
        raise aiosmtplib.SMTPRecipientsRefused([never, later])


def test_a_server_never_shows_its_password() -> None:
    server = SmtpServer("mail.example.com", 587, "carillon@example.com", user="carillon", password="very secret")
    assert "very secret" not in repr(server)
