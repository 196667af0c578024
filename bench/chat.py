"""Chat's hot paths beside bare uvicorn in the same run: fan-out to 1,000 sockets, and durable sends.

Run it with `.venv/bin/python -m bench.chat`. Servers are pinned to one core, clients to another, rounds alternate.
"""

import asyncio
import os
import re
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import httpx2

from bench.posting import Posted, post
from bench.processes import cpu_seconds, pin
from bench.sockets import connected
from tests.kit.server import Server, free_port

HOST = "127.0.0.1"
SOCKETS = 1000
SENDERS = 64
ROUNDS = 3
FAN_OUT_MESSAGES = 5
SENDS_EACH = 40


@dataclass(frozen=True, slots=True)
class Peer:
    """A server under measurement: where its room takes messages, and the cookie of somebody in it."""

    name: str
    process: "subprocess.Popen[bytes]"
    port: int
    path: str
    cookie: str


async def fan_out(peer: Peer) -> float:
    """Deliveries per second of the server's own CPU time, with SENDERS busy at once."""
    expected = SENDERS * FAN_OUT_MESSAGES * SOCKETS
    async with connected(HOST, peer.port, [peer.cookie] * SOCKETS) as counter:
        await asyncio.sleep(1)  # the greetings are not measured
        before = cpu_seconds(peer.process)
        await post(HOST, peer.port, peer.path, [peer.cookie] * SENDERS, FAN_OUT_MESSAGES)
        async with asyncio.timeout(120):
            while counter[0] < expected:
                await asyncio.sleep(0.02)
        return expected / (cpu_seconds(peer.process) - before)


async def sends(peer: Peer) -> Posted:
    """Messages sent while nobody listens."""
    return await post(HOST, peer.port, peer.path, [peer.cookie] * SENDERS, SENDS_EACH)


def carillon(folder: Path) -> Peer:
    """A new installation on SQLite with one person and one room."""
    server = Server(folder).start()
    assert server.process is not None
    secret = re.search(r"setup#(\S+)", server.log)
    assert secret is not None
    with httpx2.Client(base_url=server.url, headers={"Origin": server.url}) as client:
        wish = {
            "secret": secret[1],
            "organisation_name": "Acme",
            "administrator": {"name": "Alice", "email": "alice@example.com", "password": "correct horse battery"},
            "reach": {"kind": "local"},
            "use_carillon": True,
        }
        client.post("/api/v1/setup", json=wish).raise_for_status()
        room = client.post("/api/v1/rooms", json={"name": "Bench", "token": "bench"}).raise_for_status().json()
        cookie = f"carillon_client={client.cookies['carillon_client']}"
    return Peer("Carillon", server.process, server.port, f"/api/v1/rooms/{room['id']}/messages", cookie)


def limit() -> Peer:
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "bench.limit", str(port)], cwd=Path(__file__).parent.parent)
    return Peer("bare uvicorn", process, port, "/", "none=0")


async def ready(peer: Peer) -> None:
    async with asyncio.timeout(30):
        while True:
            try:
                _, writer = await asyncio.open_connection(HOST, peer.port)
            except ConnectionRefusedError:
                await asyncio.sleep(0.05)
            else:
                writer.close()
                return


async def measure(ours: Peer, bare: Peer) -> None:
    for peer in (ours, bare):
        await ready(peer)
        pin(peer.process, 0)
    os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[-1]})
    delivered: dict[str, list[float]] = {ours.name: [], bare.name: []}
    sent: dict[str, list[Posted]] = {ours.name: [], bare.name: []}
    for _ in range(ROUNDS):
        for peer in (ours, bare):
            sent[peer.name].append(await sends(peer))
        for peer in (ours, bare):
            delivered[peer.name].append(await fan_out(peer))
    report("fan-out to 1,000 sockets, deliveries per CPU-second", delivered, ours, bare)
    report(
        "sends a second, 64 senders", {name: [each.rate for each in runs] for name, runs in sent.items()}, ours, bare
    )
    for name, runs in sent.items():
        middle = sorted(runs, key=lambda run: run.rate)[len(runs) // 2]
        times = f"p50 {middle.percentile(0.5) * 1000:.1f} ms, p99 {middle.percentile(0.99) * 1000:.1f} ms"
        sys.stdout.write(f"  {name}: {times}\n")


def report(title: str, figures: dict[str, list[float]], ours: Peer, bare: Peer) -> None:
    mine, theirs = statistics.median(figures[ours.name]), statistics.median(figures[bare.name])
    sys.stdout.write(f"{title}: Carillon {mine:,.0f}, bare uvicorn {theirs:,.0f}, ratio {mine / theirs:.2f}\n")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        ours, bare = carillon(Path(folder)), limit()
        try:
            asyncio.run(measure(ours, bare))
        finally:
            for peer in (ours, bare):
                peer.process.terminate()
                peer.process.wait(timeout=30)


if __name__ == "__main__":
    main()
