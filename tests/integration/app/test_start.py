"""Starting and ending: what is missing or wrong is one clear sentence, and nothing is left half-done."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from tests.integration.app.disks import small_disk
from tests.integration.web.visitor import Visitor, set_up
from tests.kit.databases import Postgres
from tests.kit.media_engine import command_line, engine_of
from tests.kit.server import CARILLON, Server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    installation = Server(tmp_path / "data")
    yield installation
    installation.kill()


def refused(server: Server, *words: str) -> str:
    """The sentence with which `carillon serve` ends, and nothing else is said."""
    done = server.run("serve", "--port", str(server.port), *words, check=False)
    assert (done.returncode, done.stdout) == (1, ""), done
    assert done.stderr.startswith("carillon: ")
    assert done.stderr.endswith("\n")
    assert "Traceback" not in done.stderr
    return done.stderr.removeprefix("carillon: ").strip()


def children_of(parent: int) -> list[str]:
    tasks = Path(f"/proc/{parent}/task").glob("*/children")
    return [child for file in tasks for child in file.read_text().split()]


def test_a_taken_port_is_told_and_no_database_is_made(server: Server) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", server.port))
        taken.listen()
        assert refused(server) == (
            f"Port {server.port} on 127.0.0.1 is taken by another program. "
            "Stop that program, or choose another port with --port."
        )
    assert not list(server.data.glob("carillon.db*"))
    assert not (server.data / "master.key").exists()


def test_an_address_that_is_not_ours_is_told(server: Server) -> None:
    assert refused(server, "--host", "192.0.2.1").startswith(f"Cannot listen on 192.0.2.1 port {server.port}: ")


def test_two_servers_do_not_share_a_folder(server: Server) -> None:
    server.start()
    second = Server(server.data)
    assert refused(second) == (
        f"Another carillon serve is running on the data folder {server.data}. "
        "Stop it, or choose another folder with --data."
    )
    assert httpx2.get(f"{server.url}/health/live").status_code == 200


def test_every_mistake_in_the_configuration_is_told_at_once(server: Server) -> None:
    server.config = 'colour = "blue"\n[server]\nport = "many"\nhots = "x"\n[mail]\ntls = "maybe"\n'
    server.environment = {"CARILLON_SERVER__PROT": "1"}
    said = refused(server)
    assert said.startswith("The configuration has 5 mistakes; Carillon does not start before that is mended:")
    for mistake in (
        "colour: there is no such option",
        "server.hots: there is no such option; the nearest is server.host",
        "CARILLON_SERVER__PROT: there is no such option; the nearest is CARILLON_SERVER__PORT",
        "mail.tls: this must be",
        "server.port: this must be a whole number",
    ):
        assert mistake in said
    assert {file.name for file in server.data.iterdir()} == {"carillon.toml"}


def test_a_configuration_that_is_not_there_is_told(server: Server) -> None:
    assert "absent.toml cannot be read: No such file" in refused(server, "--config", str(server.data / "absent.toml"))


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    inside = Server(tmp_path / "file" / "data")
    done = inside.command("serve", check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(f"carillon: The data folder {inside.data} cannot be used: Not a directory.")
    with small_disk(tmp_path / "disk", 8 << 20, "ro") as disk:
        done = Server(disk / "data").command("serve", check=False)
    assert done.returncode == 1
    assert "cannot be used: Read-only file system." in done.stderr


def test_a_disk_that_is_full_at_the_start_is_told(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 8 << 20) as disk:
        (disk / "ballast").write_bytes(bytes(6 << 20))
        full = Server(disk / "data")
        assert refused(full) == (f"The disk that holds {full.data} is full. Free at least 4 MB and start again.")
        assert {file.name for file in full.data.iterdir()} <= {"carillon.toml"}
        (disk / "ballast").unlink()
        full.start()
        full.stop()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://carillon@127.0.0.1:9/carillon", "The database does not answer"),
        ("postgresql://carillon@/carillon?host=/nonexistent", "The database does not answer"),
        ("mysql://carillon@localhost/carillon", "database.url: the value has not the right form"),
    ],
)
def test_a_database_that_is_not_there_is_told(server: Server, url: str, said: str) -> None:
    server.config = f'[database]\nurl = "{url}"\n'
    assert said in refused(server)


@pytest.mark.parametrize("who", ["carillon@/absent", "stranger@/postgres"])
def test_a_database_that_lets_nobody_in_is_told(server: Server, postgres_server: Postgres, who: str) -> None:
    server.config = f'[database]\nurl = "postgresql://{who}?host={postgres_server.folder}"\n'
    assert refused(server) == (
        "The database does not let Carillon in. Check the name, the user and the password in database.url."
    )


def test_a_file_that_is_no_database_is_told(server: Server) -> None:
    server.data.mkdir(mode=0o700)
    (server.data / "carillon.db").write_text("not a database\n" * 100)
    assert refused(server) == (
        "The database file cannot be opened, or it is damaged. See whose it is, or restore a backup."
    )


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_the_server_ends_when_it_is_told_to_with_everything_it_started(server: Server, how: signal.Signals) -> None:
    server.start()
    visitor = set_up(server)
    assert server.process is not None
    engine = engine_of(server)
    assert children_of(server.process.pid) == [str(engine)]
    server.process.send_signal(how)
    assert server.process.wait(timeout=20) == 0
    assert command_line(engine) == b"", "the media engine was left behind"
    assert not list(server.data.glob("carillon.db-*")), "the database was not closed"
    assert "Traceback" not in server.log
    server.start()
    assert visitor.get("/session").status_code == 200


def test_ctrl_c_at_a_terminal_ends_everything(server: Server) -> None:
    """A terminal tells the whole group, as the keyboard does."""
    server.data.mkdir(mode=0o700)
    group = subprocess.Popen(
        ["sh", "-c", f'"{CARILLON}" serve --data "{server.data}" --port {server.port}'],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    server.process = None
    _wait_for(server)
    os.killpg(group.pid, signal.SIGINT)
    group.wait(timeout=20)
    with socket.socket() as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        free.bind(("127.0.0.1", server.port))


def _wait_for(server: Server) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            if httpx2.get(f"{server.url}/health/ready", timeout=5).status_code == 200:
                return
        except httpx2.TransportError:
            time.sleep(0.05)
    raise AssertionError("not ready")


def test_a_crash_leaves_what_can_be_started_again(server: Server) -> None:
    server.start()
    alice = set_up(server)
    room = alice.done("/rooms", {"name": "Room", "token": "room"})
    alice.done(f"/rooms/{room['id']}/messages", {"content": "kept", "token": "kept"})
    for _ in range(2):
        server.kill()
        server.start()
    (message,) = alice.get(f"/rooms/{room['id']}/messages").json()["items"]
    assert message["content"] == "kept"


def test_the_second_start_is_quick(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    server.start()
    server.stop()
    began = time.monotonic()
    server.start()
    with capsys.disabled():
        # Not asserted: the machine may be busy with something else.
        sys.stdout.write(f"\nsecond start: {time.monotonic() - began:.1f} s (promised: 5 s)\n")


def test_the_set_up_link_is_printed_until_it_was_used_and_is_new_at_every_start(server: Server) -> None:
    server.start()
    first = server.log.partition("/setup#")[2].split()[0]
    server.stop()
    server.start()
    second = server.log.rpartition("/setup#")[2].split()[0]
    assert first != second
    late = Visitor(server).post("/setup/check", {"secret": first})
    assert (late.status_code, late.json()["code"]) == (403, "SetupSecretWrong")
    set_up(server)
    server.stop()
    server.log_file.unlink()
    server.start()
    assert "/setup#" not in server.log
    assert f"Client   http://localhost:{server.port}/" in server.log
