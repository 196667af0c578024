"""What the server answers beside its doors: descriptions, and a way out of a wrong address."""

from collections.abc import Iterator

import httpx2
import pytest

from carillon.app import doors
from tests.kit.server import Server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("addresses") / "data").start()
    yield started
    started.stop()


def test_a_wrong_address_leads_to_the_description_of_all(server: Server) -> None:
    lost = httpx2.get(f"{server.url}/api/v1/nothing/here")
    assert (lost.status_code, lost.json()["code"]) == (404, "UnknownAddress")
    assert "/api/v1/openapi.json" in lost.json()["message"]
    told = httpx2.get(f"{server.url}/api/v1/openapi.json").json()
    assert told["openapi"] == "3.1.0"
    known = {(route.method.lower(), f"/api/v1{route.path}") for route in doors.routes(with_development=True)}
    assert {(method, path) for path, methods in told["paths"].items() for method in methods} == known


@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_health_lists_the_parts(server: Server, path: str) -> None:
    answer = httpx2.get(server.url + path)
    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"
    parts = {part["name"]: part for part in answer.json()["parts"]}
    assert parts.keys() >= {"database", "mail", "front ends", "disk"}
    assert [name for name, part in parts.items() if part["essential"]] == ["database"]
