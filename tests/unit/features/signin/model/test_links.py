"""How long links are good, and how often."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from carillon.core.clock import HandClock
from carillon.features.people import LinkExpired
from carillon.features.signin.model.links import LASTS, Link, Purpose

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("purpose", "lasts"), [(Purpose.SIGN_UP, timedelta(hours=24)), (Purpose.RESET, timedelta(hours=1))]
)
def test_a_link_expires_to_the_moment(purpose: Purpose, lasts: timedelta) -> None:
    clock = HandClock(NOW)
    link = Link("1", purpose, "alice@example.com", NOW + LASTS[purpose])
    clock.advance(lasts - timedelta(microseconds=1))
    link.check_open(clock.now())
    clock.advance(timedelta(microseconds=1))
    with pytest.raises(LinkExpired):
        link.check_open(clock.now())


def test_a_used_link_is_over() -> None:
    link = Link("1", Purpose.RESET, "alice@example.com", NOW + timedelta(hours=1))
    with pytest.raises(LinkExpired):
        replace(link, used_at=NOW).check_open(NOW)
