"""Where programs call: the address of each AWS service of this installation, and the variable that names it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reach:
    """The address under which the installation is known, without a slash at the end."""

    address: str


@dataclass(frozen=True, slots=True)
class Endpoint:
    service: str
    url: str

    @property
    def variable(self) -> str:
        """What AWS SDKs and the AWS CLI read since the summer of 2023."""
        return f"AWS_ENDPOINT_URL_{self.service.upper().replace('-', '_')}"


def endpoints(reach: Reach, roots: Mapping[str, str]) -> tuple[Endpoint, ...]:
    return tuple(Endpoint(service, reach.address + roots[service]) for service in _in_order(roots))


def _in_order(services: Iterable[str]) -> list[str]:
    """The product's own first."""
    return sorted(services, key=lambda service: (not service.startswith("chime"), service))
