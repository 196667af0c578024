"""Signing in, registering and the set-up, over HTTP and the socket of a running server."""

import json
import sqlite3
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from tests.integration.web.visitor import ANOTHER, API, PASSWORD, Visitor, register, set_up, setup_secret
from tests.kit.server import DEVELOPMENT, Server

GENEROUS = DEVELOPMENT + "[signin]\nattempts_per_account = 1000\nattempts_per_address = 100000\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that is set up, with Alice as administrator; limits are out of the way."""
    started = Server(tmp_path_factory.mktemp("signin") / "data", GENEROUS).start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def alice(server: Server) -> Visitor:
    return set_up(server)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Server]:
    """A server of the test's own, not set up yet, with the limits that are the default."""
    started = Server(tmp_path / "data").start()
    yield started
    started.stop()


def socket_of(server: Server, visitor: Visitor, origin: str | None = None) -> ClientConnection:
    cookies = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    return connect(
        f"ws://127.0.0.1:{server.port}/ws", additional_headers={"Cookie": cookies}, origin=Origin(origin or server.url)
    )


def code(answer: httpx2.Response) -> str:
    return str(answer.json()["code"])


@pytest.mark.spec("PRE-01")
def test_the_set_up_is_done_once_and_signs_the_administrator_in(fresh: Server) -> None:
    stranger = Visitor(fresh)
    assert stranger.get("/setup").json() == {
        "needed": True,
        "development": True,
        "host": "just-this-machine",
        "organisation_name": None,
    }
    wrong = stranger.post("/setup/check", {"secret": "guessed"})
    assert (wrong.status_code, code(wrong)) == (403, "SetupSecretWrong")
    secret = setup_secret(fresh)
    assert stranger.post("/setup/check", {"secret": secret}).status_code == 204
    administrator = set_up(fresh)
    me = administrator.get("/console/session").json()
    assert (me["kind"], me["name"], me["email"]) == ("user", "Alice.Archer", "alice@example.com")
    assert me["organisation"]["name"] == "Acme"
    assert "chime:CreateAccount" in me["may"]
    person = administrator.get("/session").json()
    assert (person["display_name"], person["license"], person["account"]["name"]) == ("Alice Archer", "Pro", "Acme")
    assert person["development"] is True
    done = stranger.post("/setup/check", {"secret": secret})
    assert (done.status_code, code(done)) == (410, "SetupDone")
    assert stranger.get("/setup").json()["needed"] is False


def test_the_set_up_writes_how_others_reach_the_server(fresh: Server) -> None:
    administrator = Visitor(fresh)
    wish: dict[str, object] = {
        "secret": setup_secret(fresh),
        "organisation_name": "Acme",
        "administrator": {"name": "Alice", "email": "alice@example.com", "password": PASSWORD},
        "use_carillon": False,
    }
    host = {"kind": "host", "host_name": "carillon.example.com"}
    absent = {**host, "certificate_file": "/nowhere/carillon.pem", "key_file": "/nowhere/carillon.key"}
    refused = administrator.post("/setup", {**wish, "reach": absent})
    assert (refused.status_code, code(refused)) == (400, "CertificateUnusable")
    proxied = {**host, "certificate_file": "", "key_file": "", "trusted_proxies": ["127.0.0.1"]}
    done = administrator.done("/setup", {**wish, "reach": proxied})
    assert done["restart_needed"] is True
    assert "carillon.example.com" in Path(done["config_file"]).read_text()
    assert administrator.get("/console/session").status_code == 200
    assert administrator.get("/session").status_code == 401


@pytest.mark.parametrize("origin", ["https://evil.example.com", "http://127.0.0.1:1", "null"])
def test_a_page_of_another_site_changes_nothing(server: Server, alice: Visitor, origin: str) -> None:
    foreign = Visitor(server, origin)
    foreign.cookies = alice.cookies
    for answer in (
        foreign.sign_in("alice@example.com"),
        foreign.delete("/session"),
        foreign.post("/password", {"current": PASSWORD, "new": ANOTHER}),
    ):
        assert (answer.status_code, code(answer)) == (403, "ForeignOrigin")
    assert alice.get("/session").status_code == 200


def test_a_request_without_an_origin_changes_nothing(server: Server, alice: Visitor) -> None:
    bare = httpx2.post(f"{server.url}{API}/session", json={"email": "alice@example.com", "password": PASSWORD})
    assert (bare.status_code, code(bare)) == (403, "ForeignOrigin")
    assert alice.get("/session").status_code == 200


