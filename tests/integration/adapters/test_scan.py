"""The promises of a virus scanner, kept by clamd over TCP and over its socket, and how each failure is told."""

from collections.abc import AsyncGenerator
from datetime import timedelta
from pathlib import Path

import pytest

from carillon.adapters.scan import CLEAN, LARGEST, UNSCANNED, Scanner, ScanUnavailable, TooLargeToScan, infected
from carillon.adapters.scan.clamd import CHUNK, ClamdScanner
from carillon.adapters.scan.off import NoScanner
from tests.kit.scanner import EICAR, EICAR_NAME, KnownViruses, StandInClamd, clamd_by_socket, clamd_by_tcp
from tests.kit.server import free_port

pytestmark = pytest.mark.anyio


@pytest.fixture(params=["tcp", "socket"])
async def clamd(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncGenerator[StandInClamd]:
    async with clamd_by_tcp() if request.param == "tcp" else clamd_by_socket(tmp_path) as running:
        yield running


@pytest.fixture
def scanner(clamd: StandInClamd) -> Scanner:
    return ClamdScanner(clamd.address, timedelta(seconds=10))


@pytest.mark.spec("AMB-41")
async def test_a_harmless_file_is_clean_and_a_virus_is_named(clamd: StandInClamd, scanner: Scanner) -> None:
    assert await scanner.scan(b"a bill") == CLEAN
    assert await scanner.scan(b"before " + EICAR) == infected(EICAR_NAME)
    assert clamd.scanned == [b"a bill", b"before " + EICAR]


@pytest.mark.parametrize("length", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
async def test_every_byte_of_a_file_arrives(clamd: StandInClamd, scanner: Scanner, length: int) -> None:
    body = bytes(each % 251 for each in range(length))
    assert await scanner.scan(body) == CLEAN
    assert clamd.scanned == [body]


@pytest.mark.parametrize(
    "words", [b"stream: Can't allocate memory ERROR\0", b"\0", b"OK\0", b"stream: OK later\0", b"stream: X FOUND", b""]
)
async def test_another_answer_says_nothing_about_the_file(clamd: StandInClamd, scanner: Scanner, words: bytes) -> None:
    clamd.says_instead = words
    with pytest.raises(ScanUnavailable):
        await scanner.scan(b"a bill")
    with pytest.raises(ScanUnavailable):
        await scanner.check()


async def test_an_answer_without_end_is_given_up(clamd: StandInClamd, scanner: Scanner) -> None:
    clamd.says_instead = b"stream: " + b"x" * 100_000
    with pytest.raises(ScanUnavailable, match="end"):
        await scanner.scan(b"a bill")


@pytest.mark.parametrize("after", [1, CHUNK, 2 * CHUNK])
async def test_a_connection_that_is_cut_says_nothing_about_the_file(
    clamd: StandInClamd, scanner: Scanner, after: int
) -> None:
    clamd.cuts_after = after
    with pytest.raises(ScanUnavailable):
        await scanner.scan(b"x" * 8 * CHUNK)


async def test_a_file_that_the_server_finds_too_long_waits_for_its_operator(
    clamd: StandInClamd, scanner: Scanner
) -> None:
    clamd.stream_max_length = CHUNK
    with pytest.raises(ScanUnavailable):
        await scanner.scan(b"x" * 20 * CHUNK)


async def test_a_silent_server_is_given_up(clamd: StandInClamd) -> None:
    clamd.is_silent = True
    with pytest.raises(ScanUnavailable, match="in time"):
        await ClamdScanner(clamd.address, timedelta(milliseconds=200)).scan(b"a bill")


async def test_a_server_that_is_away_is_told(tmp_path: Path) -> None:
    for address in (f"127.0.0.1:{free_port()}", str(tmp_path / "nothing.ctl")):
        with pytest.raises(ScanUnavailable):
            await ClamdScanner(address).scan(b"a bill")


async def test_what_is_too_large_is_not_even_sent(clamd: StandInClamd) -> None:
    scanner = ClamdScanner(clamd.address, largest=10)
    assert await scanner.scan(b"x" * 10) == CLEAN
    with pytest.raises(TooLargeToScan):
        await scanner.scan(b"x" * 11)
    assert clamd.scanned == [b"x" * 10]
    assert LARGEST == 26_214_400


async def test_a_scanner_tells_whether_it_is_there(scanner: Scanner, clamd: StandInClamd) -> None:
    await scanner.check()
    assert clamd.address in scanner.describe()


async def test_without_a_scanner_nothing_is_called_clean() -> None:
    nothing = NoScanner()
    await nothing.check()
    assert await nothing.scan(EICAR) == UNSCANNED
    assert "not scanned" in nothing.describe()


async def test_the_list_of_one_virus_keeps_the_same_promises() -> None:
    known = KnownViruses()
    assert (await known.scan(b"a bill"), await known.scan(EICAR)) == (CLEAN, infected(EICAR_NAME))
    known.is_down = True
    with pytest.raises(ScanUnavailable):
        await known.scan(b"a bill")
