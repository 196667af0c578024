"""Telephone numbers: ordered from a carrier, named, given to users, and given back."""

from carillon.features.numbers.model.countries import Papers, Product, papers
from carillon.features.numbers.model.entering import NumberWishes
from carillon.features.numbers.model.inventory import (
    Limits,
    PhoneNumber,
    PhoneNumberAssociated,
    PhoneNumberDisassociated,
)
from carillon.features.numbers.model.settings import CallingSettings, Telephony
from carillon.features.numbers.service.answers import NumbersOfAccount, NumbersOfDomain, NumbersOfPeople, NumbersOfUsers
from carillon.features.numbers.service.ending import NumbersOfOrganisation
from carillon.features.numbers.service.holdings import NumbersHolding
from carillon.features.numbers.service.moving import MovingNumbers
from carillon.features.numbers.service.secrets import re_encrypt

__all__ = [
    "CallingSettings",
    "Limits",
    "MovingNumbers",
    "NumberWishes",
    "NumbersHolding",
    "NumbersOfAccount",
    "NumbersOfDomain",
    "NumbersOfOrganisation",
    "NumbersOfPeople",
    "NumbersOfUsers",
    "Papers",
    "PhoneNumber",
    "PhoneNumberAssociated",
    "PhoneNumberDisassociated",
    "Product",
    "Telephony",
    "papers",
    "re_encrypt",
]
