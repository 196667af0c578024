"""The rules about names, licences, groups and the type of an account."""

from datetime import UTC, datetime

import pytest

from carillon.features.accounts.model.accounts import (
    Account,
    AccountNameWrong,
    AccountType,
    GroupUnknown,
    GroupWrong,
    License,
    LicenseNotSupported,
    OnlyInEnterprise,
    TooManyGroups,
    clean_name,
    enterprise,
    supported,
    with_groups,
    without_groups,
)

AT = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)


def test_a_name_is_kept_without_the_space_around_it() -> None:
    assert clean_name("  Example Sales \n") == "Example Sales"


@pytest.mark.spec("GS-03")
@pytest.mark.parametrize(
    "name", ["", "   ", "\n\t", "x" * 101, "two\nlines", "bell\x07", "half\ud800", "two\u2028lines"]
)
def test_a_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(AccountNameWrong):
        clean_name(name)


@pytest.mark.parametrize("name", ["x", "x" * 100, "Vertrieb Süd", "営業", "👩‍🚀 crew"])
def test_a_name_has_1_to_100_characters_of_any_language(name: str) -> None:
    assert clean_name(f" {name} ") == name


@pytest.mark.spec("GS-05", "ACC-09")
def test_an_account_is_a_team_until_it_has_ever_had_a_verified_domain() -> None:
    account = Account("a", "123456789012", "Sales", AT)
    assert account.type is AccountType.TEAM
    assert account.is_team
    converted = Account("a", "123456789012", "Sales", AT, enterprise_since=AT)
    assert converted.type is AccountType.ENTERPRISE
    assert not converted.is_team


def test_only_pro_and_basic_are_given() -> None:
    assert [supported("Pro"), supported("Basic")] == [License.PRO, License.BASIC]
    for other in ("Plus", "ProTrial", "pro", ""):
        with pytest.raises(LicenseNotSupported):
            supported(other)


def test_what_is_an_enterprises_is_refused_to_a_team() -> None:
    team = Account("1", "123456789012", "Sales", AT)
    with pytest.raises(OnlyInEnterprise):
        enterprise(team)
    firm = Account("1", "123456789012", "Sales", AT, enterprise_since=AT)
    assert enterprise(firm) is firm


def test_delegate_groups_are_kept_once_in_the_order_in_which_they_came() -> None:
    assert with_groups(["staff"], ["Desk", "staff", "Front desk", "Desk"]) == ("staff", "Desk", "Front desk")
    assert without_groups(["staff", "Desk"], ["staff", "staff"]) == ("Desk",)
    for wrong in ("", "  ", " x", "x" * 257, "two\nlines"):
        with pytest.raises(GroupWrong):
            with_groups([], [wrong])
    with pytest.raises(GroupUnknown, match="desk is not a sign-in delegate group"):
        without_groups(["staff", "Desk"], ["staff", "desk"])
    hundred = with_groups([], [str(number) for number in range(100)])
    assert with_groups(hundred, ["7"]) == hundred
    with pytest.raises(TooManyGroups):
        with_groups(hundred, ["one more"])
