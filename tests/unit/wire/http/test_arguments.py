"""What of a request becomes an argument, and what is refused on the way."""

import msgspec
import pytest

from carillon.core.calls import Call
from carillon.wire.http import PUBLIC, Route
from carillon.wire.http.arguments import reader
from carillon.wire.http.routes import LARGEST_BODY
from tests.kit.http_stand import SAME_SITE, HttpStand


class Body(msgspec.Struct):
    text: str = ""


class Echo(msgspec.Struct):
    length: int


async def measure(call: Call, body: Body) -> Echo:
    return Echo(len(body.text))


async def find(call: Call, name: str, query: Body) -> Echo:
    return Echo(len(name))


async def keep(call: Call, name: str, body: bytes) -> Echo:
    return Echo(len(body))


async def strange(call: Call, whence: str) -> None:
    return None


MEASURE = Route("POST", "/measure", PUBLIC, "Measure", 200, measure)

KEEP = Route("POST", "/kept/{name}", PUBLIC, "Keep", 200, keep, largest=2 * LARGEST_BODY)

FIND = Route("GET", "/found/{name}", PUBLIC, None, 200, find)


def test_a_body_of_one_mebibyte_is_read_and_one_byte_more_is_not() -> None:
    frame = len(b'{"text":""}')
    just_right = b'{"text":"' + b"x" * (LARGEST_BODY - frame) + b'"}'
    assert HttpStand(MEASURE).send("POST", "/measure", just_right).body == {"length": LARGEST_BODY - frame}
    refused = HttpStand(MEASURE).send("POST", "/measure", just_right + b" ")
    assert (refused.status, refused.body["code"]) == (400, "TooLarge")


@pytest.mark.parametrize("body", [b"", b"[]", b'{"text":1}', b'{"text":', b"\xff"])
def test_a_body_of_another_form_is_refused_with_the_place(body: bytes) -> None:
    refused = HttpStand(MEASURE).send("POST", "/measure", body)
    assert (refused.status, refused.body["code"]) == (400, "Malformed")


@pytest.mark.parametrize("body", [rb'{"text":"a\u0000b"}', rb'{"text":"\\\u0000"}'])
def test_a_text_that_no_database_keeps_is_refused(body: bytes) -> None:
    assert HttpStand(MEASURE).send("POST", "/measure", body).body["code"] == "Malformed"
    assert HttpStand(FIND).send("GET", "/found/\0").body["code"] == "Malformed"
    assert HttpStand(FIND).send("GET", "/found/x?text=%00").body["code"] == "Malformed"


def test_the_spelling_of_such_a_text_is_a_text_as_any_other() -> None:
    assert HttpStand(MEASURE).send("POST", "/measure", rb'{"text":"\\u0000"}').body == {"length": 6}


def test_a_file_is_read_as_it_is_up_to_the_size_of_its_route() -> None:
    stand, headers = HttpStand(KEEP), {**SAME_SITE, "content-type": "application/octet-stream"}
    longest = b"\0\xff" * LARGEST_BODY
    assert stand.send("POST", "/kept/scan.pdf", longest, headers=headers).body == {"length": len(longest)}
    [(_, record)] = stand.ledger.records
    assert record.parameters == {"name": "scan.pdf", "bytes": len(longest)}
    assert stand.send("POST", "/kept/scan.pdf", longest + b"x", headers=headers).body["code"] == "TooLarge"
    assert stand.send("POST", "/kept/scan.pdf", b"{}").body["code"] == "Malformed"


def test_only_json_is_read() -> None:
    form = {**SAME_SITE, "content-type": "application/x-www-form-urlencoded"}
    refused = HttpStand(MEASURE).send("POST", "/measure", b'{"text":"x"}', headers=form)
    assert refused.body["facts"]["detail"] == "the Content-Type must be application/json"


def test_a_parameter_that_no_part_of_a_request_fills_ends_the_start() -> None:
    with pytest.raises(TypeError, match="whence"):
        reader(Route("GET", "/strange", PUBLIC, None, 200, strange))
