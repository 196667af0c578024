"""How an organisation may be named."""

from datetime import UTC, datetime

import pytest

from carillon.features.organisations.model import (
    NameNotRepeated,
    Organisation,
    OrganisationNameInvalid,
    check_repeated,
    clean_name,
)

AT = datetime(2026, 11, 21, tzinfo=UTC)


def test_a_name_loses_the_space_around_and_doubled_within() -> None:
    assert clean_name("  Acme \t Bells ") == "Acme Bells"


@pytest.mark.parametrize("text", ["", "   ", "a" * 101, "Ac\x07me", "Ac\u202eme"])
def test_a_name_that_is_empty_long_or_unprintable_is_refused(text: str) -> None:
    with pytest.raises(OrganisationNameInvalid, match="1 to 100"):
        clean_name(text)


def test_a_name_of_100_characters_is_fine() -> None:
    assert clean_name("ä" * 100) == "ä" * 100


def test_an_organisation_is_set_up_once_it_has_the_time_of_it() -> None:
    assert not Organisation("123456789012", "Acme", AT, None).is_set_up
    assert Organisation("123456789012", "Acme", AT, AT).is_set_up


def test_a_name_is_repeated_as_it_is_written_whatever_the_space_around() -> None:
    check_repeated(Organisation("123456789012", "Acme Bells", AT, AT), " Acme  Bells\n")


@pytest.mark.parametrize("text", ["", "Acme", "acme bells", "123456789012"])
def test_another_name_ends_nothing(text: str) -> None:
    with pytest.raises(NameNotRepeated):
        check_repeated(Organisation("123456789012", "Acme Bells", AT, AT), text)
