"""The servers that views are shown on: one with sample people, long names and much of everything; one not set up."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from tests.e2e.office import GENEROUS, make_administrator_aside, new_token, say
from tests.integration.web.visitor import PASSWORD, Visitor, setup_secret
from tests.kit.server import Server

LONG_ACCOUNT = "Department of Hydraulic Engineering and Coastal Protection, North-West"
LONG_ROOM = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft, Sitzungsprotokolle"
LONG_NAME = "Maximiliana-Theodora Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh"
UMA = "uma@example.org"
FORMATTED = (
    "**Release 4.2** is out: `carillon serve` starts in half the time, see https://www.example.com/releases/4.2 🎉",
    (
        "/md ## What to check\n\n1. The *console* opens\n2. Mail goes out\n\n| part | state |\n|---|---|\n"
        "| database | ready |\n| mail | waiting |\n\n> Ask before you restart.\n\n`make run` again if unsure."
    ),
    "/code def greet(name: str) -> str:\n    return f'Hello, {name}! " + "This line is long. " * 8 + "'",
    "https://www.example.com/" + "a-very-long-address-without-any-break/" * 6,
    "One paragraph\nwith a second line\n\nand a third after an empty one.",
)


@dataclass(slots=True)
class Stage:
    """Everybody's sessions, and the ids that views need."""

    server: Server
    fresh: Server
    people: dict[str, Visitor]
    rooms: dict[str, str]
    accounts: dict[str, str]
    users: dict[str, str]

    def server_of(self, who: str) -> Server:
        return self.fresh if who == "founder" else self.server

    @property
    def setup_link(self) -> str:
        return f"/setup#{setup_secret(self.fresh)}"

    def hear(self, room: str, text: str) -> None:
        """Bob says something."""
        say(self.people["bob"], self.rooms[room], text)

    def stop(self) -> None:
        self.server.stop()
        self.fresh.stop()


def open_stage(folder: Path) -> Stage:
    server = Server(folder / "story", GENEROUS).start()
    fresh = Server(folder / "fresh", GENEROUS).start()
    sample = server.json("sample")
    stage = Stage(server, fresh, {"nobody": Visitor(server), "founder": Visitor(fresh)}, {}, {}, {})
    _found(stage)
    _bring_people(stage, cast("list[dict[str, Any]]", sample["people"]))
    _fill_console(stage)
    _let_uma_go(stage)
    _fill_rooms(stage)
    return stage


def _found(stage: Stage) -> None:
    administrator = Visitor(stage.server)
    administrator.done(
        "/setup",
        {
            "secret": setup_secret(stage.server),
            "organisation_name": "Example Incorporated",
            "administrator": {"name": "Olivia Owner", "email": "olivia@example.net", "password": PASSWORD},
            "reach": {"kind": "local"},
            "use_carillon": False,
        },
    )
    stage.people["administrator"] = administrator
    for name, policies in {"reader": ("AmazonChimeReadOnly",), "stranger": ()}.items():
        make_administrator_aside(stage.server.data, name, policies)
        stage.people[name] = Visitor(stage.server)
        stage.people[name].done("/console/session", {"kind": "user", "name": name, "password": PASSWORD})


def _bring_people(stage: Stage, sample: list[dict[str, Any]]) -> None:
    for person in sample:
        visitor = Visitor(stage.server)
        assert visitor.sign_in(person["email"], person["password"]).is_success
        stage.people[person["email"].partition("@")[0]] = visitor
        stage.users[person["email"]] = person["user_id"]
    for email, name in {"wanda@example.com": LONG_NAME, "newcomer@example.com": "Nina Newcomer"}.items():
        visitor = Visitor(stage.server)
        visitor.done("/signup", {"email": email})
        secret = visitor.secret(email)
        visitor.done("/registration", {"secret": secret, "display_name": name, "password": PASSWORD})
        stage.people[email.partition("@")[0]] = visitor
        stage.users[email] = visitor.get("/session").json()["user_id"]


def _fill_console(stage: Stage) -> None:
    administrator = stage.people["administrator"]
    listed = administrator.get("/console/accounts").json()["items"]
    stage.accounts |= {account["name"]: account["id"] for account in listed}
    for name in (LONG_ACCOUNT, "Empty rooms", *(f"Branch office {number:02}" for number in range(1, 24))):
        stage.accounts[name] = administrator.done("/console/accounts", {"name": name})["id"]
    addresses = [f"guest{number:02}@example.net" for number in range(1, 29)]
    addresses.append("maximiliana.theodora.wolfeschlegelsteinhausenbergerdorff@correspondence.example.net")
    team = stage.accounts["Sample Team"]
    administrator.done(f"/console/accounts/{team}/invitations", {"addresses": "; ".join(addresses)})
    enterprise = stage.accounts["Sample Enterprise"]
    suspended = {"user_ids": [_leaver(stage)]}
    administrator.done(f"/console/accounts/{enterprise}/users/suspend", suspended)
    for user in administrator.get(f"/console/accounts/{team}/users?limit=50").json()["items"]:
        stage.users[user["email"]] = user["id"]


def _leaver(stage: Stage) -> str:
    """Somebody of the Enterprise account who is going to be suspended."""
    visitor = Visitor(stage.server)
    visitor.done("/signup", {"email": "lee@example.com"})
    secret = visitor.secret("lee@example.com")
    visitor.done("/registration", {"secret": secret, "display_name": "Lee Leaver", "password": PASSWORD})
    return str(visitor.get("/session").json()["user_id"])


def _let_uma_go(stage: Stage) -> None:
    """Uma was in the Team account, is in none any more, and has a room of her own."""
    administrator, uma = stage.people["administrator"], Visitor(stage.server)
    team = stage.accounts["Sample Team"]
    administrator.done(f"/console/accounts/{team}/invitations", {"addresses": UMA})
    uma.done("/registration", {"secret": uma.secret(UMA), "display_name": "Uma Underwood", "password": PASSWORD})
    uma.done("/rooms", {"name": "Diary", "token": new_token()})
    user_id = uma.get("/session").json()["user_id"]
    administrator.done(f"/console/accounts/{team}/users/remove", {"user_ids": [user_id]})
    stage.people["uma"] = uma


def _fill_rooms(stage: Stage) -> None:
    names = ("Formats", "Traffic", "Nothing said", LONG_ROOM, *(f"Project {word}" for word in PROJECTS))
    for name in names:
        _make_room(stage, name)
    for text in FORMATTED:
        stage.hear("Formats", text)
    for number in range(1, 131):
        stage.hear("Traffic", f"Reading {number}: {number * 7 % 100} vehicles a minute on the northern bridge")
    say(stage.people["wanda"], stage.rooms[LONG_ROOM], "The minutes of the last meeting follow tomorrow. " * 4)
    for room in stage.people["alice"].get("/rooms").json()["items"]:
        stage.rooms[room["name"]] = room["id"]


PROJECTS = ("Aurora", "Beacon", "Cedar", "Delta", "Ember", "Fjord")


def _make_room(stage: Stage, name: str) -> None:
    alice = stage.people["alice"]
    room = alice.done("/rooms", {"name": name, "token": new_token()})
    others = [stage.users[f"{who}@example.com"] for who in ("bob", "carol", "wanda")]
    alice.done(f"/rooms/{room['id']}/members", {"user_ids": others})
    stage.rooms[name] = room["id"]
