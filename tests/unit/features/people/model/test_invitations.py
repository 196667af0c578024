"""The rules about invitations."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from carillon.features.people.model.invitations import Invitation, LinkExpired, addresses_in, merged

AT = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)


@pytest.mark.spec("USR-04")
def test_addresses_stand_between_semicolons_commas_or_white_space() -> None:
    typed = "alice@example.com;bob@example.com ; carol@example.com,\n dave@example.com\terin@example.com;;"
    names = [address.partition("@")[0] for address in addresses_in(typed)]
    assert names == ["alice", "bob", "carol", "dave", "erin"]
    assert addresses_in(" ; ,\n") == []


def test_an_address_that_is_given_twice_counts_once() -> None:
    assert merged(["Bob@example.com", "alice@example.com", "bob@EXAMPLE.com", "bob@example.com "]) == [
        "Bob@example.com",
        "alice@example.com",
    ]


def test_an_invitation_is_open_for_thirty_days_until_it_is_accepted_or_withdrawn() -> None:
    invitation = Invitation("i", "a", "u", "alice@example.com", AT, AT + timedelta(days=30))
    invitation.check_open(AT + timedelta(days=30) - MOMENT)
    with pytest.raises(LinkExpired):
        invitation.check_open(AT + timedelta(days=30))
    for over in (replace(invitation, accepted_at=AT), replace(invitation, withdrawn_at=AT)):
        with pytest.raises(LinkExpired):
            over.check_open(AT)
