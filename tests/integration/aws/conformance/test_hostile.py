"""What no SDK would send: every operation stays with its model, says what is wrong, and has no fault of its own."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

import msgspec
import pytest

from carillon.wire.aws.engine import LARGEST_BODY
from tests.integration.aws.conformance.borders import Path, places, reading, with_value
from tests.integration.aws.conformance.models import CASES, Case, Echo, every_operation

Request = tuple[str, str, bytes, Mapping[str, str]]

WRONG: dict[str, list[Any]] = {
    "string": [7, True, [], {}, 1.5],
    "integer": ["7", True, 1.5, [], {}],
    "long": ["7", True, 1.5, [], {}],
    "boolean": ["true", 0, 1, [], {}],
    "list": [{}, "text", 7, False],
    "structure": [[], "text", 7, False],
    "map": [[], "text", 7, False],
    "timestamp": [True, [], {}, "yesterday", "2026-13-01T00:00:00Z", 1e300, -1e300],
}
"""By type, what JSON can say instead."""
WRONG_TEXTS = {
    "integer": ["", "seven", "1.0", "1e1", " 1", "0x1", "٣", "9" * 30],
    "boolean": ["", "yes", "TRUE", "1"],
    "timestamp": ["", "yesterday", "2026-13-01T00:00:00Z"],
    "structure": ["text"],
    "list": ["text"],
}
"""By type, what a form or a query can say instead."""

IN_JSON = [case for case in CASES if case.service.protocol != "query" and case.operation.input]
IN_FORMS = [case for case in CASES if case.service.protocol == "query" and case.operation.input]
FORM = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}


def body_members(case: Case) -> set[str]:
    assert case.operation.input
    members = case.service.shapes[case.operation.input]["members"]
    return {name for name, entry in members.items() if "location" not in entry}


def body_places(case: Case, asked: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    assert case.operation.input
    in_body = body_members(case)
    return ((p, name) for p, name in places(case.service, case.operation.input, asked) if p[0] in in_body)


def with_json(request: Request, value: object) -> Request:
    method, target, _, headers = request
    return method, target, msgspec.json.encode(value), {"Content-Type": "application/json", **headers}


def refused(case: Case, echo: Echo, requests: list[Request]) -> list[str]:
    """What each was told; all of them were refused, and nothing was heard."""
    words: list[str] = []
    for request, reply in zip(requests, echo.all_told(requests), strict=True):
        status, said = reading(case, reply)
        assert status in (400, 413), (request[1][:200], request[2][:200], reply.status, reply.body[:500])
        words.append(said)
    assert echo.heard == []
    return words


@pytest.mark.parametrize("case", IN_JSON, ids=str)
def test_a_value_of_another_type_is_refused_by_its_place(echoes: dict[str, Echo], case: Case) -> None:
    asked = case.asked(full=True)
    request = case.written(asked)
    body = msgspec.json.decode(request[2] or b"{}")
    wrongs = [
        (path, wrong) for path, name in body_places(case, asked) for wrong in WRONG[case.service.shapes[name]["type"]]
    ]
    requests = [with_json(request, with_value(body, path, wrong)) for path, wrong in wrongs]
    for (path, _), words in zip(wrongs, refused(case, echoes[case.service.name], requests), strict=True):
        assert words.startswith(str(path[0])), (path, words)


@pytest.mark.parametrize("case", IN_FORMS, ids=str)
def test_a_text_of_another_type_is_refused_by_its_place(echoes: dict[str, Echo], case: Case) -> None:
    assert case.operation.input
    minimal = case.asked(full=False)
    shapes = case.service.shapes
    for name, entry in shapes[case.operation.input]["members"].items():
        rest = {key: value for key, value in minimal.items() if key != name}
        method, target, body, headers = case.written(rest)
        wrongs = WRONG_TEXTS.get(shapes[entry["shape"]]["type"], [])
        requests: list[Request] = [
            (method, target, body + f"&{name}={quote(wrong)}".encode(), headers) for wrong in wrongs
        ]
        for words in refused(case, echoes[case.service.name], requests):
            assert words.startswith(name), words


@pytest.mark.parametrize("case", IN_JSON, ids=str)
def test_null_is_absent_and_what_nobody_knows_is_not_looked_at(echoes: dict[str, Echo], case: Case) -> None:
    assert case.operation.input
    echo, minimal = echoes[case.service.name], case.asked(full=False)
    echo.outcome = case.answered(full=False)
    request = case.written(minimal)
    body = msgspec.json.decode(request[2] or b"{}")
    in_body, required = body_members(case), case.service.shapes[case.operation.input].get("required", ())
    optional = dict.fromkeys(in_body - set(required))
    strange = {"accountId": 7, "Colour": {"deep": [[[None, {"x": "\0"}]]]}, "": False}
    reply = echo.told(*with_json(request, {**strange, **body, **optional}))
    assert (reply.status, echo.heard) == (case.operation.status, [minimal])
    echo.heard.clear()
    needed = sorted(in_body & set(required))
    words = refused(case, echo, [with_json(request, body | {name: None}) for name in needed])
    assert words == [f"{name} is required." for name in needed]


BODIES = [
    b"",
    b"   ",
    b"null",
    b"[]",
    b"[{}]",
    b'"text"',
    b"7",
    b"{",
    b"{}{}",
    b"{} x",
    b"\xef\xbb\xbf{}",
    b"{'Name': 1}",
    b'{"Name": NaN}',
    b'{"Name": 1e999}',
    b'{"Name": "\xff"}',
    b'{"Name": "\xc0\xaf"}',
    b'{"Name": "\xed\xa0\x80"}',
    b'{"Name": "\\ud800"}',
    b'{"Name": "\\udc00\\ud800"}',
    b'{"Name": "a\nb"}',
    b"[" * 200_000,
    b'{"a":' * 200_000,
    b'{"Colour": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "{}".encode("utf-16"),
    b"Name=acme",
    b"<Name>acme</Name>",
    b"\x1f\x8b\x08\x00",
]


@pytest.mark.parametrize("case", [case for case in IN_JSON if body_members(case)], ids=str)
def test_a_body_that_is_no_json_object_is_refused(echoes: dict[str, Echo], case: Case) -> None:
    assert case.operation.input
    required = body_members(case) & set(case.service.shapes[case.operation.input].get("required", ()))
    method, target, _, headers = case.written(case.asked(full=False))
    told = {"Content-Type": "application/json", **headers}
    bodies = BODIES if required else BODIES[1:]  # Without a body nothing is asked for, where nothing must be.
    refused(case, echoes[case.service.name], [(method, target, body, told) for body in bodies])


@every_operation
def test_a_body_of_any_length_is_given_up_where_it_is_too_long(echoes: dict[str, Echo], case: Case) -> None:
    method, target, body, headers = case.written(case.asked(full=False))
    echo = echoes[case.service.name]
    reply = echo.told(method, target, body + b" " * (LARGEST_BODY + 1 - len(body)), headers)
    assert reply.status == 413
    assert echo.heard == []


ENDS = ["%", "%2", "%zz", "%ff", "%c0%af", "%ed%a0%80", "%u0041", "ä", "%2e%2e", "..", ".", "%252e%252E", "a/../b", "/"]


@pytest.mark.parametrize("case", [case for case in CASES if case.service.name == "chime"], ids=str)
def test_an_address_that_could_be_read_otherwise_is_refused(echoes: dict[str, Echo], case: Case) -> None:
    method, target, body, headers = case.written(case.asked(full=False))
    path, _, query = target.partition("?")
    start = path.rpartition("/")[0]
    broken = [f"{start}/{end}" + (f"?{query}" if query else "") for end in ENDS if end != "ä"]
    broken += [f"{target}{'&' if query else '?'}x={end}" for end in ENDS[:7]]
    refused(case, echoes["chime"], [(method, each, body, headers) for each in broken])


TRAPS = [
    "a+b",
    "a%b",
    "a&b=c",
    "a;b",
    "a=b",
    "a?b",
    "a#b",
    "%41",
    "%2B1",
    "a b",
    "ä€💬",
    "'\"<>&",
    "a/b",
    "~*'()!",
    "a\tb",
    "\x7f",
]


@pytest.mark.parametrize("trap", TRAPS)
def test_what_needs_escapes_is_heard_as_it_was_said(echoes: dict[str, Echo], trap: str) -> None:
    """In a label, a query, a body and a form."""
    for service, operation, request in (
        ("chime", "GetUser", {"AccountId": trap, "UserId": trap}),
        ("chime", "ListAccounts", {"Name": trap, "NextToken": trap}),
        ("chime", "UpdateAccount", {"AccountId": trap, "Name": trap}),
        ("iam", "PutUserPolicy", {"UserName": "alice", "PolicyName": "p", "PolicyDocument": trap}),
        ("cloudtrail", "LookupEvents", {"NextToken": trap}),
    ):
        if (operation, trap) == ("PutUserPolicy", "ä€💬"):
            continue  # IAM's documents are Latin-1.
        case = next(each for each in CASES if (each.service.name, each.operation.name) == (service, operation))
        echo = echoes[service]
        echo.outcome = case.answered(full=False)
        reply = echo.told(*case.written(request))
        assert reply.status == case.operation.status, reply.body
        assert echo.heard.pop() == request


FORMS = [
    b"Action=%s&UserName=%%",
    b"Action=%s&UserName=%%zz",
    b"Action=%s&UserName=%%ff",
    b"Action=%s&UserName=\xff",
    b"Action=%s&x=1&x=2",
    b"Action=%s&Action=%s",
    b"Action=%s&a.b.c.d.e.f.g.h.i.j.k.l.m=1",
    b"Action=%s&a=1&a.b=1",
    b"Action=%s&a.b=1&a=1",
]


@pytest.mark.parametrize("case", [case for case in CASES if case.service.protocol == "query"], ids=str)
def test_a_form_that_could_be_read_otherwise_is_refused(echoes: dict[str, Echo], case: Case) -> None:
    name = case.operation.name.encode()
    target = f"/aws/{case.service.name}/"
    forms = [form.replace(b"%s", name).replace(b"%%", b"%") for form in FORMS]
    refused(case, echoes[case.service.name], [("POST", target, form, FORM) for form in forms])
