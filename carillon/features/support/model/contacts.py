"""How whoever asks for support wants to be reached, and who else is told."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from carillon.core.errors import Kind, Refusal
from carillon.features.people import clean_email

MOST_ADDITIONAL = 10
LONGEST_PHONE = 32

_PHONE = re.compile(r"\+?[0-9][0-9 ()./-]*")
_LEAST_DIGITS = 5
_MOST_DIGITS = 15


class PhoneWanted(Refusal):
    """Enter the phone number to call, with its country code, such as +1 206 555 0100."""

    kind = Kind.INVALID


class TooManyContacts(Refusal):
    """Name at most {most} additional contacts."""

    kind = Kind.INVALID


class ContactMethod(StrEnum):
    MAIL = "mail"
    PHONE = "phone"


class AnswerLanguage(StrEnum):
    """The languages in which somebody can ask to be answered."""

    ENGLISH = "en"
    INDONESIAN = "id"
    CHINESE = "zh-CN"
    PORTUGUESE = "pt-BR"
    ITALIAN = "it"
    FRENCH = "fr"


@dataclass(frozen=True, slots=True)
class Contact:
    """`additional` addresses get every update too."""

    email: str
    method: ContactMethod = ContactMethod.MAIL
    phone: str = ""
    language: AnswerLanguage = AnswerLanguage.ENGLISH
    additional: tuple[str, ...] = ()

    @property
    def addresses(self) -> tuple[str, ...]:
        """Who is told of what happens, each once."""
        return tuple(dict.fromkeys((self.email, *self.additional)))


def contact(
    email: str, method: ContactMethod, phone: str, language: AnswerLanguage, additional: Iterable[str] = ()
) -> Contact:
    """The contact as somebody wrote it, or what is wrong with it (PORT-16, INTL-07, INTL-08)."""
    first = clean_email(email)
    others = dict.fromkeys(clean_email(each) for each in additional)
    others.pop(first, None)
    if len(others) > MOST_ADDITIONAL:
        raise TooManyContacts(most=MOST_ADDITIONAL)
    number = clean_phone(phone) if method is ContactMethod.PHONE else ""
    return Contact(first, method, number, language, tuple(others))


def clean_phone(text: str) -> str:
    phone = " ".join(text.split())
    digits = sum(sign.isdigit() for sign in phone)
    fits = len(phone) <= LONGEST_PHONE and _LEAST_DIGITS <= digits <= _MOST_DIGITS
    if not fits or not _PHONE.fullmatch(phone) or not phone.isascii():
        raise PhoneWanted
    return phone
