"""The rules of chat bots and of requests to them."""

import base64
import hashlib
import hmac
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from carillon.features.accounts import Account, Domain
from carillon.features.bots.model import (
    MENTION_LIFE,
    Actor,
    Bot,
    BotNameWrong,
    DeliverEvent,
    DomainNotOwn,
    EndpointUnproved,
    EventType,
    Inbox,
    bot_email,
    bot_name,
    challenge_body,
    check_echo,
    domain_for,
    event_body,
    is_mentioned,
    moment,
    sign,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.spec("BOT-16", "BOT-20")
def test_a_bots_name_has_1_to_55_letters_digits_or_signs_and_begins_its_address() -> None:
    for name in ("a", "x" * 55, "a+-%", "Ring.2"):
        assert bot_name(name) == name
    assert bot_email("exampleBot", "example.com") == "exampleBot-chimebot@example.com"
    for wrong in ("", "x" * 56, "two words", "a@b", "grün", ".a", "a.", "a..b", "a\nb", '"a"'):
        with pytest.raises(BotNameWrong):
            bot_name(wrong)


@pytest.mark.spec("BOT-17")
def test_a_bots_domain_is_one_of_the_accounts() -> None:
    domains = tuple(Domain(name, NOON) for name in ("b.example", "a.example"))
    account = Account("1", "123456789012", "Acme", NOON, domains=domains)
    assert (domain_for(account, "B.example"), domain_for(account, None)) == ("b.example", "a.example")
    for wanted in ("c.example", "sub.a.example", ""):
        with pytest.raises(DomainNotOwn):
            domain_for(account, wanted)
    with pytest.raises(DomainNotOwn):
        domain_for(Account("1", "123456789012", "Acme", NOON), None)


@pytest.mark.spec("BOT-42", "BOT-43", "BOT-45")
def test_a_request_is_signed_over_its_time_and_its_body() -> None:
    token, timestamp, body = "t\u00f6ken", "2019-04-04T21:30:43.181Z", '{"Message":"gr\u00fcn"}'.encode()
    expected = hmac.new(token.encode(), b"2019-04-04T21:30:43.181Z|" + body, hashlib.sha256).digest()
    assert base64.b64decode(sign(token, timestamp, body)) == expected
    # Worked out by another program, so that a change of the form is seen.
    assert sign("token", timestamp, b"{}") == "oFR0I+jBn44VxipbMSSD/F1dqxMp5d4+lg9mXW1YLLI="


@pytest.mark.spec("BOT-41", "BOT-64")
def test_times_are_told_in_utc_with_milliseconds() -> None:
    at = datetime(2019, 4, 4, 23, 30, 43, 181999, tzinfo=timezone(timedelta(hours=2)))
    assert moment(at) == "2019-04-04T21:30:43.181Z"


@pytest.mark.spec("BOT-32", "BOT-33", "BOT-34")
def test_an_endpoint_passes_with_200_json_and_the_same_challenge() -> None:
    assert challenge_body("0123") == b'{"Challenge":"0123","EventType":"HTTPSEndpointVerification"}'
    for kind in ("application/json", "Application/JSON; charset=utf-8"):
        check_echo("0123", 200, kind, b'{"Challenge": "0123", "more": 1}')
    for status, kind, body in (
        (500, "application/json", b'{"Challenge":"0123"}'),
        (201, "application/json", b'{"Challenge":"0123"}'),
        (200, "text/html", b'{"Challenge":"0123"}'),
        (200, "", b'{"Challenge":"0123"}'),
        (200, "application/json", b'{"Challenge":"4567"}'),
        (200, "application/json", b'{"Challenge":123}'),
        (200, "application/json", b'{"challenge":"0123"}'),
        (200, "application/json", b"0123"),
        (200, "application/json", b"\xff"),
        (200, "application/json", b""),
    ):
        with pytest.raises(EndpointUnproved):
            check_echo("0123", status, kind, body)


def test_a_bot_changes_only_in_what_is_named_and_its_time() -> None:
    bot = Bot("1", "2", "3", "ring", "ring-chimebot@a.example", NOON, NOON, "sealed")
    later = NOON + timedelta(hours=1)
    stopped = bot.changed(later, is_stopped=True)
    assert (stopped.is_stopped, stopped.token, stopped.updated_at, stopped.created_at) == (True, "sealed", later, NOON)
    renewed = stopped.changed(later, token="other")
    assert (renewed.is_stopped, renewed.token, renewed.display_name) == (True, "other", "ring (Bot)")


def a_bot(name: str = "ring") -> Bot:
    email = f"{name}-chimebot@acme.example"
    return Bot("bot-1", "user-1", "account-1", name, email, NOON, NOON, "sealed", endpoint="https://acme.example/")


@pytest.mark.spec("BOT-60", "BOT-07")
def test_a_bot_is_called_by_its_name_or_its_address() -> None:
    calls = (
        "@ring",
        "@ring help",
        "hello, @RING!",
        "(@ring)",
        "**@ring**",
        "@ring-chimebot@acme.example: status",
        "@ring@acme.example Hello Chatbot",
        "first\n@ring\nlast",
    )
    assert [text for text in calls if not is_mentioned(a_bot(), text)] == []
    others = (
        "",
        "@",
        "ring",
        "@ringo",
        "@rin",
        "me@ring",
        "@ring@other.example",
        "@carol ring",
        "@ring2",
        "@ring-bell",
    )
    assert [text for text in others if is_mentioned(a_bot(), text)] == []
    assert is_mentioned(a_bot("a+-%!"), "@a+-%! and @b")


@pytest.mark.spec("BOT-62", "BOT-63", "BOT-64")
def test_events_are_written_as_endpoints_read_them() -> None:
    event = DeliverEvent("bot-1", "room-1", EventType.MENTION, "user-9", NOON, "message-1")
    body = event_body(event, Actor.of("user-9", "bob@example.com"), "https://there/", "@ring hello")
    assert body == (
        b'{"Sender":{"SenderId":"bob@example.com","SenderIdType":"EmailId"},'
        b'"Discussion":{"DiscussionId":"room-1","DiscussionType":"Room"},"EventType":"Mention",'
        b'"InboundHttpsEndpoint":{"EndpointType":"ShortLived","Url":"https://there/"},'
        b'"EventTimestamp":"2026-03-02T12:00:00.000Z","Message":"@ring hello"}'
    )
    arn = "arn:aws:iam::123456789012:user/alice"
    removed = event_body(replace(event, type=EventType.REMOVE), Actor.of(arn, ""), None, None)
    assert json.loads(removed)["Sender"] == {"SenderId": arn, "SenderIdType": "Arn"}
    assert json.loads(removed).keys() == {"Sender", "Discussion", "EventType", "EventTimestamp"}


@pytest.mark.spec("BOT-66")
def test_an_address_opens_with_its_token_and_in_its_time() -> None:
    lasting = Inbox("inbox-1", "bot-1", "room-1", "digest", None)
    assert lasting.opens("digest", NOON + timedelta(days=9999))
    assert not lasting.opens("another", NOON)
    short = replace(lasting, expires_at=NOON + MENTION_LIFE)
    assert short.opens("digest", NOON + timedelta(seconds=120))
    assert not short.opens("digest", NOON + timedelta(seconds=121))


def test_a_bot_hears_while_it_runs_and_has_an_endpoint() -> None:
    assert a_bot().can_hear
    assert not replace(a_bot(), is_stopped=True).can_hear
    assert not replace(a_bot(), endpoint=None).can_hear
