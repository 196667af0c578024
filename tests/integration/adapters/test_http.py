"""Requests to customers' endpoints over real sockets and TLS."""

import asyncio
import os
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import httpx2
import pytest

from carillon.adapters.http import (
    AddressForbidden,
    AddressWrong,
    AuthoritiesUnusable,
    Outgoing,
    Post,
    Unreached,
    direct,
)
from carillon.adapters.http.direct import LARGEST_REPLY, DirectHttp
from carillon.adapters.http.targets import networks
from tests.kit.certificates import new_certificate
from tests.kit.endpoints import Answer, Endpoint, answering, endpoint, silent
from tests.kit.server import free_port

pytestmark = pytest.mark.anyio

LOOPBACK = networks(["127.0.0.0/8", "::1"])


@pytest.fixture
def listening(tmp_path: Path) -> Iterator[Endpoint]:
    with endpoint(tmp_path / "tls") as running:
        yield running


@pytest.fixture
def trusting(tmp_path: Path, listening: Endpoint) -> Outgoing:
    return DirectHttp(LOOPBACK, tmp_path / "tls/cert.pem")


def post(url: str, seconds: float = 5, body: bytes = b"hello") -> Post:
    return Post(url, {"content-type": "text/plain", "x-of": "alice"}, body, timedelta(seconds=seconds))


async def test_a_request_arrives_as_it_was_given_and_its_answer_comes_back(
    listening: Endpoint, trusting: Outgoing
) -> None:
    listening.behaves(answering(418, "text/plain; charset=utf-8", b"tea"))
    reply = await trusting.post(post(listening.url))
    assert (reply.status, reply.content_type, reply.body) == (418, "text/plain; charset=utf-8", b"tea")
    (heard,) = listening.heard
    assert (heard.path, heard.body) == ("/events?of=bot", b"hello")
    assert heard.headers["host"] == f"localhost:{listening.port}"
    assert (heard.headers["content-type"], heard.headers["x-of"]) == ("text/plain", "alice")
    assert heard.headers["accept-encoding"] == "identity"


async def test_no_private_address_is_called_unless_the_operator_says_so(listening: Endpoint, tmp_path: Path) -> None:
    strict = DirectHttp((), tmp_path / "tls/cert.pem")
    port = listening.port
    for host in ("localhost", "127.0.0.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433"):
        with pytest.raises((AddressForbidden, Unreached)):
            await strict.post(post(f"https://{host}:{port}/"))
    assert listening.heard == []


async def test_a_redirect_is_an_answer_and_is_not_followed(listening: Endpoint, trusting: Outgoing) -> None:
    listening.behaves(lambda _heard: Answer(302, headers={"location": listening.url}))
    assert (await trusting.post(post(listening.url))).status == 302
    assert len(listening.heard) == 1


@pytest.mark.spec("BOT-13")
async def test_a_certificate_that_nobody_vouches_for_or_of_another_name_is_refused(
    listening: Endpoint, trusting: Outgoing, tmp_path: Path
) -> None:
    new_certificate(tmp_path / "other")
    for carrier in (DirectHttp(LOOPBACK), DirectHttp(LOOPBACK, tmp_path / "other/cert.pem")):
        with pytest.raises(Unreached, match=r"localhost could not be reached: .*certificate"):
            await carrier.post(post(listening.url))
    with pytest.raises(Unreached, match="certificate"):
        await trusting.post(post(f"https://127.0.0.1:{listening.port}/"))
    assert listening.heard == []


async def test_whoever_does_not_answer_in_time_is_not_reached(listening: Endpoint, trusting: Outgoing) -> None:
    listening.behaves(silent)
    with pytest.raises(Unreached, match="does not answer in time"):
        await trusting.post(post(listening.url, seconds=0.3))
    with pytest.raises(Unreached):
        await trusting.post(post(f"https://localhost:{free_port()}/"))
    with pytest.raises(Unreached, match="leads nowhere"):
        await trusting.post(post("https://nowhere.invalid/"))


async def test_of_a_long_answer_the_start_is_read(listening: Endpoint, trusting: Outgoing) -> None:
    listening.behaves(answering(body=b"x" * (LARGEST_REPLY * 4)))
    assert len((await trusting.post(post(listening.url))).body) == LARGEST_REPLY


async def test_the_proxies_of_the_environment_are_passed_by(
    listening: Endpoint, trusting: Outgoing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{free_port()}")
    monkeypatch.setenv("ALL_PROXY", f"http://127.0.0.1:{free_port()}")
    listening.behaves(answering())
    assert (await trusting.post(post(listening.url))).status == 200


def test_certificates_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    (tmp_path / "empty.pem").write_text("nothing")
    for name in ("empty.pem", "missing.pem"):
        with pytest.raises(AuthoritiesUnusable, match=name):
            DirectHttp((), tmp_path / name)


def test_what_is_no_address_is_refused_before_anything_is_asked() -> None:
    carrier = DirectHttp()
    carrier.check("https://example.com:8000")
    with pytest.raises(AddressWrong):
        carrier.check("http://example.com")


EVERY = [
    value
    for value in vars(httpx2).values()
    if isinstance(value, type)
    and issubclass(value, Exception)
    and not issubclass(value, (Warning, httpx2.CookieConflict, httpx2.HTTPStatusError))
]
"""HTTPStatusError and CookieConflict are raised by methods that the adapter does not call."""


@pytest.mark.parametrize("kind", EVERY)
def test_no_exception_of_the_library_gets_out(kind: type[Exception]) -> None:
    with pytest.raises(Unreached), direct.refusing("example.com"):
        raise kind.__new__(kind)


async def test_names_that_are_never_answered_take_no_threads_from_others() -> None:
    answered = threading.Event()

    def stalled(host: str, port: int) -> list[str]:
        answered.wait(30)
        return []

    carrier = DirectHttp(lookup=stalled)
    try:
        crowd = [carrier.post(post("https://slow.example.com/", 0.2)) for _ in range(3 * (os.cpu_count() or 1) + 12)]
        outcomes = await asyncio.gather(*crowd, return_exceptions=True)
        assert {type(each) for each in outcomes} == {Unreached}
        async with asyncio.timeout(5):
            assert await asyncio.to_thread(os.getpid) == os.getpid()
    finally:
        answered.set()
