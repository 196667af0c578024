"""What is asked of whoever wants to bring numbers over: one form for the United States, one for elsewhere."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from carillon.adapters.carrier import NumberType
from carillon.core.errors import Kind, Refusal
from carillon.core.letters import named
from carillon.features.numbers.model.countries import Paper, Papers, Product, check_product, papers_of_number
from carillon.features.numbers.model.inventory import clean_number, located

HOME = "US"
"""The country of the form with the billing telephone number."""
LONGEST_TEXT = 200
MOST_CARRIERS = 20
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PIN = re.compile(r"[!-~]{1,32}")


class NothingPorted(Refusal):
    """Name at least one phone number to bring over."""

    kind = Kind.INVALID


class TooManyPorted(Refusal):
    """Bring over at most {most} phone numbers of {most_carriers} carriers at a time."""

    kind = Kind.LIMIT


class NumbersMixed(Refusal):
    """{number} is of another country or type than {first}. Send a request for each."""

    kind = Kind.INVALID


class WrongCountry(Refusal):
    """{number} is not a phone number of the country {country}."""

    kind = Kind.INVALID


class NotPortable(Refusal):
    """Phone numbers like {number} cannot be brought over."""

    kind = Kind.INVALID


class ConnectorNeeded(Refusal):
    """A Voice Connector must exist before numbers are brought over for it, and there is none here."""

    kind = Kind.INVALID


class NumberTaken(Refusal):
    """{number} is in somebody's inventory here already, or on its way there."""

    kind = Kind.CONFLICT


class FieldMissing(Refusal):
    """Fill in {name}, with at most {longest} characters."""

    kind = Kind.INVALID


class PortingDatePast(Refusal):
    """The requested date and time must lie ahead."""

    kind = Kind.INVALID


class BillingChoiceNeeded(Refusal):
    """{number} is the billing telephone number: choose what becomes of the account with the present carrier."""

    kind = Kind.INVALID


class BillingChoiceIdle(Refusal):
    """Choose what becomes of the billing telephone number only where it is among the numbers."""

    kind = Kind.INVALID


class NewBillingNumberWrong(Refusal):
    """Give a new billing telephone number that stays behind, and confirm that it is on the same account."""

    kind = Kind.INVALID


class ContactWrong(Refusal):
    """Say how to reach you: an e-mail address, and a phone number if you want to be called."""

    kind = Kind.INVALID


class BillingChoice(StrEnum):
    """What becomes of the account when its billing telephone number goes (PORT-11)."""

    NEW_NUMBER = "new-number"
    CLOSE_ACCOUNT = "close-account"
    EACH_ITS_OWN = "each-its-own"


class ContactWay(StrEnum):
    WEB = "web"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Lot:
    """The numbers of one present carrier, whose name may be unknown; each lot has a letter of agency of its own."""

    numbers: tuple[str, ...]
    carrier: str = ""


