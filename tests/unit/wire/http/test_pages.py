"""Front ends are served from what was built, and say so when nothing was."""

import asyncio
from pathlib import Path

import pytest
from starlette.exceptions import HTTPException
from starlette.types import Message

from carillon.wire.http.pages import NOT_BUILT, Pages


@pytest.fixture
def built(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<title>Carillon</title>")
    (tmp_path / "assets" / "main-1a2b.js").write_text("export {}")
    (tmp_path.parent / "secret.txt").write_text("secret")
    return tmp_path


def get(folder: Path, path: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    sent: list[Message] = []

    async def ask() -> None:
        async def receive() -> Message:
            return {"type": "http.request"}

        async def send(message: Message) -> None:
            sent.append(message)

        scope = {"type": "http", "asgi": {"spec_version": "2.4"}, "method": method, "path": path}
        scope |= {"root_path": "", "headers": [], "query_string": b""}
        await Pages(folder)(scope, receive, send)

    asyncio.run(ask())
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], headers, b"".join(message.get("body", b"") for message in sent[1:])


def test_every_deep_link_opens_the_page_which_is_asked_for_each_time(built: Path) -> None:
    for path in ("/", "/rooms/1", "/rooms/0b1c-4d", "/iam/users/alice.archer@example.com"):
        status, headers, body = get(built, path)
        assert (status, body) == (200, b"<title>Carillon</title>")
        assert headers["cache-control"] == "no-cache"


def test_hashed_files_are_kept_for_ever_and_missing_ones_are_no_page(built: Path) -> None:
    status, headers, body = get(built, "/assets/main-1a2b.js")
    assert (status, body) == (200, b"export {}")
    assert "immutable" in headers["cache-control"]
    for path in ("/assets/main-9z.js", "/assets/fonts/inter.woff2", "/robots.txt"):
        assert get(built, path)[0] == 404


def test_nothing_outside_of_the_folder_is_given_away(built: Path) -> None:
    for path in ("/../secret.txt", "/assets/../../secret.txt"):
        with pytest.raises(HTTPException, match="404"):
            get(built, path)
    assert b"secret" not in get(built, "//secret.txt")[2]


def test_only_reading_is_answered(built: Path) -> None:
    assert get(built, "/", "POST")[0] == 405


def test_before_the_front_ends_are_built_the_page_says_what_to_do(tmp_path: Path) -> None:
    status, _, body = get(tmp_path, "/")
    assert (status, body.decode()) == (503, NOT_BUILT)
