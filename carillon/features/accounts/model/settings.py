"""What an account decides about its meetings, its applications and those who were suspended, and the rules of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import inf
from typing import Protocol

from carillon.core.calls import Call
from carillon.core.errors import Kind, Refusal

COUNTED_FOR = timedelta(days=30)
"""How far back the shares of regions look (AMB-17)."""


class NoRegionChosen(Refusal):
    """Select at least one region, or use all of them."""

    kind = Kind.INVALID


class RegionUnknown(Refusal):
    """There is no region {region} here."""

    kind = Kind.INVALID


class RegionsClosed(Refusal):
    """This account's meetings run only in {regions}, and none of these regions is here. Ask your administrator."""

    kind = Kind.UNAVAILABLE


class RemoteControlUnavailable(Refusal):
    """Remote control is not available."""

    kind = Kind.FORBIDDEN


class OutboundCallingOff(Refusal):
    """Meetings of this account do not call people. Join with the computer, or dial in."""

    kind = Kind.FORBIDDEN


class WorkspaceMissing(Refusal):
    """No Slack workspace is associated with this account, so nobody can sign in with the Slack app."""

    kind = Kind.UNPROCESSABLE


@dataclass(frozen=True, slots=True)
class Settings:
    """What an account allows; `regions` are those that its meetings may run in, None for all there are.

    `slack_sign_in` is None until somebody decides: it is on once a workspace is associated (AMB-16).
    """

    disable_remote_control: bool = False
    enable_dial_out: bool = False
    slack_sign_in: bool | None = None
    regions: tuple[str, ...] | None = None
    block_suspended_reregistration: bool = False

    def slack_is_open(self, *, associated: bool) -> bool:
        return associated and self.slack_sign_in is not False


AT_FIRST = Settings()


@dataclass(frozen=True, slots=True)
class Regions:
    """The media sites of this installation, by the names that the operator gave them."""

    names: tuple[str, ...]

    def select(self, wanted: Sequence[str] | None) -> tuple[str, ...] | None:
        """The selection as it is kept: sorted, each once; None stands for all (MTG-08)."""
        if wanted is None:
            return None
        for region in wanted:
            if region not in self.names:
                raise RegionUnknown(region=region)
        if not wanted:
            raise NoRegionChosen
        return tuple(sorted(set(wanted)))

    def place(self, settings: Settings | None, latencies: Mapping[str, Sequence[float]]) -> str:
        """Where a meeting runs: of the regions that its account allows, the one that serves its people best (MTG-07).

        `latencies` are what the participants measured, by region: the worst counts first, then all of them together.
        """
        allowed = settings.regions if settings is not None else None
        open_now = [name for name in self.names if allowed is None or name in allowed]
        if not open_now:
            raise RegionsClosed(regions=", ".join(allowed or ()))
        return min(open_now, key=lambda name: _slowness(latencies.get(name, ())))


class RegionUse(Protocol):
    """Knows where meetings ran; answered by the meetings."""

    async def ended_within(self, call: Call, account_id: str, period: timedelta) -> Mapping[str, int]:
        """How many of the account's meetings that ended in this period ran in each region."""
        ...


class Workspaces(Protocol):
    """A feature that associates workspaces of other services with accounts."""

    async def is_associated(self, call: Call, account_id: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Applications:
    """All features that bring an application in which members of an account can sign in."""

    slack: tuple[Workspaces, ...] = ()


def check_shared_control(sharer: Settings | None) -> None:
    """Whether the sharer's account lets others control the shared computer; whose account asks makes no difference.

    A sharer without an account decides alone.
    """
    if sharer is not None and sharer.disable_remote_control:
        raise RemoteControlUnavailable


def check_outbound_calling(host: Settings | None) -> None:
    """Whether a meeting may call people so that they join; it costs money, so nobody has it unasked."""
    if host is None or not host.enable_dial_out:
        raise OutboundCallingOff


def shares(counts: Mapping[str, int]) -> dict[str, int]:
    """Whole percentages that add up to 100; nothing where nothing was counted (MTG-10)."""
    total = sum(counts.values())
    if total == 0:
        return {}
    whole = {name: count * 100 // total for name, count in counts.items()}
    by_rest = sorted(counts, key=lambda name: (-(counts[name] * 100 % total), name))
    for name in by_rest[: 100 - sum(whole.values())]:
        whole[name] += 1
    return whole


def _slowness(measured: Sequence[float]) -> tuple[float, float]:
    return (max(measured), sum(measured) / len(measured)) if measured else (inf, inf)
