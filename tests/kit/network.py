"""A pytest plugin: the unit ring speaks to nobody, and browsers run where there is only loopback."""

import socket
import sys
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.kit.namespace import ADVICE, on_the_hosts_network

HERE = Path(__file__).parent.parent
SPEECH = {
    "socket.connect",
    "socket.bind",
    "socket.sendto",
    "socket.sendmsg",
    "socket.getaddrinfo",
    "socket.gethostbyname",
}

_silent: list[bool] = []


def pytest_configure() -> None:
    sys.addaudithook(_refuse_when_silent)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """An audit hook cannot be taken off again, so it is told for each test whether to bite."""
    if not item.path.is_relative_to(HERE / "unit"):
        return (yield)
    _silent.append(True)
    try:
        return (yield)
    finally:
        _silent.pop()


def pytest_collection_finish(session: pytest.Session) -> None:
    with_browsers = any(item.path.is_relative_to(HERE / "e2e") for item in session.items)
    if with_browsers and not session.config.option.collectonly and not (alone() or on_the_hosts_network()):
        raise pytest.UsageError(ADVICE)


def alone() -> bool:
    """Whether loopback is the only network here."""
    return [name for _, name in socket.if_nameindex()] == ["lo"]


def _refuse_when_silent(event: str, _arguments: tuple[object, ...]) -> None:
    if _silent and event in SPEECH:
        raise AssertionError(f"The unit ring has no network, but this wants {event}. It belongs in tests/integration.")
