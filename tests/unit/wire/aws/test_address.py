"""The raw path taken apart: what is refused, what is decoded, and how often."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carillon.wire.aws.address import MOST_ENCODINGS, parse
from carillon.wire.aws.errors import BadRequest

ROOT = "/aws/chime"


def segments(path: str) -> tuple[str, ...]:
    return parse(f"{ROOT}{path}".encode(), b"", ROOT).segments


def test_each_segment_is_decoded_once() -> None:
    assert segments("/phone-numbers/%2B12065550100") == ("phone-numbers", "+12065550100")
    assert segments("/phone-numbers/%252B12065550100") == ("phone-numbers", "%2B12065550100")
    assert segments("/tags/arn%3Aaws%2Fa%20b+c") == ("tags", "arn:aws/a b+c")


def test_the_root_itself_has_no_segments() -> None:
    assert segments("") == segments("/") == ()


@pytest.mark.parametrize(
    "path",
    [
        "/..",
        "/.",
        "/a/../b",
        "/%2e%2e",
        "/%2E.",
        "/%252e%252e",
        "/%25252e",
        "/a%2f..%2fb",
        "/a%252f%252e%252e",
        "//a",
        "/a/",
        "/a//b",
        "/%zz",
        "/%2",
        "/%ff",
        "/ü",
    ],
)
def test_a_path_that_somebody_could_read_otherwise_is_refused(path: str) -> None:
    with pytest.raises(BadRequest):
        segments(path)


@pytest.mark.parametrize("times", [MOST_ENCODINGS, 20_000])
def test_a_name_that_is_encoded_again_and_again_is_given_up_early(times: int) -> None:
    assert segments(f"/%{'25' * (MOST_ENCODINGS - 2)}41")
    with pytest.raises(BadRequest, match="percent-encoded more than"):
        segments(f"/%{'25' * times}41")


def test_dots_within_a_name_are_no_dot_segment() -> None:
    assert segments("/a..b/.hidden/...") == ("a..b", ".hidden", "...")


def test_the_query_keeps_its_order_its_doubles_and_its_pluses() -> None:
    address = parse(ROOT.encode(), b"a=1&b=x%2B+y&a=2&flag&empty=", ROOT)
    assert address.query == (("a", "1"), ("b", "x++y"), ("a", "2"), ("flag", ""), ("empty", ""))


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_any_bytes_are_read_or_refused(path: bytes, query: bytes) -> None:
    try:
        address = parse(ROOT.encode() + b"/" + path, query, ROOT)
    except BadRequest:
        return
    assert all(segment not in ("", ".", "..") for segment in address.segments)
