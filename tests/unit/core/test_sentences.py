"""Sentences as terminals and programs read them."""

from datetime import UTC, datetime, timedelta, timezone

from carillon.core.sentences import sentence


def test_a_sentence_is_english_with_its_facts() -> None:
    assert str(sentence("{count} files of {name}", count=1200, name="{count}")) == "1200 files of {count}"


def test_a_sentence_may_be_a_fact_of_another() -> None:
    reason = sentence("{path} is missing.", path="/srv")
    assert str(sentence("Not now: {reason}", reason=reason)) == "Not now: /srv is missing."


def test_a_moment_is_that_of_utc() -> None:
    at = datetime(2026, 12, 9, 1, 5, tzinfo=timezone(timedelta(hours=2)))
    assert str(sentence("Until {at}.", at=at)) == "Until 2026-12-08 23:05 UTC."
    assert sentence("Until {at}.", at=at) == sentence("Until {at}.", at=at.astimezone(UTC))
