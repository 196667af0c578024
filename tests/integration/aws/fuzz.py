"""What the fuzzing draws: requests that botocore wrote, put out of shape in some places before or after signing."""

import json
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from hypothesis import strategies as st

from carillon.app import doors
from carillon.wire.aws import operations_in
from tests.integration.aws.conformance.models import SERVICES, Case

CASES = [Case(service, operation) for service in SERVICES.values() for operation in service.operations.values()]
BY_NAME = {str(case): case for case in CASES}
ANSWERED = {(mark.service, mark.operation) for module in doors.AWS for mark in operations_in(module)}
TOKENS = ("{account}", "{team}", "{user}", "{room}", "{bot}", "{member}", "{key}", "{arn}", "taken")
"""What is there; the ids are filled in when the request is sent."""
KNOWN = {
    "AccountId": "{account}",
    "UserId": "{user}",
    "RoomId": "{room}",
    "BotId": "{bot}",
    "MemberId": "{member}",
    "AccessKeyId": "{key}",
    "PolicyArn": "{arn}",
    "UserName": "taken",
    "GroupName": "taken",
    "RoleName": "taken",
    "PolicyName": "taken",
}
"""What members of a request may be called that is there."""
EDGES = (
    "",
    " ",
    "\0",
    "..",
    "%2e%2e",
    "%00",
    "%",
    "a/b",
    "a//b",
    "é",
    "💬",
    "\u202e",
    "x" * 300,
    "x" * 5000,
    "-1",
    "0",
    "1e309",
    "NaN",
    "null",
    "true",
    "99999999999999999999",
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z",
    "+12065550100",
    "alice@example.com",
    "arn:aws:iam::aws:policy/AmazonChimeReadOnly",
    "arn:aws:iam::123456789012:role/taken",
    '{"Version": "2012-10-17", "Statement": []}',
    '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}',
    '{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": 1, "Condition": {"Bool": {"a": []}}}]}',
    "[" * 60,
)
WORDS = ("a", "Z9", "-", "~", "$", "{", "\n", "\\", "'", "ß", "\ud7ff", "\uffff", "\U0010ffff", "a b", "a=b&c", "#?")
PLAIN = (None, True, False, -1, 0, 1, 2**31, 2**63, 10**30, -0.5, 1e300, float("inf"), float("nan"), *TOKENS, *EDGES)
VALUES = (
    *PLAIN,
    [],
    {},
    [None],
    ["x", 1],
    [["x"]],
    {"a": None},
    {"MemberId": []},
    {"": {"": {}}},
    [{}] * 120,
    ["x"] * 60,
)
# Each draw costs more than most requests: one choice from what is ready is the cheapest of them.
texts = st.sampled_from((*TOKENS, *TOKENS, *EDGES, *WORDS))
values = st.sampled_from(VALUES)
HEADERS = {
    "content-type": (
        "text/plain",
        "application/json; charset=latin-1",
        "application/x-www-form-urlencoded",
        "x" * 9000,
    ),
    "content-encoding": ("gzip", "aws-chunked"),
    "content-length": ("0", "-1", "x"),
    "x-amz-target": ("", "CloudTrail_20131101.LookupEvents", "Nothing", "\xe9"),
    "x-amz-content-sha256": ("UNSIGNED-PAYLOAD", "0" * 64, "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"),
    "x-amz-client-request-token": ("", "token"),
    "host": ("", "elsewhere.example", "["),
    "user-agent": ("", "\xff" * 500),
}
SIGNINGS = (
    "unsigned",
    "wrong",
    "unknown",
    "garbled",
    "stale",
    "presigned",
    "strange token",
    "nobody's",
    "nobody's",
)
signings = st.sampled_from(("right",) * 20 + SIGNINGS)


@dataclass(frozen=True, slots=True)
class Sending:
    """One request on its way; `after` are headers that are put on once it is signed."""

    service: str
    method: str
    target: str
    body: bytes
    headers: dict[str, str]
    signing: str
    after: dict[str, str] = field(default_factory=dict[str, str])


