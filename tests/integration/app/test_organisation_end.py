"""A tenant is deleted at the command line, under a server that goes on and one that is killed, on both databases."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.integration.aws.conftest import new_key
from tests.integration.aws.office import employee, enterprise, refused
from tests.integration.web.visitor import PASSWORD, Visitor, register, set_up
from tests.kit.clients import Credentials, chime, cloudtrail, iam, sts
from tests.kit.eventually import eventually
from tests.kit.server import DEVELOPMENT, Server

if TYPE_CHECKING:
    from mypy_boto3_chime.client import ChimeClient

pytestmark = pytest.mark.anyio

NUMBER = "+12065550177"


@pytest.fixture
def server(database_url: str, tmp_path: Path) -> Iterator[Server]:
    url = database_url.replace("+asyncpg", "")
    elsewhere = f'[database]\nurl = "{url}"\n' if url.startswith("postgresql") else ""
    started = Server(tmp_path / "data", f'{DEVELOPMENT}[media]\nengine = "off"\n{elsewhere}').start()
    yield started
    started.stop()


def listed(server: Server) -> list[dict[str, Any]]:
    found: Any = server.json("organisation", "list")
    return list(found["organisations"])


def root_of(server: Server) -> "ChimeClient":
    return chime(f"{server.url}/aws/chime", new_key(server))


async def has_number(root: "ChimeClient") -> None:
    order: Any = root.create_phone_number_order(ProductType="BusinessCalling", E164PhoneNumbers=[NUMBER])
    key = order["PhoneNumberOrder"]["PhoneNumberOrderId"]
    await eventually(
        lambda: root.get_phone_number_order(PhoneNumberOrderId=key)["PhoneNumberOrder"].get("Status") == "Successful"
    )


def new_room(visitor: Visitor, name: str) -> str:
    return str(visitor.done("/rooms", {"name": name, "token": name})["id"])


def opens_nothing(server: Server, key: Credentials) -> None:
    unknown = (403, "UnrecognizedClientException")
    assert refused(chime(f"{server.url}/aws/chime", key).list_accounts)[:2] == unknown
    assert refused(iam(server.url, key).list_users)[:2] == (403, "InvalidClientTokenId")
    assert refused(sts(server.url, key).get_caller_identity)[:2] == (403, "InvalidClientTokenId")


@pytest.mark.spec("ACC-20")
async def test_a_tenant_ends_with_all_its_accounts_and_a_new_one_begins(server: Server) -> None:
    """Alice and Bob were invited and go on alone; Dora, of a claimed domain, is gone with her account."""
    alice = set_up(server)
    bob = register(server, alice, "bob@example.com", "Bob Baker")
    account_id = alice.get("/session").json()["account"]["id"]
    alice.done(f"/console/accounts/{account_id}/invitations", {"addresses": "frank@example.net"})
    root = root_of(server)
    bells = enterprise(root, server, "Bells", "example.org")
    _, dora = employee(root, server, bells, "dora@example.org")
    await has_number(root)
    launch = new_room(bob, "Launch")
    new_room(dora, "Secrets")
    key = new_key(server, "--user", "program", "--policy", "AmazonChimeFullAccess")
    [before] = listed(server)

    said: Any = json.loads(server.run("organisation", "delete", before["id"], "--name", "Acme").stdout)
    assert said["ends"] == {
        "accounts": 2,
        "users": 4,
        "unmanaged": 2,
        "erased": 1,
        "invitations": 1,
        "rooms": 1,
        "meetings": 0,
        "numbers": 1,
        "sessions": 1,
        "console_sessions": 1,
        "bots": 0,
        "iam_users": 2,
        "iam_groups": 0,
        "iam_roles": 0,
        "access_keys": 2,
        "temporary_keys": 0,
    }
    opens_nothing(server, key)
    assert alice.get("/console/session").status_code == 401

    await eventually(lambda: dora.get("/session").status_code == 401)
    assert Visitor(server).sign_in("dora@example.org").status_code == 401
    for somebody in (alice, bob):
        await eventually(lambda who=somebody: who.get("/session").json()["account"] is None)
    assert [room["id"] for room in bob.get("/rooms").json()["items"]] == [launch]
    assert Visitor(server).sign_in("bob@example.com").status_code == 201
    assert server.run("jobs", "dead", "--json").stdout == ""


async def test_the_installation_goes_back_to_its_set_up_and_keeps_its_trail(server: Server) -> None:
    set_up(server)
    root = root_of(server)
    await has_number(root)
    [before] = listed(server)
    assert (before["name"], before["runs_this_installation"]) == ("Acme", True)
    done = server.run("organisation", "delete", before["id"], "--name", "Acme")
    link = done.stderr.strip().rpartition(" ")[2]
    assert link.startswith(f"http://localhost:{server.port}/setup#")

    [after] = listed(server)
    assert (after["runs_this_installation"], after["set_up_at"]) == (True, None)
    assert after["id"] != before["id"]
    carol = Visitor(server)
    carol.done(
        "/setup",
        {
            "secret": link.partition("#")[2],
            "organisation_name": "Bells",
            "administrator": {"name": "Carol", "email": "carol@example.com", "password": PASSWORD},
            "reach": {"kind": "local"},
            "use_carillon": True,
        },
    )
    fresh = new_key(server)
    client = chime(f"{server.url}/aws/chime", fresh)
    assert [account["Name"] for account in client.list_accounts()["Accounts"]] == ["Bells"]
    events: Any = cloudtrail(server.url, fresh).lookup_events(MaxResults=50)["Events"]
    [told] = [event for event in events if event["EventName"] == "DeleteOrganization"]
    assert before["id"] in told["CloudTrailEvent"]
    assert "CreatePhoneNumberOrder" not in {event["EventName"] for event in events}
    assert int(str(server.json("audit", "verify")["sealed"])) >= 0

    assert NUMBER not in client.search_available_phone_numbers(AreaCode="206", MaxResults=500)["E164PhoneNumbers"]
    server.run("clock", "advance", "7d1m")
    await eventually(
        lambda: NUMBER in client.search_available_phone_numbers(AreaCode="206", MaxResults=500)["E164PhoneNumbers"]
    )


async def test_whoever_repeats_another_name_or_none_deletes_nothing(server: Server) -> None:
    set_up(server)
    root = root_of(server)
    [before] = listed(server)
    for words in ([], ["--name", "Bells"]):
        done = server.run("organisation", "delete", before["id"], *words, check=False)
        assert done.returncode == 1
    assert done.stderr == "carillon: The name of the organisation is another: nothing was deleted.\n"
    done = server.run("organisation", "delete", "000000000000", "--name", "Acme", check=False)
    assert done.stderr == "carillon: No organisation has the id 000000000000.\n"
    assert listed(server) == [before]
    assert len(root.list_accounts()["Accounts"]) == 1


async def test_what_a_kill_cuts_off_goes_on_with_the_next_start(server: Server) -> None:
    """The command needs no server; each one that starts is killed after a moment, until one is left alone."""
    alice = set_up(server)
    people = [alice, register(server, alice, "bob@example.com", "Bob Baker")]
    server.stop()
    [before] = listed(server)
    server.run("organisation", "delete", before["id"], "--name", "Acme")
    for _ in range(2):
        server.start()
        server.kill()
    server.start()
    for person in people:
        await eventually(lambda who=person: who.get("/session").json()["account"] is None)
    again = server.run("organisation", "delete", before["id"], "--name", "Acme", check=False)
    assert again.stderr == f"carillon: No organisation has the id {before['id']}.\n"
