"""Networks of people's own: namespaces joined to this one by a cable that can be pulled, and a second address here."""

import subprocess
import time
from collections.abc import Generator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

ADDRESS = "10.9.9.1"
"""This machine's address beside loopback, as long as `second_interface` holds."""
NOWHERE = "02:00:00:00:00:fe"
"""A hardware address that nobody has: what is sent to it is lost without a word, as behind a router that is down."""
LACKING = (
    "A second network interface could not be made here ({reason}). It takes a network namespace with rights of its "
    "own, as `python -m tests.kit.namespace` makes it, iproute2, and a kernel with veth."
)
START_LIMIT = 10.0


class NoInterface(Exception):
    """What is missing on this machine."""


def ip(*arguments: str) -> None:
    _run("ip", *arguments)


@contextmanager
def second_interface() -> Generator[str]:
    """An address of this machine beside loopback, which leads nowhere: browsers of users have one, and so no flag."""
    with _pair("near", "far"):
        ip("address", "add", f"{ADDRESS}/24", "dev", "near")
        for end in ("near", "far"):
            ip("link", "set", end, "up")
        yield ADDRESS


@dataclass(slots=True)
class Home:
    """A network with one cable to this machine. Whoever is at home reaches ADDRESS and nothing else."""

    number: int
    holder: "subprocess.Popen[bytes]"

    @property
    def outside(self) -> str:
        return f"street{self.number}"

    def command(self, *command: str) -> list[str]:
        """The command as it must be given to run at home."""
        return ["nsenter", "--net", f"--target={self.holder.pid}", "--", *command]

    def run(self, *command: str) -> None:
        _run(*self.command(*command))

    def program(self, file: Path, program: str) -> Path:
        """A script that runs the program at home, for whoever takes only a path."""
        file.write_text(f'#!/bin/sh\nexec {" ".join(self.command(program))} "$@"\n')
        file.chmod(0o700)
        return file

    def allow_only(self, *, udp: Sequence[int] = (), tcp: Sequence[int] = ()) -> None:
        """What a narrow network does: nothing leaves home but to these ports."""
        for protocol, ports in (("udp", udp), ("tcp", tcp)):
            for port in ports:
                rule = ["pref", "9", "ipproto", protocol, "dport", str(port), "lookup", "main"]
                self.run("ip", "rule", "add", *rule)
        self.run("ip", "rule", "add", "pref", "10", "to", ADDRESS, "unreachable")

    def pull(self) -> None:
        """Take the cable out: the machine at home sees at once that it is gone."""
        ip("link", "set", self.outside, "down")

    def plug(self) -> None:
        ip("link", "set", self.outside, "up")

    def silence(self) -> None:
        """Lose every packet, both ways, while everything looks well."""
        ip("neighbour", "replace", _inner(self.number), "lladdr", NOWHERE, "dev", self.outside, "nud", "permanent")
        self.run(
            "ip", "neighbour", "replace", _outer(self.number), "lladdr", NOWHERE, "dev", "home", "nud", "permanent"
        )

    def restore(self) -> None:
        ip("neighbour", "delete", _inner(self.number), "dev", self.outside)
        self.run("ip", "neighbour", "delete", _outer(self.number), "dev", "home")


@contextmanager
def homes(count: int, first: int = 1) -> Generator[list[Home]]:
    """So many networks, numbered from the first; ADDRESS must be here already."""
    with ExitStack() as opened:
        yield [opened.enter_context(_home(number)) for number in range(first, first + count)]


@contextmanager
def _home(number: int) -> Generator[Home]:
    # It holds the namespace as long as this process, whose pipe it reads to the end, is there.
    with subprocess.Popen(["unshare", "--net", "cat"], stdin=subprocess.PIPE) as holder:
        home = Home(number, holder)
        _furnish(home)
        try:
            yield home
        finally:
            ip("link", "delete", home.outside)


def _furnish(home: Home) -> None:
    _wait_for_namespace(home.holder.pid)
    outside, inside = home.outside, "home"
    ip("link", "add", outside, "type", "veth", "peer", "name", inside, "netns", str(home.holder.pid))
    _without_ipv6(outside)
    home.run("sh", "-c", f"echo 1 >{_ipv6_switch(inside)}")
    ip("address", "add", f"{_outer(home.number)}/24", "dev", outside)
    ip("link", "set", outside, "up")
    home.run("ip", "address", "add", f"{_inner(home.number)}/24", "dev", inside)
    for end in ("lo", inside):
        home.run("ip", "link", "set", end, "up")
    home.run("ip", "route", "add", f"{ADDRESS}/32", "via", _outer(home.number))


def _outer(number: int) -> str:
    return f"10.9.{100 + number}.1"


def _inner(number: int) -> str:
    return f"10.9.{100 + number}.2"


@contextmanager
def _pair(one: str, other: str) -> Generator[None]:
    ip("link", "add", one, "type", "veth", "peer", "name", other)
    try:
        for end in (one, other):
            _without_ipv6(end)
        yield
    finally:
        ip("link", "delete", one)


def _without_ipv6(interface: str) -> None:
    """An address that makes itself would be one more way than the test means."""
    Path(_ipv6_switch(interface)).write_text("1")


def _ipv6_switch(interface: str) -> str:
    return f"/proc/sys/net/ipv6/conf/{interface}/disable_ipv6"


def _wait_for_namespace(pid: int) -> None:
    mine, end = Path("/proc/self/ns/net").readlink(), time.monotonic() + START_LIMIT
    while Path(f"/proc/{pid}/ns/net").readlink() == mine:
        if time.monotonic() > end:
            raise NoInterface(LACKING.format(reason="unshare --net did not leave this one"))
        time.sleep(0.01)


def _run(*command: str) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise NoInterface(LACKING.format(reason=error)) from None
    if done.returncode:
        raise NoInterface(LACKING.format(reason=f"{' '.join(command)}: {done.stderr.strip()}"))
