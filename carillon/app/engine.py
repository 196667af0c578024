"""The media engine of an installation: which program, at which addresses and ports, and what stands for Media."""

import asyncio
import os
import shutil
import socket
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Final

from carillon.adapters.media import Media
from carillon.adapters.media.addresses import addresses_of, free_port, is_free, is_ours
from carillon.adapters.media.engine import Engine, Plan
from carillon.adapters.media.nowhere import NoMedia
from carillon.adapters.media.settings import (
    LOOPBACK,
    Address,
    Key,
    Offer,
    Ports,
    Stage,
    engine_text,
    is_open_to_browsers,
    ports_of,
)
from carillon.app.health import PartState
from carillon.app.places import PACKAGE
from carillon.core.config import Config, MediaConfig, ServerConfig
from carillon.core.errors import Kind, Refusal
from carillon.core.sentences import sentence
from carillon.core.vault import Vault

VERSION = "1.13.5"
"""The LiveKit that Carillon is made for, the same as in engines/go.mod."""
PROGRAM = "livekit-server"
BUILT = PACKAGE.parent / ".engines" / PROGRAM
FOLDER = "media"
PART: Final = "media engine"
SECONDS_TO_TELL = 10
KEY = "carillon"
ANY = ip_address(0)

Closing = Callable[[], Awaitable[None]]


class EngineMissing(Refusal):
    """The media engine is not there: {place}."""

    kind = Kind.UNAVAILABLE


class AddressUnknown(Refusal):
    """{reason} Set media.address to the IP address that browsers reach this machine at."""

    kind = Kind.UNAVAILABLE


class MediaPortTaken(Refusal):
    """Port {port} ({protocol}) is taken by another program. Stop that program, or choose another with {option}."""

    kind = Kind.UNAVAILABLE


class MediaPortClosed(Refusal):
    """Browsers send no sound and pictures to port {port}. Choose one from 1024 on with {option}."""

    kind = Kind.UNAVAILABLE


@dataclass(frozen=True, slots=True)
class MediaStand:
    """What carries meetings here: an engine of our own, or nothing, and then `absence` says why."""

    media: Media
    absence: PartState
    engine: Engine | None = None
    closing: Closing | None = None

    async def run(self) -> None:
        """Keep the engine running until cancelled; then it is ended. Without one there is nothing to do."""
        try:
            if self.engine is not None:
                await self.engine.run()
        finally:
            if self.closing is not None:
                await self.closing()

    async def check(self) -> PartState:
        """For /health. Meetings are not essential: chat and the API go on without them."""
        if self.engine is None:
            return self.absence
        told = self.engine.state
        return PartState(PART, told.condition.value, told.detail, told.fix)


async def media_of(config: Config, data: Path, vault: Vault, notices: str) -> MediaStand:
    """What `carillon serve` has; nothing is started yet. `notices` is the URL that the engine posts to."""
    if config.media.engine == "off":
        return _without(turned_off())
    try:
        program = await program_of(config.media)
    except EngineMissing as refusal:
        return _without(missing(refusal))
    # Only here, because it takes half a second: other commands need no engine.
    from carillon.adapters.media.livekit import LiveKitMedia

    key = Key(KEY, vault.derive("media").hex())
    engine = Engine(program, data / FOLDER, Planner(config, key, notices).plan)
    media = LiveKitMedia(key, engine.where, engine.hindrance)
    return MediaStand(media, PartState(PART, "off", ""), engine, media.close)


def turned_off() -> PartState:
    fix = sentence('Set media.engine to "own" and restart.')
    return PartState(PART, "off", sentence("Turned off in the configuration."), fix)


def missing(refusal: EngineMissing) -> PartState:
    fix = sentence(
        "Run scripts/setup, or install LiveKit {version} and name it in media.program; then restart.", version=VERSION
    )
    return PartState(PART, "off", refusal.sentence, fix)


def _without(absence: PartState) -> MediaStand:
    return MediaStand(NoMedia(str(absence.detail)), absence)


