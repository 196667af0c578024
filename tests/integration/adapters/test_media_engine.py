"""The engine as a child: started, watched, started again, and never left behind."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest

from carillon.adapters.media import Room, Ticket
from carillon.adapters.media.addresses import addresses_of, answers, free_port, is_free, is_ours
from carillon.adapters.media.engine import NOWHERE, Condition, Engine, Pace, Plan
from carillon.adapters.media.leftover import arguments, engine_of, record, remove_leftover
from carillon.adapters.media.livekit import LiveKitMedia
from carillon.adapters.media.settings import LOOPBACK, Ports, Stage, engine_text
from carillon.core.errors import Kind, Refusal
from tests.kit.engine import KEY, Attendee, RunningEngine, handshake, kept, plan_for, ready, running_engine
from tests.kit.eventually import eventually
from tests.kit.media_engine import engine_program

pytestmark = pytest.mark.anyio

ROOT = Path(__file__).parents[3]
MINUTE = timedelta(minutes=1)
IMPATIENT = Pace(look=timedelta(milliseconds=50), silence=timedelta(milliseconds=300), silences=2)
NOBODY = "http://127.0.0.1:9/notices"


class PortTaken(Refusal):
    """The port is taken."""

    kind = Kind.UNAVAILABLE


def is_alive(process_id: int) -> bool:
    """Whether the process runs; one that waits to be buried does not."""
    try:
        return Path(f"/proc/{process_id}/stat").read_text().rpartition(") ")[2][0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def told_of(process_id: int, what: str) -> bytes:
    """What the kernel tells of the process."""
    return Path(f"/proc/{process_id}/{what}").read_bytes()


def begin(*command: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)


def sockets_of(process_id: int) -> set[tuple[str, str]]:
    """Where it listens: protocol and address with port."""
    told = subprocess.run(["ss", "-Hlnptu"], capture_output=True, text=True, check=True).stdout
    lines = [line.split() for line in told.splitlines() if f"pid={process_id}," in line]
    return {(fields[0], fields[4]) for fields in lines}


async def restarted(running: RunningEngine, former: int) -> int:
    """The process of the next engine, once it is ready."""
    await eventually(lambda: running.engine.process_id not in (former, None), within=30)
    await ready(running.engine)
    assert running.engine.process_id is not None
    return running.engine.process_id


def process_of(running: RunningEngine) -> int:
    assert running.engine.process_id is not None
    return running.engine.process_id


async def test_for_just_this_machine_it_listens_on_loopback_only(tmp_path: Path) -> None:
    async with running_engine(tmp_path / "media") as running:
        sockets = sockets_of(process_of(running))
        assert {protocol for protocol, _ in sockets} == {"tcp", "udp"}
        assert {address.rpartition(":")[0] for _, address in sockets} == {"127.0.0.1"}
        assert len(sockets) == 2
        assert "LiveKit" in running.engine.state.detail


async def test_nobody_else_may_read_its_key(tmp_path: Path) -> None:
    async with running_engine(tmp_path / "media") as running:
        assert oct((tmp_path / "media" / "livekit.yaml").stat().st_mode)[-3:] == "600"
        assert KEY.secret.encode() not in told_of(process_of(running), "cmdline")
        # LiveKit would take options from there; Python puts in the one that it needs itself.
        variables = told_of(process_of(running), "environ").split(b"\0")
        assert {variable.partition(b"=")[0] for variable in variables} <= {b"", b"LC_CTYPE"}


async def test_the_socket_that_carillon_listens_on_is_not_handed_on(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.set_inheritable(True)
        async with running_engine(tmp_path / "media") as running:
            port = listening.getsockname()[1]
            listening.close()
            assert is_free(port, socket.SOCK_STREAM, LOOPBACK)
            assert is_alive(process_of(running))


async def test_a_killed_engine_comes_back_and_rooms_can_be_made_again(tmp_path: Path) -> None:
    async with running_engine(tmp_path / "media") as running:
        await running.media.ensure(Room("standup", 2, "{}"))
        first = process_of(running)
        os.kill(first, signal.SIGKILL)
        await restarted(running, first)
        assert await running.media.rooms() == []
        await running.media.ensure(Room("standup", 2, "{}"))
        assert await running.media.rooms() == ["standup"]


async def test_an_engine_that_hangs_is_killed_and_comes_back(tmp_path: Path) -> None:
    async with running_engine(tmp_path / "media", IMPATIENT) as running:
        first = process_of(running)
        os.kill(first, signal.SIGSTOP)
        await restarted(running, first)
        assert not is_alive(first)
        await running.media.check()


async def test_it_ends_with_its_supervisor_though_somebody_is_inside(tmp_path: Path) -> None:
    async with AsyncExitStack() as inside:
        async with running_engine(tmp_path / "media") as running:
            await running.media.ensure(Room("standup", 2, "{}"))
            signed = running.media.sign(Ticket("alice", "standup", "Alice"), MINUTE)
            await inside.enter_async_context(handshake(running.media, signed))
            last = process_of(running)
        assert not is_alive(last)
        assert await engine_of(tmp_path / "media") is None
        assert running.engine.where() == f"{LOOPBACK}:{NOWHERE}"
        assert running.engine.state.condition is Condition.OFF


SUPERVISOR = """
import asyncio, sys
from pathlib import Path
from carillon.adapters.media.engine import Engine
from tests.kit.engine import plan_for

