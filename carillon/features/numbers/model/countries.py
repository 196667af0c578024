"""Countries: in which numbers can be had, for which products, and with which papers (the rows of one edition)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from carillon.adapters.carrier import NumberType, Place, placed
from carillon.core.errors import Kind, Refusal


class TollFreeProduct(Refusal):
    """Toll-free numbers are not for Business Calling. Choose another product type."""

    kind = Kind.INVALID


class ProductAbroad(Refusal):
    """Numbers of the country {country} cannot have the product type {product}."""

    kind = Kind.INVALID


class Product(StrEnum):
    """What a number is used with."""

    BUSINESS_CALLING = "BusinessCalling"
    VOICE_CONNECTOR = "VoiceConnector"
    SIP_DIAL_IN = "SipMediaApplicationDialIn"


class Paper(StrEnum):
    """A document that a country demands; of the end users of the numbers, not of a reseller."""

    BUSINESS_ADDRESS = "business address"
    PROOF_OF_LOCATION = "proof of location"
    PROOF_OF_ADDRESS = "proof of address, such as a utility bill"
    TELECOM_INVOICE = "invoice of a network operator or of an Internet provider for the area"
    REGISTRATION_OR_ID = "copy of the business registration, or of the identity card of an individual"
    REGISTRATION = "copy of the business registration"
    REGISTRATION_OR_ADDRESS = "copy of the local business registration, or proof of address of an individual"
    END_USER_ID = "passport or identity card of the end user"
    REPRESENTATIVE_ID = "copy of the passport or identity card of the company's representative"
    LAST_INVOICE = "last invoice of the present carrier"
    LETTER_OF_AGENCY = "letter of agency"
    REGULATOR_CERTIFICATE = "certificate of the national regulator"


class Reach(StrEnum):
    """Where the business address must be."""

    ZONE = "zone"
    COUNTRY = "country"
    ANYWHERE = "anywhere"


@dataclass(frozen=True, slots=True)
class Papers:
    """What an order or a porting must come with."""

    papers: tuple[Paper, ...] = ()
    address: Reach | None = None
    regulator_first: bool = False


@dataclass(frozen=True, slots=True)
class Supply:
    """One kind of numbers of one country; `port` None says that they cannot be brought over."""

    country: str
    type: NumberType
    products: tuple[Product, ...]
    order: Papers
    port: Papers | None
    prefixes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """All rows that hold together, and when they were last looked at."""

    edition: str
    supplies: tuple[Supply, ...]


@cache
def edition() -> Edition:
    """The rows in force."""
    text = (files("carillon.features.numbers.model") / "countries.json").read_bytes()
    return msgspec.json.decode(text, type=Edition)


def supported(product: Product) -> Mapping[str, list[NumberType]]:
    """The countries that have numbers for the product, each with the kinds of them; ascending."""
    found: dict[str, list[NumberType]] = {}
    for supply in sorted(edition().supplies, key=lambda supply: (supply.country, supply.type)):
        kinds = found.setdefault(supply.country, [])
        if product in supply.products and supply.type not in kinds and goes_with(product, supply.type):
            kinds.append(supply.type)
    return {country: kinds for country, kinds in found.items() if kinds}


def check_product(product: Product, place: Place) -> None:
    """Whether a number of this place may have the product (INTL-01)."""
    if not goes_with(product, place.type):
        raise TollFreeProduct
    if place.type not in supported(product).get(place.country, ()):
        raise ProductAbroad(country=place.country, product=product)


def papers(country: str, kind: NumberType, act: Literal["order", "port"], prefix: str = "") -> Papers | None:
    """What is demanded; `prefix` for the national ranges that have rules of their own. None where it is not done."""
    for supply in edition().supplies:
        if (supply.country, supply.type) == (country, kind) and (prefix in supply.prefixes or prefix == ""):
            if not prefix and supply.prefixes:
                continue
            return supply.order if act == "order" else supply.port
    return None


def papers_of_number(number: str, act: Literal["order", "port"]) -> Papers | None:
    """The same for one number, by its national range where that has rules of its own."""
    place = placed(number)
    if place is None:
        return None
    rows = [each for each in edition().supplies if (each.country, each.type) == (place.country, place.type)]
    special = [each for each in rows if each.prefixes and number.startswith(each.prefixes)]
    found = next(iter(special or [each for each in rows if not each.prefixes]), None)
    return None if found is None else found.order if act == "order" else found.port


def goes_with(product: Product, kind: NumberType) -> bool:
    """Toll-free numbers are not for people who call each other."""
    return not (product is Product.BUSINESS_CALLING and kind is NumberType.TOLL_FREE)
