"""Telephone numbers: ordered from a carrier, named, given to users, and given back."""

from carillon.features.numbers.model.entering import NumberWishes
from carillon.features.numbers.model.inventory import Limits
from carillon.features.numbers.service.answers import NumbersOfAccount, NumbersOfDomain, NumbersOfPeople, NumbersOfUsers
from carillon.features.numbers.service.ending import NumbersOfOrganisation
from carillon.features.numbers.service.holdings import NumbersHolding
from carillon.features.numbers.service.moving import MovingNumbers
from carillon.features.numbers.service.secrets import re_encrypt

__all__ = [
    "Limits",
    "MovingNumbers",
    "NumberWishes",
    "NumbersHolding",
    "NumbersOfAccount",
    "NumbersOfDomain",
    "NumbersOfOrganisation",
    "NumbersOfPeople",
    "NumbersOfUsers",
    "re_encrypt",
]
