"""Requests that were turned away, counted."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from carillon.core.callers import Origin
from carillon.core.trail import Knock
from carillon.features.audit.model.knocks import LONGEST_TEXT, again, first

AT = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
KNOCK = Knock(
    access_key_id="AKIA1",
    error_code="InvalidSignatureException",
    error_message="The signature does not match.",
    event_source="chime.amazonaws.com",
    event_name="GetUser",
    origin=Origin("192.0.2.1", "boto3"),
    at=AT,
)


def test_the_same_again_is_counted_and_the_newest_described() -> None:
    later = replace(KNOCK, event_name="ListUsers", at=AT + timedelta(minutes=1), origin=Origin("192.0.2.2", "cli"))
    found = again(first(KNOCK), later)
    assert (found.times, found.first_at, found.last_at) == (2, AT, later.at)
    assert (found.event_name, found.address, found.user_agent) == ("ListUsers", "192.0.2.2", "cli")


def test_what_strangers_send_is_kept_short() -> None:
    found = first(replace(KNOCK, error_message="m" * 5000, origin=Origin("192.0.2.1", "a" * 5000)))
    assert (len(found.error_message), len(found.user_agent)) == (LONGEST_TEXT, LONGEST_TEXT)