@cache
def batches(service: str, at_once: int, part: int) -> st.SearchStrategy[list[Sending]]:
    """Requests to be sent all at once, mostly to operations that are answered: the `part`-th of every four of them."""
    known = [str(case) for case in CASES if case.service.name == service]
    answered = [name for name in known if (service, BY_NAME[name].operation.name) in ANSWERED]
    asked = answered[part::4] if len(answered) > 8 else answered
    return st.lists(sendings(st.sampled_from(asked * 4 + known[part::4])), min_size=at_once, max_size=at_once)


@st.composite
def sendings(draw: st.DrawFn, names: st.SearchStrategy[str]) -> Sending:
    how = draw(st.integers(0, 3))
    sending = replace(_written(draw(names), how % 2 == 1, how < 2), signing=draw(signings))
    for change in draw(st.sampled_from(PAIRS)):
        sending = change(draw, sending)
    return sending


@cache
def _written(name: str, full: bool, known: bool) -> Sending:
    """As botocore writes it, about what is there or about what is not."""
    case = BY_NAME[name]
    parameters = case.asked(full=full)
    if known:
        parameters = {name: KNOWN.get(name, value) for name, value in parameters.items()}
    method, target, body, headers = case.written(parameters)
    return Sending(case.service.name, method, target, body, headers, "right")


def another_place(draw: st.DrawFn, sending: Sending) -> Sending:
    """A part of the path, mostly an id, is another one."""
    path, _, query = sending.target.partition("?")
    parts = path.split("/")
    text = draw(texts)
    written = text if draw(st.booleans()) and text.isascii() and text.isprintable() else quote(text, safe="{}")
    # In front stand the root, /aws/chime, and the empty text before it.
    at = draw(st.integers(3, max(3, len(parts) - 1)))
    parts[at : at + 1] = [written.replace(" ", "%20").replace("?", "%3F")]
    return replace(sending, target="/".join(parts) + (f"?{query}" if query else ""))


def another_question(draw: st.DrawFn, sending: Sending) -> Sending:
    """The query says something more, or the same twice, or nothing that can be read."""
    names = ("max-results", "next-token", "operation", "member-id", "user-email", "Action", "X-Amz-Date", "%zz", "")
    more = f"{draw(st.sampled_from(names))}={quote(draw(texts), safe='{}')}"
    return replace(sending, target=f"{sending.target}{'&' if '?' in sending.target else '?'}{more}")


def another_member(draw: st.DrawFn, sending: Sending) -> Sending:
    """A member of the body has a value of another kind, or is missing."""
    if SERVICES[sending.service].protocol == "query":
        names = st.sampled_from(("UserName", "PolicyDocument", "MaxItems", "Marker", "Action", "Version", "A.member.1"))
        pairs = {draw(names): draw(texts)}
        return replace(sending, body=sending.body + b"&" + urlencode(pairs, safe="{}").encode())
    try:
        said = json.loads(sending.body or b"{}")
    except ValueError:
        return sending
    if not isinstance(said, dict):
        return sending
    names = [*said, "Name", "NextToken", "MaxResults"]
    return replace(sending, body=_json({**said, draw(st.sampled_from(names)): draw(values)}))


def another_body(draw: st.DrawFn, sending: Sending) -> Sending:
    whole = (
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b"\x00" * 9,
        b"&&=%",
        sending.body[:-1],
        sending.body * 2,
        _json(draw(values)),
    )
    return replace(sending, body=draw(st.sampled_from(whole)))


def another_header(draw: st.DrawFn, sending: Sending) -> Sending:
    name = draw(st.sampled_from(sorted(HEADERS)))
    value = draw(st.sampled_from(HEADERS[name]))
    if name == "host" or draw(st.booleans()):
        return replace(sending, after={**sending.after, name: value})
    kept = {key: said for key, said in sending.headers.items() if key.lower() != name}
    return replace(sending, headers={**kept, name: value})


def another_method(draw: st.DrawFn, sending: Sending) -> Sending:
    return replace(sending, method=draw(st.sampled_from(("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"))))


def as_it_is(_draw: st.DrawFn, sending: Sending) -> Sending:
    return sending


CHANGES = (
    as_it_is,
    another_place,
    another_place,
    another_question,
    another_member,
    another_member,
    another_member,
    another_body,
    another_header,
    another_method,
)


PAIRS = [(one, other) for one in CHANGES for other in (as_it_is, *CHANGES)]


def _json(value: Any) -> bytes:
    return json.dumps(value).encode()
