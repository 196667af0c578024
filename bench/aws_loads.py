"""What callers of the AWS API repeat in the benchmark: three servers, and the signed requests that each is sent."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials as BotocoreCredentials

from bench.chat import Peer
from tests.integration.aws.office import employee, enterprise
from tests.kit.clients import Credentials, chime, iam
from tests.kit.server import Server, free_port

if TYPE_CHECKING:
    from mypy_boto3_chime.client import ChimeClient

HOST = "127.0.0.1"
PEOPLE = 16
NO_PACE = "[aws]\ncalls_per_second = 100000\ncalls_at_once = 100000\n[signin]\nattempts_per_address = 100000\n"


@dataclass(frozen=True, slots=True)
class Load:
    """The requests of one operation, signed beforehand: a signature is good for minutes."""

    name: str
    peer: Peer
    requests: Iterator[bytes]
    keeps_alive: bool = True


def bare_load(bare: Peer) -> Load:
    return Load("bare uvicorn", bare, repeat(f"GET / HTTP/1.1\r\nHost: {HOST}:{bare.port}\r\n\r\n".encode()))


def carillon_loads(server: Server, calls: int) -> list[Load]:
    """Two reads and a change; `calls` is how many changes there are to make, each of them another membership."""
    keys = server.json("keys", "create")
    key = Credentials(str(keys["AccessKeyId"]), str(keys["SecretAccessKey"]))
    root = chime(f"{server.url}/aws/chime", key)
    account_id = enterprise(root, server, "Acme", "example.com")
    people = [employee(root, server, account_id, f"person{number}@example.com")[0] for number in range(PEOPLE)]
    assert server.process is not None
    ours = Peer("Carillon", server.process, server.port, "", "")
    account = f"{server.url}/aws/chime/accounts/{account_id}"
    return [
        Load("GetUser", ours, repeat(signed(key, "GET", f"{account}/users/{people[0]}"))),
        Load(f"ListUsers, {PEOPLE} users", ours, repeat(signed(key, "GET", f"{account}/users"))),
        Load("CreateRoomMembership", ours, iter([*_memberships(root, key, account, people, calls)])),
    ]


def _memberships(root: "ChimeClient", key: Credentials, account: str, people: list[str], calls: int) -> Iterator[bytes]:
    for number in range(-(-calls // len(people))):
        room = root.create_room(AccountId=account.rpartition("/")[2], Name=f"Room {number}")["Room"]
        for person in people:
            body = f'{{"MemberId":"{person}"}}'.encode()
            yield signed(key, "POST", f"{account}/rooms/{room.get('RoomId')}/memberships", body)


def moto() -> Peer:
    """moto's own server, as its users start it."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", HOST, "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return Peer("moto", process, port, "", "")


def moto_load(peer: Peer) -> Load:
    url, key = f"http://{HOST}:{peer.port}", Credentials("AKIAEXAMPLE", "secret")
    iam(url, key, path="").create_user(UserName="alice")
    body = b"Action=GetUser&Version=2010-05-08&UserName=alice"
    return Load("moto's iam GetUser", peer, repeat(signed(key, "POST", f"{url}/", body, "iam")), keeps_alive=False)


def signed(key: Credentials, method: str, url: str, body: bytes = b"", service: str = "chime") -> bytes:
    request = AWSRequest(method, url, data=body)
    if service == "iam":
        request.headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8"
    known = BotocoreCredentials(key.access_key_id, key.secret_access_key)
    SigV4Auth(known, service, "us-east-1").add_auth(request)
    host, _, path = url.removeprefix("http://").partition("/")
    headers = {"Host": host, "Content-Length": str(len(body)), **dict(request.headers.items())}
    lines = [f"{method} /{path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(lines).encode() + body
