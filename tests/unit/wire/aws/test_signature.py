"""Signatures: fixed ones, those of botocore's own signer, and everything that must not pass."""

from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest
from botocore.auth import SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from hypothesis import assume, given
from hypothesis import strategies as st

from carillon.core.clock import SystemClock
from carillon.wire.aws.address import parse
from carillon.wire.aws.errors import BadRequest, IncompleteSignature, MissingAuthentication, WrongSignature
from carillon.wire.aws.signature import Claim, Signed, Verifier, canonical, claimed, signature, signing_key

SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
HOST = "carillon.example:8080"
STAMP = "20260102T030405Z"
SIGNED_AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
CREDENTIALS = Credentials("AKIDEXAMPLE", SECRET)
NOTHING: frozenset[str] = frozenset()

VECTORS = [
    (
        "GET /accounts/a1b2",
        "",
        "7cf30c3a1974ec8e0812c7968422382bf26a41b3c1c82c5fdcdc53291f6f5443",
    ),
    (
        "GET /phone-numbers/%2B12065550100",
        "",
        "9a4ae977df8b06aa8d592eb5634e25cd2ae60b7092a2a80ffe664ca626b0cd6a",
    ),
    (
        "GET /phone-numbers/%252B12065550100",
        "",
        "78174f635d4be7bc9a5b57a0364e0ae41eeef2d1dd5efd89733c39fcb07e5be7",
    ),
    (
        "POST /accounts/a1b2/users/u1?operation=logout",
        "",
        "e6e9289579787595a5c5507c632064679cf656674c002a4576254880e7f80cf6",
    ),
    (
        "GET /accounts?name=A%20b&next-token=x%2B%2F%3D",
        "",
        "bc17d6c3430d2901eaee98126b7762b2c4eaac568829cbafaee04fbbce2f8c6f",
    ),
    (
        "POST /accounts",
        '{"Name": "n"}',
        "d8625f10609dcd820ff8d0b9a75f4f8872c2cbc4a5c186d7ff77577c5d3a5ed5",
    ),
    (
        "DELETE /accounts/a",
        "",
        "ea1ae29e9b5dc918be242743755fd21eb364f992672fb4c275ce9f01bc6397e8",
    ),
]


def request(method: str, target: str, headers: dict[str, str]) -> Signed:
    path, _, query = target.partition("?")
    return Signed(method, parse(path.encode(), query.encode(), ""), headers)


def authorization(signature: str, headers: str = "host;x-amz-date", scope: str = "20260102/us-east-1/chime") -> str:
    return (
        f"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/{scope}/aws4_request, SignedHeaders={headers}, Signature={signature}"
    )


def check(signed: Signed, body: bytes = b"", now: datetime = SIGNED_AT, secret: str = SECRET) -> Claim:
    verifier = Verifier()
    claim = claimed(signed, "chime", NOTHING)
    verifier.check_time(claim, now)
    verifier.check(claim, signed, body, secret)
    return claim


@pytest.mark.parametrize(("line", "body", "expected"), VECTORS)
def test_fixed_requests_have_these_signatures(line: str, body: str, expected: str) -> None:
    method, target = line.split(" ")
    headers = {"host": HOST, "x-amz-date": STAMP, "content-type": "application/json"}
    names = "content-type;host;x-amz-date" if body else "host;x-amz-date"
    headers["authorization"] = authorization(expected, names)
    check(request(method, target, headers), body.encode())


SEGMENT = st.text(min_size=1, max_size=12)
PAIRS = st.lists(st.tuples(SEGMENT, st.text(max_size=8)), max_size=4)


def readable(target: str) -> bool:
    """Names like `..` and %2e are refused before their signature counts."""
    try:
        parse(target.encode(), b"", "")
    except BadRequest:
        return False
    return True


@given(st.lists(SEGMENT, min_size=1, max_size=4), PAIRS, st.binary(max_size=30), st.sampled_from(["eu-west-1", "x"]))
def test_whatever_botocore_signs_is_believed_and_nothing_else(
    segments: list[str], pairs: list[tuple[str, str]], body: bytes, region: str
) -> None:
    target = "/" + "/".join(quote(segment, safe="~") for segment in segments)
    assume(readable(target))
    query = "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in pairs)
    sent = AWSRequest("POST", f"http://{HOST}{target}?{query}", headers={"X-Amz-Chime-Bearer": "a  b"}, data=body)
    SigV4Auth(CREDENTIALS, "chime", region).add_auth(sent)
    headers = {"host": HOST, **{name.lower(): str(value) for name, value in sent.headers.items()}}
    signed = request("POST", f"{target}?{query}", headers)
    now = SystemClock().now()
    assert check(signed, body, now).region == region
    for changed in (
        request("PUT", f"{target}?{query}", headers),
        request("POST", f"{target}/x?{query}", headers),
        request("POST", f"{target}?{query}&x=", headers),
        request("POST", f"{target}?{query}", headers | {"host": "elsewhere.example"}),
        request("POST", f"{target}?{query}", headers | {"x-amz-chime-bearer": "a b c"}),
    ):
        with pytest.raises(WrongSignature):
            check(changed, body, now)
    with pytest.raises(WrongSignature):
        check(signed, body + b"!", now)
    with pytest.raises(WrongSignature):
        check(signed, body, now, secret="another")


def presigned(url: str = "/accounts?name=A%20b") -> str:
    sent = AWSRequest("GET", f"http://{HOST}{url}")
    SigV4QueryAuth(CREDENTIALS, "chime", "us-east-1", expires=600).add_auth(sent)
    return str(sent.url).removeprefix(f"http://{HOST}")