def test_a_form_of_another_content_type_is_not_read(server: Server, alice: Visitor) -> None:
    body = json.dumps({"email": "alice@example.com", "password": PASSWORD})
    answer = httpx2.post(
        f"{server.url}{API}/session", content=body, headers={"origin": server.url, "content-type": "text/plain"}
    )
    assert answer.status_code == 400
    assert alice.get("/session").status_code == 200


def test_the_socket_of_a_page_of_another_site_is_turned_away(server: Server, alice: Visitor) -> None:
    with pytest.raises(ConnectionClosed), socket_of(server, alice, "https://evil.example.com") as socket:
        socket.recv(timeout=5)
    assert socket.close_code == 4403
    with pytest.raises(ConnectionClosed), socket_of(server, Visitor(server)) as socket:
        socket.recv(timeout=5)
    assert socket.close_code == 4401


def test_cookies_are_for_this_host_and_no_script(server: Server, alice: Visitor) -> None:
    visitor = Visitor(server)
    (cookie,) = visitor.sign_in("alice@example.com").headers.get_list("set-cookie")
    flags = [part.strip().lower() for part in cookie.split(";")]
    assert flags[0].startswith("carillon_client=")
    assert {"httponly", "samesite=lax", "path=/"} <= set(flags)
    assert "secure" not in flags
    assert not any(flag.startswith("domain") for flag in flags)
    (gone,) = visitor.delete("/session").headers.get_list("set-cookie")
    assert "max-age=0" in gone.lower()
    assert alice.get("/session").status_code == 200


def test_over_https_cookies_are_secure_and_tied_to_the_host(tmp_path: Path) -> None:
    server = Server(
        tmp_path / "data",
        DEVELOPMENT + '[server]\nhost_name = "carillon.example.com"\ntrusted_proxies = ["127.0.0.1"]\n',
    ).start()
    try:
        headers = {"host": "carillon.example.com", "x-forwarded-proto": "https", "x-forwarded-for": "192.0.2.7"}
        visitor = Visitor(server, "https://carillon.example.com", headers)
        answer = visitor.post(
            "/setup",
            {
                "secret": setup_secret(server),
                "organisation_name": "Acme",
                "administrator": {"name": "Alice", "email": "alice@example.com", "password": PASSWORD},
                "reach": {"kind": "local"},
                "use_carillon": True,
            },
        )
        assert answer.status_code == 201
        cookies = answer.headers.get_list("set-cookie")
        assert [cookie.partition("=")[0] for cookie in cookies] == ["__Host-carillon_console", "__Host-carillon_client"]
        assert all("; secure" in cookie.lower() and "; httponly" in cookie.lower() for cookie in cookies)
        tokens = "; ".join(cookie.partition(";")[0] for cookie in cookies)
        (session,) = httpx2.get(f"{server.url}{API}/sessions", headers={**headers, "cookie": tokens}).json()["items"]
        assert session["address"] == "192.0.2.7"
    finally:
        server.stop()


def test_a_client_session_opens_no_console_and_the_other_way_round(server: Server, alice: Visitor) -> None:
    visitor = Visitor(server)
    visitor.sign_in("alice@example.com")
    assert visitor.get("/session").status_code == 200
    assert visitor.get("/console/session").status_code == 401
    administrator = Visitor(server)
    administrator.done("/console/session", {"kind": "user", "name": "alice@example.com", "password": PASSWORD})
    assert administrator.get("/session").status_code == 401
    assert administrator.get("/console/session").status_code == 200
    assert administrator.delete("/console/session").status_code == 204
    assert administrator.get("/console/session").status_code == 401
    assert alice.get("/console/session").status_code == 200


def test_an_unknown_address_is_answered_like_a_wrong_password(server: Server, alice: Visitor) -> None:
    assert alice.get("/session").status_code == 200
    answers = [
        Visitor(server).sign_in("alice@example.com", "wrong"),
        Visitor(server).sign_in("nobody@example.com"),
        Visitor(server).post("/console/session", {"kind": "user", "name": "nobody", "password": PASSWORD}),
        Visitor(server).post("/console/session", {"kind": "root", "name": "alice@example.com", "password": PASSWORD}),
    ]
    told = [{key: value for key, value in answer.json().items() if key != "request_id"} for answer in answers]
    assert [answer.status_code for answer in answers] == [401] * 4
    assert told == [{"code": "SignInFailed", "message": "The name or the password is not right.", "facts": {}}] * 4
    headers = [sorted(set(answer.headers) - {"date", "x-request-id"}) for answer in answers]
    assert headers == [headers[0]] * 4


