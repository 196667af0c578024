"""Stays as the engine's list changes them, second by second."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from carillon.adapters.media import Gone, Participant
from carillon.features.meetings.model.attendances import (
    Attendance,
    AttendeeState,
    Changes,
    LeavingReason,
    Seat,
    begun,
    compare,
    is_deserted,
)
from carillon.features.meetings.model.attendees import Attendee
from carillon.features.meetings.model.meetings import Meeting

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
ALICE = Attendee("a1", "m1", NOON, "alice", "s1")
MEETING = Meeting("m1", "0123456789", "AbCdEfGhIjKlMnOp-_1234", "Launch", "alice", None, NOON)
FRESH = begun("x1", ALICE, NOON, "Firefox")
SEEN = FRESH.seen("PA_1")


def at(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def inside(session: str = "PA_1", joined: float = 0, identity: str = "a1") -> list[Participant]:
    return [Participant(identity, session, at(joined))]


def changes(
    stays: Sequence[Attendance], now: float, named: Sequence[Participant] = (), signed_out: Sequence[str] = ()
) -> Changes:
    return compare({"a1": Seat(ALICE, tuple(stays))}, signed_out, named, at(now))


def kept(stay: Attendance, now: float, named: Sequence[Participant] = ()) -> Attendance:
    """What becomes of one stay."""
    found = changes([stay], now, named)
    assert not found.arrived
    assert not found.barred
    return found.kept[0] if found.kept else stay


def test_who_was_let_in_and_is_named_is_in() -> None:
    assert kept(FRESH, 3, inside()) == SEEN
    assert not changes([SEEN], 10, inside())


def test_who_was_let_in_has_thirty_seconds_to_appear() -> None:
    assert not changes([FRESH], 29.9)
    gone = kept(FRESH, 30)
    assert (gone.reason, gone.left_at, gone.closed_at) == (LeavingReason.DROPPED, NOON, at(30))


def test_who_is_missed_has_sixty_seconds_to_come_back() -> None:
    missed = kept(SEEN, 100)
    assert missed == replace(SEEN, missing_since=at(100))
    assert not changes([missed], 159.9)
    gone = kept(missed, 160)
    assert (gone.reason, gone.left_at, gone.closed_at) == (LeavingReason.DROPPED, at(100), at(160))
    assert kept(missed, 159.9, inside("PA_2", 159)) == replace(SEEN, session="PA_2")


def test_an_engine_that_comes_back_empty_gives_everybody_a_minute() -> None:
    """Nobody was asked while it was away: the first empty list begins the minute."""
    first = kept(SEEN, 600)
    assert first.is_open
    assert not changes([first], 659.9)
    assert not kept(first, 660).is_open


def test_who_comes_back_within_a_minute_of_being_dropped_goes_on() -> None:
    dropped = SEEN.closed(LeavingReason.DROPPED, at(160), at(100))
    assert kept(dropped, 220, inside("PA_2", 219)) == replace(SEEN, session="PA_2")
    assert changes([dropped], 220.1, inside("PA_2", 219)).arrived == [(ALICE, "PA_2")]
    assert dropped.resumed(at(200)) == replace(FRESH, missing_since=at(200))


@pytest.mark.parametrize("reason", [LeavingReason.LEFT, LeavingReason.REPLACED])
def test_who_left_and_comes_back_begins_another_stay(reason: LeavingReason) -> None:
    left = SEEN.closed(reason, at(100))
    assert changes([left], 101, inside("PA_2", 100.5)).arrived == [(ALICE, "PA_2")]


def test_a_goodbye_may_take_half_a_minute_to_reach_the_engine() -> None:
    left = SEEN.closed(LeavingReason.LEFT, at(100))
    assert not changes([left], 129.9, inside())
    assert kept(left, 130, inside()) == SEEN


def test_who_is_in_without_ever_having_been_let_in_gets_a_stay() -> None:
    assert changes([], 5, inside()).arrived == [(ALICE, "PA_1")]
    assert begun("x1", ALICE, at(5), "", "PA_1").missing_since is None


def test_who_comes_without_having_been_let_in_may_be_barred_instead() -> None:
    for stays, now, named in (([], 5, inside()), ([SEEN.closed(LeavingReason.LEFT, NOON)], 30, inside())):
        found = changes(stays, now, named)
        assert found.coming({"a1": Seat(ALICE, tuple(stays))}) == ["a1"]
        assert found.barring(["a1"]) == Changes(barred=["a1"])
    assert changes([FRESH], 3, inside()).coming({"a1": Seat(ALICE, (FRESH,))}) == []


def test_whoever_has_no_seat_must_go() -> None:
    found = changes([SEEN], 5, [*inside(), *inside("PA_9", identity="mallory")])
    assert (found.barred, found.kept, found.arrived) == (["mallory"], [], [])


def test_who_was_removed_must_go_as_often_as_they_are_named() -> None:
    removed = Seat(replace(ALICE, removed_at=at(50)), (SEEN.closed(LeavingReason.REMOVED, at(50)),))
    for joined in (0, 51):
        found = compare({"a1": removed}, (), inside(joined=joined), at(60))
        assert (found.barred, found.kept, found.arrived) == (["a1"], [], [])
    assert not compare({"a1": removed}, (), (), at(60))


@pytest.mark.parametrize("named", [[], inside()])
def test_who_is_signed_out_goes_whether_the_engine_names_them_or_not(named: list[Participant]) -> None:
    found = changes([SEEN], 60, named, ["a1"])
    assert found.kept == [SEEN.closed(LeavingReason.SIGNED_OUT, at(60))]
    assert found.barred == [one.identity for one in named]
    assert changes([], 60, inside(), ["a1"]).barred == ["a1"]


def test_who_said_goodbye_to_the_engine_alone_has_left_at_once() -> None:
    told = SEEN.explained(Gone.LEFT)
    assert kept(told, 100) == told.closed(LeavingReason.LEFT, at(100))
    assert kept(told, 100, inside()) == told, "the list is believed, not the notice"
    assert kept(told, 100, inside("PA_2", 99)) == replace(SEEN, session="PA_2"), "that was another connection"


@pytest.mark.parametrize(
    ("gone", "reason"),
    [
        (Gone.LEFT, LeavingReason.LEFT),
        (Gone.REPLACED, LeavingReason.REPLACED),
        (Gone.DROPPED, LeavingReason.DROPPED),
        (Gone.REMOVED, LeavingReason.DROPPED),
        (Gone.ENDED, LeavingReason.DROPPED),
    ],
)
def test_the_engine_may_explain_a_drop_before_or_after_it_is_certain(gone: Gone, reason: LeavingReason) -> None:
    dropped = SEEN.closed(LeavingReason.DROPPED, at(160), at(100))
    assert dropped.explained(gone).reason is reason
    if gone is not Gone.LEFT:
        before = kept(replace(SEEN, missing_since=at(100)).explained(gone), 160)
        assert before == dropped.explained(gone)


@pytest.mark.parametrize("reason", [each for each in LeavingReason if each is not LeavingReason.DROPPED])
def test_what_we_know_ourselves_is_explained_by_nobody(reason: LeavingReason) -> None:
    closed = SEEN.closed(reason, at(100))
    assert closed.explained(Gone.REPLACED) == closed


@pytest.mark.spec("U:ROS-01")
def test_the_roster_shows_each_under_one_heading() -> None:
    left, dropped = SEEN.closed(LeavingReason.LEFT, at(9)), SEEN.closed(LeavingReason.DROPPED, at(9))
    assert Seat(ALICE, (SEEN,)).state is AttendeeState.PRESENT
    assert Seat(ALICE, (dropped, replace(SEEN, id="x2"))).state is AttendeeState.PRESENT
    assert Seat(ALICE, (dropped, left)).state is AttendeeState.LEFT
    assert Seat(ALICE, (left, dropped)).state is AttendeeState.DROPPED
    assert Seat(replace(ALICE, removed_at=at(9)), (left,)).state is AttendeeState.REMOVED


def test_a_meeting_is_deserted_when_nobody_was_in_for_a_minute() -> None:
    def deserted(*stays: Attendance, now: float, found: Changes | None = None) -> bool:
        return is_deserted(MEETING, [Seat(ALICE, stays)], found or Changes(), at(now))

    left = SEEN.closed(LeavingReason.LEFT, at(100))
    assert not deserted(SEEN, now=10_000)
    assert not deserted(left, now=159.9)
    assert deserted(left, now=160)
    assert not deserted(now=299.9)
    assert deserted(now=300)
    assert not deserted(left, now=160, found=Changes(arrived=[(ALICE, "PA_2")]))
    assert not deserted(left, now=160, found=Changes(kept=[SEEN]))
    dropped = SEEN.closed(LeavingReason.DROPPED, at(160), at(100))
    assert not deserted(SEEN, now=160, found=Changes(kept=[dropped])), "the minute begins when it is certain"
