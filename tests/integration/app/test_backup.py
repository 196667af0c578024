"""A backup holds everything and comes back whole, on both databases, or is refused and leaves nothing behind."""

import asyncio
import shutil
import sqlite3
import tarfile
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from tests.integration.web.visitor import Visitor
from tests.kit.clients import Credentials, chime
from tests.kit.databases import Postgres
from tests.kit.server import DEVELOPMENT, Server

Rows = dict[str, list[str]]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An installation on SQLite with people, rooms, mails and a key."""
    started = Server(tmp_path_factory.mktemp("backup") / "data").start()
    started.run("sample")
    yield started
    started.stop()


@pytest.fixture(scope="module")
def file(filled: Server) -> Path:
    kept = filled.data.parent / "carillon.backup"
    filled.run("backup", str(kept))
    return kept


def sqlite_rows(file: Path) -> Rows:
    with closing(sqlite3.connect(file)) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {name: sorted(map(repr, database.execute(f"SELECT * FROM {name}"))) for name in tables}


def postgres_rows(url: str) -> Rows:
    async def read() -> Rows:
        connection = await asyncpg.connect(url.replace("+asyncpg", ""))
        try:
            names = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
            return {
                name: sorted(repr(tuple(row)) for row in await connection.fetch(f"SELECT * FROM {name}"))
                for (name,) in names
            }
        finally:
            await connection.close()

    return asyncio.run(read())


def files(folder: Path) -> dict[str, bytes]:
    """Everything but the database, the lock, and what is written anew: when a backup was made, what media needs."""
    others = ("carillon.db", "serve.lock", "latest-backup.json")
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(others) and path.parent.name != "media"
    }


def sign_in(server: Server, sample: dict[str, Any], number: int = 0) -> Visitor:
    visitor = Visitor(server)
    visitor.done("/session", {name: sample["people"][number][name] for name in ("email", "password")})
    return visitor


def refused(server: Server, *words: str) -> str:
    done = server.run(*words, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    return done.stderr.removeprefix("carillon: ").strip()


def test_everything_comes_back_row_by_row_and_file_by_file(filled: Server, tmp_path: Path) -> None:
    key = filled.json("keys", "create")
    filled.stop()
    kept = tmp_path / "kept.backup"
    filled.run("backup", str(kept))
    assert kept.stat().st_mode & 0o777 == 0o600
    restored = Server(tmp_path / "data")
    _restore(restored, kept)
    assert sqlite_rows(restored.data / "carillon.db") == sqlite_rows(filled.data / "carillon.db")
    assert files(restored.data) == files(filled.data)
    assert all(path.stat().st_mode & 0o077 == 0 for path in restored.data.rglob("*"))
    filled.start()
    restored.start()
    client: Any = chime(f"{restored.url}/aws/chime", Credentials(str(key["AccessKeyId"]), str(key["SecretAccessKey"])))
    assert len(client.list_accounts()["Accounts"]) == 2
    assert sign_in(restored, restored.json("sample")).get("/rooms").json()["items"]
    restored.stop()


def _restore(into: Server, kept: Path) -> None:
    """As on a new machine, where not even the folder is there."""
    assert not into.data.exists()
    into.command("restore", str(kept))


def test_a_backup_taken_while_people_write_is_one_moment(filled: Server, tmp_path: Path) -> None:
    alice = sign_in(filled, filled.json("sample"))
    room = alice.done("/rooms", {"name": "Busy", "token": "busy"})
    over = threading.Event()
    acknowledged: list[int] = []

    def write() -> None:
        number = 0
        while not over.is_set():
            number += 1
            body = {"content": f"line {number}", "token": f"busy-{number}"}
            acknowledged.append(alice.done(f"/rooms/{room['id']}/messages", body)["sequence"])

    writer = threading.Thread(target=write)
    writer.start()
    try:
        before = len(acknowledged)
        filled.run("backup", str(tmp_path / "kept"))
        after = len(acknowledged)
    finally:
        over.set()
        writer.join()
    restored = Server(tmp_path / "data")
    _restore(restored, tmp_path / "kept")
    with closing(sqlite3.connect(restored.data / "carillon.db")) as database:
        query = "SELECT sequence FROM messages WHERE conversation_id = ? ORDER BY sequence"
        stored = [number for (number,) in database.execute(query, (room["id"],))]
        (last,) = database.execute("SELECT last_sequence FROM conversations WHERE id = ?", (room["id"],)).fetchone()
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert stored == list(range(1, last + 1))
    assert before <= last <= after + 1
    assert after > before


def test_postgresql_comes_back_row_by_row(postgres_server: Postgres, tmp_path: Path) -> None:
    source, target = postgres_server.create(), postgres_server.create()
    served = _on_postgres(postgres_server, source, tmp_path / "served").start()
    sample: Any = served.json("sample")
    served.run("backup", str(tmp_path / "kept"))
    served.stop()
    elsewhere = _on_postgres(postgres_server, target, tmp_path / "elsewhere")
    elsewhere.run("restore", str(tmp_path / "kept"))
    kept, now = postgres_rows(postgres_server.url(target)), postgres_rows(postgres_server.url(source))
    # Only what the server does by itself may differ: it went on for a moment, and sealed the trail meanwhile.
    differs = {name for name in kept if kept[name] != now[name]}
    assert differs <= {"schedules", "jobs", "trail_chains", "trail_seals"}
    assert len(kept["messages"]) == 10
    sign_in(elsewhere.start(), sample).done("/rooms", {"name": "New", "token": "new"})
    elsewhere.stop()
    again = _on_postgres(postgres_server, target, tmp_path / "again")
    assert refused(again, "restore", str(tmp_path / "kept")) == (
        "The database has tables already. Restore into an empty one."
    )
    assert not (again.data / "master.key").exists()


def _on_postgres(server: Postgres, name: str, folder: Path) -> Server:
    url = server.url(name).replace("+asyncpg", "")
    return Server(folder, config=f'{DEVELOPMENT}[database]\nurl = "{url}"\n')


def test_another_database_than_the_configured_one_is_refused(
    file: Path, postgres_server: Postgres, tmp_path: Path
) -> None:
    empty = _on_postgres(postgres_server, postgres_server.create(), tmp_path / "data")
    assert refused(empty, "restore", str(file)) == (
        "The backup is of SQLite, but the configuration names PostgreSQL. Change database.url."
    )
    assert {each.name for each in empty.data.iterdir()} == {"carillon.toml", "serve.lock"}


def test_a_place_where_something_is_or_runs_is_refused(filled: Server, file: Path, tmp_path: Path) -> None:
    assert "Another carillon serve is running" in refused(filled, "restore", str(file))
    full = Server(tmp_path / "data")
    full.json("keys", "create")
    before = files(full.data)
    assert "has something in it already" in refused(full, "restore", str(file))
    assert files(full.data) == before


@pytest.mark.parametrize("harm", ["cut off", "one bit", "nothing", "other"])
def test_a_damaged_file_is_refused_and_nothing_is_left(file: Path, tmp_path: Path, harm: str) -> None:
    content = bytearray(file.read_bytes())
    match harm:
        case "cut off":
            del content[-200:]
        case "one bit":
            content[len(content) // 2] ^= 1
        case "nothing":
            content.clear()
        case _:
            content[:] = b"a text\n"
    damaged = tmp_path / "damaged"
    damaged.write_bytes(content)
    target = Server(tmp_path / "data")
    done = target.command("restore", str(damaged), check=False)
    assert done.returncode == 1
    assert done.stderr == (
        f"carillon: {damaged} is no backup, or it is damaged; nothing was restored. Take another one.\n"
    )
    assert not target.data.exists()


def test_a_schema_from_the_future_is_refused(file: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer"
    _rewrite(file, newer, tmp_path / "pieces", b'"schema": "', b'"schema": "9')
    target = Server(tmp_path / "data")
    done = target.command("restore", str(newer), check=False)
    assert done.returncode == 1
    assert "made by a newer Carillon" in done.stderr
    assert not target.data.exists()


def test_nothing_in_a_backup_gets_out_of_the_folder(file: Path, tmp_path: Path) -> None:
    evil = tmp_path / "evil"
    with tarfile.open(evil, "w:gz") as tar:
        (tmp_path / "piece").write_text("x")
        tar.add(tmp_path / "piece", "../../outside")
    target = Server(tmp_path / "a" / "b" / "data")
    assert target.command("restore", str(evil), check=False).returncode == 1
    assert not list(tmp_path.rglob("outside"))


def _rewrite(file: Path, to: Path, pieces: Path, old: bytes, new: bytes) -> None:
    """The same backup with another manifest."""
    with tarfile.open(file) as tar:
        names = tar.getnames()
        tar.extractall(pieces, filter="data")
    manifest = pieces / "manifest.json"
    manifest.write_bytes(manifest.read_bytes().replace(old, new))
    with tarfile.open(to, "w:gz") as tar:
        for name in names:
            tar.add(pieces / name, name)


def test_an_interrupted_restore_is_not_taken_for_an_installation(file: Path, tmp_path: Path) -> None:
    half = Server(tmp_path / "data")
    (half.data / ".restoring").mkdir(parents=True)
    for words in (["restore", str(file)], ["serve"]):
        assert "was interrupted. Empty that folder and restore again." in refused(half, *words)


def test_a_backup_that_cannot_be_written_leaves_the_earlier_one(filled: Server, file: Path, tmp_path: Path) -> None:
    absent = tmp_path / "absent" / "file"
    assert refused(filled, "backup", str(absent)).startswith(f"The backup {absent} was not written: No such file")
    kept = tmp_path / "kept"
    shutil.copy(file, kept)
    filled.run("backup", str(kept))
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
    nowhere = Server(tmp_path / "data")
    assert "There is no installation in" in refused(nowhere, "backup", str(kept))
