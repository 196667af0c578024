"""The media engine of a server that others reach; it listens on every network, so it runs where there is none."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from carillon.adapters.media.addresses import free_port
from carillon.adapters.media.settings import ports_of
from carillon.core.config import MediaConfig
from tests.kit.engine_reports import doctor_of, listening, running_engine_of, wait_for
from tests.kit.server import Server

REACHED = '[server]\nhost_name = "chime.example.com"\n[media]\naddress = "{address}"\nturn_port = {turn}\n'


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    installation = Server(tmp_path / "data")
    yield installation
    installation.stop()


def test_a_taken_port_is_named_with_its_option_until_it_is_free(server: Server) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", 0))
        turn = taken.getsockname()[1]
        server.config = REACHED.format(address="127.0.0.1", turn=turn)
        server.start()
        told = wait_for(server, "failed")["detail"]
        assert f"Port {turn} (UDP) is taken by another program." in told
        assert "media.turn_port" in told
        assert doctor_of(server)["media ports"]["state"] == "failed"
    engine = running_engine_of(server)
    ports = ports_of(server.port, MediaConfig(turn_port=turn), only_here=False)
    assert {f"127.0.0.1:{ports.udp}", f"*:{ports.tcp}", f"127.0.0.1:{turn}"} < listening(engine)
    parts = doctor_of(server)
    assert (parts["media ports"]["state"], parts["media address"]["state"]) == ("ok", "ok")
    assert f"UDP {turn}" in parts["media ports"]["detail"]


def test_doctor_sees_whether_a_foreign_address_leads_here(server: Server) -> None:
    server.config = REACHED.format(address="203.0.113.7", turn=free_port(socket.SOCK_DGRAM))
    server.start()
    running_engine_of(server)
    told = doctor_of(server)["media address"]
    assert told["state"] == "failed"
    assert "203.0.113.7 is not an address of this machine." in told["detail"]
    assert all(words in told["fix"] for words in ("forwarded", "TCP ", "UDP ", "media.address"))
    server.stop()
    assert doctor_of(server)["media address"]["state"] == "off"
