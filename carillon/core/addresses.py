"""Addresses with ports, as an operator writes them."""

from ipaddress import ip_address


def address_and_port(text: str, usual: int) -> tuple[str, int] | None:
    """`192.0.2.53`, `127.0.0.1:5353`, `2001:db8::53` or `[::1]:5353`; None where it is none of these."""
    host, port = text, str(usual)
    if text.startswith("["):
        host, _, rest = text[1:].partition("]")
        if rest:
            port = rest.removeprefix(":")
    elif text.count(":") == 1:
        host, _, port = text.partition(":")
    if not port.isascii() or not port.isdecimal() or not 0 < int(port) < 65536:
        return None
    try:
        return str(ip_address(host)), int(port)
    except ValueError:
        return None
