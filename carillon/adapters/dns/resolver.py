"""Names looked up with dnspython: by UDP, by TCP where an answer is too long for it, and never for long."""

from collections.abc import Sequence
from datetime import timedelta

from dns.asyncresolver import Resolver
from dns.exception import DNSException, Timeout
from dns.nameserver import Do53Nameserver
from dns.rdatatype import TXT
from dns.rdtypes.txtbase import TXTBase
from dns.resolver import NXDOMAIN, NoNameservers, NoResolverConfiguration

from carillon.adapters.dns import NamesUnreachable


class NameServers:
    """`servers`, addresses with ports, are asked one after another; without any, those that this machine asks."""

    def __init__(self, servers: Sequence[tuple[str, int]] = (), limit: timedelta = timedelta(seconds=5)) -> None:
        self._servers = tuple(servers)
        self._limit = limit.total_seconds()

    async def texts(self, name: str) -> tuple[str, ...]:
        try:
            # From the root, so that no search list of this machine is tried too.
            found = await self._resolver().resolve(f"{name}.", TXT, raise_on_no_answer=False, search=False)
        except NXDOMAIN:
            return ()
        except Timeout as error:
            raise NamesUnreachable(name=name, reason="no name server answered in time.") from error
        except NoNameservers as error:
            raise NamesUnreachable(name=name, reason="no name server could tell.") from error
        except NoResolverConfiguration as error:
            raise NamesUnreachable(name=name, reason="this machine has no name server; set dns.servers.") from error
        except (DNSException, OSError) as error:
            raise NamesUnreachable(name=name, reason=str(error) or type(error).__name__) from error
        records = () if found.rrset is None else tuple(found.rrset)
        return tuple(_text(record) for record in records if isinstance(record, TXTBase))

    def _resolver(self) -> Resolver:
        # Made anew each time: the machine may ask other servers by now, and nothing is remembered between two looks.
        resolver = Resolver(configure=not self._servers)
        resolver.timeout = self._limit / 2
        resolver.lifetime = self._limit
        if self._servers:
            resolver.nameservers = [Do53Nameserver(address, port) for address, port in self._servers]
        return resolver


def _text(record: TXTBase) -> str:
    """A long text is kept in pieces of 255 bytes, which belong together."""
    return b"".join(record.strings).decode(errors="replace")
