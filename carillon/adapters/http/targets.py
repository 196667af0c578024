"""Where a request may go: which URLs, and which of the addresses that their names lead to."""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from carillon.adapters.http import AddressFault, AddressForbidden, AddressWrong

LONGEST = 2048
PUBLIC_IPV6 = IPv6Network("2000::/3")
"""All that is assigned to the public internet; translations of IPv4 addresses lie elsewhere, or are told apart."""

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True)
class Target:
    """A host and port, and the path with its query, exactly as it is sent."""

    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """The Host header."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == 443 else f"{name}:{self.port}"


def networks(texts: Iterable[str]) -> tuple[Network, ...]:
    return tuple(ip_network(text, strict=False) for text in texts)


def target(url: str) -> Target:
    """What the URL names, or AddressWrong."""
    if len(url) > LONGEST or not url.isascii() or any(c <= " " or c in '\\"<>^`{|}\x7f' for c in url):
        raise AddressWrong(reason=f"use at most {LONGEST} plain characters, and percent-encoding for others.")
    parts = _split(url)
    if parts.scheme != "https":
        raise AddressWrong(reason=AddressFault.SCHEME.value)
    if parts.username is not None or parts.fragment:
        raise AddressWrong(reason=AddressFault.MORE.value)
    if not parts.hostname or parts.hostname.startswith(".") or "%" in parts.hostname:
        raise AddressWrong(reason=AddressFault.HOST.value)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.hostname, parts.port or 443, path)


def allowed(host: str, found: Iterable[str], exceptions: Iterable[Network]) -> list[str]:
    """The addresses of the host, if a request may go to every one of them.

    One private address among public ones is refused with them: whoever answers for the name chooses the order.
    """
    addresses = [ip_address(each.partition("%")[0]) for each in found]
    if not all(is_public(each) or any(each in network for network in exceptions) for each in addresses):
        raise AddressForbidden(host=host)
    return [str(each) for each in addresses]


def is_public(address: Address) -> bool:
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
        # 6to4 and Teredo carry an IPv4 address inside, which may be any.
        tunnel = address.sixtofour is not None or address.teredo is not None
        return address in PUBLIC_IPV6 and address.is_global and not tunnel
    return address.is_global and not address.is_multicast


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        if parts.port == 0:
            raise AddressWrong(reason=AddressFault.PORT.value)
    except ValueError as error:
        raise AddressWrong(reason=AddressFault.UNREADABLE.value) from error
    return parts
