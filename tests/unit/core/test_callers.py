"""Who may do what is asked of the caller itself."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from carillon.core.callers import (
    Caller,
    Circumstances,
    Nobody,
    NotAllowed,
    Operator,
    Origin,
    Person,
    Principal,
    SignInRequired,
    System,
    WrongIdentity,
    must,
    person,
    principal,
    unless_denied,
)

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
ARN = "arn:aws:iam::123456789012:user/alice"


@dataclass(frozen=True)
class Only:
    """Allows one action, from one address."""

    action: str
    address: str

    def allows(self, action: str, circumstances: Circumstances) -> bool:
        return (action, circumstances.origin.address, circumstances.now) == (self.action, self.address, NOON)


def alice(address: str = "192.0.2.1") -> Principal:
    authority = Only("chime:GetAccount", "192.0.2.1")
    return Principal("123456789012", ARN, "AIDA1", "alice", is_root=False, authority=authority, origin=Origin(address))


BOB = Person("bob", "session")
OTHERS: list[Caller] = [BOB, Operator("root"), System("job")]


@pytest.mark.spec("IAM-12", "IAM-13")
def test_an_action_is_allowed_by_the_principals_own_policies() -> None:
    must(alice(), "chime:GetAccount", NOON)
    for caller, action in ((alice(), "chime:DeleteAccount"), (alice("198.51.100.1"), "chime:GetAccount")):
        with pytest.raises(NotAllowed) as refused:
            must(caller, action, NOON)
        assert refused.value.message == f"User: {ARN} is not authorized to perform: {action}"


@dataclass(frozen=True)
class Without(Only):
    """Allows one action and denies another outright."""

    denied: str

    def denies(self, action: str, circumstances: Circumstances) -> bool:
        return action == self.denied


def test_what_is_ones_own_is_open_unless_a_policy_denies_it() -> None:
    limited = replace(alice(), authority=Without("chime:GetAccount", "192.0.2.1", denied="iam:ChangePassword"))
    for who, action in ((alice(), "iam:ChangePassword"), (limited, "iam:EnableMFADevice")):
        unless_denied(who, action, NOON, ARN)
        with pytest.raises(NotAllowed):
            must(who, action, NOON, ARN)
    with pytest.raises(NotAllowed) as refused:
        unless_denied(limited, "iam:ChangePassword", NOON, ARN)
    assert refused.value.message == f"User: {ARN} is not authorized to perform: iam:ChangePassword on resource: {ARN}"


def test_the_operator_and_carillon_itself_may_do_anything() -> None:
    must(Operator("root"), "chime:DeleteAccount", NOON)
    must(System("job"), "chime:DeleteAccount", NOON)


def test_a_caller_without_credentials_is_asked_to_sign_in_and_another_kind_is_turned_away() -> None:
    for find in (principal, person):
        with pytest.raises(SignInRequired):
            find(Nobody())
    with pytest.raises(SignInRequired):
        must(Nobody(), "chime:GetAccount", NOON)
    for other in OTHERS:
        with pytest.raises(WrongIdentity):
            principal(other)
    for other in (alice(), Operator("root"), System("job")):
        with pytest.raises(WrongIdentity):
            person(other)
    assert person(BOB) is BOB
    assert principal(caller := alice()) is caller
