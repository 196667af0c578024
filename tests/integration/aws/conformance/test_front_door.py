"""Before an operation's own errors apply: who is not known, comes too late or too fast, or is no AWS client at all."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import msgspec
import pytest
from botocore.auth import SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from carillon.core.clock import HandClock, SystemClock
from carillon.wire.aws import Marked, Pace
from tests.integration.aws.conformance.models import SERVICES, Case, Echo
from tests.kit.aws_stand import ACCESS_KEY_ID, HOST, SECRET, Reply, Stand

OPERATIONS = {"chime": "ListAccounts", "iam": "ListUsers", "sts": "GetCallerIdentity", "cloudtrail": "LookupEvents"}
CASES = [Case(SERVICES[name], SERVICES[name].operations[operation]) for name, operation in OPERATIONS.items()]
for_each_service = pytest.mark.parametrize("case", CASES, ids=lambda case: case.service.name)

NAMES = {
    "MissingAuthenticationTokenException": ("MissingAuthenticationToken", 403, 403),
    "IncompleteSignatureException": ("IncompleteSignature", 400, 403),
    "InvalidSignatureException": ("SignatureDoesNotMatch", 403, 403),
    "UnrecognizedClientException": ("InvalidClientTokenId", 403, 403),
    "ThrottlingException": ("Throttling", 400, 429),
}
"""By AWS's name: the word and the status of the query protocol, and the status of chime."""


class Watch:
    """Shows the seconds that a test sets."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


class Door:
    """One service's door at a time that a test sets."""

    def __init__(self, case: Case, pace: Pace | None = None) -> None:
        self.case = case
        self.clock = HandClock(SystemClock().now())
        mark = Marked(case.service.name, case.operation.name, self._handler)
        self.stand = Stand({}, wall=self.clock, service=case.service.name, marks=[mark], pace=pace)
        self.method, self.target, self.body, self.given = case.written(case.asked(full=False))

    def move_to(self, moment: datetime) -> None:
        self.clock.advance(moment - self.clock.now())

    async def _handler(self, call: object, request: object) -> dict[str, Any]:
        return self.case.answered(full=False)

    def headers(self, key: str = ACCESS_KEY_ID, secret: str = SECRET, service: str = "", **more: str) -> dict[str, str]:
        request = AWSRequest(self.method, f"http://{HOST}{self.target}", headers=self.given, data=self.body)
        SigV4Auth(Credentials(key, secret), service or self.case.service.name, "eu-west-1").add_auth(request)
        return {"host": HOST} | {name.lower(): str(value) for name, value in request.headers.items()} | more

    def answers(self, headers: Mapping[str, str]) -> Reply:
        return self.stand.send(self.method, self.target, self.body, headers)


def told(case: Case, reply: Reply) -> str:
    """The name of the error, and that it is told as the protocol does."""
    assert reply.headers["x-amzn-requestid"] == "request-1"
    if case.service.protocol == "query":
        assert reply.headers["content-type"] == "text/xml"
        word = reply.body.split(b"<Code>")[1].split(b"</Code>")[0].decode()
        name = next(name for name, (each, _, _) in NAMES.items() if each == word)
        assert reply.status == NAMES[name][1]
        return name
    name = reply.headers["x-amzn-errortype"]
    assert reply.status == (NAMES[name][2] if case.service.name == "chime" else 400)
    assert msgspec.json.decode(reply.body)["message"]
    return name


@for_each_service
def test_a_good_signature_of_any_region_is_believed(case: Case) -> None:
    door = Door(case)
    assert door.answers(door.headers()).status == 200


@pytest.mark.spec("IAM-05", "INFRA-03")
@for_each_service
def test_who_is_not_believed_is_told_by_awss_own_name(case: Case) -> None:
    door = Door(case)
    good = door.headers()
    unsigned = {name: value for name, value in good.items() if name != "authorization"}
    authorization = good["authorization"]
    for headers, name in (
        (unsigned, "MissingAuthenticationTokenException"),
        (good | {"authorization": "Basic YWxpY2U6c2VjcmV0"}, "MissingAuthenticationTokenException"),
        (good | {"authorization": "Bearer token"}, "MissingAuthenticationTokenException"),
        (good | {"authorization": "AWS4-HMAC-SHA256 nonsense"}, "IncompleteSignatureException"),
        (good | {"authorization": authorization.replace("x-amz-date", "date")}, "IncompleteSignatureException"),
        (good | {"authorization": authorization.partition(", Signature")[0]}, "IncompleteSignatureException"),
        (good | {"x-amz-date": "yesterday"}, "IncompleteSignatureException"),
        (good | {"x-amz-date": "20261399T999999Z"}, "IncompleteSignatureException"),
        (door.headers(service="s3"), "InvalidSignatureException"),
        (door.headers(secret="another"), "InvalidSignatureException"),
        (good | {"host": "elsewhere.example"}, "InvalidSignatureException"),
        (
            good | {"authorization": f"{authorization[:-1]}{'0' if authorization[-1] != '0' else '1'}"},
            "InvalidSignatureException",
        ),
        (door.headers(key="AKIDSTRANGER"), "UnrecognizedClientException"),
        (door.headers() | {"x-amz-security-token": "made up"}, "IncompleteSignatureException"),
    ):
        assert told(case, door.answers(headers)) == name, headers
    assert door.stand.ledger.records == []


