"""Where a request may go."""

from ipaddress import ip_address

import pytest

from carillon.adapters.http import AddressForbidden, AddressWrong
from carillon.adapters.http.targets import LONGEST, Target, allowed, is_public, networks, target


@pytest.mark.spec("BOT-27")
def test_an_address_is_taken_apart_and_sent_as_it_was_written() -> None:
    assert target("https://example.com") == Target("example.com", 443, "/")
    found = target("https://Example.com:8000/a%2Fb?c=d%20e")
    assert (found, found.authority) == (Target("example.com", 8000, "/a%2Fb?c=d%20e"), "example.com:8000")
    assert target("https://[2001:db8::1]:8443/").authority == "[2001:db8::1]:8443"
    assert target("https://example.com:443/").authority == "example.com"


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "example.com",
        "http://example.com/",
        "ftp://example.com/",
        "https://",
        "https:///path",
        "https://alice:secret@example.com/",
        "https://alice@example.com/",
        "https://example.com/#here",
        "https://example.com:0/",
        "https://example.com:65536/",
        "https://example.com:x/",
        "https://[::1/",
        "https://.example.com/",
        "https://[fe80::1%25eth0]/",
        "https://exa mple.com/",
        "https://example.com/a b",
        "https://example.com/\r\nHost: other",
        "https://example.com\\@other.example/",
        "https://exämple.com/",
        "https://example.com/" + "x" * LONGEST,
    ],
)
def test_what_is_not_the_address_of_an_https_endpoint_is_refused(wrong: str) -> None:
    with pytest.raises(AddressWrong):
        target(wrong)


PUBLIC = ("93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:8.8.8.8")
NOT_PUBLIC = (
    "127.0.0.1",
    "127.1.2.3",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "2001:db8::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::808:808",
    "2002:7f00:1::1",
    "2001:0:7f00:1::1",
)


def test_only_addresses_of_the_public_internet_are_public() -> None:
    assert [each for each in PUBLIC if not is_public(ip_address(each))] == []
    assert [each for each in NOT_PUBLIC if is_public(ip_address(each))] == []


def test_one_private_address_among_public_ones_forbids_them_all() -> None:
    assert allowed("example.com", ["8.8.8.8", "1.1.1.1"], ()) == ["8.8.8.8", "1.1.1.1"]
    with pytest.raises(AddressForbidden, match=r"example\.com leads to an address that is not a public one"):
        allowed("example.com", ["8.8.8.8", "10.0.0.1"], ())


def test_the_operator_may_except_networks() -> None:
    exceptions = networks(["10.1.0.0/16", "::1"])
    assert allowed("intern.example", ["10.1.2.3", "::1"], exceptions) == ["10.1.2.3", "::1"]
    with pytest.raises(AddressForbidden):
        allowed("intern.example", ["10.2.0.1"], exceptions)
    with pytest.raises(AddressForbidden):
        allowed("intern.example", ["fe80::1%eth0"], exceptions)
