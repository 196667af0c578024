"""Names and ARNs of identities."""

from datetime import UTC, datetime

import pytest

from carillon.features.access.model.identities import IamUser, Root, UserNameInvalid, check_name, folded

AT = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.mark.parametrize("name", ["a", "alice", "alice@example.com", "A_l+i=c,e.-", "a" * 64])
def test_a_user_has_a_name_of_plain_characters(name: str) -> None:
    assert check_name(name) == name


@pytest.mark.parametrize("name", ["", "a" * 65, "alice smith", "alice/bob", "älice", "alice\n"])
def test_another_name_is_refused(name: str) -> None:
    with pytest.raises(UserNameInvalid):
        check_name(name)


def test_identities_are_named_as_in_aws() -> None:
    assert Root("123456789012", AT).arn == "arn:aws:iam::123456789012:root"
    assert IamUser("AIDA1", "123456789012", "alice", AT).arn == "arn:aws:iam::123456789012:user/alice"


def test_names_are_compared_without_regard_to_case() -> None:
    assert folded(" Alice@Example.com") == folded("alice@example.com ")
