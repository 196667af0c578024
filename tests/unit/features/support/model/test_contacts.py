"""How whoever asks wants to be reached."""

import pytest

from carillon.features.people import EmailWrong
from carillon.features.support.model.contacts import (
    MOST_ADDITIONAL,
    AnswerLanguage,
    ContactMethod,
    PhoneWanted,
    TooManyContacts,
    contact,
)

ENGLISH = AnswerLanguage.ENGLISH
MAIL, PHONE = ContactMethod.MAIL, ContactMethod.PHONE


def test_everybody_named_is_told_once_and_the_contact_first() -> None:
    found = contact(
        " Alice@Example.com", MAIL, "", ENGLISH, ["bob@example.com", "ALICE@example.com", "Bob@example.com"]
    )
    assert found.addresses == ("alice@example.com", "bob@example.com")
    assert found.additional == ("bob@example.com",)


@pytest.mark.spec("INTL-07")
@pytest.mark.parametrize("email", ["", "alice", "alice@", "@example.com"])
def test_an_address_is_needed(email: str) -> None:
    with pytest.raises(EmailWrong):
        contact(email, MAIL, "", ENGLISH)


@pytest.mark.spec("PORT-16")
def test_whoever_wants_to_be_called_names_a_number() -> None:
    for phone in ("", "call me", "12", "+1 206 555 0100 / 0101 / 0102", "٠١٢٣٤٥٦"):
        with pytest.raises(PhoneWanted):
            contact("alice@example.com", PHONE, phone, ENGLISH)
    assert contact("alice@example.com", PHONE, " +1 (206)  555-0100 ", ENGLISH).phone == "+1 (206) 555-0100"
    assert contact("alice@example.com", MAIL, "+1 206 555 0100", ENGLISH).phone == ""


@pytest.mark.spec("INTL-08")
def test_ten_additional_contacts_are_enough() -> None:
    many = [f"person{number}@example.com" for number in range(MOST_ADDITIONAL + 1)]
    assert len(contact("alice@example.com", MAIL, "", ENGLISH, many[:-1]).additional) == MOST_ADDITIONAL
    with pytest.raises(TooManyContacts):
        contact("alice@example.com", MAIL, "", ENGLISH, many)
