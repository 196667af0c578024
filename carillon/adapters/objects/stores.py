"""Folders, and buckets of S3 or of whatever speaks like it."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from obstore import exceptions
from obstore.store import LocalStore, S3Store

from carillon.adapters.objects import ObjectsRefused, ObjectsUnavailable, Stored

if TYPE_CHECKING:
    from obstore import GetOptions, ObjectMeta

_REFUSING = (
    exceptions.PermissionDeniedError,
    exceptions.UnauthenticatedError,
    exceptions.InvalidPathError,
    FileNotFoundError,
)
PATIENCE = timedelta(seconds=30)
CHUNK = 1 << 20
"""How much of a large object is in memory at a time, in bytes."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """Where a bucket is and who may write to it."""

    name: str
    region: str
    endpoint: str
    access_key_id: str
    secret_access_key: str = field(repr=False)


class StoredObjects:
    """Objects in one folder or bucket."""

    is_there = True

    def __init__(self, store: LocalStore | S3Store) -> None:
        self._store = store

    async def put(self, key: str, body: bytes, content_type: str, encoding: str | None = None) -> None:
        headers = {"Content-Type": content_type} | ({"Content-Encoding": encoding} if encoding else {})
        await self._put(key, body, headers)

    async def put_file(self, key: str, file: Path, content_type: str) -> None:
        await self._put(key, file, {"Content-Type": content_type})

    async def get(self, key: str) -> bytes | None:
        async with _refusing():
            try:
                found = await self._store.get_async(key)
                return bytes(await found.bytes_async())
            except FileNotFoundError:
                return None

    async def read(self, key: str) -> Stored | None:
        async with _refusing():
            try:
                found = await self._store.head_async(key)
            except FileNotFoundError:
                return None
            return Stored(found["size"], self._pieces(key, found))

    async def _pieces(self, key: str, found: "ObjectMeta") -> AsyncGenerator[bytes]:
        """A request for each: one for all would run out of time while whoever reads takes the bits slowly."""
        for start in range(0, found["size"], CHUNK):
            options: GetOptions = {"range": (start, min(start + CHUNK, found["size"]))}
            if found["e_tag"] is not None:
                options["if_match"] = found["e_tag"]  # never the beginning of one object and the end of another
            async with _refusing():
                piece = bytes(await (await self._store.get_async(key, options=options)).bytes_async())
            yield piece

    async def _put(self, key: str, body: bytes | Path, headers: dict[str, str]) -> None:
        async with _refusing():
            # A file in a folder has no headers.
            await self._store.put_async(key, body, attributes=None if isinstance(self._store, LocalStore) else headers)

    async def keys(self, prefix: str = "") -> list[str]:
        async with _refusing():
            pages = [page async for page in self._store.list(prefix or None)]
        return sorted(each["path"] for page in pages for each in page)

    async def remove(self, key: str) -> None:
        async with _refusing():
            try:
                await self._store.delete_async(key)
            except FileNotFoundError:
                return  # a bucket says nothing of it, a folder does


class NoObjects:
    """Stands where no store is configured."""

    is_there = False

    async def put(self, key: str, body: bytes, content_type: str, encoding: str | None = None) -> None:
        raise ObjectsUnavailable(reason="none is configured")

    async def put_file(self, key: str, file: Path, content_type: str) -> None:
        raise ObjectsUnavailable(reason="none is configured")

    async def get(self, key: str) -> bytes | None:
        return None

    async def read(self, key: str) -> Stored | None:
        return None

    async def keys(self, prefix: str = "") -> list[str]:
        return []

    async def remove(self, key: str) -> None:
        """There is nothing to take away."""


def folder(place: Path) -> StoredObjects:
    """Made where it is missing."""
    place.mkdir(parents=True, exist_ok=True)
    return StoredObjects(LocalStore(place))


def bucket(where: Bucket) -> StoredObjects:
    """An endpoint of its own is addressed with the bucket in the path, as most servers beside AWS want it."""
    store = S3Store(
        where.name,
        config={
            "region": where.region,
            "access_key_id": where.access_key_id,
            "secret_access_key": where.secret_access_key,
            "virtual_hosted_style_request": not where.endpoint,
            "endpoint": where.endpoint or f"https://{where.name}.s3.{where.region}.amazonaws.com",
        },
        client_options={"allow_http": where.endpoint.startswith("http://"), "timeout": PATIENCE},
        retry_config={"max_retries": 2, "retry_timeout": PATIENCE},
    )
    return StoredObjects(store)


@asynccontextmanager
async def _refusing() -> AsyncGenerator[None]:
    """What will not help to try again is told from what may."""
    try:
        yield
    except _REFUSING as error:
        raise ObjectsRefused(reason=_first_line(error)) from error
    except (exceptions.BaseError, OSError) as error:
        raise ObjectsUnavailable(reason=_first_line(error)) from error


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
