"""The engine's configuration for just this machine, for a server with an address, and behind a router."""

import json
from ipaddress import ip_address, ip_network
from typing import Any

import pytest

from carillon.adapters.media.settings import Key, Ports, Stage, engine_text, is_open_to_browsers, ports_of
from carillon.core.config import MediaConfig

KEY = Key("carillon", "s" * 64)
PORTS = Ports(8422, 8423, 8424)


def written(ports: Ports, stage: Stage) -> dict[str, Any]:
    return json.loads(engine_text(40001, ports, stage, KEY, "http://127.0.0.1:40002/notices"))


def stage(address: str, *, is_ours: bool = True) -> Stage:
    return Stage(ip_address(address), is_ours, only_here=False)


@pytest.mark.parametrize(
    ("ports", "where"),
    [(Ports(8422), Stage()), (PORTS, stage("192.0.2.7")), (PORTS, stage("203.0.113.7", is_ours=False))],
)
def test_carillon_alone_speaks_to_the_engine_and_makes_its_rooms(ports: Ports, where: Stage) -> None:
    told = written(ports, where)
    assert (told["port"], told["bind_addresses"]) == (40001, ["127.0.0.1"])
    assert told["room"]["auto_create"] is False
    assert told["keys"] == {"carillon": "s" * 64}
    assert told["webhook"] == {"api_key": "carillon", "urls": ["http://127.0.0.1:40002/notices"]}


def test_for_just_this_machine_there_is_loopback_and_udp_only() -> None:
    told = written(Ports(8422), Stage())
    assert told["rtc"] == {
        "node_ip": "127.0.0.1",
        "use_external_ip": False,
        "enable_loopback_candidate": True,
        "ips": {"includes": ["127.0.0.1/32"]},
        "udp_port": 8422,
        "tcp_port": 0,
        "stun_servers": ["127.0.0.1:9"],
    }
    assert told["turn"] == {"enabled": False}


def test_a_server_with_an_address_offers_udp_tcp_and_a_relay_there() -> None:
    told = written(PORTS, stage("192.0.2.7"))
    rtc, turn = told["rtc"], told["turn"]
    assert (rtc["node_ip"], rtc["ips"], rtc["enable_loopback_candidate"]) == (
        "192.0.2.7",
        {"includes": ["192.0.2.7/32"]},
        False,
    )
    assert (rtc["udp_port"], rtc["tcp_port"], rtc["stun_servers"]) == (8422, 8423, ["192.0.2.7:8424"])
    assert (turn["enabled"], turn["udp_port"], turn["bind_addresses"]) == (True, 8424, ["192.0.2.7"])


def test_behind_a_router_it_listens_on_every_address_and_tells_the_routers() -> None:
    told = written(PORTS, stage("203.0.113.7", is_ours=False))
    assert (told["rtc"]["node_ip"], told["rtc"]["ips"]) == ("203.0.113.7", {"includes": ["0.0.0.0/0"]})
    assert told["turn"]["bind_addresses"] == ["0.0.0.0"]


def test_an_address_of_the_new_kind_is_told_in_brackets() -> None:
    told = written(PORTS, stage("2001:db8::7"))
    assert (told["rtc"]["node_ip"], told["rtc"]["stun_servers"]) == ("2001:db8::7", ["[2001:db8::7]:8424"])
    assert told["rtc"]["ips"] == {"includes": ["2001:db8::7/128"]}
    assert written(PORTS, stage("2001:db8::7", is_ours=False))["turn"]["bind_addresses"] == ["::"]


@pytest.mark.parametrize("address", ["192.0.2.7", "10.0.0.7", "127.0.0.1", "2001:db8::7"])
def test_the_relay_carries_to_the_engine_and_to_nobody_else(address: str) -> None:
    turn = written(PORTS, stage(address))["turn"]
    allowed = [ip_network(network) for network in turn["allow_restricted_peer_cidrs"]]
    denied = [ip_network(network) for network in turn["deny_peer_cidrs"]]
    assert allowed == [ip_network(address)]

    def is_denied(other: str) -> bool:
        return any(ip_address(other) in network for network in denied)

    assert not is_denied(address)
    others = ["0.0.0.0", "10.0.0.6", "127.0.0.2", "169.254.169.254", "192.0.2.6", "192.0.2.8", "255.255.255.255"]
    assert all(is_denied(other) for other in [*others, "::", "::1", "2001:db8::6", "fe80::1", "ffff::"])


@pytest.mark.parametrize(
    ("ports", "where"),
    [(Ports(8422), Stage()), (PORTS, stage("192.0.2.7")), (PORTS, stage("203.0.113.7", is_ours=False))],
)
def test_no_server_outside_is_named_and_no_stun_server_is_where_media_come_from(ports: Ports, where: Stage) -> None:
    told = written(ports, where)
    assert len(told["rtc"]["stun_servers"]) == 1, "with none, the engine names public ones"
    host, _, port = told["rtc"]["stun_servers"][0].rpartition(":")
    assert host == str(where.address)
    assert int(port) not in (ports.udp, ports.tcp)


@pytest.mark.parametrize(
    ("server", "only_here", "ports"),
    [
        (8420, True, Ports(8422)),
        (8420, False, Ports(8422, 8423, 8424)),
        (9000, False, Ports(9002, 9003, 9004)),
        (443, False, Ports(8422, 8423, 8424)),
        (65534, False, Ports(8422, 8423, 8424)),
    ],
)
def test_ports_follow_the_servers_where_browsers_would_use_them(server: int, only_here: bool, ports: Ports) -> None:
    assert ports_of(server, MediaConfig(), only_here=only_here) == ports
    assert all(is_open_to_browsers(offer.port, ip_address("10.0.0.7")) for offer in ports.offers())


def test_a_port_that_is_configured_stays() -> None:
    assert ports_of(8420, MediaConfig(udp_port=7000, turn_port=3478), only_here=False) == Ports(7000, 8423, 3478)
    assert ports_of(8420, MediaConfig(udp_port=7000, tcp_port=7001), only_here=True) == Ports(7000)


def test_browsers_send_media_to_low_ports_only_where_the_web_has_its_own() -> None:
    public, private = ip_address("8.8.4.4"), ip_address("10.0.0.7")
    assert [port for port in (80, 443, 445, 1023, 1024) if is_open_to_browsers(port, public)] == [80, 443, 1024]
    assert [port for port in (80, 443, 445, 1023, 1024) if is_open_to_browsers(port, private)] == [1024]


def test_each_offer_names_the_option_that_changes_it() -> None:
    assert [(offer.option, offer.protocol, offer.port) for offer in PORTS.offers()] == [
        ("media.udp_port", "UDP", 8422),
        ("media.tcp_port", "TCP", 8423),
        ("media.turn_port", "UDP", 8424),
    ]
    assert [offer.port for offer in Ports(8422).offers()] == [8422]
