"""The description of the HTTP API."""

from carillon.app import doors
from carillon.core.calls import Call
from carillon.wire.http import PUBLIC, Download, Route
from carillon.wire.http.openapi import PREFIX, describe

DOCUMENT = describe(doors.routes(with_development=True), "1.2.3")


def test_every_route_is_described_once_with_its_labels_session_and_action() -> None:
    operations = [(method, path) for path, methods in DOCUMENT["paths"].items() for method in methods]
    assert len(operations) == len(doors.routes(with_development=True))
    users = DOCUMENT["paths"][f"{PREFIX}/console/accounts/{{account_id}}/users"]["get"]
    assert {"name": "account_id", "in": "path", "required": True, "schema": {"type": "string"}} in users["parameters"]
    assert users["security"] == [{"console": []}]
    assert users["x-action"] == "chime:ListUsers"


def test_operation_ids_are_unique_so_that_clients_can_be_generated() -> None:
    ids = [operation["operationId"] for methods in DOCUMENT["paths"].values() for operation in methods.values()]
    assert len(ids) == len(set(ids))


def test_every_operation_can_be_refused_in_the_same_form() -> None:
    for methods in DOCUMENT["paths"].values():
        for operation in methods.values():
            schema = operation["responses"]["default"]["content"]["application/json"]["schema"]
            assert schema == {"$ref": "#/components/schemas/Problem"}


async def sign(call: Call, body: bytes) -> Download:
    """Sign a file."""
    return Download(body, "signed.pdf")


def test_files_go_in_and_come_out_as_they_are() -> None:
    described = describe([Route("POST", "/sign", PUBLIC, "Sign", 200, sign)], "1")["paths"][f"{PREFIX}/sign"]["post"]
    assert list(described["requestBody"]["content"]) == ["application/octet-stream"]
    assert list(described["responses"]["200"]["content"]) == ["application/octet-stream"]
