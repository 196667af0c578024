"""Every operation's answer and errors as exact bytes, and as botocore reads them, which forgives much."""

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, unquote
from xml.sax.saxutils import escape

import boto3
import pytest
from botocore.parsers import create_parser

from carillon.wire.aws.models import Service
from tests.integration.aws.conformance.models import SERVICES, Case, Echo, every_operation
from tests.kit.aws_stand import Reply

JSON_TYPES = {"rest-json": "application/json", "json": "application/x-amz-json-1.1"}
ISO_MS_Z = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
CODES = {
    "ThrottledClientException": "Throttled",
    "UnauthorizedClientException": "Unauthorized",
    "UnprocessableEntityException": "Unprocessable",
}
"""Of ErrorCode, where it is not the shape's name without `Exception`."""


def as_json(service: Service, shape_name: str, value: Any) -> Any:
    """What a value is in JSON, written down a second time beside the server's own writer."""
    shape = service.shapes[shape_name]
    match value:
        case dict():
            member = shape["members"] if shape["type"] == "structure" else None
            kind = shape.get("value", {}).get("shape")
            return {n: as_json(service, member[n]["shape"] if member else kind, each) for n, each in value.items()}
        case list():
            return [as_json(service, shape["member"]["shape"], each) for each in value]
        case datetime():
            milliseconds = int(value.timestamp() * 1000)
            if shape.get("timestampFormat") != "iso8601":
                return milliseconds / 1000
            return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.{milliseconds % 1000:03d}Z"
        case _:
            return value


def as_xml(service: Service, shape_name: str, value: Any) -> str:
    shape = service.shapes[shape_name]
    match value:
        case dict() if shape["type"] == "map":
            parts = (("key", shape["key"]), ("value", shape["value"]))
            entries = (zip(parts, entry, strict=True) for entry in value.items())
            return "".join(
                _element("entry", "".join(_element(n, as_xml(service, e["shape"], v)) for (n, e), v in entry))
                for entry in entries
            )
        case dict():
            members = ((shape["members"][name], name, each) for name, each in value.items())
            return "".join(_element(e.get("locationName", n), as_xml(service, e["shape"], v)) for e, n, v in members)
        case list():
            entry = shape["member"]
            name = entry.get("locationName", "member")
            return "".join(_element(name, as_xml(service, entry["shape"], each)) for each in value)
        case bool():
            return str(value).lower()
        case datetime():
            return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        case bytes():
            return b64encode(value).decode()
        case str() if shape.get("percentEncoded"):
            return quote(value, safe="")
        case _:
            return escape(str(value), {"\r": "&#13;"})


def _element(name: str, inside: str) -> str:
    return f"<{name}>{inside}</{name}>" if inside else f"<{name}/>"


def expected(case: Case, outcome: Mapping[str, Any]) -> tuple[dict[str, str], bytes]:
    """Headers and body of the answer."""
    service, operation = case.service, case.operation
    kind, body = JSON_TYPES.get(service.protocol, "text/xml"), b""
    if service.protocol == "query":
        result = as_xml(service, operation.output, outcome) if operation.output else None
        wrapped = "" if result is None else _element(operation.wrapper, result)
        told = "<ResponseMetadata><RequestId>request-1</RequestId></ResponseMetadata>"
        name = f"{operation.name}Response"
        body = f'<{name} xmlns="{service.namespace}">{wrapped}{told}</{name}>'.encode()
    elif operation.status != 204:
        plain = as_json(service, operation.output, outcome) if operation.output else {}
        body = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
    headers = {"content-type": kind, "content-length": str(len(body))} if body else {}
    return {"x-amzn-requestid": "request-1", **headers}, body


@pytest.mark.parametrize("full", [False, True], ids=["minimal", "full"])
@every_operation
def test_what_botocore_writes_is_heard_and_what_is_answered_botocore_reads(
    echoes: dict[str, Echo], case: Case, full: bool
) -> None:
    echo, parameters = echoes[case.service.name], case.asked(full=full)
    echo.outcome = case.answered(full=full)

    reply = echo.told(*case.written(parameters))

    assert (reply.status, echo.heard.pop()) == (case.operation.status, parameters)
    assert (reply.headers, reply.body) == expected(case, echo.outcome)
    if case.operation.output and reply.status != 204:
        assert read_by_botocore(case, reply) == to_the_second(case, echo.outcome)


