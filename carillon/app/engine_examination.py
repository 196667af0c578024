"""The examination of the media engine for `carillon doctor`: its program, its address and its ports."""

from pathlib import Path

from carillon.adapters.media.addresses import answers
from carillon.adapters.media.leftover import engine_of
from carillon.adapters.media.settings import Ports, Stage, is_open_to_browsers, ports_of
from carillon.app.engine import (
    FOLDER,
    PART,
    VERSION,
    AddressUnknown,
    EngineMissing,
    is_taken,
    missing,
    program_of,
    stage_of,
    turned_off,
    version_of,
)
from carillon.app.ground import is_served
from carillon.app.health import PartState
from carillon.app.options import Place
from carillon.app.surroundings import failed


async def examine_engine(where: Place) -> list[PartState]:
    """None of it is essential: chat, the console and the API go on without meetings."""
    if where.config.media.engine == "off":
        return [turned_off()]
    running = await engine_of(where.data / FOLDER)
    try:
        found = [await _program(where, await program_of(where.config.media), running)]
    except EngineMissing as refusal:
        return [missing(refusal)]
    try:
        stage = await stage_of(where.config)
    except AddressUnknown as refusal:
        return [*found, failed("media address", refusal.message, "Write it into carillon.toml.", essential=False)]
    ports = ports_of(where.config.server.port, where.config.media, only_here=stage.only_here)
    return [*found, await _address(stage, ports, running), _ports(stage, ports, running)]


async def _program(where: Place, program: Path, running: int | None) -> PartState:
    version = await version_of(program)
    detail = f"LiveKit {version or 'of an unknown version'}: {program}."
    if version != VERSION:
        return failed(PART, detail, f"Carillon is made for LiveKit {VERSION}: run scripts/setup.", essential=False)
    if running:
        return PartState(PART, "ok", f"{detail} It runs as process {running}.")
    if is_served(where.data):
        return failed(PART, f"{detail} It does not run.", "The log of carillon serve says why.", essential=False)
    return PartState(PART, "ok", detail)


async def _address(stage: Stage, ports: Ports, running: int | None) -> PartState:
    """Whether what browsers send to the address comes to this machine, as far as can be seen from here."""
    name, address = "media address", stage.address
    if stage.only_here:
        return PartState(name, "ok", f"{address}, for just this machine.")
    if stage.is_ours:
        return PartState(name, "ok", f"{address}, which is this machine's.")
    detail = f"{address} is not an address of this machine."
    if not running:
        return PartState(name, "off", f"{detail} Whether it leads here is seen while carillon serve runs.")
    if await answers(address, ports.turn):
        return PartState(name, "ok", f"{address}, which leads to this machine.")
    forward = f"Have {_listed(ports)} forwarded from there to this machine, or correct media.address."
    return failed(name, f"{detail} From here nothing answers there.", forward, essential=False)


def _ports(stage: Stage, ports: Ports, running: int | None) -> PartState:
    name = "media ports"
    if stage.only_here:
        return PartState(name, "ok", f"UDP {ports.udp} on loopback, or another where that is taken.")
    for offer in ports.offers():
        if not is_open_to_browsers(offer.port, stage.address):
            detail = f"Browsers send no sound and pictures to port {offer.port}."
            return failed(name, detail, f"Choose one from 1024 on with {offer.option}.", essential=False)
        if not running and is_taken(offer, stage):
            detail = f"{offer.protocol} {offer.port} is taken by another program."
            return failed(name, detail, f"Stop it, or choose another with {offer.option}.", essential=False)
    return PartState(name, "ok", f"{_listed(ports)}; firewalls must let them in.")


def _listed(ports: Ports) -> str:
    return ", ".join(f"{offer.protocol} {offer.port}" for offer in ports.offers())
