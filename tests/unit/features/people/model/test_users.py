"""The rules about people, their addresses and names, and trials."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from carillon.features.accounts import License
from carillon.features.people.model.users import (
    EmailWrong,
    NameWrong,
    Registration,
    User,
    UserType,
    clean_display_name,
    clean_email,
)

AT = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)
ALICE = User("alice", None, "alice@example.com", AT)


@pytest.mark.spec("GS-01")
def test_a_trial_is_pro_for_thirty_days_and_basic_from_then_on() -> None:
    alice = replace(ALICE, license=License.PRO_TRIAL, trial_ends_at=AT + timedelta(days=30))
    assert alice.license_at(AT + timedelta(days=30) - MOMENT) is License.PRO_TRIAL
    assert alice.license_at(AT + timedelta(days=30)) is License.BASIC


def test_a_licence_that_an_administrator_gave_does_not_end() -> None:
    assert replace(ALICE, license=License.PRO).license_at(AT + timedelta(days=3650)) is License.PRO


def test_who_has_registered_is_known_and_only_people_not_suspended_sign_in() -> None:
    assert not ALICE.is_known
    registered = replace(ALICE, registration=Registration.REGISTERED)
    suspended = replace(ALICE, registration=Registration.SUSPENDED)
    assert registered.is_known
    assert suspended.is_known
    assert registered.may_sign_in
    assert not suspended.may_sign_in
    assert not replace(registered, user_type=UserType.SHARED_DEVICE).may_sign_in


def test_data_are_the_own_of_whoever_registered_and_not_of_a_place_or_a_device() -> None:
    place = User("id", "account", "bob@example.com", AT)
    person = replace(place, registration=Registration.SUSPENDED)
    assert person.is_person
    assert not place.is_person
    assert not replace(person, user_type=UserType.SHARED_DEVICE).is_person


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (" Alice@Example.COM ", "alice@example.com"),
        ("o'hara+chime@mail.example.com", "o'hara+chime@mail.example.com"),
        (f"{'x' * 64}@example.com", f"{'x' * 64}@example.com"),
    ],
)
def test_an_address_is_kept_in_lower_case(given: str, kept: str) -> None:
    assert clean_email(given) == kept


@pytest.mark.parametrize(
    "given",
    [
        "",
        "alice",
        "alice@",
        "@example.com",
        "alice@example",
        "al ice@example.com",
        "alice@bob@example.com",
        ".alice@example.com",
        "alice..b@example.com",
        "Alice <alice@example.com>",
        "alice@example.com\nBcc: bob@example.com",
        f"{'x' * 65}@example.com",
        f"alice@{'x' * 60}.{'x' * 60}.{'x' * 60}.{'x' * 60}.{'x' * 10}.com",
    ],
)
def test_what_is_no_address_is_refused(given: str) -> None:
    with pytest.raises(EmailWrong):
        clean_email(given)


def test_a_display_name_has_its_spaces_put_in_order() -> None:
    assert clean_display_name("  Major,\t Mary ") == "Major, Mary"
    assert clean_display_name("x" * 100) == "x" * 100


@pytest.mark.parametrize("name", ["", "  ", "x" * 101, "bell\x07"])
def test_a_display_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(NameWrong):
        clean_display_name(name)