@dataclass(frozen=True, slots=True)
class Billing:
    """The form of the United States (PORT-10, PORT-11)."""

    billing_number: str
    authorised_by: str
    customer_name: str
    service_address: str
    account_number: str = ""
    choice: BillingChoice | None = None
    new_billing_number: str = ""
    same_account: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach whoever asked (PORT-16)."""

    email: str
    language: str
    way: ContactWay = ContactWay.WEB
    phone: str = ""

    @property
    def tongue(self) -> str:
        """The language as letters need it; the form keeps the name that was chosen."""
        return named(self.language)


@dataclass(frozen=True, slots=True)
class PortForm:
    """What was filled in; `billing` in the United States, `usage` elsewhere (PORT-12)."""

    lots: tuple[Lot, ...]
    wanted_at: datetime
    contact: Contact
    billing: Billing | None = None
    usage: str = ""

    @property
    def numbers(self) -> tuple[str, ...]:
        return tuple(number for lot in self.lots for number in lot.numbers)


@dataclass(frozen=True, slots=True)
class Checked:
    """A form in order, and what follows from it."""

    form: PortForm
    country: str
    type: NumberType
    papers: Papers


def checked(form: PortForm, product: Product, country: str, now: datetime, most: int) -> Checked:
    """The form as it is kept; refused with the first thing that is wrong with it."""
    if product is Product.VOICE_CONNECTOR:
        raise ConnectorNeeded
    lots = clean_lots(form.lots, most)
    place, papers = _place(lots, product, country)
    if form.wanted_at <= now:
        raise PortingDatePast
    billing = None
    usage = ""
    if country == HOME:
        billing = _billing(form.billing, [number for lot in lots for number in lot.numbers])
    else:
        usage = clean_text(form.usage, "the estimated usage volume")
    kept = PortForm(lots, form.wanted_at, _contact(form.contact), billing, usage)
    return Checked(kept, country, place, papers)


def clean_lots(lots: Sequence[Lot], most: int) -> tuple[Lot, ...]:
    """Each number once; a carrier that is named twice is one."""
    named: dict[str, list[str]] = {}
    seen: set[str] = set()
    for lot in lots:
        numbers = named.setdefault(clean_text(lot.carrier, "the present carrier", needed=False), [])
        for number in map(clean_number, lot.numbers):
            if number not in seen:
                seen.add(number)
                numbers.append(number)
    found = tuple(Lot(tuple(numbers), carrier) for carrier, numbers in named.items() if numbers)
    if not found:
        raise NothingPorted
    if len(seen) > most or len(found) > MOST_CARRIERS:
        raise TooManyPorted(most=most, most_carriers=MOST_CARRIERS)
    return found


def clean_text(text: str, name: str, *, needed: bool = True) -> str:
    words = " ".join(text.split())
    if len(words) > LONGEST_TEXT or (needed and not words):
        raise FieldMissing(name=name, longest=LONGEST_TEXT)
    return words


def clean_service_pin(text: str) -> str:
    """The one of the present carrier, which is empty where there is none."""
    if text and _PIN.fullmatch(text) is None:
        raise FieldMissing(name="the service PIN without spaces", longest=32)
    return text


def _place(lots: Sequence[Lot], product: Product, country: str) -> tuple[NumberType, Papers]:
    numbers = [number for lot in lots for number in lot.numbers]
    first, demanded = numbers[0], None
    for number in numbers:
        place = located(number)
        if place.country != country:
            raise WrongCountry(number=number, country=country)
        if place != located(first):
            raise NumbersMixed(number=number, first=first)
        check_product(product, place)
        demanded = papers_of_number(number, "port")
        if demanded is None:
            raise NotPortable(number=number)
    return located(first).type, demanded or Papers()


def _billing(billing: Billing | None, numbers: Sequence[str]) -> Billing:
    if billing is None:
        raise FieldMissing(name="the billing telephone number", longest=LONGEST_TEXT)
    number = clean_number(clean_text(billing.billing_number, "the billing telephone number"))
    located(number)
    new_number = clean_text(billing.new_billing_number, "the new billing telephone number", needed=False)
    kept = Billing(
        number,
        clean_text(billing.authorised_by, "the name of the authorising person"),
        clean_text(billing.customer_name, "the customer name"),
        clean_text(billing.service_address, "the service address"),
        clean_text(billing.account_number, "the service account number", needed=False),
        billing.choice,
        clean_number(new_number) if new_number and billing.choice is BillingChoice.NEW_NUMBER else "",
        billing.same_account and billing.choice is BillingChoice.NEW_NUMBER,
    )
    _check_choice(kept, numbers)
    return kept


def _check_choice(billing: Billing, numbers: Sequence[str]) -> None:
    if billing.billing_number not in numbers:
        if billing.choice is not None:
            raise BillingChoiceIdle
        return
    if billing.choice is None:
        raise BillingChoiceNeeded(number=billing.billing_number)
    if billing.choice is BillingChoice.NEW_NUMBER:
        if not billing.new_billing_number or not billing.same_account or billing.new_billing_number in numbers:
            raise NewBillingNumberWrong
        located(billing.new_billing_number)


def _contact(contact: Contact) -> Contact:
    email, phone = clean_email(contact.email), contact.phone.strip()
    wants_call = contact.way is ContactWay.PHONE
    if len(phone) > LONGEST_TEXT:
        raise ContactWrong
    if wants_call and sum(sign.isdigit() for sign in phone) < 5:
        raise ContactWrong
    language = clean_text(contact.language, "the contact language")
    return Contact(email, language, contact.way, phone if wants_call else "")


def clean_email(text: str) -> str:
    email = text.strip()
    if len(email) > LONGEST_TEXT or _ADDRESS.fullmatch(email) is None:
        raise ContactWrong
    return email


def needs(papers: Papers, lots: Sequence[Lot]) -> list[tuple[Paper, str]]:
    """Every paper that must come, with the present carrier that it is for: a letter of agency for each (PORT-04)."""
    found: list[tuple[Paper, str]] = []
    for paper in papers.papers:
        if paper is Paper.LETTER_OF_AGENCY:
            found += [(paper, lot.carrier) for lot in lots]
        else:
            found.append((paper, ""))
    return found