async def plan():
    return plan_for("http://127.0.0.1:9/notices", int(sys.argv[3]))

asyncio.run(Engine(Path(sys.argv[1]), Path(sys.argv[2]), plan).run())
"""


@asynccontextmanager
async def supervisor(folder: Path) -> AsyncGenerator[tuple["subprocess.Popen[bytes]", int]]:
    """Another process that keeps an engine, and the engine."""
    udp = free_port(socket.SOCK_DGRAM)
    with begin(sys.executable, "-c", SUPERVISOR, str(engine_program()), str(folder), str(udp)) as process:

        async def engine() -> int | None:
            return await engine_of(folder)

        try:
            found = await eventually(engine, within=60)
            assert found is not None
            await eventually(lambda: not is_free(udp, socket.SOCK_DGRAM, LOOPBACK))
            yield process, found
        finally:
            process.kill()


async def test_no_engine_outlives_a_supervisor_that_was_killed(tmp_path: Path) -> None:
    async with supervisor(tmp_path / "media") as (process, engine):
        assert is_alive(engine)
        process.kill()
        await eventually(lambda: not is_alive(engine))


async def test_an_engine_that_was_left_behind_is_ended_by_the_next_run(tmp_path: Path) -> None:
    folder = tmp_path / "media"
    folder.mkdir()
    (folder / "livekit.yaml").write_text(plan_for(NOBODY, free_port(socket.SOCK_DGRAM)).text)
    with begin(str(engine_program()), *arguments(folder)) as left:
        try:
            record(folder, left.pid)
            # The kernel tells of a new program's words a moment after it has begun.
            await eventually(lambda: engine_of(folder))
            async with running_engine(folder) as running:
                assert left.wait(10) == -signal.SIGKILL
                assert process_of(running) != left.pid
        finally:
            left.kill()


async def test_it_is_ended_however_often_that_is_asked_for(tmp_path: Path) -> None:
    async with running_engine(tmp_path / "media") as running:
        process = process_of(running)
        # LiveKit waits for whoever is inside, so that its end takes a moment.
        await running.media.ensure(Room("standup", 2, "{}"))
        ticket = running.media.sign(Ticket("alice", "standup", "Alice", {}), MINUTE)
        async with handshake(running.media, ticket):
            running.work.cancel()
            await eventually(lambda: running.engine.process_id is None)
    assert not is_alive(process)


async def test_a_process_that_only_has_the_number_is_left_alone(tmp_path: Path) -> None:
    with begin("sleep", "60") as other:
        try:
            record(tmp_path, other.pid)
            await remove_leftover(tmp_path)
            assert other.poll() is None
            assert not (tmp_path / "engine.pid").exists()
        finally:
            other.kill()


async def test_what_hinders_it_is_told_until_it_is_gone(tmp_path: Path) -> None:
    hindered = [True, True]

    async def plan() -> Plan:
        if hindered:
            raise PortTaken
        return plan_for(NOBODY, free_port(socket.SOCK_DGRAM))

    engine = Engine(engine_program(), tmp_path / "media", plan)
    async with kept(engine):
        await eventually(lambda: engine.hindrance() == "The port is taken.")
        assert (engine.state.condition, engine.state.detail) == (Condition.FAILED, "The port is taken.")
        assert not (tmp_path / "media" / "livekit.yaml").exists()
        hindered.clear()
        await ready(engine)
        assert engine.hindrance() == ""


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("#!/bin/sh\necho 'no such option'\nexit 3\n", "no such option"),
        ("this is no program", "Exec format error"),
        (None, "No such file or directory"),
    ],
)
async def test_a_program_that_does_not_run_is_told_and_tried_again(
    tmp_path: Path, program: str | None, words: str
) -> None:
    file, tries = tmp_path / "program", list[Plan]()
    if program is not None:
        file.write_text(program)
        file.chmod(0o700)

    async def plan() -> Plan:
        tries.append(plan_for(NOBODY, 8422))
        return tries[-1]

    engine = Engine(file, tmp_path / "media", plan)
    async with kept(engine):
        await eventually(lambda: words in engine.state.detail)
        assert engine.state.condition is Condition.FAILED
        await eventually(lambda: len(tries) > 2)


@asynccontextmanager
async def reached(folder: Path) -> AsyncGenerator[tuple[Engine, Ports]]:
    """An engine for others to reach, but without TCP, which would listen on every network of the machine."""
    ports = Ports(free_port(socket.SOCK_DGRAM), turn=free_port(socket.SOCK_DGRAM))

    async def plan() -> Plan:
        signalling = free_port(socket.SOCK_STREAM)
        return Plan(signalling, engine_text(signalling, ports, Stage(LOOPBACK, only_here=False), KEY, NOBODY))

    engine = Engine(engine_program(), folder, plan)
    async with kept(engine):
        await ready(engine)
        yield engine, ports


async def test_with_an_address_it_offers_a_relay_that_answers(tmp_path: Path) -> None:
    async with reached(tmp_path / "media") as (engine, ports):
        assert engine.process_id is not None
        assert sockets_of(engine.process_id) == {
            ("tcp", engine.where()),
            ("udp", f"127.0.0.1:{ports.udp}"),
            ("udp", f"127.0.0.1:{ports.turn}"),
        }
        assert await answers(LOOPBACK, ports.turn)
        assert not await answers(LOOPBACK, ports.udp)
        assert not await answers(LOOPBACK, free_port(socket.SOCK_DGRAM))
        for offer in ports.offers():
            assert not is_free(offer.port, socket.SOCK_DGRAM, LOOPBACK)


async def test_people_hear_each_other_by_the_relay_alone(tmp_path: Path) -> None:
    async with reached(tmp_path / "media") as (engine, ports):
        media = LiveKitMedia(KEY, engine.where)
        await media.ensure(Room("standup", 2, "{}"))
        alice, bob = Attendee(), Attendee()
        for identity, attendee in (("alice", alice), ("bob", bob)):
            await attendee.join(media, media.sign(Ticket(identity, "standup", identity), MINUTE), only_by_relay=True)
        await alice.unmute()
        await eventually(lambda: bob.hears == ["alice"])
        assert await alice.ways() == {f"turn:127.0.0.1:{ports.turn}?transport=udp"}
        await alice.leave()
        await bob.leave()
        await media.close()


async def test_two_engines_run_side_by_side(tmp_path: Path) -> None:
    async with running_engine(tmp_path / "one") as one, running_engine(tmp_path / "two") as two:
        await one.media.ensure(Room("standup", 2, "{}"))
        assert (await one.media.rooms(), await two.media.rooms()) == (["standup"], [])
        assert one.media.signalling != two.media.signalling


async def test_an_engine_that_was_never_started_does_not_answer() -> None:
    engine = Engine(engine_program(), Path("nowhere"), lambda: asyncio.sleep(0, plan_for(NOBODY, 8422)))
    media = LiveKitMedia(KEY, engine.where, engine.hindrance)
    with pytest.raises(Refusal, match="does not answer"):
        await media.check()
    await media.close()


async def test_addresses_are_told_apart() -> None:
    assert is_ours(LOOPBACK)
    assert not is_ours(ip_address("203.0.113.7"))
    assert ip_address("127.0.0.1") in await addresses_of("localhost")
    assert await addresses_of("203.0.113.7") == [ip_address("203.0.113.7")]
    assert await addresses_of("nobody.invalid") == []
    assert await addresses_of("x" * 70 + ".example.com") == []