def test_an_unknown_address_takes_as_long_as_a_wrong_password(server: Server, alice: Visitor) -> None:
    assert alice.get("/session").status_code == 200
    visitor = Visitor(server)

    def seconds(email: str) -> float:
        began = time.perf_counter()
        visitor.sign_in(email, "wrong")
        return time.perf_counter() - began

    pairs = [(seconds("alice@example.com"), seconds("nobody@example.com")) for _ in range(12)]
    known, unknown = (min(column) for column in zip(*pairs, strict=True))
    assert 0.6 < known / unknown < 1.67, f"{known:.3f} s and {unknown:.3f} s"
    assert statistics.median(column for pair in pairs for column in pair) > 0.005


def test_an_invited_person_registers_and_signs_in_again(server: Server, alice: Visitor) -> None:
    account = alice.get("/session").json()["account"]
    alice.done(f"/console/accounts/{account['id']}/invitations", {"addresses": "bob@example.com"})
    bob = Visitor(server)
    secret = bob.secret("bob@example.com", about="Invitation")
    assert bob.done("/registration/check", {"secret": secret}) == {
        "email": "bob@example.com",
        "account_name": "Acme",
        "existing": False,
        "kind": "invitation",
        "leaves": None,
    }
    short = bob.post("/registration", {"secret": secret, "display_name": "Bob", "password": "elevenchars"})
    assert (short.status_code, code(short)) == (400, "PasswordTooShort")
    me = bob.done("/registration", {"secret": secret, "display_name": "Bob Baker", "password": PASSWORD})
    assert (me["email"], me["display_name"], me["license"], me["account"]) == (
        "bob@example.com",
        "Bob Baker",
        "Pro",
        account,
    )
    assert bob.get("/session").json() == me
    used = bob.post("/registration/check", {"secret": secret})
    assert (used.status_code, code(used)) == (410, "LinkExpired")
    unknown = bob.post("/registration/check", {"secret": "guessed"})
    assert (unknown.status_code, code(unknown)) == (404, "LinkUnknown")
    assert Visitor(server).sign_in("BOB@example.com").status_code == 201


def test_asking_to_sign_up_or_for_a_new_password_tells_nothing(server: Server, alice: Visitor) -> None:
    assert alice.get("/session").status_code == 200
    assert alice.get("/signup").json() == {"open": False}
    stranger = Visitor(server)
    answers = [
        stranger.post(path, {"email": email})
        for path in ("/signup", "/password/forgotten")
        for email in ("alice@example.com", "stranger@example.com")
    ]
    assert [(answer.status_code, answer.text) for answer in answers] == [(202, "{}")] * 4
    assert "already" in stranger.letter("alice@example.com", about="profile")["subject"]
    assert "invitation" in stranger.letter("stranger@example.com")["subject"]
    invalid = stranger.post("/signup", {"email": "nobody"})
    assert (invalid.status_code, code(invalid)) == (400, "EmailWrong")


def test_a_forgotten_password_is_reset_by_mail(server: Server, alice: Visitor) -> None:
    dora = register(server, alice, "dora@example.com", "Dora Dyer")
    stranger = Visitor(server)
    stranger.done("/password/forgotten", {"email": "dora@example.com"})
    secret = stranger.secret("dora@example.com", about="new password")
    assert stranger.post("/password/reset", {"secret": secret, "password": ANOTHER}).status_code == 204
    assert dora.get("/session").status_code == 401
    again = stranger.post("/password/reset", {"secret": secret, "password": PASSWORD})
    assert (again.status_code, code(again)) == (410, "LinkExpired")
    assert stranger.sign_in("dora@example.com").status_code == 401
    assert stranger.sign_in("dora@example.com", ANOTHER).status_code == 201


