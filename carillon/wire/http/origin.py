"""Where a request comes from, which name it was sent to, and whether a page of ours sent it."""

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

from starlette.requests import HTTPConnection

from carillon.core.callers import Origin
from carillon.core.letters import asked_for
from carillon.wire.http.errors import ForeignOrigin, UnknownHost

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Doorstep:
    """What the installation knows about its own addresses.

    `host_name` empty means that only this machine is served. Forwarded headers count only from `trusted_proxies`.
    """

    host_name: str = ""
    trusted_proxies: Sequence[IPv4Network | IPv6Network] = ()

    def origin(self, connection: HTTPConnection) -> Origin:
        """The caller's own address, whether its way here was encrypted, and the language that is asked for."""
        peer = connection.client.host if connection.client else ""
        secure = connection.url.scheme in ("https", "wss")
        if self._trusts(peer):
            secure = connection.headers.get("x-forwarded-proto", "http") == "https"
            peer = self._forwarded(connection.headers.get("x-forwarded-for", ""), peer)
        language = asked_for(connection.headers.get("accept-language", ""))
        return Origin(peer, connection.headers.get("user-agent", "")[:400], secure, language)

    def check_host(self, connection: HTTPConnection) -> None:
        """Refuse foreign names, or a page elsewhere could point its own name at us (DNS rebinding)."""
        host = connection.headers.get("host", "")
        name = _parted(f"//{host}").hostname or ""
        if not name or (name not in LOOPBACK and name != self.host_name.lower()):
            raise UnknownHost(host=host[:200])

    def check_page(self, connection: HTTPConnection) -> None:
        """Refuse what a page of another site sends with our cookies; a browser always names the page's origin."""
        said = _parted(connection.headers.get("origin", ""))
        if not said.netloc or said.netloc != connection.headers.get("host", ""):
            raise ForeignOrigin
        if (said.scheme == "https") != self.origin(connection).secure:
            raise ForeignOrigin

    def _trusts(self, peer: str) -> bool:
        try:
            address = ip_address(peer)
        except ValueError:
            return False
        return any(address in network for network in self.trusted_proxies)

    def _forwarded(self, header: str, peer: str) -> str:
        """The last hop that is not one of our own proxies; what stands before it may be invented."""
        for hop in reversed([part.strip() for part in header.split(",") if part.strip()]):
            if not self._trusts(hop):
                return hop
        return peer


def _parted(address: str) -> SplitResult:
    """What is no address at all, like a lone bracket, has no part that anything could match."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", "", "", "")
