"""The promises of an object store, kept by a folder and by a bucket; the bucket is a real server's, on loopback."""

import asyncio
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto.server import ThreadedMotoServer

from carillon.adapters.objects import Objects, ObjectsRefused, ObjectsUnavailable
from carillon.adapters.objects.stores import Bucket, NoObjects, bucket, folder
from tests.kit.eventually import eventually

pytestmark = pytest.mark.anyio

KEY = "AWSLogs/1 2/ä+b.json.gz"


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    url = f"http://{host}:{port}"
    client(url).create_bucket(Bucket="trails")
    yield url
    server.stop()


def client(endpoint: str) -> Any:
    connect: Any = boto3.client
    return connect(
        "s3", endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id="k", aws_secret_access_key="s"
    )


def trails(endpoint: str, name: str = "trails") -> Objects:
    return bucket(Bucket(name, "us-east-1", endpoint, "k", "s"))


@pytest.fixture(params=["folder", "bucket"])
def objects(request: pytest.FixtureRequest, tmp_path: Path) -> Objects:
    return folder(tmp_path / "objects") if request.param == "folder" else trails(request.getfixturevalue("endpoint"))


async def test_what_is_put_is_found_until_it_is_replaced(objects: Objects) -> None:
    assert objects.is_there
    assert await objects.get(KEY) is None
    await objects.put(KEY, b"one", "application/json", "gzip")
    await objects.put(KEY, b"two", "application/json", "gzip")
    await objects.put("other/name", b"", "text/plain")
    assert await objects.get(KEY) == b"two"
    assert await objects.keys("AWSLogs") == [KEY]
    assert await objects.keys() == [KEY, "other/name"]


async def test_a_large_file_is_put_and_read_bit_by_bit(objects: Objects, tmp_path: Path) -> None:
    file = tmp_path / "large.zip"
    file.write_bytes(bytes(range(256)) * 64 * 1024)
    assert await objects.read("large.zip") is None
    await objects.put_file("large.zip", file, "application/zip")
    stored = await objects.read("large.zip")
    assert stored is not None
    sizes: list[int] = []
    body = b""
    async for chunk in stored.chunks:
        sizes.append(len(chunk))
        body += chunk
    assert (stored.size, body) == (file.stat().st_size, file.read_bytes())
    assert max(sizes) < stored.size


async def test_nothing_is_under_way_at_the_store_while_whoever_reads_takes_time() -> None:
    """A request that stays open so long would be given up, and the file with it."""
    size, written = 64 * 1024 * 1024, list[int]()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        bits = re.search(r"bytes=(\d+)-(\d+)", asked)
        first, last = (0, size - 1) if bits is None else (int(bits[1]), int(bits[2]))
        status = "200 OK" if bits is None else "206 Partial Content"
        place = "" if bits is None else f"Content-Range: bytes {first}-{last}/{size}\r\n"
        head = f"HTTP/1.1 {status}\r\nConnection: close\r\nLast-Modified: Sat, 21 Nov 2026 10:00:00 GMT\r\n"
        writer.write(f"{head}{place}Content-Length: {last - first + 1}\r\n\r\n".encode())
        if not asked.startswith("head"):
            writer.write(bytes(last - first + 1))
            await writer.drain()
            written.append(last - first + 1)
        writer.close()
        await writer.wait_closed()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        stored = await trails(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}").read("large.zip")
        assert stored is not None
        first = await anext(stored.chunks)
        assert await eventually(lambda: written) == [len(first)]


async def test_what_is_removed_is_gone_and_may_be_removed_again(objects: Objects) -> None:
    await objects.put(KEY, b"one", "application/json")
    await objects.remove(KEY)
    await objects.remove(KEY)
    assert await objects.get(KEY) is None


async def test_a_bucket_tells_what_its_objects_are(endpoint: str) -> None:
    await trails(endpoint).put("typed", b"x", "application/json", "gzip")
    head = client(endpoint).head_object(Bucket="trails", Key="typed")
    assert (head["ContentType"], head["ContentEncoding"]) == ("application/json", "gzip")


async def test_a_bucket_that_is_not_there_refuses_and_a_server_that_is_not_there_may_come_back(endpoint: str) -> None:
    with pytest.raises(ObjectsRefused):
        await trails(endpoint, "no-such-bucket").put("key", b"x", "text/plain")
    with pytest.raises(ObjectsUnavailable):
        await trails("http://127.0.0.1:1").put("key", b"x", "text/plain")


async def test_without_a_store_nothing_is_kept() -> None:
    nothing = NoObjects()
    assert (nothing.is_there, await nothing.get("key"), await nothing.keys()) == (False, None, [])
    with pytest.raises(ObjectsUnavailable):
        await nothing.put("key", b"x", "text/plain")
