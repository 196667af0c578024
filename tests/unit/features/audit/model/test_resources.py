"""What an event is about."""

from carillon.core.trail import HIDDEN, Json
from carillon.features.audit.model.resources import MOST, Resource, resources

CHIME, IAM = "chime.amazonaws.com", "iam.amazonaws.com"


def names(source: str, parameters: Json, response: Json = None, event: str = "Act") -> list[tuple[str, str]]:
    return [(each.type, each.name) for each in resources(source, event, parameters, response)]


def test_names_are_found_in_the_parameters_of_the_api_and_of_the_console() -> None:
    assert names(CHIME, {"accountId": "a1", "userIdList": ["u1", "u2"]}) == [
        ("AWS::Chime::Account", "a1"),
        ("AWS::Chime::User", "u1"),
        ("AWS::Chime::User", "u2"),
    ]
    assert names(CHIME, {"account_id": "a1"}) == [("AWS::Chime::Account", "a1")]


def test_what_an_answer_made_is_found_too_and_each_name_once() -> None:
    assert names(CHIME, {"accountId": "a1"}, {"room": {"roomId": "r1", "accountId": "a1"}}) == [
        ("AWS::Chime::Account", "a1"),
        ("AWS::Chime::Room", "r1"),
    ]


def test_what_an_act_of_the_console_made_is_just_an_id_in_its_answer() -> None:
    assert names(CHIME, {"name": "Acme"}, {"id": "a1"}, "CreateAccount") == [("AWS::Chime::Account", "a1")]
    assert names(CHIME, {"name": "Acme"}, {"id": "o1"}, "CreatePhoneNumberOrder") == [
        ("AWS::Chime::PhoneNumberOrder", "o1")
    ]
    assert names(CHIME, {}, {"id": "s1"}, "SignIn") == []


def test_identities_are_named_by_their_own_services_only() -> None:
    assert names(IAM, {"userName": "bob", "policyArn": "arn:p"}) == [
        ("AWS::IAM::User", "bob"),
        ("AWS::IAM::Policy", "arn:p"),
    ]
    assert names(CHIME, {"userName": "bob"}) == []


def test_what_is_hidden_empty_or_no_text_names_nothing() -> None:
    assert names(CHIME, {"accountId": HIDDEN, "userId": "", "roomId": 7, "botId": None}) == []


def test_long_lists_and_long_names_stay_small() -> None:
    found = resources(CHIME, "Act", {"userIds": [f"u{number}" for number in range(1000)]}, None)
    assert (len(found), found[0]) == (MOST, Resource("AWS::Chime::User", "u0"))
    assert len(resources(CHIME, "Act", {"userId": "u" * 5000}, None)[0].name) == 256
    deep: Json = {"accountId": "a1"}
    for _ in range(10):
        deep = [deep]
    assert resources(CHIME, "Act", deep, None) == ()