def read_by_botocore(case: Case, reply: Reply) -> Any:
    answer = {"status_code": reply.status, "headers": reply.headers, "body": reply.body}
    parsed = create_parser(case.service.protocol).parse(answer, case.model.output_shape)
    assert parsed.pop("ResponseMetadata")["HTTPStatusCode"] == reply.status
    assert case.operation.output
    return decoded(case.service, case.operation.output, parsed)


def decoded(service: Service, shape_name: str, value: Any) -> Any:
    """Policies arrive percent-encoded; boto3's client undoes that after the parser."""
    shape = service.shapes[shape_name]
    if isinstance(value, dict) and shape["type"] == "structure":
        return {name: decoded(service, shape["members"][name]["shape"], each) for name, each in value.items()}
    if isinstance(value, list):
        return [decoded(service, shape["member"]["shape"], each) for each in value]
    return unquote(str(value)) if shape.get("percentEncoded") else value


def to_the_second(case: Case, value: Any) -> Any:
    """IAM and STS tell no milliseconds."""
    if case.service.protocol != "query":
        return value
    match value:
        case dict():
            return {name: to_the_second(case, each) for name, each in value.items()}
        case list():
            return [to_the_second(case, each) for each in value]
        case datetime():
            return value.replace(microsecond=0)
        case _:
            return value


@pytest.fixture(scope="module")
def clients() -> dict[str, Any]:
    """Only for the exception classes; nothing is ever sent."""
    connect: Any = boto3.client
    key = {"aws_access_key_id": "AKIDEXAMPLE", "aws_secret_access_key": "x", "region_name": "us-east-1"}
    return {name: connect(name, endpoint_url="http://localhost:1", **key) for name in SERVICES}


@every_operation
def test_each_modelled_error_is_these_bytes_and_its_own_exception_class(
    echoes: dict[str, Echo], clients: dict[str, Any], case: Case
) -> None:
    echo, service = echoes[case.service.name], case.service
    request = case.written(case.asked(full=False))
    for name in case.operation.errors:
        echo.refusal = echo.refusals[name]()
        try:
            reply = echo.told(*request)
        finally:
            echo.refusal = None
        assert_told(service, name, reply)
        answer = {"status_code": reply.status, "headers": reply.headers, "body": reply.body}
        error = create_parser(service.protocol).parse(answer, None)["Error"]
        assert error["Message"] == f"Told: {name}."
        exceptions = clients[service.name].exceptions
        if case.operation.removed is None:
            assert exceptions.from_code(error["Code"]) is getattr(exceptions, name)


def assert_told(service: Service, name: str, reply: Reply) -> None:
    fault, message = service.faults[name], f"Told: {name}."
    kind = JSON_TYPES.get(service.protocol, "text/xml")
    headers = {"x-amzn-requestid": "request-1", "content-type": kind, "content-length": str(len(reply.body))}
    match service.protocol:
        case "rest-json":
            code = CODES.get(name, name.removesuffix("Exception"))
            assert (reply.status, reply.headers) == (fault.status, headers | {"x-amzn-errortype": name})
            assert reply.body == f'{{"Code":"{code}","Message":"{message}"}}'.encode()
        case "json":
            status = fault.status if fault.status >= 500 else 400
            assert (reply.status, reply.headers) == (status, headers | {"x-amzn-errortype": name})
            assert reply.body == f'{{"__type":"{name}","message":"{message}"}}'.encode()
        case _:
            whose = "Receiver" if fault.status >= 500 else "Sender"
            told = f"<Type>{whose}</Type><Code>{fault.code or name}</Code><Message>{message}</Message>"
            inside = f"<Error>{told}</Error><RequestId>request-1</RequestId>"
            assert (reply.status, reply.headers) == (fault.status, headers)
            assert reply.body == f'<ErrorResponse xmlns="{service.namespace}">{inside}</ErrorResponse>'.encode()


def test_every_word_in_a_body_is_one_of_the_models() -> None:
    service = SERVICES["chime"]
    words = {
        CODES.get(name, name.removesuffix("Exception")) for each in service.operations.values() for name in each.errors
    }
    assert words <= {*service.shapes["ErrorCode"]["enum"]}


def test_the_times_of_chime_are_texts_of_milliseconds_where_the_model_says_so() -> None:
    """What the second writer above says, held against the form itself."""
    moment = datetime(2026, 1, 2, 3, 4, 5, 6_999, UTC)
    assert ISO_MS_Z.fullmatch(as_json(SERVICES["chime"], "Iso8601Timestamp", moment))
    assert as_json(SERVICES["chime"], "Timestamp", moment) == 1767323045.006
