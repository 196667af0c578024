"""The set-up: what the first administrator decides, and where the answers about reach are written."""

import re
from dataclasses import dataclass, field
from typing import Protocol

from carillon.core.errors import Kind, Refusal


class HostNameInvalid(Refusal):
    """{host_name} is not a host name."""

    kind = Kind.INVALID


class CertificateUnusable(Refusal):
    """{reason}"""

    kind = Kind.INVALID


class ProxyInvalid(Refusal):
    """{proxy} is not an address or a network of addresses."""

    kind = Kind.INVALID


@dataclass(frozen=True, slots=True)
class Reach:
    """How other machines reach this server: by a name, with a certificate, perhaps through proxies."""

    host_name: str
    certificate_file: str
    key_file: str
    trusted_proxies: tuple[str, ...] = ()


class ConfigurationFile(Protocol):
    """The operator's file, as far as the set-up writes it."""

    async def write_reach(self, reach: Reach) -> str:
        """Check names, networks and that certificate and key can be read and belong together; then write them.

        Answers the file's path. Refuses with HostNameInvalid, CertificateUnusable or ProxyInvalid and changes nothing.
        """
        ...


@dataclass(frozen=True, slots=True)
class Wish:
    """Everything that the wizard asks for. `reach` None: just this machine."""

    organisation_name: str
    name: str
    email: str
    password: str = field(repr=False)
    reach: Reach | None = None
    use_carillon: bool = False


_FOREIGN = re.compile(r"[^\w+=,.@-]+", re.ASCII)


def user_names(name: str, email: str) -> list[str]:
    """Names for somebody's IAM user, the best first; IAM knows neither spaces nor accents."""
    wanted = [name, email.partition("@")[0], email, "administrator"]
    return [found for text in wanted if (found := _FOREIGN.sub(".", text.strip()).strip(".")[:64])]
