"""What the engine says: understood line by line, and never with a ticket in it."""

import asyncio

import pytest

from carillon.adapters.media.speech import LONGEST_WORDS, Speech, understood, without_tickets

TICKET = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl_-8"


def test_a_line_of_json_is_its_level_and_its_words() -> None:
    line = '{"level":"error","ts":"now","msg":"could not restart","error":"timed out","room":"standup"}'
    assert understood(line) == ("error", "could not restart: timed out")
    assert understood('{"level":"warn","msg":"low"}') == ("warn", "low")


@pytest.mark.parametrize("line", ["listen udp 127.0.0.1:8422: bind: address already in use", "[1, 2]", "7", "{"])
def test_any_other_line_is_itself(line: str) -> None:
    assert understood(f"  {line} ") == ("", line)


@pytest.mark.parametrize("text", [f"token is expired: {TICKET}", f"/rtc?access_token={TICKET}&protocol=15", TICKET])
def test_a_ticket_is_never_repeated(text: str) -> None:
    told = without_tickets(text)
    assert "***" in told
    assert not any(part in told for part in TICKET.split("."))
    assert understood(f'{{"level":"warn","msg":"{text}"}}')[1] == told


def test_a_long_line_is_cut() -> None:
    assert len(understood("x" * 10_000)[1]) == LONGEST_WORDS


@pytest.mark.anyio
async def test_everything_is_taken_however_it_comes() -> None:
    mouth = asyncio.StreamReader()
    mouth.feed_data(b'first\n{"level":"warn",')
    mouth.feed_data(b'"msg":"second"}\n\n')
    mouth.feed_data(b"\xff" * 300_000)
    mouth.feed_data(b"\nlast words")
    mouth.feed_eof()
    speech = Speech()
    await speech.hear(mouth)
    assert speech.last == "last words"
