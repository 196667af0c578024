"""The policy simulator: decisions about calls that nobody makes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from carillon.core.errors import Kind, Refusal
from carillon.features.access.model.rights import Finding, Rights


class OneValueEach(Refusal):
    """Give the context key {key} one value: keys of calls have one."""

    kind = Kind.INVALID


class NotSimulated(Refusal):
    """{what} cannot be simulated: Carillon's resources have no policies of their own."""

    kind = Kind.INVALID


@dataclass(frozen=True, slots=True)
class Simulated:
    action: str
    resource: str
    finding: Finding


def simulate(
    rights: Rights, actions: Iterable[str], resources: Sequence[str], context: Mapping[str, str]
) -> tuple[Simulated, ...]:
    return tuple(
        Simulated(action, resource, rights.find(action, resource, context))
        for action in actions
        for resource in resources or ["*"]
    )


def context_of(entries: Iterable[tuple[str, Sequence[str]]]) -> dict[str, str]:
    keys: dict[str, str] = {}
    for key, values in entries:
        if len(values) != 1:
            raise OneValueEach(key=key)
        keys[key.lower()] = values[0]
    return keys
