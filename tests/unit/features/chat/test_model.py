"""The rules of rooms and messages."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carillon.features.chat.model import (
    LONGEST_MESSAGE,
    LONGEST_NAME,
    MOST_MEMBERS,
    BotsHaveNoRole,
    Decided,
    Known,
    MemberAlready,
    MemberUnable,
    MemberUnknown,
    Message,
    MessageEmpty,
    MessageTooLong,
    Role,
    Room,
    RoomIsFull,
    RoomNameWrong,
    RoomNotFound,
    Send,
    TokenWrong,
    Wanted,
    admit,
    check_content,
    check_room_for,
    check_token,
    decide,
    joining,
    room_name,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def known(*members: tuple[str, str], **sequences: int) -> Known:
    return Known(frozenset(members), sequences, {})


def decided(sends: list[Send], what: Known) -> Decided:
    return decide(sends, what, [f"id-{number}" for number in range(len(sends))], NOON)


def room(members: int) -> Room:
    return Room("lobby", "Lobby", None, "alice", NOON, NOON, last_sequence=0, member_count=members)


def test_messages_are_numbered_from_where_their_room_stands() -> None:
    sends = [
        Send("lobby", "alice", "one", "t1"),
        Send("attic", "alice", "one", "t1"),
        Send("lobby", "bob", "two", "t2"),
    ]
    what = known(("lobby", "alice"), ("lobby", "bob"), ("attic", "alice"), lobby=7, attic=0)
    outcome = decided(sends, what)
    assert [(m.room_id, m.sequence) for m in outcome.new] == [("lobby", 8), ("attic", 1), ("lobby", 9)]
    assert outcome.answers == outcome.new
    assert outcome.sequences == {"lobby": 9, "attic": 1}


def test_a_stranger_is_refused_and_takes_no_number() -> None:
    outcome = decided(
        [Send("lobby", "mallory", "hello", "t1"), Send("lobby", "alice", "hello", "t1")],
        known(("lobby", "alice"), lobby=0),
    )
    assert isinstance(outcome.answers[0], RoomNotFound)
    assert [m.sequence for m in outcome.new] == [1]


@pytest.mark.spec("U:MSG-13")
def test_a_message_sent_twice_is_stored_once() -> None:
    first = Message("m1", "lobby", 3, "alice", "hello", "t1", NOON)
    again = Send("lobby", "alice", "hello", "t1")
    what = Known(frozenset({("lobby", "alice")}), {"lobby": 3}, {("lobby", "alice", "t1"): first})
    assert decided([again], what).answers == [first]
    assert decided([again], what).new == []
    twice = decided([again, again], known(("lobby", "alice"), lobby=3))
    assert len(twice.new) == 1
    assert twice.answers[0] is twice.answers[1]


@given(st.lists(st.tuples(st.sampled_from(["lobby", "attic"]), st.sampled_from("abc"), st.sampled_from("1234"))))
def test_a_room_is_numbered_without_a_gap_whatever_arrives(arriving: list[tuple[str, str, str]]) -> None:
    sends = [Send(room_id, sender, "text", token) for room_id, sender, token in arriving]
    what = known(("lobby", "a"), ("lobby", "b"), ("attic", "c"), lobby=0, attic=5)
    outcome = decided(sends, what)
    for room_id, start in (("lobby", 0), ("attic", 5)):
        numbers = [m.sequence for m in outcome.new if m.room_id == room_id]
        assert numbers == list(range(start + 1, start + 1 + len(numbers)))
    names = [(m.room_id, m.sender_id, m.token) for m in outcome.new]
    assert len(names) == len(set(names))


def test_a_message_has_1_to_4096_characters() -> None:
    check_content("x")
    check_content("x" * LONGEST_MESSAGE)
    with pytest.raises(MessageTooLong, match="4096 characters; this one has 4097"):
        check_content("x" * (LONGEST_MESSAGE + 1))
    for empty in ("", " \n\t"):
        with pytest.raises(MessageEmpty):
            check_content(empty)


def test_a_room_name_has_1_to_256_characters_on_one_line() -> None:
    assert room_name("  Lobby ") == "Lobby"
    assert room_name("x" * LONGEST_NAME)
    for wrong in ("", "   ", "x" * (LONGEST_NAME + 1), "two\nlines"):
        with pytest.raises(RoomNameWrong):
            room_name(wrong)


def test_a_token_has_2_to_64_plain_characters() -> None:
    check_token("a1")
    check_token("-_" + "x" * 62)
    for wrong in ("a", "x" * 65, "with space", "grün"):
        with pytest.raises(TokenWrong):
            check_token(wrong)


@pytest.mark.spec("TRANS-17")
def test_a_room_takes_the_ten_thousandth_member_and_no_other() -> None:
    check_room_for(room(members=MOST_MEMBERS - 1), 1)
    with pytest.raises(RoomIsFull, match="10000"):
        check_room_for(room(members=MOST_MEMBERS - 1), 2)
    with pytest.raises(RoomIsFull):
        check_room_for(room(members=MOST_MEMBERS), 1)


def test_who_is_wanted_is_admitted_or_refused_one_after_another() -> None:
    wanted = [Wanted(name) for name in ("alice", "bob", "bob", "carol", "nobody")]
    obstacles = {"bob": None, "carol": MemberUnable(member_id="carol")}
    outcome = admit(room(members=1), wanted, {"alice"}, obstacles)
    assert outcome.admitted == [Wanted("bob")]
    assert [(member_id, type(refusal)) for member_id, refusal in outcome.refused] == [
        ("alice", MemberAlready),
        ("bob", MemberAlready),
        ("carol", MemberUnable),
        ("nobody", MemberUnknown),
    ]


def test_a_bot_is_admitted_as_a_member_and_never_as_an_administrator() -> None:
    wanted = [Wanted("bot-1", Role.ADMINISTRATOR), Wanted("bot-1"), Wanted("bob", Role.ADMINISTRATOR)]
    outcome = admit(room(members=1), wanted, {"alice"}, {"bot-1": None, "bob": None}, {"bot-1"})
    assert outcome.admitted == wanted[1:]
    assert [type(refusal) for _, refusal in outcome.refused] == [BotsHaveNoRole]


@pytest.mark.spec("TRANS-17")
def test_of_many_wanted_those_are_admitted_who_fit() -> None:
    outcome = admit(room(members=MOST_MEMBERS - 1), [Wanted("bob"), Wanted("carol")], (), {"bob": None, "carol": None})
    assert outcome.admitted == [Wanted("bob")]
    assert [(member_id, type(refusal)) for member_id, refusal in outcome.refused] == [("carol", RoomIsFull)]


def test_what_was_said_before_somebody_came_is_not_unread() -> None:
    lobby = Room("lobby", "Lobby", None, "alice", NOON, NOON, last_sequence=7, member_count=1)
    assert joining(lobby, "bob", Role.MEMBER, "alice", NOON).last_read == 7