def test_a_person_sees_their_sessions_and_ends_them(server: Server, alice: Visitor) -> None:
    erin = register(server, alice, "erin@example.com", "Erin Elder")
    phone = Visitor(server, headers={"user-agent": "A phone"})
    phone.sign_in("erin@example.com")
    laptop = Visitor(server, headers={"user-agent": "A laptop"})
    laptop.sign_in("erin@example.com")
    items = erin.get("/sessions").json()["items"]
    assert len(items) == 3
    assert [item["id"] for item in items if item["current"]] == [erin.get("/session").json()["session_id"]]
    (of_phone,) = [item["id"] for item in items if item["user_agent"] == "A phone"]
    assert erin.delete(f"/sessions/{of_phone}").status_code == 204
    assert phone.get("/session").status_code == 401
    gone = erin.delete(f"/sessions/{of_phone}")
    assert (gone.status_code, code(gone)) == (404, "SessionNotFound")
    assert erin.delete("/sessions").status_code == 204
    assert laptop.get("/session").status_code == 401
    assert erin.get("/session").status_code == 200
    wrong = erin.post("/password", {"current": "wrong", "new": ANOTHER})
    assert (wrong.status_code, code(wrong)) == (403, "PasswordWrong")
    assert erin.post("/password", {"current": PASSWORD, "new": ANOTHER}).status_code == 204
    assert Visitor(server).sign_in("erin@example.com", ANOTHER).status_code == 201


@pytest.mark.spec("U:ACC-10", "AMB-26")
def test_signing_somebody_out_everywhere_ends_requests_and_sockets_within_a_second(
    server: Server, alice: Visitor
) -> None:
    frank = register(server, alice, "frank@example.com", "Frank Fisher")
    phone = Visitor(server)
    phone.sign_in("frank@example.com")
    me = frank.get("/session").json()
    with socket_of(server, frank) as first, socket_of(server, phone) as second:
        sockets = (first, second)
        assert [json.loads(socket.recv(timeout=5))["type"] for socket in sockets] == ["hello", "hello"]
        path = f"/console/accounts/{me['account']['id']}/users/{me['user_id']}/sign-out"
        began = time.monotonic()
        assert alice.post(path, {}).status_code == 204
        assert frank.get("/session").status_code == 401
        assert phone.get("/session").status_code == 401
        for socket in sockets:
            assert json.loads(socket.recv(timeout=1)) == {"type": "signed_out"}
            with pytest.raises(ConnectionClosed):
                socket.recv(timeout=1)
            assert socket.close_code == 4401
        assert time.monotonic() - began < 1
    assert alice.get("/session").status_code == 200


def test_signing_out_ends_the_socket_of_this_session_alone(server: Server, alice: Visitor) -> None:
    here, there = Visitor(server), Visitor(server)
    here.sign_in("alice@example.com")
    there.sign_in("alice@example.com")
    with socket_of(server, here) as mine, socket_of(server, there) as other:
        mine.recv(timeout=5)
        other.recv(timeout=5)
        assert here.delete("/session").status_code == 204
        assert json.loads(mine.recv(timeout=1)) == {"type": "signed_out"}
        other.send('{"type":"ping"}')
        assert json.loads(other.recv(timeout=5)) == {"type": "pong"}
    assert alice.get("/session").status_code == 200


def test_after_five_wrong_passwords_the_sixth_waits_its_time(fresh: Server) -> None:
    set_up(fresh)
    visitor = Visitor(fresh)
    outcomes = [visitor.sign_in("alice@example.com", "wrong").status_code for _ in range(6)]
    assert outcomes == [401] * 5 + [429]
    late = visitor.sign_in("alice@example.com")
    assert (late.status_code, code(late)) == (429, "Throttled")
    assert 1 <= int(late.headers["retry-after"]) <= 12
    console = visitor.post("/console/session", {"kind": "user", "name": "alice@example.com", "password": PASSWORD})
    assert console.status_code == 201


def test_no_secret_is_in_the_trail_or_the_log(server: Server, alice: Visitor) -> None:
    gina = register(server, alice, "gina@example.com", "Gina Gold")
    gina.post("/password", {"current": PASSWORD, "new": ANOTHER})
    visitor = Visitor(server)
    visitor.sign_in("gina@example.com", "a wrong password of Gina")
    visitor.sign_in("typed into the wrong field", PASSWORD)
    visitor.post("/console/session", {"kind": "user", "name": "typed there as well", "password": PASSWORD})
    visitor.post("/console/root/reset", {"secret": "a guessed secret", "password": ANOTHER})
    tokens = [cookie.value or "" for cookie in gina.cookies.jar]
    with sqlite3.connect(server.data / "carillon.db") as database:
        events = [row[0] for row in database.execute("SELECT event FROM trail_records")]
    said = server.log
    typed = ("a wrong password of Gina", "a guessed secret", "typed into the wrong field", "typed there as well")
    for secret in (PASSWORD, ANOTHER, *typed, *tokens):
        assert secret not in said
        assert not any(secret in event for event in events)
    names = {json.loads(event)["eventName"] for event in events}
    assert {"SetUp", "SignIn", "Register", "ChangePassword", "ResetRootPassword"} <= names
