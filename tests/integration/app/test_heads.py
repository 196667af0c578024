"""The head of a request: what the listener reads before there is a call, and where it stops reading."""

import socket
from collections.abc import Iterable, Iterator
from contextlib import suppress

import pytest

from carillon.app.listener import HEAD_TOO_LARGE, LARGEST_HEAD
from tests.kit.server import Server

START = b"GET /aws/chime HTTP/1.1\r\nHost: carillon.example\r\nConnection: close\r\n"
MOST_SENT = 100 * LARGEST_HEAD


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("heads") / "installation").start()
    yield started
    started.stop()


def answer(server: Server, pieces: Iterable[bytes]) -> bytes:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        for piece in pieces:
            connection.sendall(piece)
        told = b""
        while more := connection.recv(65_536):
            told += more
    return told


def test_headers_of_usual_length_are_read_however_they_are_cut(server: Server) -> None:
    head = START + b"X-Long: " + b"a" * (LARGEST_HEAD - 1000) + b"\r\n\r\n"
    for size in (len(head), 1400):
        pieces = [head[start : start + size] for start in range(0, len(head), size)]
        assert answer(server, pieces).startswith(b"HTTP/1.1 404 ")


@pytest.mark.parametrize(
    "header", [b"X-Long: " + b"a" * LARGEST_HEAD, b"X-Short: b\r\n" * 10_000], ids=["long", "many"]
)
def test_more_headers_than_that_are_refused_in_words(server: Server, header: bytes) -> None:
    told = answer(server, [START + header + b"\r\n\r\n"])
    assert told.startswith(b"HTTP/1.1 400 ")
    assert told.endswith(HEAD_TOO_LARGE.encode())


def test_a_header_that_never_ends_is_not_kept(server: Server) -> None:
    sent = 0
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(START + b"X-Endless: ")
        with suppress(ConnectionError):
            while sent < MOST_SENT:
                connection.sendall(b"a" * 1400)
                sent += 1400
    assert sent < MOST_SENT
    assert answer(server, [START + b"\r\n"]).startswith(b"HTTP/1.1 404 ")
