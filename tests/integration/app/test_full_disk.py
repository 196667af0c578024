"""The disk runs full while people write: changes are refused, reading goes on, and it recovers by itself."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from botocore.exceptions import ClientError

from tests.integration.app.disks import fill, small_disk
from tests.integration.web.visitor import PASSWORD, Visitor, set_up
from tests.kit.clients import Credentials, chime
from tests.kit.eventually import eventually
from tests.kit.server import Server

pytestmark = pytest.mark.anyio


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with small_disk(tmp_path / "disk", 12 << 20) as disk:
        # What the server says goes to another disk, as it does under systemd.
        running = Server(disk / "data")
        (disk / "data.log").symlink_to(tmp_path / "server.log")
        running.start()
        try:
            yield running
        finally:
            running.kill()


def send(who: Visitor, room_id: str, number: int) -> httpx2.Response:
    return who.post(f"/rooms/{room_id}/messages", {"content": "x" * 4000, "token": f"message-{number}"})


async def test_writes_are_refused_reads_go_on_and_freed_space_is_used(server: Server) -> None:
    alice = set_up(server)
    key = server.json("keys", "create")
    client: Any = chime(f"{server.url}/aws/chime", Credentials(str(key["AccessKeyId"]), str(key["SecretAccessKey"])))
    room_id = alice.done("/rooms", {"name": "Room", "token": "room"})["id"]
    acknowledged = [send(alice, room_id, 0).json()]
    ballast = fill(server.data.parent)

    refusal = None
    for number in range(1, 3000):
        answer = send(alice, room_id, number)
        if answer.status_code != 201:
            refusal = answer
            break
        acknowledged.append(answer.json())
    assert refusal is not None, "the disk did not run full"
    assert (refusal.status_code, refusal.json()["code"]) == (503, "StorageFull")

    # Reading goes on: pages, history, the API, health.
    assert _stored(alice, room_id) == acknowledged
    assert alice.get("/console/accounts").status_code == 200
    assert len(client.list_accounts()["Accounts"]) == 1
    with pytest.raises(ClientError) as caught:
        client.create_account(Name="More")
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 503
    assert caught.value.response["Error"]["Code"] == "ServiceUnavailableException"
    assert alice.post("/console/accounts", {"name": "More"}).status_code == 503
    assert Visitor(server).sign_in("alice@example.com", PASSWORD).status_code == 503
    health = httpx2.get(f"{server.url}/health/ready").json()
    (disk,) = [part for part in health["parts"] if part["name"] == "disk"]
    assert disk["state"] == "failed"
    assert "Free some space" in disk["fix"]

    ballast.unlink()

    async def recovered() -> bool:
        return send(alice, room_id, 5000).status_code == 201

    await eventually(recovered, within=20)
    kept = _stored(alice, room_id)
    assert kept[:-1] == acknowledged
    assert [message["sequence"] for message in kept] == list(range(1, len(kept) + 1))
    client.create_account(Name="More")
    assert Visitor(server).sign_in("alice@example.com", PASSWORD).status_code == 201
    assert "Traceback" not in server.log
    server.stop()
    server.start()
    assert _stored(alice, room_id) == kept


def _stored(who: Visitor, room_id: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    more = True
    while more:
        answer = who.get(f"/rooms/{room_id}/messages?after={len(found)}&limit=200")
        assert answer.status_code == 200, answer.text
        found += answer.json()["items"]
        more = answer.json()["more"]
    return found
