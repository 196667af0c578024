"""The networks that meetings are tried in: a second interface, homes with a cable to pull, and narrow ways out."""

import socket
import subprocess
from collections.abc import Iterator

import pytest

from tests.kit.homes import ADDRESS, Home, homes, second_interface

KNOCK = "import socket, sys; socket.create_connection((sys.argv[1], int(sys.argv[2])), timeout=1)"


@pytest.fixture(scope="module", autouse=True)
def beside_loopback() -> Iterator[None]:
    with second_interface():
        yield


@pytest.fixture
def home() -> Iterator[Home]:
    with homes(1) as [one]:
        yield one


@pytest.fixture
def door() -> Iterator[int]:
    """A port of this machine where somebody listens."""
    with socket.create_server((ADDRESS, 0)) as listener:
        yield int(listener.getsockname()[1])


def reaches(home: Home, address: str, port: int) -> bool:
    knock = home.command("python3", "-c", KNOCK, address, str(port))
    return subprocess.run(knock, capture_output=True, check=False).returncode == 0


def reaches_again(home: Home, port: int) -> bool:
    """A few tries: a cable that is back is not seen at once."""
    return any(reaches(home, ADDRESS, port) for _ in range(10))


def test_whoever_is_at_home_reaches_this_machine_and_nobody_else(home: Home, door: int) -> None:
    assert reaches(home, ADDRESS, door)
    assert not reaches(home, "192.0.2.1", door)
    assert not reaches(home, "127.0.0.1", door)


def test_a_pulled_cable_and_a_silent_one_both_cut_home_off_until_they_are_mended(home: Home, door: int) -> None:
    for cut, mend in ((home.pull, home.plug), (home.silence, home.restore)):
        cut()
        assert not reaches(home, ADDRESS, door)
        mend()
        assert reaches_again(home, door)


def test_a_narrow_network_lets_only_the_named_ports_through(home: Home, door: int) -> None:
    with socket.create_server((ADDRESS, 0)) as other:
        home.allow_only(tcp=[door])
        assert reaches(home, ADDRESS, door)
        assert not reaches(home, ADDRESS, other.getsockname()[1])
