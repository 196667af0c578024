"""A server where people already work, so that a test can begin with what it is about."""

import asyncio
import itertools
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from carillon.app.acts import act
from carillon.app.options import place
from carillon.core.calls import Call, find_part
from carillon.features import access, signin
from tests.e2e.windows import Window
from tests.integration.web.visitor import PASSWORD, Visitor, register, set_up
from tests.kit.server import DEVELOPMENT, Server

GENEROUS = DEVELOPMENT + "[signin]\nattempts_per_account = 1000\nattempts_per_address = 100000\n"
_numbers = itertools.count()


@dataclass(slots=True)
class Office:
    """Alice administers and uses it; `account_id` is her own account, where Bob and Carol are."""

    server: Server
    alice: Visitor
    bob: Visitor
    carol: Visitor
    account_id: str

    def user_id(self, email: str, account_id: str | None = None) -> str:
        listing = self.alice.get(f"/console/accounts/{account_id or self.account_id}/users").json()
        return str(next(user["id"] for user in listing["items"] if user["email"] == email))

    def account(self, name: str) -> str:
        """The id of a new Team account."""
        return str(self.alice.done("/console/accounts", {"name": name})["id"])

    def invite(self, account_id: str, *addresses: str) -> None:
        self.alice.done(f"/console/accounts/{account_id}/invitations", {"addresses": "; ".join(addresses)})

    def join(self, account_id: str, email: str, name: str) -> Visitor:
        """Somebody who was invited into the account and has registered."""
        self.invite(account_id, email)
        somebody = Visitor(self.server)
        secret = somebody.secret(email, about="Invitation")
        somebody.done("/registration", {"secret": secret, "display_name": name, "password": PASSWORD})
        return somebody

    def administrator(self, name: str, *policies: str) -> None:
        make_administrator_aside(self.server.data, name, policies)

    def room(self, name: str, *others: Visitor) -> str:
        """The id of a new room of Alice's with the others in it."""
        room = self.alice.done("/rooms", {"name": name, "token": new_token()})
        ids = [who(other)["user_id"] for other in others]
        self.alice.done(f"/rooms/{room['id']}/members", {"user_ids": ids})
        return str(room["id"])


def make_administrator_aside(data: Path, name: str, policies: Sequence[str]) -> None:
    """An IAM user who may sign in to the console; made in a thread, because Playwright's loop runs in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, make_administrator(data, name, policies)).result()


async def make_administrator(data: Path, name: str, policies: Sequence[str]) -> None:
    async def make(call: Call) -> None:
        await access.create_user(call, name)
        for policy in policies:
            await access.attach_policy(call, name, policy)
        await access.set_console_password(call, name, hashed)

    async with place(None, data).open() as installation:
        hashed = await find_part(installation.parts, signin.Hasher).hash(PASSWORD)
        await act(installation, "CreateUser", {"userName": name}, make)


def open_office(data: Path, config: str = GENEROUS) -> Office:
    server = Server(data, config).start()
    alice = set_up(server)
    bob = register(server, alice, "bob@example.com", "Bob Brown")
    carol = register(server, alice, "carol@example.com", "Carol Clark")
    return Office(server, alice, bob, carol, str(who(alice)["account"]["id"]))


def who(somebody: Visitor) -> dict[str, Any]:
    return dict(somebody.get("/session").json())


def say(somebody: Visitor, room_id: str, text: str) -> None:
    somebody.done(f"/rooms/{room_id}/messages", {"content": text, "token": new_token()})


def new_token() -> str:
    """For one request of this process."""
    return f"token-{next(_numbers)}"


def seat(window: Window, somebody: Visitor) -> None:
    """Go on in the browser as somebody who has signed in already."""
    origin = window.witness.origin
    window.context.add_cookies(
        [{"name": name, "value": str(value), "url": origin} for name, value in somebody.cookies.items()]
    )
