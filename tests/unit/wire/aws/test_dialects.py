"""IAM, STS and CloudTrail as botocore writes and reads them, and the bytes in between."""

from typing import Any
from urllib.parse import unquote

import botocore.session
import msgspec
import pytest
from botocore.parsers import create_parser

from carillon.core.callers import principal
from carillon.core.calls import Call
from carillon.core.errors import Kind, Refusal
from carillon.wire.aws import Marked, Pace
from carillon.wire.aws.dialects import FRONT_DOOR, dialect
from carillon.wire.aws.models import Operation, Service, load
from tests.kit.aws_examples import Examples, written_by_botocore
from tests.kit.aws_stand import ARN, NOON, Stand, signed

SERVICES = {name: load(name) for name in ("iam", "sts", "cloudtrail")}
PAIRS = [(name, operation) for name, service in SERVICES.items() for operation in service.operations.values()]
FORM = {"content-type": "application/x-www-form-urlencoded; charset=utf-8"}
TRAIL = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101"


class Echo:
    """Answers every operation of a service with what the test lays out, and keeps what it heard."""

    def __init__(self, service: str) -> None:
        self.heard: list[Any] = []
        self.outcome: dict[str, Any] = {}
        self.stand = Stand(dict.fromkeys(SERVICES[service].operations, self.handler), service=service)

    async def handler(self, call: Call, request: dict[str, Any]) -> dict[str, Any]:
        self.heard.append(request)
        return self.outcome


@pytest.fixture(scope="module")
def echoes() -> dict[str, Echo]:
    return {name: Echo(name) for name in SERVICES}


@pytest.mark.parametrize("full", [False, True], ids=["minimal", "full"])
@pytest.mark.parametrize(("name", "operation"), PAIRS, ids=lambda each: getattr(each, "name", each))
def test_botocore_and_carillon_understand_each_other(
    echoes: dict[str, Echo], name: str, operation: Operation, full: bool
) -> None:
    service, echo = SERVICES[name], echoes[name]
    examples = Examples(service.shapes, seed=len(operation.name), full=full)
    parameters = examples.of(operation.input) if operation.input else {}
    echo.outcome = examples.of(operation.output) if operation.output else {}
    model: Any = botocore.session.get_session().get_service_model(name).operation_model(operation.name)

    method, target, body, headers = written_by_botocore(model, parameters, name, service.protocol)
    reply = echo.stand.call(method, target, body, headers)

    assert reply.status == 200, reply.body
    assert echo.heard.pop() == parameters
    if not operation.output:
        assert b"<ResponseMetadata><RequestId>request-1</RequestId></ResponseMetadata>" in reply.body
        return
    answer = {"status_code": 200, "headers": reply.headers, "body": reply.body}
    parsed = create_parser(service.protocol).parse(answer, model.output_shape)
    assert parsed.pop("ResponseMetadata").get("RequestId", "request-1") == "request-1"
    expected = echo.outcome if service.protocol == "json" else _as_xml_says(echo.outcome)
    assert _decoded(parsed, service, operation.output) == expected


