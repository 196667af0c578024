"""The media engine's configuration, decided: which ports, which addresses, and the text that LiveKit reads."""

import json
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network

from carillon.core.config import MediaConfig

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
LOOPBACK = IPv4Address("127.0.0.1")

FIRST_FOR_BROWSERS = 1024
WELL_KNOWN = frozenset({80, 443})
USUAL = 8420
UDP, TCP, TURN = 2, 3, 4
"""How far the ports of the engine stand above the server's own."""

DISCARD = 9
"""Where nobody answers; browsers on the engine's own machine need no STUN."""

RELAYS = (30000, 30999)
"""Ports of relayed connections; only the engine on this machine sends there, so no firewall need open them."""

SECONDS_EMPTY, SECONDS_AFTER_THE_LAST = 300, 20


@dataclass(frozen=True, slots=True)
class Key:
    """What we and the engine sign with; it has one key only, so a ticket that it refreshed is signed with it too."""

    name: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Offer:
    """One way in for sound and pictures, with the option that changes its port."""

    option: str
    protocol: str
    port: int


@dataclass(frozen=True, slots=True)
class Ports:
    """Where browsers' sound and pictures arrive; `tcp` and `turn` are 0 where they are not offered."""

    udp: int
    tcp: int = 0
    turn: int = 0

    def offers(self) -> list[Offer]:
        every = (
            Offer("media.udp_port", "UDP", self.udp),
            Offer("media.tcp_port", "TCP", self.tcp),
            Offer("media.turn_port", "UDP", self.turn),
        )
        return [offer for offer in every if offer.port]


@dataclass(frozen=True, slots=True)
class Stage:
    """The address that browsers are told, and whether an interface of this machine has it or a router forwards it."""

    address: Address = LOOPBACK
    is_ours: bool = True
    only_here: bool = True

    @property
    def listening(self) -> Network:
        """The addresses of this machine that sockets are bound to: that very one, or all of its kind."""
        return ip_network(self.address) if self.is_ours else _every_one(self.address)


def ports_of(server_port: int, media: MediaConfig, *, only_here: bool) -> Ports:
    """The ports that are wanted; those that are not configured follow the server's own."""
    # Browsers send media to no port below 1024 but 80 and 443, so beside a server on 443 the usual ones are taken.
    follows = FIRST_FOR_BROWSERS <= server_port <= 65535 - TURN
    first = server_port if follows else USUAL
    udp = media.udp_port or first + UDP
    if only_here:
        return Ports(udp)
    return Ports(udp, media.tcp_port or first + TCP, media.turn_port or first + TURN)


def is_open_to_browsers(port: int, address: Address) -> bool:
    """Whether browsers send media there."""
    return port >= FIRST_FOR_BROWSERS or (port in WELL_KNOWN and not address.is_private)


def engine_text(signal: int, ports: Ports, stage: Stage, key: Key, notices: str) -> str:
    """JSON, which LiveKit reads as the YAML that it also is. `signal` is for Carillon only, on loopback."""
    told = {
        "port": signal,
        # Whoever has a ticket and is on this machine could go round the gate. The next look at who is inside, which
        # such an arrival causes by its notice, sends out everybody whom the gate would not let in.
        "bind_addresses": [str(LOOPBACK)],
        "rtc": _media(ports, stage),
        "turn": _relay(ports, stage),
        "room": {
            "auto_create": False,
            "empty_timeout": SECONDS_EMPTY,
            "departure_timeout": SECONDS_AFTER_THE_LAST,
        },
        "keys": {key.name: key.secret},
        "webhook": {"api_key": key.name, "urls": [notices]},
        "logging": {"level": "warn", "json": True},
    }
    return json.dumps(told, indent=2)


def _media(ports: Ports, stage: Stage) -> dict[str, object]:
    return {
        # A given address also keeps the engine from asking STUN servers for one.
        "node_ip": str(stage.address),
        "use_external_ip": False,
        "enable_loopback_candidate": stage.address.is_loopback,
        # Without this it listens on every address of the machine, of both kinds.
        "ips": {"includes": [str(stage.listening)]},
        "udp_port": ports.udp,
        # It listens on every interface, whatever else is said; 0 is off.
        "tcp_port": ports.tcp,
        # With none named, browsers are told public ones: strangers would learn who meets here. It must not be where
        # the media come from: browsers take whatever a STUN server sends for an answer to STUN.
        "stun_servers": [_host_and_port(stage.address, ports.turn or DISCARD)],
    }


def _relay(ports: Ports, stage: Stage) -> dict[str, object]:
    """The relay carries to the engine and nowhere else; guests hold credentials for it too."""
    if not ports.turn:
        return {"enabled": False}
    return {
        "enabled": True,
        "udp_port": ports.turn,
        "bind_addresses": [str(stage.listening.network_address)],
        "relay_range_start": RELAYS[0],
        "relay_range_end": RELAYS[1],
        "allow_restricted_peer_cidrs": [str(ip_network(stage.address))],
        "deny_peer_cidrs": [str(network) for network in _all_but(stage.address)],
    }


def _all_but(address: Address) -> list[Network]:
    if isinstance(address, IPv4Address):
        return [*IPv4Network("0.0.0.0/0").address_exclude(IPv4Network(address)), IPv6Network("::/0")]
    return [*IPv6Network("::/0").address_exclude(IPv6Network(address)), IPv4Network("0.0.0.0/0")]


def _every_one(like: Address) -> Network:
    return IPv4Network("0.0.0.0/0") if isinstance(like, IPv4Address) else IPv6Network("::/0")


def _host_and_port(address: Address, port: int) -> str:
    return f"{address}:{port}" if isinstance(address, IPv4Address) else f"[{address}]:{port}"
