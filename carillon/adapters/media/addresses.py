"""Addresses and ports of this machine: which are its own, which are free, and what a host name means."""

import asyncio
import secrets
import socket
from ipaddress import ip_address

from carillon.adapters.media.settings import LOOPBACK, Address

BINDING_REQUEST = b"\x00\x01\x00\x00\x21\x12\xa4\x42"
BINDING_ANSWER = b"\x01\x01"
"""STUN, RFC 8489 section 5: type, length, magic cookie; then twelve bytes of our choice."""
SECONDS_TO_ANSWER = 1.0


def is_ours(address: Address) -> bool:
    """Whether an interface of this machine has the address."""
    return _can_bind(address, 0, socket.SOCK_DGRAM)


def is_free(port: int, kind: socket.SocketKind, address: Address) -> bool:
    """Whether somebody could listen there now."""
    return _can_bind(address, port, kind)


def free_port(kind: socket.SocketKind) -> int:
    """A port on loopback that the system says is free."""
    with socket.socket(socket.AF_INET, kind) as found:
        found.bind((str(LOOPBACK), 0))
        return int(found.getsockname()[1])


async def addresses_of(host_name: str) -> list[Address]:
    """Those that the name has here, IPv4 first; none where it has none."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host_name, None, type=socket.SOCK_DGRAM)
    except (OSError, UnicodeError):
        return []
    addresses = [ip_address(str(each[4][0]).partition("%")[0]) for each in found]
    return sorted(dict.fromkeys(addresses), key=lambda address: address.version)


async def answers(address: Address, port: int) -> bool:
    """Whether a STUN server answers there, as our relay does: so what is sent to the address comes to this machine."""
    loop = asyncio.get_running_loop()
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    with socket.socket(family, socket.SOCK_DGRAM) as asking:
        asking.settimeout(0)
        question = BINDING_REQUEST + secrets.token_bytes(12)
        try:
            async with asyncio.timeout(SECONDS_TO_ANSWER):
                await loop.sock_sendto(asking, question, (str(address), port))
                answer = await loop.sock_recv(asking, 1500)
        except OSError:
            return False
    return answer.startswith(BINDING_ANSWER) and answer[8:20] == question[8:]


def _can_bind(address: Address, port: int, kind: socket.SocketKind) -> bool:
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    with socket.socket(family, kind) as trial:
        if kind == socket.SOCK_STREAM:
            # Connections that have ended hold a port for a minute, and hinder nobody who listens with this.
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((str(address), port))
            if kind == socket.SOCK_STREAM:
                trial.listen()
        except OSError:
            return False
    return True
