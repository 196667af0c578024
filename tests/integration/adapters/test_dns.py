"""Names looked up at a real name server, by UDP and by TCP."""

from collections.abc import Iterator
from datetime import timedelta

import dns.rcode
import pytest

from carillon.adapters.dns import Names, NamesUnreachable
from carillon.adapters.dns.resolver import NameServers
from tests.kit.name_server import NameServer, name_server
from tests.kit.server import free_port

pytestmark = pytest.mark.anyio

NAME = "_carillon-verify.acme.example"


@pytest.fixture
def server() -> Iterator[NameServer]:
    with name_server() as running:
        yield running


@pytest.fixture
def names(server: NameServer) -> Names:
    return NameServers([("127.0.0.1", server.port)])


async def test_all_texts_of_a_name_are_answered(server: NameServer, names: Names) -> None:
    server.says(NAME, "one", "two words")
    assert sorted(await names.texts(NAME)) == ["one", "two words"]
    assert server.asked == [(NAME, "udp")]


async def test_a_name_that_is_not_there_and_one_without_texts_have_none(server: NameServer, names: Names) -> None:
    assert await names.texts(NAME) == ()
    server.says(NAME)
    assert await names.texts(NAME) == ()


async def test_a_long_answer_is_asked_for_again_by_tcp_and_its_pieces_are_put_together(
    server: NameServer, names: Names
) -> None:
    server.says(NAME, "x" * 700, "short")
    assert sorted(await names.texts(NAME)) == ["short", "x" * 700]
    assert server.asked == [(NAME, "udp"), (NAME, "tcp")]


async def test_an_alias_is_followed(server: NameServer, names: Names) -> None:
    server.aliases[NAME] = "proof.provider.example"
    server.says("proof.provider.example", "one")
    assert await names.texts(NAME) == ("one",)


async def test_what_was_answered_once_is_not_remembered(server: NameServer, names: Names) -> None:
    server.says(NAME, "before")
    assert await names.texts(NAME) == ("before",)
    server.says(NAME, "after")
    assert await names.texts(NAME) == ("after",)


async def test_a_server_that_cannot_tell_is_no_server_without_the_record(server: NameServer, names: Names) -> None:
    server.failure = dns.rcode.SERVFAIL
    with pytest.raises(NamesUnreachable):
        await names.texts(NAME)


async def test_a_silent_server_is_given_up(server: NameServer) -> None:
    server.is_silent = True
    with pytest.raises(NamesUnreachable, match="in time"):
        await NameServers([("127.0.0.1", server.port)], timedelta(milliseconds=300)).texts(NAME)


async def test_where_one_server_is_away_the_next_is_asked(server: NameServer) -> None:
    server.says(NAME, "one")
    both = NameServers([("127.0.0.1", free_port()), ("127.0.0.1", server.port)])
    assert await both.texts(NAME) == ("one",)