async def program_of(media: MediaConfig, built: Path = BUILT) -> Path:
    """The one that is configured, else the one that scripts/setup built, else one on PATH of just this version."""
    if media.program:
        if not os.access(media.program, os.X_OK):
            raise EngineMissing(place=sentence("{path} cannot be run", path=media.program))
        return Path(media.program)
    if os.access(built, os.X_OK):
        return built
    found = shutil.which(PROGRAM)
    if found is None:
        raise EngineMissing(place=sentence("no {program} on PATH", program=f"{PROGRAM} {VERSION}"))
    if await version_of(Path(found)) != VERSION:
        raise EngineMissing(place=sentence("{path} is not version {version}", path=found, version=VERSION))
    return Path(found)


async def version_of(program: Path) -> str:
    """What it says of itself; nothing where it says nothing."""
    try:
        asked = await asyncio.create_subprocess_exec(program, "--version", stdout=PIPE, stderr=DEVNULL, env={})
    except OSError:
        return ""
    try:
        told, _ = await asyncio.wait_for(asked.communicate(), SECONDS_TO_TELL)
    except TimeoutError:
        asked.kill()
        return ""
    return told.decode(errors="replace").strip().rpartition(" ")[2]


class Planner:
    """Plans each start of the engine anew: a name may have got another address, and a port may be free by now."""

    def __init__(self, config: Config, key: Key, notices: str) -> None:
        self._config = config
        self._key = key
        self._notices = notices
        self._signal = 0
        self._udp = 0

    async def plan(self) -> Plan:
        stage = await stage_of(self._config)
        ports = ports_of(self._config.server.port, self._config.media, only_here=stage.only_here)
        if stage.only_here:
            self._udp = _free_here(self._udp or ports.udp, socket.SOCK_DGRAM)
            ports = Ports(self._udp)
        else:
            refuse_unusable(ports, stage)
        self._signal = _free_here(self._signal, socket.SOCK_STREAM)
        return Plan(self._signal, engine_text(self._signal, ports, stage, self._key, self._notices))


async def stage_of(config: Config) -> Stage:
    """The address that browsers are told."""
    if config.server.is_only_here:
        return Stage()
    address = ip_address(config.media.address) if config.media.address else await _address_of(config.server)
    return Stage(address, is_ours(address), only_here=False)


async def _address_of(server: ServerConfig) -> Address:
    if server.host_name:
        found = await addresses_of(server.host_name)
        # Many systems call themselves 127.0.1.1, which is of no use to anybody else.
        reachable = [address for address in found if not address.is_loopback]
        if not reachable:
            if found:
                raise AddressUnknown(
                    reason=sentence("{host} is only known as this machine itself here.", host=server.host_name)
                )
            raise AddressUnknown(reason=sentence("{host} has no address here.", host=server.host_name))
        return reachable[0]
    address = _literal(server.host)
    if address is None or address.is_unspecified:
        reason = sentence("Carillon listens on {address} and has no server.host_name.", address=server.host)
        raise AddressUnknown(reason=reason)
    return address


def _literal(host: str) -> Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def refuse_unusable(ports: Ports, stage: Stage) -> None:
    """A Refusal for the first port that browsers would not use, or that is taken."""
    for offer in ports.offers():
        if not is_open_to_browsers(offer.port, stage.address):
            raise MediaPortClosed(port=offer.port, option=offer.option)
        if is_taken(offer, stage):
            raise MediaPortTaken(port=offer.port, protocol=offer.protocol, option=offer.option)


def is_taken(offer: Offer, stage: Stage) -> bool:
    """Whether another program has the port; the engine listens for TCP on every address."""
    if offer.protocol == "TCP":
        return not is_free(offer.port, socket.SOCK_STREAM, ANY)
    return not is_free(offer.port, socket.SOCK_DGRAM, stage.listening.network_address)


def _free_here(wanted: int, kind: socket.SocketKind) -> int:
    return wanted if wanted and is_free(wanted, kind, LOOPBACK) else free_port(kind)
