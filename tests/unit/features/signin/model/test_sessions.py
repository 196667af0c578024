"""How long a session lasts."""

from datetime import UTC, datetime, timedelta

from carillon.core.callers import Origin
from carillon.core.clock import HandClock
from carillon.features.signin.model.sessions import Holder, begin

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)


def test_a_session_is_over_when_its_time_has_come_and_not_before() -> None:
    clock = HandClock(NOW)
    session = begin("s", Holder("alice"), Origin("192.0.2.1", "Firefox"), NOW, timedelta(days=30))
    clock.advance(timedelta(days=30) - timedelta(microseconds=1))
    assert not session.is_over(clock.now())
    clock.advance(timedelta(microseconds=1))
    assert session.is_over(clock.now())


def test_the_use_of_a_session_is_noted_once_a_minute() -> None:
    session = begin("s", Holder("alice"), Origin(), NOW, timedelta(days=30))
    assert session.is_noted(NOW + timedelta(seconds=59))
    assert not session.is_noted(NOW + timedelta(seconds=60))


def test_a_session_knows_where_it_began() -> None:
    session = begin("s", Holder(None, "123456789012"), Origin("192.0.2.1", "Firefox"), NOW, timedelta(hours=12))
    assert (session.address, session.user_agent) == ("192.0.2.1", "Firefox")
    assert not session.holder.is_person
