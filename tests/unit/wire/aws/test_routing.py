"""Which operation a method, a path and a query mean."""

import pytest

from carillon.wire.aws.address import parse
from carillon.wire.aws.errors import BadRequest, UnknownOperation
from carillon.wire.aws.models import Operation, load
from carillon.wire.aws.routing import Match, Router

CHIME = load("chime")
ROUTER = Router(CHIME, "/aws/chime")


def find(method: str, target: str) -> Match:
    path, _, query = target.partition("?")
    return ROUTER.find(method, parse(f"/aws/chime{path}".encode(), query.encode(), "/aws/chime"))


@pytest.mark.parametrize("operation", CHIME.operations.values(), ids=lambda each: each.name)
def test_every_operation_is_found_by_its_own_address(operation: Operation) -> None:
    query = "&".join(f"{name}={value}" for name, value in operation.literals.items())
    match = find(operation.method, f"{operation.path.replace('{', 'x').replace('}', 'x')}?{query}&other=1")
    assert match.operation is operation
    assert match.labels == {part: f"x{part}x" for part in _labels(operation.path)}


def _labels(path: str) -> list[str]:
    return [part[1:-1] for part in path.split("/") if part.startswith("{")]


def test_the_bare_operation_is_meant_only_without_any_literal() -> None:
    assert find("POST", "/accounts/a/users/u").operation.name == "UpdateUser"
    assert find("POST", "/accounts/a/users/u?operation=logout").operation.name == "LogoutUser"
    for query in ("operation=typo", "operation=", "operation", "operation=logout&operation=logout"):
        with pytest.raises(BadRequest, match="operation=logout"):
            find("POST", f"/accounts/a/users/u?{query}")


def test_a_path_without_bare_operation_needs_its_literal() -> None:
    assert find("GET", "/search?type=phone-numbers&state=WA").operation.name == "SearchAvailablePhoneNumbers"
    with pytest.raises(BadRequest, match="type=phone-numbers"):
        find("GET", "/search?state=WA")


@pytest.mark.parametrize("target", ["", "/", "/nowhere", "/accounts/a/b/c/d/e/f", "/accounts/a/users/u/nothing"])
def test_what_nobody_answers_is_told_where_it_is(target: str) -> None:
    with pytest.raises(UnknownOperation) as refused:
        find("GET", target)
    assert "/aws/chime" in refused.value.message


def test_a_method_that_the_path_does_not_have_is_unknown() -> None:
    with pytest.raises(UnknownOperation):
        find("PATCH", "/accounts")
