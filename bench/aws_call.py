"""An AWS call from end to end - signature, policy, database, audit - beside bare uvicorn in the same run.

Run it with `.venv/bin/python -m bench.aws_call`. Servers are pinned to one core, clients to another, rounds alternate.
"""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials as BotocoreCredentials

from bench.chat import Peer, limit, ready
from bench.posting import END, length
from bench.processes import cpu_seconds, pin
from tests.kit.clients import Credentials, chime
from tests.kit.server import Server

HOST = "127.0.0.1"
CALLERS = 32
CALLS_EACH = 60
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Load:
    """One request that all callers repeat; a signature is good for minutes."""

    name: str
    peer: Peer
    request: bytes


@dataclass(frozen=True, slots=True)
class Cost:
    """What one round took, a second of the wall and a second of the server's processor."""

    per_second: float
    per_cpu_second: float


async def run(load: Load) -> Cost:
    before, began = cpu_seconds(load.peer.process), time.perf_counter()
    await asyncio.gather(*(_caller(load) for _ in range(CALLERS)))
    calls = CALLERS * CALLS_EACH
    return Cost(calls / (time.perf_counter() - began), calls / (cpu_seconds(load.peer.process) - before))


async def _caller(load: Load) -> None:
    reader, writer = await asyncio.open_connection(HOST, load.peer.port)
    for _ in range(CALLS_EACH):
        writer.write(load.request)
        answer = await reader.readuntil(END)
        assert answer.startswith(b"HTTP/1.1 20"), answer[:300]
        await reader.readexactly(length(answer))
    writer.close()


def loads(server: Server, bare: Peer) -> list[Load]:
    keys = server.json("keys", "create")
    credentials = Credentials(str(keys["AccessKeyId"]), str(keys["SecretAccessKey"]))
    client = chime(f"{server.url}/aws/chime", credentials)
    account_id = client.create_account(Name="Acme")["Account"]["AccountId"]
    user_id = client.create_user(AccountId=account_id, Email="alice@example.com")["User"].get("UserId")
    assert server.process is not None
    ours = Peer("Carillon", server.process, server.port, "", "")
    target = f"http://{HOST}:{server.port}/aws/chime/accounts"
    return [
        Load("bare uvicorn", bare, f"GET / HTTP/1.1\r\nHost: {HOST}:{bare.port}\r\n\r\n".encode()),
        Load("GetUser", ours, signed(credentials, "GET", f"{target}/{account_id}/users/{user_id}")),
        Load("ListUsers", ours, signed(credentials, "GET", f"{target}/{account_id}/users")),
        Load("UpdateAccount", ours, signed(credentials, "POST", f"{target}/{account_id}", b'{"Name":"Acme"}')),
    ]


def signed(credentials: Credentials, method: str, url: str, body: bytes = b"") -> bytes:
    request = AWSRequest(method, url, data=body)
    key = BotocoreCredentials(credentials.access_key_id, credentials.secret_access_key)
    SigV4Auth(key, "chime", "us-east-1").add_auth(request)
    host, _, path = url.removeprefix("http://").partition("/")
    headers = {"Host": host, "Content-Length": str(len(body)), **dict(request.headers.items())}
    lines = [f"{method} /{path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(lines).encode() + body


async def measure(work: list[Load]) -> None:
    for load in work:
        await ready(load.peer)
        pin(load.peer.process, 0)
    os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[-1]})
    costs: dict[str, list[Cost]] = {load.name: [] for load in work}
    for _ in range(ROUNDS):
        for load in work:
            costs[load.name].append(await run(load))
    bare = statistics.median(cost.per_cpu_second for cost in costs[work[0].name])
    for name, rounds in costs.items():
        each_second = statistics.median(cost.per_second for cost in rounds)
        each_cpu_second = statistics.median(cost.per_cpu_second for cost in rounds)
        sys.stdout.write(
            f"{name}: {each_second:,.0f} a second, {each_cpu_second:,.0f} per CPU-second, "
            f"{each_cpu_second / bare:.1%} of bare uvicorn\n"
        )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        server, bare = Server(Path(folder)).start(), limit()
        try:
            asyncio.run(measure(loads(server, bare)))
        finally:
            server.stop()
            bare.process.terminate()
            bare.process.wait(timeout=30)


if __name__ == "__main__":
    main()
