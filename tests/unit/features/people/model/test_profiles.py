"""What people may say about themselves, and which address they may have."""

import pytest

from carillon.features.people.model.invitations import ClaimedElsewhere, NotOfDomain
from carillon.features.people.model.profiles import (
    LANGUAGES,
    LanguageUnknown,
    TimeZoneUnknown,
    check_domains,
    clean_language,
    clean_time_zone,
)


@pytest.mark.parametrize("name", ["Europe/Zurich", "America/Argentina/Ushuaia", "Etc/GMT+5", "UTC", None])
def test_a_zone_of_the_iana_database_is_taken(name: str | None) -> None:
    assert clean_time_zone(name) == name


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../../etc/passwd", "Europe/Zurich ", "x" * 70, "Europe//Zurich"])
def test_anything_else_is_no_zone(name: str) -> None:
    with pytest.raises(TimeZoneUnknown):
        clean_time_zone(name)


def test_six_languages_are_spoken() -> None:
    assert len(LANGUAGES) == 6
    assert all(clean_language(name) == name for name in LANGUAGES)
    assert clean_language(None) is None
    with pytest.raises(LanguageUnknown):
        clean_language("tlh")


ACME = frozenset({"acme.example.com", "acme.example.net"})


def test_who_belongs_by_the_domain_moves_between_the_accounts_own_domains_only() -> None:
    check_domains("ann@acme.example.net", ACME, "acme", "ann@acme.example.com", "acme")
    for email in ("ann@example.org", "ann@other.example.com"):
        with pytest.raises(NotOfDomain):
            check_domains(email, ACME, "acme", "ann@acme.example.com", None)


def test_who_belongs_by_no_domain_stays_out_of_those_of_others() -> None:
    check_domains("bob@example.org", frozenset(), "team", "bob@example.com", None)
    check_domains("bob@example.org", frozenset(), None, "bob@example.com", None)
    with pytest.raises(ClaimedElsewhere):
        check_domains("bob@acme.example.com", frozenset(), "team", "bob@example.com", "acme")
    with pytest.raises(ClaimedElsewhere):
        check_domains("bob@acme.example.com", frozenset(), None, "bob@example.com", "acme")


def test_an_outsider_in_an_enterprise_account_may_come_into_its_domain() -> None:
    check_domains("eve@acme.example.com", ACME, "acme", "eve@example.org", "acme")
    check_domains("eve@example.net", ACME, "acme", "eve@example.org", None)
