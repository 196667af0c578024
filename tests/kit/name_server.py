"""A name server on loopback that answers for domains nobody has, and the same in memory."""

import socket
import threading
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import dns.flags
import dns.message
import dns.rcode
import dns.rrset

from carillon.adapters.dns import NamesUnreachable

LONGEST_BY_UDP = 512


@dataclass(slots=True)
class NameServer:
    """Knows the TXT records that a test gives it; `asked` are the names and how they were asked for."""

    port: int
    texts: dict[str, list[Sequence[str]]] = field(default_factory=dict[str, list[Sequence[str]]])
    aliases: dict[str, str] = field(default_factory=dict[str, str])
    failure: dns.rcode.Rcode | None = None
    is_silent: bool = False
    asked: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def says(self, name: str, *texts: str) -> None:
        """The TXT records of the name from now on, each in pieces of at most 255 characters."""
        self.texts[name] = [[text[at : at + 255] for at in range(0, len(text) or 1, 255)] for text in texts]

    def answer(self, question: bytes, way: str) -> bytes | None:
        asked = dns.message.from_wire(question)
        name = asked.question[0].name
        self.asked.append((name.to_text(omit_final_dot=True), way))
        if self.is_silent:
            return None
        reply = dns.message.make_response(asked, recursion_available=True)
        self._fill(reply, name.to_text(omit_final_dot=True))
        wire = reply.to_wire()
        if way == "udp" and len(wire) > LONGEST_BY_UDP:
            short = dns.message.make_response(asked)
            short.flags |= dns.flags.TC
            return short.to_wire()
        return wire

    def _fill(self, reply: dns.message.Message, name: str) -> None:
        if self.failure is not None:
            reply.set_rcode(self.failure)
            return
        if (alias := self.aliases.get(name)) is not None:
            reply.answer.append(dns.rrset.from_text(f"{name}.", 60, "IN", "CNAME", f"{alias}."))
            name = alias
        if name not in self.texts:
            reply.set_rcode(dns.rcode.NXDOMAIN)
        elif self.texts[name]:
            records = [" ".join(f'"{piece}"' for piece in pieces) for pieces in self.texts[name]]
            reply.answer.append(dns.rrset.from_text(f"{name}.", 60, "IN", "TXT", *records))


@contextmanager
def name_server() -> Generator[NameServer]:
    """A running one, by UDP and TCP on the same port."""
    with (
        socket.create_server(("127.0.0.1", 0)) as listening,
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams,
    ):
        server = NameServer(int(listening.getsockname()[1]))
        datagrams.bind(("127.0.0.1", server.port))
        threads = [
            threading.Thread(target=_by_udp, args=(server, datagrams)),
            threading.Thread(target=_by_tcp, args=(server, listening)),
        ]
        for thread in threads:
            thread.start()
        try:
            yield server
        finally:
            # An empty message is the sign to end: closing a socket wakes nobody who waits on it.
            datagrams.sendto(b"", ("127.0.0.1", server.port))
            with socket.create_connection(("127.0.0.1", server.port)):
                pass
            for thread in threads:
                thread.join()


def _by_udp(server: NameServer, datagrams: socket.socket) -> None:
    while True:
        question, sender = datagrams.recvfrom(4096)
        if not question:
            return
        if (reply := server.answer(question, "udp")) is not None:
            datagrams.sendto(reply, sender)


def _by_tcp(server: NameServer, listening: socket.socket) -> None:
    while True:
        connection, _ = listening.accept()
        with connection, connection.makefile("rwb") as stream:
            if not (length := stream.read(2)):
                return
            if (reply := server.answer(stream.read(int.from_bytes(length)), "tcp")) is not None:
                stream.write(len(reply).to_bytes(2) + reply)


@dataclass(slots=True)
class KnownNames:
    """`dns.Names` in memory."""

    texts_of: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    is_down: bool = False
    asked: list[str] = field(default_factory=list[str])

    async def texts(self, name: str) -> tuple[str, ...]:
        self.asked.append(name)
        if self.is_down:
            raise NamesUnreachable(name=name, reason="it is asleep.")
        return self.texts_of.get(name, ())
