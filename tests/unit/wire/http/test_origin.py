"""Whose request it is, which name it was sent to, and whose page sent it."""

from ipaddress import ip_network

import pytest
from starlette.requests import HTTPConnection

from carillon.wire.http.errors import ForeignOrigin, UnknownHost
from carillon.wire.http.origin import Doorstep

PROXIED = Doorstep("chat.example.com", (ip_network("10.0.0.0/8"),))


def connection(peer: str = "127.0.0.1", scheme: str = "http", **headers: str) -> HTTPConnection:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return HTTPConnection({"type": "http", "scheme": scheme, "path": "/", "headers": raw, "client": (peer, 5000)})


def test_forwarded_headers_count_only_from_a_trusted_proxy() -> None:
    told = {"x_forwarded_for": "203.0.113.9, 10.0.0.7", "x_forwarded_proto": "https"}
    assert PROXIED.origin(connection("10.0.0.1", **told)).address == "203.0.113.9"
    assert PROXIED.origin(connection("10.0.0.1", **told)).secure
    assert PROXIED.origin(connection("198.51.100.4", **told)).address == "198.51.100.4"
    assert not PROXIED.origin(connection("198.51.100.4", **told)).secure


def test_an_invented_hop_before_the_real_one_is_not_believed() -> None:
    forged = connection("10.0.0.1", x_forwarded_for="127.0.0.1, 203.0.113.9")
    assert PROXIED.origin(forged).address == "203.0.113.9"


def test_foreign_host_names_are_refused_so_that_rebinding_fails() -> None:
    for good in ("localhost:8420", "127.0.0.1:8420", "[::1]:8420", "chat.example.com"):
        PROXIED.check_host(connection(host=good))
    for wrong in ("evil.example.net", "localhost.evil.example.net", "", "[", "chat.example.com.evil.example.net"):
        with pytest.raises(UnknownHost):
            PROXIED.check_host(connection(host=wrong))
        with pytest.raises(UnknownHost):
            Doorstep().check_host(connection(host=wrong))


def test_only_our_own_pages_may_change_something() -> None:
    Doorstep().check_page(connection(host="localhost:8420", origin="http://localhost:8420"))
    for foreign in (
        "http://evil.example.net",
        "http://localhost:9999",
        "https://localhost:8420",
        "null",
        "http://[",
        "",
    ):
        with pytest.raises(ForeignOrigin):
            Doorstep().check_page(connection(host="localhost:8420", origin=foreign))
    with pytest.raises(ForeignOrigin):
        Doorstep().check_page(connection(host="localhost:8420"))


def test_the_language_that_a_browser_asks_for_is_known_where_it_is_one_of_ours() -> None:
    assert Doorstep().origin(connection(accept_language="fr-CH, fr;q=0.9, en;q=0.8")).language == "fr"
    assert Doorstep().origin(connection(accept_language="nl")).language == ""
    assert Doorstep().origin(connection()).language == ""
