"""Answers: exact bytes, the two forms of time, and what the model does not allow."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from carillon.core.trail import HIDDEN
from carillon.wire.aws.models import Shape, load
from carillon.wire.aws.parsing import UnknownForm
from carillon.wire.aws.writing import Writer, epoch, iso8601, teller

CHIME = load("chime")
BOT = {"BotId": "b1", "Disabled": False, "CreatedTimestamp": datetime(2019, 12, 2, 22, 29, 31, 549_999, UTC)}


def write(operation: str, answer: dict[str, Any] | None) -> bytes:
    return Writer(CHIME.shapes, CHIME.operations[operation].output).write(answer)


def test_false_and_empty_lists_are_written_and_none_is_not() -> None:
    assert write("GetBot", {"Bot": BOT | {"BotType": None}}) == (
        b'{"Bot":{"BotId":"b1","Disabled":false,"CreatedTimestamp":"2019-12-02T22:29:31.549Z"}}'
    )
    assert write("BatchSuspendUser", {"UserErrors": []}) == b'{"UserErrors":[]}'
    assert write("ListAccounts", {"Accounts": [], "NextToken": None}) == b'{"Accounts":[]}'


def test_an_operation_that_answers_nothing_writes_an_empty_object() -> None:
    assert write("RedactRoomMessage", None) == write("DeleteRoom", {}) == b"{}"
    with pytest.raises(TypeError):
        write("DeleteRoom", {"RoomId": "r1"})


def test_times_are_written_as_each_shape_wants_them() -> None:
    moment = datetime(2026, 1, 2, 4, 4, 5, 6_999, timezone(timedelta(hours=1)))
    assert iso8601(moment) == "2026-01-02T03:04:05.006Z"
    assert epoch(moment) == 1767323045.006
    message = {"MessageId": "m1", "CreatedTimestamp": moment}
    assert write("GetChannelMessage", {"ChannelMessage": message}) == (
        b'{"ChannelMessage":{"MessageId":"m1","CreatedTimestamp":1767323045.006}}'
    )


@pytest.mark.parametrize(
    "account",
    [
        {"AwsAccountId": "1", "AccountId": "a1"},
        {"AwsAccountId": "1", "AccountId": "a1", "Name": None},
        {"AwsAccountId": "1", "AccountId": "a1", "Name": "acme", "Colour": "green"},
        {"AwsAccountId": 1, "AccountId": "a1", "Name": "acme"},
        {"AwsAccountId": "1", "AccountId": "a1", "Name": "acme", "AccountType": "Free"},
    ],
    ids=["missing", "none", "foreign", "wrong type", "outside the enumeration"],
)
def test_an_answer_outside_the_model_is_a_fault_of_ours(account: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        write("GetAccount", {"Account": account})


def test_a_number_is_no_boolean() -> None:
    with pytest.raises(TypeError):
        write("GetBot", {"Bot": BOT | {"Disabled": 0}})


def test_a_form_that_no_table_has_asked_for_ends_the_start() -> None:
    shapes: dict[str, Shape] = {"A": {"type": "structure", "members": {"B": {"shape": "B"}}}, "B": {"type": "blob"}}
    with pytest.raises(UnknownForm):
        Writer(shapes, "A")


def test_the_trail_shows_small_first_letters_and_hides_what_the_model_calls_secret() -> None:
    tell = teller(CHIME.shapes, {"shape": "CreateRoomRequest"})
    assert tell({"AccountId": "a1", "Name": "Plans", "ClientRequestToken": "t"}) == {
        "accountId": "a1",
        "name": HIDDEN,
        "clientRequestToken": HIDDEN,
    }
    invite = teller(CHIME.shapes, {"shape": "InviteUsersRequest"})
    assert invite({"AccountId": "a1", "UserEmailList": ["bob@example.com", "carol@example.com"]}) == {
        "accountId": "a1",
        "userEmailList": [HIDDEN, HIDDEN],
    }
    assert teller(CHIME.shapes, {"shape": "User"})({"UserId": "u1", "PersonalPIN": "12345"}) == {
        "userId": "u1",
        "personalPIN": HIDDEN,
    }
    call = teller(CHIME.shapes, {"shape": "UpdateSipMediaApplicationCallRequest"})
    assert call({"Arguments": {"pin": "1"}}) == {"arguments": {HIDDEN: HIDDEN}}
    assert teller(CHIME.shapes, {"shape": "Bot"})(BOT) == {
        "botId": "b1",
        "disabled": False,
        "createdTimestamp": "2019-12-02T22:29:31.549Z",
    }
