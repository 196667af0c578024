"""A visitor of a running server: keeps its cookies, names its page's origin, and reads the outbox."""

import asyncio
import re
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx2

from carillon.app.installation import opened
from carillon.core.config import load
from carillon.features import access, signin
from tests.kit.server import Server

API = "/api/v1"
PASSWORD = "correct horse battery"
ANOTHER = "staple of the barn"


class Visitor:
    """One browser, as far as the server can tell."""

    def __init__(self, server: Server, origin: str | None = None, headers: Mapping[str, str] | None = None) -> None:
        self._address = server.url + API
        self._headers = {"origin": origin or server.url, **(headers or {})}
        self.cookies = httpx2.Cookies()

    def get(self, path: str) -> httpx2.Response:
        return self.request("GET", path)

    def post(self, path: str, body: Mapping[str, object]) -> httpx2.Response:
        return self.request("POST", path, body)

    def put(self, path: str, body: Mapping[str, object]) -> httpx2.Response:
        return self.request("PUT", path, body)

    def delete(self, path: str) -> httpx2.Response:
        return self.request("DELETE", path)

    def request(self, method: str, path: str, body: Mapping[str, object] | None = None) -> httpx2.Response:
        with httpx2.Client(headers=self._headers, cookies=self.cookies, timeout=30, verify=False) as http:
            answer = http.request(method, self._address + path, json=body)
            self.cookies = http.cookies
        return answer

    def done(self, path: str, body: Mapping[str, object]) -> Any:
        """The answer to a post that must succeed."""
        answer = self.post(path, body)
        assert answer.is_success, f"{path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    def sign_in(self, email: str, password: str = PASSWORD) -> httpx2.Response:
        return self.post("/session", {"email": email, "password": password})

    def letter(self, to: str, about: str = "", number: int = 1) -> dict[str, Any]:
        """The newest letter to the address in the development outbox, once that many have come."""
        deadline = time.monotonic() + 10
        while True:
            letters = [each for each in self.get("/development/mail").json()["items"] if each["to"] == to]
            found = [each for each in letters if about in each["subject"]]
            if len(found) >= number:
                return found[0]
            assert time.monotonic() < deadline, f"no letter to {to} about {about!r}: {letters}"
            time.sleep(0.02)

    def secret(self, to: str, about: str = "", number: int = 1) -> str:
        """The secret in the link of that letter."""
        return str(self.letter(to, about, number)["links"][0]).partition("#")[2]


def setup_secret(server: Server) -> str:
    """The secret that the server printed when it was started last."""
    return re.findall(r"/setup#(\S+)", server.log)[-1]


def set_up(server: Server) -> Visitor:
    """The administrator, signed in to the console and, as Alice, to the client."""
    administrator = Visitor(server)
    administrator.done(
        "/setup",
        {
            "secret": setup_secret(server),
            "organisation_name": "Acme",
            "administrator": {"name": "Alice Archer", "email": "alice@example.com", "password": PASSWORD},
            "reach": {"kind": "local"},
            "use_carillon": True,
        },
    )
    return administrator


def register(server: Server, administrator: Visitor, email: str, name: str) -> Visitor:
    """Somebody invited into the administrator's own account, and registered."""
    account_id = administrator.get("/session").json()["account"]["id"]
    administrator.done(f"/console/accounts/{account_id}/invitations", {"addresses": email})
    somebody = Visitor(server)
    secret = somebody.secret(email, about="Invitation")
    somebody.done("/registration", {"secret": secret, "display_name": name, "password": PASSWORD})
    return somebody


def let_walter_in(server: Server) -> Visitor:
    """A new IAM user with a console password and no policy at all, signed in."""
    asyncio.run(_add_walter(server.data))
    visitor = Visitor(server)
    visitor.done("/console/session", {"kind": "user", "name": "walter", "password": PASSWORD})
    return visitor


async def _add_walter(data: Path) -> None:
    hashed = await signin.Hasher(signin.CHEAP).hash(PASSWORD)
    async with opened(load(data / "carillon.toml", {}), data) as installation, installation.operator().write() as call:
        await access.create_user(call, "walter")
        await access.set_console_password(call, "walter", hashed)
