"""HTTPS with a certificate from files that is renewed without a restart; host names; proxies."""

import socket
import ssl
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from tests.integration.web.visitor import Visitor, setup_secret
from tests.kit.certificates import NAME, new_certificate, serial
from tests.kit.eventually import eventually
from tests.kit.server import Server

pytestmark = pytest.mark.anyio


def shown(server: Server) -> str:
    """The serial number of the certificate that a new connection is shown."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with (
        socket.create_connection(("127.0.0.1", server.port), timeout=10) as raw,
        context.wrap_socket(raw, server_hostname=NAME) as secure,
    ):
        certificate = secure.getpeercert(binary_form=True)
    assert certificate is not None
    return serial(ssl.DER_cert_to_PEM_cert(certificate).encode())


@pytest.fixture
def tls(tmp_path: Path) -> Path:
    folder = tmp_path / "tls"
    new_certificate(folder)
    return folder


def served(tmp_path: Path, tls: Path) -> Server:
    config = f'[server]\nhost_name = "{NAME}"\ncertificate_file = "{tls}/cert.pem"\nkey_file = "{tls}/key.pem"\n'
    return Server(tmp_path / "data", config=config)


@pytest.fixture
def server(tmp_path: Path, tls: Path) -> Iterator[Server]:
    running = served(tmp_path, tls)
    running.begin()
    yield running
    running.stop()


async def _ready(server: Server) -> None:
    def announced() -> bool:
        return "Carillon is ready" in server.log

    await eventually(announced, within=60)


async def test_a_renewed_certificate_is_shown_without_a_restart(server: Server, tls: Path) -> None:
    await _ready(server)
    first = serial((tls / "cert.pem").read_bytes())
    assert shown(server) == first
    (tls / "cert.pem").write_text("half of a certifi")
    assert shown(server) == first
    second = new_certificate(tls)

    def renewed() -> bool:
        return shown(server) == second

    await eventually(renewed, within=30)
    assert server.process is not None
    assert server.process.poll() is None


async def test_others_come_by_name_over_https_and_links_lead_there(server: Server) -> None:
    await _ready(server)
    assert f"https://{NAME}:{server.port}/setup#" in server.log
    here = f"https://{NAME}:{server.port}"

    def ask(host: str, origin: str, method: str = "GET", path: str = "/api/v1/setup") -> httpx2.Response:
        headers = {"host": host, "origin": origin}
        body = {"secret": setup_secret(server)} if method == "POST" else None
        with httpx2.Client(verify=False, timeout=10) as http:
            return http.request(method, f"https://127.0.0.1:{server.port}{path}", headers=headers, json=body)

    named = f"{NAME}:{server.port}"
    found = ask(named, here)
    assert found.status_code == 200
    assert found.headers["strict-transport-security"].startswith("max-age=")
    assert (found.json()["host"], found.json()["development"]) == ("host-name", False)
    foreign = ask("evil.example.net", "https://evil.example.net")
    assert (foreign.status_code, foreign.json()["code"]) == (400, "UnknownHost")
    assert ask(named, here, "POST", "/api/v1/setup/check").status_code == 204
    for page in ("https://evil.example.net", f"http://{named}", ""):
        answer = ask(named, page, "POST", "/api/v1/setup/check")
        assert (answer.status_code, answer.json()["code"]) == (403, "ForeignOrigin")
    assert ask(named, here, path="/api/v1/development/mail").status_code == 404


def test_a_pair_that_does_not_fit_ends_the_start(tmp_path: Path, tls: Path) -> None:
    other = tmp_path / "other"
    new_certificate(other)
    (other / "key.pem").replace(tls / "key.pem")
    installation = served(tmp_path, tls)
    done = installation.run("serve", "--port", str(installation.port), check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(f"carillon: The certificate {tls}/cert.pem with the key {tls}/key.pem cannot be used")
    (tls / "cert.pem").unlink()
    assert "No such file or directory" in installation.run("serve", check=False).stderr
    assert not (installation.data / "carillon.db").exists()


@pytest.mark.parametrize(("days", "state", "status"), [(60, "ok", 0), (5, "failed", 0), (-1, "failed", 1)])
def test_doctor_tells_when_a_certificate_ends(tmp_path: Path, days: int, state: str, status: int) -> None:
    new_certificate(tmp_path / "tls", days)
    done = served(tmp_path, tmp_path / "tls").run("doctor", "--json", check=False)
    assert done.returncode == status
    assert f'"certificate", "state": "{state}"' in done.stdout


def test_forwarded_headers_count_from_trusted_proxies_only(tmp_path: Path) -> None:
    config = f'[server]\nhost_name = "{NAME}"\ntrusted_proxies = ["127.0.0.1"]\nmetrics_token = "let me in"\n'
    behind = Server(tmp_path / "behind", config=config).start()
    alone = Server(tmp_path / "alone", config=f'[server]\nhost_name = "{NAME}"\n').start()
    forwarded = {"host": NAME, "x-forwarded-proto": "https", "x-forwarded-for": "203.0.113.9"}
    try:
        for server, status in ((behind, 204), (alone, 403)):
            browser = Visitor(server, origin=f"https://{NAME}", headers=forwarded)
            answer = browser.post("/setup/check", {"secret": setup_secret(server)})
            assert answer.status_code == status, answer.text
        assert f"https://{NAME}/setup#" in behind.log
    finally:
        behind.stop()
        alone.stop()
