"""Sample people: two accounts, those who work there, and what they said to each other; made once, found again."""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from carillon.app.acts import act
from carillon.app.installation import Installation
from carillon.core.callers import Person
from carillon.core.calls import Call, find_part
from carillon.core.errors import Kind, Refusal
from carillon.core.vault import Vault
from carillon.features import access, accounts, chat, people, signin
from carillon.features.accounts.model.accounts import Filter
from carillon.features.accounts.service.accounts import page
from carillon.features.chat.model import RoomNotFound
from carillon.features.people.store import users

DOMAIN = "example.com"
ENTERPRISE = "Sample Enterprise"
TEAM = "Sample Team"
ENTERPRISE_PEOPLE = {"alice": "Alice Adams", "bob": "Bob Brown", "carol": "Carol Clark"}
TEAM_PEOPLE = {"dave": "Dave Davis", "erin": "Erin Evans"}
TEAM_DOMAIN = "example.org"
INVITED = f"frank@{TEAM_DOMAIN}"
ADMINISTRATOR = "sample"
STORIES = {
    "Launch": (
        ("alice", "Good morning! The launch is on **Thursday**. Who looks after what?"),
        ("bob", "I take the checklist: https://www.example.com/launch"),
        ("carol", "I write to the customers. The draft is ready this afternoon 🙂"),
        ("alice", "Great. Bob, please run `make test` once more before that."),
        ("bob", "Done: everything is green ✅"),
    ),
    "Lunch": (
        ("carol", "Soup or salad today?"),
        ("alice", "Soup 🍲"),
        ("bob", "Soup. At *half past twelve*?"),
        ("carol", "See you there."),
    ),
    "Reading room": (("bob", "What we want to read sometime goes here."),),
}


class AddressInUse(Refusal):
    """{email} is registered here already, and sample people would take over what is theirs. Use another data folder."""

    kind = Kind.CONFLICT


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """Somebody who can sign in."""

    email: str
    password: str
    user_id: str
    name: str
    account_id: str


@dataclass(frozen=True, slots=True)
class Sample:
    """What was made, or found as it was made before."""

    organisation_id: str
    enterprise: accounts.Account
    team: accounts.Account
    people: tuple[SamplePerson, ...]
    administrator: str
    administrator_password: str


async def fill_in(installation: Installation) -> Sample:
    """All of it in one transaction; a password that somebody has changed is set back."""
    hasher = find_part(installation.parts, signin.Hasher)
    names = [*_addresses(), ADMINISTRATOR]
    passwords = {name: _password(find_part(installation.parts, Vault), name) for name in names}
    hashes = {name: await hasher.hash(password) for name, password in passwords.items()}
    return await act(installation, "CreateSample", {}, lambda call: _make(call, passwords, hashes))


async def _make(call: Call, passwords: Mapping[str, str], hashes: Mapping[str, str]) -> Sample:
    organisation = await access.ensure(call)
    await _check_strangers(call)
    enterprise = await _enterprise(call)
    team = await _team(call)
    found = [await _person(call, enterprise, f"{short}@{DOMAIN}", name) for short, name in ENTERPRISE_PEOPLE.items()]
    found += [await _person(call, team, f"{short}@{TEAM_DOMAIN}", name) for short, name in TEAM_PEOPLE.items()]
    for user in found:
        await signin.set_password(call, user.id, hashes[user.email])
    if not await users.in_account_by_emails(call.tx, team.id, [INVITED]):
        await people.invite(call, team.id, [INVITED])
    await _administrator(call, hashes[ADMINISTRATOR])
    by_name = {user.email.partition("@")[0]: user.id for user in found}
    for number, (room, story) in enumerate(STORIES.items()):
        await _tell(call, f"sample-{number}", room, story, by_name)
    shown = tuple(
        SamplePerson(user.email, passwords[user.email], user.id, user.display_name or "", user.account_id or "")
        for user in found
    )
    return Sample(organisation.id, enterprise, team, shown, ADMINISTRATOR, passwords[ADMINISTRATOR])


async def _check_strangers(call: Call) -> None:
    """The administrator is there from the first run on; before it, whoever has one of the addresses is a stranger."""
    try:
        await access.find_user(call, ADMINISTRATOR)
    except access.UserNotFound:
        for email in _addresses():
            if await people.find_by_email(call.tx, email) is not None:
                raise AddressInUse(email=email) from None


async def _enterprise(call: Call) -> accounts.Account:
    """The account that has the domain; whoever was given it before keeps it."""
    owner = await accounts.claimant(call.tx, f"anybody@{DOMAIN}")
    if owner is not None:
        return await accounts.find(call, owner)
    account = await accounts.create(call, ENTERPRISE)
    return await accounts.verify_domain(call, account.id, DOMAIN)


async def _team(call: Call) -> accounts.Account:
    named = await page(call, Filter(name_starts=TEAM), None, 100)
    for account in named.items:
        if account.name == TEAM and account.is_team:
            return account
    return await accounts.create(call, TEAM)


async def _person(call: Call, account: accounts.Account, email: str, name: str) -> people.User:
    known = await people.find_by_email(call.tx, email)
    return known or await people.enroll(call, account.id, email, name)


async def _administrator(call: Call, hashed: str) -> None:
    try:
        await access.find_user(call, ADMINISTRATOR)
    except access.UserNotFound:
        await access.create_user(call, ADMINISTRATOR)
    await access.attach_policy(call, ADMINISTRATOR, "AdministratorAccess")
    await access.set_console_password(call, ADMINISTRATOR, hashed)


async def _tell(call: Call, token: str, name: str, story: tuple[tuple[str, str], ...], ids: Mapping[str, str]) -> None:
    """The room with its messages, unless its first member has left it; tokens keep them from being said twice."""
    host = ids[story[0][0]]
    as_host = replace(call, caller=Person(host, "sample"))
    try:
        room, _ = await chat.create(as_host, name, token)
    except RoomNotFound:
        return
    if room.member_count == 1:
        await chat.add(as_host, room.id, [ids[short] for short in ENTERPRISE_PEOPLE if ids[short] != host])
    sends = [chat.Send(room.id, ids[who], text, f"{token}-{line}") for line, (who, text) in enumerate(story)]
    await chat.send_all(call, sends)


def _addresses() -> list[str]:
    return [
        *(f"{short}@{DOMAIN}" for short in ENTERPRISE_PEOPLE),
        *(f"{short}@{TEAM_DOMAIN}" for short in TEAM_PEOPLE),
    ]


def _password(vault: Vault, name: str) -> str:
    """Of this installation alone, because a password that everybody knows is none; the same at every run."""
    drawn = hmac.digest(vault.derive("sample passwords"), name.encode(), sha256)
    return urlsafe_b64encode(drawn).decode()[:20]
