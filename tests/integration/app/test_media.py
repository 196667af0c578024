"""The media engine of an installation: beside the server, at its own ports, and explained where there is none."""

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from carillon.adapters.media.addresses import free_port
from carillon.adapters.media.settings import LOOPBACK, Ports, Stage, ports_of
from carillon.app.engine import (
    PART,
    VERSION,
    AddressUnknown,
    EngineMissing,
    MediaPortClosed,
    MediaPortTaken,
    program_of,
    refuse_unusable,
    stage_of,
    version_of,
)
from carillon.core.config import Config, MediaConfig, ServerConfig
from tests.kit.engine_reports import doctor_of, health_of, listening, running_engine_of
from tests.kit.eventually import eventually
from tests.kit.media_engine import children, command_line, engine_program, kill_engine
from tests.kit.server import Server

ROOT = Path(__file__).parents[3]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    installation = Server(tmp_path / "data")
    yield installation
    installation.stop()


def server_process(server: Server) -> int:
    assert server.process is not None
    return server.process.pid


def test_two_installations_have_an_engine_each(server: Server, tmp_path: Path) -> None:
    other = Server(tmp_path / "other").start()
    try:
        server.start()
        here, there = listening(running_engine_of(server)), listening(running_engine_of(other))
        assert here.isdisjoint(there)
        assert {address.rpartition(":")[0] for address in here | there} == {"127.0.0.1"}
        assert f"127.0.0.1:{ports_of(server.port, MediaConfig(), only_here=True).udp}" in here
        parts = doctor_of(server)
        assert {parts[name]["state"] for name in (PART, "media address", "media ports")} == {"ok"}
        assert VERSION in parts[PART]["detail"]
    finally:
        other.stop()


@pytest.mark.anyio
async def test_a_killed_server_leaves_no_engine_and_the_next_one_has_its_own(server: Server) -> None:
    server.start()
    engine = running_engine_of(server)
    server.kill()
    await eventually(lambda: command_line(engine) == b"")
    server.start()
    assert running_engine_of(server) != engine


def test_a_server_that_ends_ends_its_engine(server: Server) -> None:
    server.start()
    engine = running_engine_of(server)
    server.stop()
    assert command_line(engine) == b""


@pytest.mark.anyio
async def test_a_killed_engine_comes_back(server: Server) -> None:
    server.start()
    former = running_engine_of(server)
    kill_engine(server)
    await eventually(lambda: children(server_process(server)) not in ([], [former]), within=60)
    assert running_engine_of(server) != former


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ('[media]\nengine = "off"\n', "Turned off in the configuration."),
        ('[media]\nprogram = "/nowhere/livekit-server"\n', "The media engine is not there: /nowhere/livekit-server"),
    ],
)
def test_without_an_engine_all_else_runs_and_the_reason_is_told(server: Server, config: str, words: str) -> None:
    server.config = config
    server.start()
    for found in (health_of(server), doctor_of(server)[PART]):
        assert found["state"] == "off"
        assert words in found["detail"]
        assert found["fix"]
    assert children(server_process(server)) == []


@pytest.mark.anyio
async def test_the_address_that_browsers_are_told() -> None:
    def config(host: str, name: str = "", address: str = "") -> Config:
        return Config(server=ServerConfig(host=host, host_name=name), media=MediaConfig(address=address))

    assert await stage_of(config("127.0.0.1")) == Stage(LOOPBACK, is_ours=True, only_here=True)
    told = [
        await stage_of(config("127.0.0.1", "203.0.113.7")),
        await stage_of(config("0.0.0.0", "", "203.0.113.7")),
        await stage_of(config("203.0.113.7")),
    ]
    assert [(str(stage.address), stage.is_ours, stage.only_here) for stage in told] == [
        ("203.0.113.7", False, False)
    ] * 3
    assert (await stage_of(config("0.0.0.0", "localhost", "127.0.0.1"))).is_ours
    for host, name, words in (
        ("0.0.0.0", "", "listens on 0.0.0.0 and has no server.host_name"),
        ("0.0.0.0", "nobody.invalid", "nobody.invalid has no address here"),
        ("0.0.0.0", "localhost", "localhost is only known as this machine itself here"),
    ):
        with pytest.raises(AddressUnknown, match=rf"{words}\. Set media\.address"):
            await stage_of(config(host, name))


def test_a_port_that_browsers_never_use_is_refused() -> None:
    with pytest.raises(MediaPortClosed, match=r"port 445\. Choose one from 1024 on with media\.udp_port"):
        refuse_unusable(Ports(445, 8423, 8424), Stage(LOOPBACK, only_here=False))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(MediaPortTaken, match=rf"Port {port} \(TCP\).*media\.tcp_port"):
            refuse_unusable(Ports(free_port(socket.SOCK_DGRAM), port), Stage(LOOPBACK, only_here=False))


def test_the_version_is_the_one_that_is_pinned() -> None:
    pinned = re.findall(r"livekit/livekit-server v(\S+)", (ROOT / "engines" / "go.mod").read_text())
    assert pinned == [VERSION]


@pytest.mark.anyio
async def test_a_program_on_the_path_must_be_of_this_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built, there = tmp_path / "built", tmp_path / "livekit-server"
    assert await program_of(MediaConfig(), engine_program()) == engine_program()
    assert await version_of(engine_program()) == VERSION
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(EngineMissing, match=f"no livekit-server {VERSION} on PATH"):
        await program_of(MediaConfig(), built)
    for version in (VERSION, "1.2.3"):
        there.write_text(f"#!/bin/sh\necho livekit-server version {version}\n")
        there.chmod(0o700)
        if version == VERSION:
            assert await program_of(MediaConfig(), built) == there
    with pytest.raises(EngineMissing, match=f"is not version {VERSION}"):
        await program_of(MediaConfig(), built)
    assert await program_of(MediaConfig(program=str(there)), built) == there
    with pytest.raises(EngineMissing, match="cannot be run"):
        await program_of(MediaConfig(program=str(built)), built)
