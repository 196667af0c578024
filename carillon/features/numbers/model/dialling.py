"""Dialling out of a meeting: what must be true of the two numbers before anything rings."""

from carillon.core.errors import Kind, Refusal

SHORTEST = 7
"""Digits with the country's own; what is shorter is an emergency or service number, which is never dialled (AMB-40)."""


class FromElsewhere(Refusal):
    """The number to dial from is not one of yours that can make calls."""

    kind = Kind.FORBIDDEN


class ToWrong(Refusal):
    """The number to dial is not a full number with its country."""

    kind = Kind.INVALID


class NoTelephony(Refusal):
    """No telephony engine is connected to Carillon, so nothing can be dialled."""

    kind = Kind.UNAVAILABLE


def check_destination(number: str, origin: str) -> None:
    if len(number) - 1 < SHORTEST or number == origin:
        raise ToWrong
