"""The examination of the media engine for `carillon doctor`: its program, its address and its ports."""

from pathlib import Path
from typing import Final

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
from carillon.core.sentences import Sentence, sentence

ADDRESS: Final = "media address"
PORTS: Final = "media ports"


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
        fix = sentence("Write it into carillon.toml.")
        return [*found, failed(ADDRESS, refusal.sentence, fix, essential=False)]
    ports = ports_of(where.config.server.port, where.config.media, only_here=stage.only_here)
    return [*found, await _address(stage, ports, running), _ports(stage, ports, running)]


async def _program(where: Place, program: Path, running: int | None) -> PartState:
    version = await version_of(program)
    detail = _found(program, version)
    if version != VERSION:
        fix = sentence("Carillon is made for LiveKit {version}: run scripts/setup.", version=VERSION)
        return failed(PART, detail, fix, essential=False)
    if running:
        return PartState(PART, "ok", sentence("{found} It runs as process {id}.", found=detail, id=str(running)))
    if is_served(where.data):
        still = sentence("{found} It does not run.", found=detail)
        return failed(PART, still, sentence("The log of carillon serve says why."), essential=False)
    return PartState(PART, "ok", detail)


def _found(program: Path, version: str) -> Sentence:
    if not version:
        return sentence("LiveKit of an unknown version: {path}.", path=str(program))
    return sentence("LiveKit {version}: {path}.", version=version, path=str(program))


async def _address(stage: Stage, ports: Ports, running: int | None) -> PartState:
    """Whether what browsers send to the address comes to this machine, as far as can be seen from here."""
    name, address = ADDRESS, str(stage.address)
    if stage.only_here:
        return PartState(name, "ok", sentence("{address}, for just this machine.", address=address))
    if stage.is_ours:
        return PartState(name, "ok", sentence("{address}, which is this machine's.", address=address))
    detail = sentence("{address} is not an address of this machine.", address=address)
    if not running:
        later = sentence("{found} Whether it leads here is seen while carillon serve runs.", found=detail)
        return PartState(name, "off", later)
    if await answers(stage.address, ports.turn):
        return PartState(name, "ok", sentence("{address}, which leads to this machine.", address=address))
    fix = sentence("Have {ports} forwarded from there to this machine, or correct media.address.", ports=_listed(ports))
    return failed(name, sentence("{found} From here nothing answers there.", found=detail), fix, essential=False)


def _ports(stage: Stage, ports: Ports, running: int | None) -> PartState:
    if stage.only_here:
        here = sentence("UDP {port} on loopback, or another where that is taken.", port=str(ports.udp))
        return PartState(PORTS, "ok", here)
    for offer in ports.offers():
        if not is_open_to_browsers(offer.port, stage.address):
            detail = sentence("Browsers send no sound and pictures to port {port}.", port=str(offer.port))
            fix = sentence("Choose one from 1024 on with {option}.", option=offer.option)
            return failed(PORTS, detail, fix, essential=False)
        if not running and is_taken(offer, stage):
            detail = sentence("{port} is taken by another program.", port=f"{offer.protocol} {offer.port}")
            fix = sentence("Stop it, or choose another with {option}.", option=offer.option)
            return failed(PORTS, detail, fix, essential=False)
    return PartState(PORTS, "ok", sentence("{ports}; firewalls must let them in.", ports=_listed(ports)))


def _listed(ports: Ports) -> str:
    return ", ".join(f"{offer.protocol} {offer.port}" for offer in ports.offers())
