"""The one rule: who may enter a meeting, and what everybody else is told."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from carillon.core.callers import SignInRequired
from carillon.core.errors import Refusal
from carillon.features.meetings.model.entering import (
    MeetingHasEnded,
    MeetingIsFull,
    MeetingIsLocked,
    RemovedFromMeeting,
    Standing,
    check_may_enter,
    refusal_of,
)
from carillon.features.meetings.model.meetings import Meeting

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
OPEN = Meeting("m1", "0123456789", "AbCdEfGhIjKlMnOp-_1234", "Launch", "alice", None, NOON)
LOCKED = replace(OPEN, locked=True)
ENDED = replace(OPEN, ended_at=NOON + timedelta(hours=1))
GUEST = Standing(OPEN, capacity=250, present=0, roster=0)
BACK = replace(GUEST, is_in=True, was_in=True)


def told(standing: Standing) -> type[Refusal] | None:
    refusal = refusal_of(standing)
    return refusal and type(refusal)


def test_an_open_meeting_with_room_takes_in_whoever_knows_of_it() -> None:
    check_may_enter(GUEST)
    assert refusal_of(GUEST) is None


def test_nobody_enters_a_meeting_that_has_ended() -> None:
    assert told(replace(GUEST, meeting=ENDED)) is MeetingHasEnded
    assert told(replace(BACK, meeting=ENDED, is_invited=True)) is MeetingHasEnded


def test_who_is_signed_out_or_removed_does_not_even_come_back() -> None:
    assert told(replace(BACK, is_signed_out=True)) is SignInRequired
    assert told(replace(BACK, is_removed=True, is_invited=True)) is RemovedFromMeeting


@pytest.mark.spec("U:HST-04")
def test_a_locked_meeting_is_open_to_the_invited_and_to_who_is_or_was_in() -> None:
    locked = replace(GUEST, meeting=LOCKED)
    assert told(locked) is MeetingIsLocked
    assert told(replace(locked, was_in=True)) is None
    assert told(replace(locked, is_invited=True)) is None
    assert told(replace(locked, is_in=True)) is None


@pytest.mark.spec("U:JON-15")
@pytest.mark.parametrize(("present", "refused"), [(249, None), (250, MeetingIsFull), (251, MeetingIsFull)])
def test_the_250th_comes_in_and_the_251st_does_not(present: int, refused: type[Refusal] | None) -> None:
    assert told(replace(GUEST, present=present)) is refused
    assert told(replace(BACK, present=present)) is None
    assert told(replace(GUEST, present=present, is_invited=True)) is refused


@pytest.mark.spec("U:CAL-01", "SLACK-14")
def test_the_host_with_a_basic_licence_meets_one_other() -> None:
    assert told(replace(GUEST, capacity=2, present=1)) is None
    refusal = refusal_of(replace(GUEST, capacity=2, present=2))
    assert isinstance(refusal, MeetingIsFull)
    assert refusal.facts == {"most": 2}


@pytest.mark.spec("U:JON-15")
def test_the_roster_has_300_entries_and_who_is_on_it_comes_back() -> None:
    assert told(replace(GUEST, roster=299)) is None
    assert told(replace(GUEST, roster=300)) is MeetingIsFull
    assert told(replace(GUEST, roster=300, was_in=True)) is None
