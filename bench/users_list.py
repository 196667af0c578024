"""The list of users of an account with 100,000 beside one with 1,000, over HTTP and in the same run.

Run it with `.venv/bin/python -m bench.users_list`, on SQLite, or with `postgresql` behind it, on a server of its own.
The aims are a ratio of 2 for the first page and for page 1,000.
"""

import asyncio
import http.client
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from carillon.app.installation import opened
from carillon.core.config import load
from carillon.features.accounts import License
from carillon.features.people import Registration, User
from carillon.features.people.store import users
from tests.integration.web.visitor import API, Visitor, set_up
from tests.kit.databases import postgres
from tests.kit.server import DEVELOPMENT, Server

MANY, FEW = 100_000, 1_000
AT_ONCE = 5_000
ROUNDS = 60
DEEP = 1_000
AT = datetime(2026, 1, 1, tzinfo=UTC)
SORTS = ("email", "name", "registration", "joined")


@dataclass(frozen=True, slots=True)
class Look:
    """One request, again and again; where the query has a number, it is another one each time."""

    name: str
    paths: Iterator[str]


async def fill(data: Path, account_id: str, number: int, domain: str) -> None:
    async with opened(load(data / "carillon.toml"), data) as installation:
        for first in range(0, number, AT_ONCE):
            async with installation.operator().write() as call:
                everybody = [_user(call.ids.uuid(), account_id, each, domain) for each in range(first, first + AT_ONCE)]
                await users.add_many(call.tx, everybody[: number - first])


def _user(id_: str, account_id: str, number: int, domain: str) -> User:
    user = User(id_, account_id, f"p{number * 7919 % MANY:06}@{domain}", AT, invited_at=AT + timedelta(minutes=number))
    if number % 10 == 0:
        return user
    return replace(
        user,
        display_name=f"Person {number * 104_729 % MANY:06}",
        registration=Registration.REGISTERED,
        license=License.BASIC if number % 7 == 0 else License.PRO,
        joined_at=AT + timedelta(minutes=number * 31 % MANY),
    )


def looks(big: str, small: str, sort: str) -> list[Look]:
    def listed(account_id: str, page: int = 1) -> str:
        return f"{API}/console/accounts/{account_id}/users?limit=50&counted=false&sort={sort}&page={page}"

    def always(path: str) -> Iterator[str]:
        while True:
            yield path

    return [
        Look(f"first page of {FEW:,}", always(listed(small))),
        Look(f"first page of {MANY:,}", always(listed(big))),
        Look(f"page {DEEP:,} of {MANY:,}", always(listed(big, DEEP))),
        Look("another page each time", (listed(big, 50 + each * 137 % 1900) for each in count())),
    ]


def measure(server: Server, visitor: Visitor, work: list[Look]) -> None:
    """Rounds alternate, so that a busy moment of the machine meets all alike."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    cookie = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    seconds: dict[str, list[float]] = {look.name: [] for look in work}
    for look in work * (ROUNDS + 1):
        began = time.perf_counter()
        connection.request("GET", next(look.paths), headers={"Cookie": cookie})
        answer = connection.getresponse()
        body = answer.read()
        seconds[look.name].append(time.perf_counter() - began)
        assert answer.status == 200, body
    connection.close()
    middle = {name: statistics.median(found[1:]) for name, found in seconds.items()}
    least = next(iter(middle.values()))
    for name, found in middle.items():
        sys.stdout.write(f"  {name}: {found * 1000:.2f} ms, {found / least:.2f} x\n")


def compare(settings: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "installation", DEVELOPMENT + settings).start()
        try:
            alice = set_up(server)
            big, small = (str(alice.done("/console/accounts", {"name": name})["id"]) for name in ("Big", "Small"))
            server.stop()
            asyncio.run(fill(server.data, big, MANY, "big.example"))
            asyncio.run(fill(server.data, small, FEW, "small.example"))
            server.start()
            for sort in SORTS:
                sys.stdout.write(f"by {sort}\n")
                measure(server, alice, looks(big, small, sort))
        finally:
            server.stop()
    sys.stdout.write("load average: {:.1f} {:.1f} {:.1f}\n".format(*os.getloadavg()))


def main() -> None:
    if sys.argv[1:] != ["postgresql"]:
        compare("")
        return
    with postgres() as database:
        url = database.url(database.create()).replace("+asyncpg", "")
        compare(f'[database]\nurl = "{url}"\n')


if __name__ == "__main__":
    main()
