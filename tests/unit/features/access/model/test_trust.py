"""Trust policies: who may take a role on."""

import json

import pytest

from carillon.features.access.model.documents import PolicyMalformed
from carillon.features.access.model.trust import Trust, parse_trust, trusted, trusts

ACCOUNT = "123456789012"
ALICE = f"arn:aws:iam::{ACCOUNT}:user/alice"


def text(principal: object, effect: str = "Allow", action: str = "sts:AssumeRole", **more: object) -> dict[str, object]:
    return {"Effect": effect, "Principal": principal, "Action": action, **more}


def judged(*statements: dict[str, object], context: dict[str, str] | None = None) -> Trust:
    document = json.dumps({"Version": "2012-10-17", "Statement": list(statements)})
    return trusts(parse_trust(document), {ALICE}, ACCOUNT, context or {})


@pytest.mark.spec("IAM-51")
def test_a_caller_is_named_directly_by_its_account_or_not_at_all() -> None:
    assert judged(text({"AWS": ALICE})) is Trust.CALLER
    assert judged(text("*")) is Trust.CALLER
    assert judged(text({"AWS": ACCOUNT})) is Trust.ACCOUNT
    assert judged(text({"AWS": [f"arn:aws:iam::{ACCOUNT}:root", ALICE]})) is Trust.CALLER
    assert judged(text({"AWS": "210987654321"})) is Trust.NONE
    assert judged(text({"AWS": ALICE + "2"})) is Trust.NONE
    assert judged(text({"AWS": ALICE}, action="sts:TagSession")) is Trust.NONE


def test_whom_a_policy_trusts_is_listed_once() -> None:
    statements = [text({"AWS": [ALICE, ACCOUNT]}), text({"AWS": ALICE}), text("*", "Deny")]
    assert trusted(json.dumps({"Version": "2012-10-17", "Statement": statements})) == (ALICE, ACCOUNT)


def test_a_deny_wins_and_conditions_count() -> None:
    assert judged(text({"AWS": ALICE}), text("*", "Deny")) is Trust.DENIED
    condition = {"StringEquals": {"sts:ExternalId": "7"}}
    assert judged(text({"AWS": ALICE}, Condition=condition)) is Trust.NONE
    assert judged(text({"AWS": ALICE}, Condition=condition), context={"sts:externalid": "7"}) is Trust.CALLER
    assert judged(text({"AWS": ALICE}), text("*", "Deny", Condition=condition)) is Trust.CALLER


@pytest.mark.spec("IAM-33")
@pytest.mark.parametrize(
    "principal", [{"Service": "ec2.amazonaws.com"}, {"Federated": "x"}, {"AWS": "alice"}, {"AWS": []}, {}, "alice"]
)
def test_services_and_strangers_cannot_be_trusted(principal: object) -> None:
    with pytest.raises(PolicyMalformed):
        judged(text(principal))


def test_a_trust_policy_speaks_of_nothing_else() -> None:
    for wrong in (text("*", action="chime:GetUser"), text("*", Resource="*"), text("*", effect="Maybe")):
        with pytest.raises(PolicyMalformed):
            judged(wrong)
