"""Addresses with ports, as an operator writes them."""

import pytest

from carillon.core.addresses import address_and_port


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("192.0.2.53", ("192.0.2.53", 53)),
        ("127.0.0.1:5353", ("127.0.0.1", 5353)),
        ("2001:db8::53", ("2001:db8::53", 53)),
        ("[::1]", ("::1", 53)),
        ("[::1]:5353", ("::1", 5353)),
    ],
)
def test_an_address_is_read_with_its_port_or_the_usual_one(text: str, found: tuple[str, int]) -> None:
    assert address_and_port(text, 53) == found


@pytest.mark.parametrize(
    "text", ["", "ns.example", "192.0.2.53:", "192.0.2.53:0", "192.0.2.53:65536", "[::1]x", "::1]:5"]
)
def test_everything_else_is_no_address(text: str) -> None:
    assert address_and_port(text, 53) is None