@for_each_service
@pytest.mark.parametrize("direction", [1, -1], ids=["late", "early"])
def test_a_signature_is_good_for_five_minutes_to_the_second(case: Case, direction: int) -> None:
    door = Door(case)
    headers = door.headers()
    signed_at = datetime.strptime(headers["x-amz-date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    for seconds, is_good in ((300, True), (301, False)):
        door.move_to(signed_at + direction * timedelta(seconds=seconds))
        reply = door.answers(headers)
        if is_good:
            assert reply.status == 200
        else:
            assert told(case, reply) == "InvalidSignatureException"
            assert (b"expired" if direction > 0 else b"not yet current") in reply.body


@pytest.mark.parametrize("case", [CASES[0], *CASES[1:3]], ids=lambda case: case.service.name)
def test_a_presigned_address_is_good_for_as_long_as_it_says(case: Case) -> None:
    door = Door(case)
    target = door.target if case.service.name == "chime" else f"{door.target}?{door.body.decode()}"
    request = AWSRequest("GET", f"http://{HOST}{target}")
    SigV4QueryAuth(Credentials(ACCESS_KEY_ID, SECRET), case.service.name, "us-east-1", expires=60).add_auth(request)
    address = str(request.url).removeprefix(f"http://{HOST}")
    stamp = address.partition("X-Amz-Date=")[2][:16]
    signed_at = datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    for seconds, is_good in ((0, True), (60, True), (61, False)):
        door.move_to(signed_at + timedelta(seconds=seconds))
        reply = door.stand.send("GET", address, b"", {"host": HOST})
        assert (reply.status == 200) is is_good, reply.body
    door.move_to(signed_at)
    for changed in (
        address.replace("X-Amz-Expires=60", "X-Amz-Expires=600"),
        address.replace("X-Amz-Expires=60", "X-Amz-Expires=604801"),
        address.replace("X-Amz-Expires=60", "X-Amz-Expires=0"),
        f"{address}&x=1",
        address.partition("&X-Amz-SignedHeaders")[0] + "&X-Amz-Signature=00",
        f"{address}&X-Amz-Security-Token={quote('made up')}",
    ):
        assert door.stand.send("GET", changed, b"", {"host": HOST}).status in (400, 403), changed


@for_each_service
def test_the_burst_and_the_pace_are_those_that_are_promised(case: Case) -> None:
    watch = Watch()
    door = Door(case, Pace(seconds=watch))
    headers = door.headers()
    replies = [door.answers(headers) for _ in range(203)]
    assert [reply.status for reply in replies[:200]] == [200] * 200
    assert {told(case, reply) for reply in replies[200:]} == {"ThrottlingException"}
    assert replies[-1].headers["x-amz-retry-after"] == "10"
    watch.now = 0.5
    assert [door.answers(headers).status == 200 for _ in range(52)] == [True] * 50 + [False] * 2


BROWSER = {
    "host": HOST,
    "user-agent": "Mozilla/5.0",
    "accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "accept-encoding": "gzip, br",
    "cookie": "session=x",
}


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "PROPFIND", "get"])
@pytest.mark.parametrize("name", SERVICES)
@pytest.mark.parametrize("end", ["", "/", "/index.html", "/favicon.ico", "/.env", "/accounts/1/nonsense"])
def test_whoever_is_no_aws_client_is_told_what_this_is(
    echoes: dict[str, Echo], name: str, method: str, end: str
) -> None:
    reply = echoes[name].stand.send(method, f"/aws/{name}{end}", b"", BROWSER)
    assert reply.status in (400, 403, 404)
    assert b"AWS" in reply.body or b"access key" in reply.body
    assert reply.headers["content-type"] in ("application/json", "text/xml", "application/x-amz-json-1.1")
    assert b"Traceback" not in reply.body


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/accounts/a"),
        ("POST", "/accounts/a/users"),
        ("POST", "/accounts/a/users/u"),
        ("POST", "/accounts/a/bots/b"),
        ("POST", "/accounts/a/rooms/r/memberships"),
        ("POST", "/phone-numbers"),
        ("POST", "/phone-numbers/n"),
        ("POST", "/accounts/a/rooms/r/messages/m"),
    ],
)
@pytest.mark.parametrize("query", ["operation=typo", "operation=", "operation", "operation=add&operation=add"])
def test_a_literal_that_nobody_knows_is_no_other_operation(
    echoes: dict[str, Echo], method: str, path: str, query: str
) -> None:
    echo = echoes["chime"]
    reply = echo.told(method, f"/aws/chime{path}?{query}", b"{}", {})
    assert (reply.status, reply.headers["x-amzn-errortype"]) == (400, "BadRequestException")
    assert echo.heard == []


WITHOUT_BODY = [
    "DisassociatePhoneNumberFromUser",
    "LogoutUser",
    "RedactConversationMessage",
    "RedactRoomMessage",
    "RegenerateSecurityToken",
    "ResetPersonalPIN",
    "RestorePhoneNumber",
]


@pytest.mark.parametrize("operation", WITHOUT_BODY)
@pytest.mark.parametrize("body", [b"", b"{}", b"null", b"\xff"])
def test_a_post_that_takes_nothing_may_send_nothing_or_anything(
    echoes: dict[str, Echo], operation: str, body: bytes
) -> None:
    case = Case(SERVICES["chime"], SERVICES["chime"].operations[operation])
    echo, asked = echoes["chime"], case.asked(full=False)
    echo.outcome = case.answered(full=False)
    method, target, written, headers = case.written(asked)
    assert written == b""
    assert echo.told(method, target, body, headers).status == case.operation.status
    assert echo.heard.pop() == asked
