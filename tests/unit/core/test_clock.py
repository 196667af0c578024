"""Clocks that are moved by hand or by the developer."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from carillon.core.clock import DevelopmentClock, HandClock, SystemClock

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_the_hand_clock_moves_only_when_told_to() -> None:
    clock = HandClock(NOON)
    assert clock.now() == clock.now() == NOON
    clock.advance(timedelta(days=30))
    assert clock.now() == NOON + timedelta(days=30)


def test_the_system_clock_is_aware_and_goes_forward() -> None:
    clock = SystemClock()
    first = clock.now()
    assert first.utcoffset() == timedelta(0)
    assert clock.now() >= first


def test_an_advance_reaches_every_development_clock_of_the_same_file_and_adds_up(tmp_path: Path) -> None:
    file = tmp_path / "clock-offset"
    mine, servers = DevelopmentClock(file), DevelopmentClock(file)
    assert servers.offset() == timedelta(0)
    mine.advance(timedelta(days=30))
    assert servers.offset() == timedelta(days=30)
    # Two changes within one tick of the file system's clock would look like one.
    os.utime(file, ns=(1, 1))
    assert mine.offset() == timedelta(days=30)
    mine.advance(timedelta(hours=1))
    assert servers.offset() == mine.offset() == timedelta(days=30, hours=1)
    assert servers.now() - SystemClock().now() > timedelta(days=30)