def test_a_presigned_address_is_good_until_it_expires() -> None:
    now = SystemClock().now()
    signed = request("GET", presigned(), {"host": HOST})
    check(signed, now=now)
    check(signed, now=now + timedelta(seconds=590))
    with pytest.raises(WrongSignature, match="expired"):
        check(signed, now=now + timedelta(seconds=610))
    with pytest.raises(WrongSignature, match="not yet"):
        check(signed, now=now - timedelta(minutes=6))


def test_a_presigned_address_cannot_be_changed() -> None:
    address = presigned()
    for changed in (
        address.replace("A%20b", "A%20c"),
        address.replace("X-Amz-Expires=600", "X-Amz-Expires=604800"),
        f"{address}&max-results=1",
    ):
        with pytest.raises(WrongSignature):
            check(request("GET", changed, {"host": HOST}), now=SystemClock().now())
    for changed in (
        address.replace("X-Amz-Expires=600", "X-Amz-Expires=604801"),
        address.replace("X-Amz-Expires=600", "X-Amz-Expires=-1"),
        address.replace("X-Amz-Algorithm=AWS4-HMAC-SHA256", "X-Amz-Algorithm=none"),
        address.replace("X-Amz-Date=", "X-Amz-Day="),
    ):
        with pytest.raises(IncompleteSignature):
            check(request("GET", changed, {"host": HOST}), now=SystemClock().now())


@pytest.mark.parametrize("minutes", [-6, 6])
def test_clocks_may_differ_by_the_window_and_no_more(minutes: int) -> None:
    headers = {"host": HOST, "x-amz-date": STAMP, "authorization": authorization(VECTORS[0][2])}
    signed = request("GET", "/accounts/a1b2", headers)
    check(signed, now=SIGNED_AT + timedelta(minutes=minutes * 4 / 6))
    with pytest.raises(WrongSignature):
        check(signed, now=SIGNED_AT + timedelta(minutes=minutes))
    claim = claimed(signed, "chime", NOTHING)
    Verifier(timedelta(minutes=15)).check_time(claim, SIGNED_AT + timedelta(minutes=minutes))


@pytest.mark.parametrize("window", [timedelta(), timedelta(minutes=16)])
def test_the_window_is_at_most_a_quarter_of_an_hour(window: timedelta) -> None:
    with pytest.raises(ValueError, match="15 minutes"):
        Verifier(window)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"authorization": None}, MissingAuthentication),
        ({"authorization": "Bearer abc"}, MissingAuthentication),
        ({"authorization": "AWS4-HMAC-SHA256 Credential=a"}, IncompleteSignature),
        ({"authorization": "AWS4-HMAC-SHA256"}, IncompleteSignature),
        ({"authorization": authorization("0" * 64, scope="20260102/us-east-1")}, IncompleteSignature),
        ({"authorization": authorization("0" * 64, scope="20260103/us-east-1/chime")}, IncompleteSignature),
        ({"authorization": authorization("0" * 64, scope="20260102/us-east-1/iam")}, WrongSignature),
        ({"authorization": authorization("0" * 64, headers="host")}, IncompleteSignature),
        ({"authorization": authorization("0" * 64, headers="x-amz-date")}, IncompleteSignature),
        ({"authorization": authorization("0" * 64, headers="absent;host;x-amz-date")}, IncompleteSignature),
        ({"authorization": authorization("0" * 64)}, WrongSignature),
        ({"authorization": authorization("ü")}, WrongSignature),
        ({"x-amz-date": None}, IncompleteSignature),
        ({"x-amz-date": "yesterday"}, IncompleteSignature),
        ({"x-amz-date": "20260102T999999Z"}, IncompleteSignature),
        ({"x-amz-security-token": "session"}, IncompleteSignature),
    ],
)
def test_whatever_is_missing_or_wrong_is_said(changes: dict[str, str | None], refusal: type[Exception]) -> None:
    headers = {"host": HOST, "x-amz-date": STAMP, "authorization": authorization(VECTORS[0][2])}
    check(request("GET", "/accounts/a1b2", dict(headers)))
    changed = {name: value for name, value in (headers | changes).items() if value is not None}
    with pytest.raises(refusal):
        check(request("GET", "/accounts/a1b2", changed))


def test_one_request_is_signed_in_one_place() -> None:
    headers = {"host": HOST, "x-amz-date": STAMP, "authorization": authorization("0" * 64)}
    with pytest.raises(IncompleteSignature, match="not in both"):
        check(request("GET", "/accounts?X-Amz-Signature=0", headers))


def test_a_header_that_the_operation_reads_must_be_signed() -> None:
    headers = {"host": HOST, "x-amz-date": STAMP, "authorization": authorization("0" * 64), "x-amz-chime-bearer": "a"}
    signed = request("GET", "/channels", headers)
    claimed(signed, "chime", NOTHING)
    with pytest.raises(IncompleteSignature, match="x-amz-chime-bearer"):
        claimed(signed, "chime", frozenset({"x-amz-chime-bearer"}))


def test_the_canonical_form_encodes_the_raw_path_once_more_and_sorts_the_query() -> None:
    signed = request("GET", "/a%2Bb?b=2&a=%20&c", {"host": HOST})
    assert canonical(signed, ("host",), b"").decode().split("\n")[1:3] == ["/a%252Bb", "a=%20&b=2&c="]
    claim = Claim("AKID", "us-east-1", "chime", ("host",), "", STAMP)
    assert len(signature(signing_key(SECRET, claim.scope), claim, canonical(signed, ("host",), b""))) == 64