def _as_xml_says(value: Any) -> Any:
    """IAM and STS tell whole seconds."""
    if isinstance(value, dict):
        return {name: _as_xml_says(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_as_xml_says(each) for each in value]
    return value.replace(microsecond=0) if hasattr(value, "microsecond") else value


def _decoded(value: Any, service: Service, shape: str) -> Any:
    """Documents arrive percent-encoded, which boto3's client undoes after the parser."""
    told: Any = service.shapes[shape]
    if isinstance(value, dict) and told["type"] == "structure":
        return {n: _decoded(each, service, told["members"][n]["shape"]) for n, each in value.items()}
    if isinstance(value, list):
        return [_decoded(each, service, told["member"]["shape"]) for each in value]
    if told.get("percentEncoded"):
        return unquote(str(value))
    return value


class TaskGone(Refusal):
    """The task <{task}> & its kind are gone."""

    kind = Kind.NOT_FOUND


class MarkerWrong(Refusal):
    """The marker is wrong."""

    kind = Kind.INVALID


class Away(Refusal):
    """The database is away."""

    kind = Kind.UNAVAILABLE


async def refusing(call: Call, request: dict[str, Any]) -> None:
    raise {"bob": TaskGone(task="t"), "eve": Away()}.get(request.get("UserName", ""), MarkerWrong())


async def of_user(call: Call, request: dict[str, Any]) -> str:
    return f"{principal(call.caller).arn}/{request['UserName']}"


@pytest.fixture(scope="module")
def iam() -> Stand:
    marks = [
        Marked("iam", "GetUser", refusing),
        Marked("iam", "CreateUser", refusing, {MarkerWrong: "LimitExceededException"}),
        Marked("iam", "DeleteUser", refusing, about=of_user),
    ]
    return Stand({}, service="iam", marks=marks)


def asked(stand: Stand, form: str, **headers: str) -> tuple[int, str, bytes]:
    reply = stand.call("POST", "/aws/iam/", form.encode(), FORM | headers)
    return reply.status, reply.headers["content-type"], reply.body


def test_a_refusal_is_the_xml_that_aws_writes(iam: Stand) -> None:
    status, kind, body = asked(iam, "Action=GetUser&Version=2010-05-08&UserName=bob")
    assert (status, kind) == (404, "text/xml")
    assert body == (
        b'<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type>'
        b"<Code>NoSuchEntity</Code><Message>The task &lt;t&gt; &amp; its kind are gone.</Message></Error>"
        b"<RequestId>request-1</RequestId></ErrorResponse>"
    )


def test_refusals_have_the_codes_of_the_query_protocol(iam: Stand) -> None:
    def code(form: str) -> tuple[int, bytes]:
        status, _, body = asked(iam, form)
        return status, body.split(b"<Code>")[1].split(b"</Code>")[0]

    assert code("Action=Nonsense") == (400, b"InvalidAction")
    assert code("") == (400, b"InvalidAction")
    assert code("Action=CreateUser") == (400, b"ValidationError")
    assert code("Action=CreateUser&UserName=x") == (409, b"LimitExceeded")
    assert code("Action=GetUser&UserName=x") == (400, b"InvalidInput")
    assert code("Action=GetUser&UserName=eve") == (503, b"ServiceUnavailable")
    assert code("Action=ListUsers") == (400, b"InvalidInput")


def test_strangers_are_refused_in_the_words_of_the_protocol(iam: Stand) -> None:
    form = b"Action=GetUser"
    reply = iam.send("POST", "/aws/iam/", form, FORM)
    assert (reply.status, b"<Code>MissingAuthenticationToken</Code>" in reply.body) == (403, True)
    headers = signed("POST", "/aws/iam/", form, FORM, service="iam")
    reply = iam.send("POST", "/aws/iam/", form + b"&UserName=bob", headers)
    assert (reply.status, b"<Code>SignatureDoesNotMatch</Code>" in reply.body) == (403, True)
    reply = iam.send("PUT", "/aws/iam/", form, headers)
    assert (reply.status, b"<Code>InvalidAction</Code>" in reply.body) == (400, True)


def test_permission_is_about_the_resource_and_comes_before_what_is_wrong_with_the_request(iam: Stand) -> None:
    iam.policy.denied = {"iam:DeleteUser"}
    try:
        sentence = f"User: {ARN} is not authorized to perform: iam:DeleteUser"
        assert (
            f"<Message>{sentence} on resource: {ARN}/bob</Message>"
            in asked(iam, "Action=DeleteUser&UserName=bob")[2].decode()
        )
        assert f"<Message>{sentence}</Message>" in asked(iam, "Action=DeleteUser&UserName=%20")[2].decode()
    finally:
        iam.policy.denied = set()


def test_a_mark_that_names_an_error_the_service_lacks_ends_the_start() -> None:
    with pytest.raises(TypeError, match="iam has no"):
        Stand({}, service="iam", marks=[Marked("iam", "GetUser", refusing, {Away: "TooSad"})])


@pytest.fixture(scope="module")
def trail() -> Stand:
    async def found(call: Call, request: dict[str, Any]) -> dict[str, Any]:
        return {"Events": [{"EventTime": NOON}]}

    return Stand({"LookupEvents": found}, service="cloudtrail")


def looked_up(stand: Stand, target: str, body: bytes = b"{}") -> tuple[int, str, Any]:
    headers = {"content-type": "application/x-amz-json-1.1", "x-amz-target": target}
    reply = stand.call("POST", "/aws/cloudtrail/", body, headers)
    return reply.status, reply.headers["content-type"], msgspec.json.decode(reply.body)


def test_a_target_names_the_operation(trail: Stand) -> None:
    kind = "application/x-amz-json-1.1"
    expected = (200, kind, {"Events": [{"EventTime": NOON.timestamp()}]})
    assert looked_up(trail, f"{TRAIL}.LookupEvents") == expected
    assert looked_up(trail, "CloudTrail_20131101.LookupEvents") == expected
    for target in (f"{TRAIL}.Nonsense", "Other.LookupEvents", "", "LookupEvents"):
        status, _, told = looked_up(trail, target)
        assert (status, told["__type"]) == (400, "UnknownOperationException")
    status, _, told = looked_up(trail, f"{TRAIL}.LookupEvents", b'{"MaxResults": 51}')
    assert (status, told) == (400, {"__type": "ValidationException", "message": "MaxResults must be at most 50."})


def test_an_unsigned_target_is_refused(trail: Stand) -> None:
    headers = signed("POST", "/aws/cloudtrail/", b"{}", {"content-type": "x"}, service="cloudtrail")
    reply = trail.send("POST", "/aws/cloudtrail/", b"{}", headers | {"x-amz-target": f"{TRAIL}.LookupEvents"})
    assert (reply.status, msgspec.json.decode(reply.body)["__type"]) == (400, "IncompleteSignatureException")


def test_who_calls_too_fast_is_told_so_in_each_protocol() -> None:
    async def nothing(call: Call, request: dict[str, Any]) -> dict[str, Any]:
        return {}

    def slow(service: str, operation: str) -> Stand:
        return Stand({operation: nothing}, service=service, pace=Pace(0.5, 1, lambda: 0.0))

    stand = slow("iam", "ListAccountAliases")
    stand.call("POST", "/aws/iam/", b"Action=ListAccountAliases", FORM)
    reply = stand.call("POST", "/aws/iam/", b"Action=ListAccountAliases", FORM)
    assert (reply.status, reply.headers["x-amz-retry-after"]) == (400, "2000")
    assert b"<Code>Throttling</Code>" in reply.body
    stand = slow("cloudtrail", "LookupEvents")
    looked_up(stand, f"{TRAIL}.LookupEvents")
    assert looked_up(stand, f"{TRAIL}.LookupEvents")[2]["__type"] == "ThrottlingException"
    stand = slow("chime", "ListAccounts")
    stand.call("GET", "/aws/chime/accounts")
    reply = stand.call("GET", "/aws/chime/accounts")
    assert (reply.status, reply.headers["x-amzn-errortype"]) == (429, "ThrottlingException")


def test_a_protocol_that_nobody_speaks_ends_the_start() -> None:
    with pytest.raises(TypeError, match="no way to speak"):
        dialect(Service("x", "x", {}, {}, protocol="ec2"), "/aws/x")
    assert {fault.status for fault in FRONT_DOOR.values()} <= {400, 403, 413, 503}
