"""The unit ring, this test with it, is cut off from every network."""

import socket

import pytest


def test_a_unit_test_can_neither_look_up_nor_listen() -> None:
    with pytest.raises(AssertionError, match="no network"):
        socket.getaddrinfo("localhost", 80)
    with socket.socket() as listener, pytest.raises(AssertionError, match="no network"):
        listener.bind(("127.0.0.1", 0))
