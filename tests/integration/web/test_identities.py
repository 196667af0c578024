"""IAM users, groups, keys, console passwords and second factors over HTTP, and the console sign-in with a code."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx2
import pytest
from pyotp.totp import TOTP

from carillon.core.clock import DevelopmentClock
from tests.integration.web.visitor import ANOTHER, PASSWORD, Visitor, set_up
from tests.kit.clients import Credentials, chime
from tests.kit.server import DEVELOPMENT, Server

GENEROUS = DEVELOPMENT + "[signin]\nattempts_per_account = 1000\nattempts_per_address = 100000\n"
USERS = "/console/iam/users"
GROUPS = "/console/iam/groups"
MINE = "/console/security-credentials"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that is set up; limits are out of the way."""
    started = Server(tmp_path_factory.mktemp("identities") / "data", GENEROUS).start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def alice(server: Server) -> Visitor:
    return set_up(server)


@pytest.fixture
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One with the limits that are the default."""
    started = Server(tmp_path_factory.mktemp("strict") / "data").start()
    yield started
    started.stop()


def code(answer: httpx2.Response) -> tuple[int, str]:
    return answer.status_code, str(answer.json()["code"])


def ok(answer: httpx2.Response) -> Any:
    assert answer.is_success, answer.text
    return answer.json() if answer.content else None


def allow(*actions: str, resource: str = "*") -> dict[str, object]:
    return {"Effect": "Allow", "Action": list(actions), "Resource": resource}


def user(alice: Visitor, name: str, *statements: dict[str, object]) -> None:
    """An IAM user with a console password that may be kept, and with these statements as a policy."""
    alice.done(USERS, {"user_name": name})
    alice.done(f"{USERS}/{name}/password", {"password": PASSWORD, "password_reset_required": False})
    if statements:
        document = json.dumps({"Version": "2012-10-17", "Statement": list(statements)})
        ok(alice.put(f"{USERS}/{name}/inline-policies/own", {"document": document}))


def enter(server: Server, name: str, password: str = PASSWORD, **more: str) -> tuple[Visitor, httpx2.Response]:
    visitor = Visitor(server)
    return visitor, visitor.post("/console/session", {"kind": "user", "name": name, "password": password, **more})


def entered(server: Server, name: str, password: str = PASSWORD, **more: str) -> Visitor:
    visitor, answer = enter(server, name, password, **more)
    ok(answer)
    return visitor


def totp(server: Server, seed: str, steps: int = 0) -> str:
    now = DevelopmentClock(server.data / "clock-offset").now()
    return TOTP(seed).at(now + timedelta(seconds=30 * steps))


def equip(server: Server, visitor: Visitor) -> tuple[str, str, str]:
    """A device of the visitor's own: its serial number, its seed, and a code that is used up."""
    begun = visitor.done(f"{MINE}/devices", {"virtual_mfa_device_name": "phone"})
    codes = [totp(server, begun["seed"], step) for step in (-1, 0)]
    both = {"authentication_code1": codes[0], "authentication_code2": codes[1]}
    visitor.done(f"{MINE}/devices/enable", {"serial_number": begun["serial_number"], **both})
    return begun["serial_number"], begun["seed"], codes[1]


def trail(server: Server, name: str) -> list[dict[str, Any]]:
    with sqlite3.connect(server.data / "carillon.db") as database:
        rows = database.execute("SELECT event FROM trail_records WHERE event_name = ? ORDER BY id", (name,))
        return [json.loads(row[0]) for row in rows]


@pytest.mark.spec("IAM-08")
def test_a_user_is_created_listed_found_and_deleted_once_nothing_is_left(alice: Visitor) -> None:
    for name in ("bert", "Berta"):
        alice.done(USERS, {"user_name": name, "email": f"{name}@example.com"})
    assert code(alice.post(USERS, {"user_name": "BERT"})) == (409, "UserExists")
    assert code(alice.post(USERS, {"user_name": "no spaces"})) == (400, "UserNameInvalid")
    first = ok(alice.get(f"{USERS}?search=BERT&limit=1"))
    assert ([each["name"] for each in first["items"]], first["total"]) == (["bert"], 2)
    second = ok(alice.get(f"{USERS}?search=bert&limit=1&cursor={first['next_cursor']}"))
    assert ([each["name"] for each in second["items"]], second["next_cursor"]) == (["Berta"], None)
    assert [each["name"] for each in ok(alice.get(f"{USERS}?search=berta@exam"))["items"]] == ["Berta"]
    alice.done(f"{USERS}/bert/password", {"password": PASSWORD})
    key = alice.done(f"{USERS}/bert/keys", {})
    alice.done(GROUPS, {"group_name": "ringers"})
    alice.done(f"{GROUPS}/ringers/members", {"user_name": "bert"})
    assert ok(alice.get(f"{USERS}/bert/deletion")) == {"left_over": ["LOGIN", "KEYS", "GROUPS"]}
    assert code(alice.delete(f"{USERS}/bert")) == (409, "UserInUse")
    row = ok(alice.get(f"{USERS}?search=bert&limit=1"))["items"][0]
    assert (row["groups"], row["keys"], row["devices"], row["has_password"]) == (1, 1, 0, True)
    ok(alice.delete(f"{USERS}/bert/password"))
    ok(alice.delete(f"{USERS}/bert/keys/{key['access_key_id']}"))
    ok(alice.delete(f"{GROUPS}/ringers/members/bert"))
    ok(alice.delete(f"{USERS}/bert"))
    assert code(alice.get(f"{USERS}/bert")) == (404, "UserNotFound")


@pytest.mark.spec("IAM-09")
def test_a_group_is_filled_and_emptied_and_deleted_when_it_is_empty(alice: Visitor) -> None:
    alice.done(GROUPS, {"group_name": "Watch"})
    assert code(alice.post(GROUPS, {"group_name": "watch"})) == (409, "GroupExists")
    for name in ("gail", "gaby"):
        alice.done(USERS, {"user_name": name})
        alice.done(f"{GROUPS}/watch/members", {"user_name": name})
    assert [each["name"] for each in ok(alice.get(f"{GROUPS}/Watch"))["members"]] == ["gaby", "gail"]
    assert [each["name"] for each in ok(alice.get(f"{USERS}/gail/groups"))["items"]] == ["Watch"]
    (row,) = ok(alice.get(f"{GROUPS}?search=watch"))["items"]
    assert row["members"] == 2
    assert ok(alice.get(f"{GROUPS}/Watch/deletion")) == {"left_over": ["GROUPS"]}
    assert code(alice.delete(f"{GROUPS}/Watch")) == (409, "GroupInUse")
    for name in ("gail", "gaby"):
        ok(alice.delete(f"{GROUPS}/Watch/members/{name}"))
    ok(alice.delete(f"{GROUPS}/Watch"))


@pytest.mark.spec("IAM-08")
def test_a_users_key_is_told_once_switched_off_and_on_and_deleted(server: Server, alice: Visitor) -> None:
    user(alice, "keith", allow("chime:ListAccounts"))
    made = [alice.done(f"{USERS}/keith/keys", {}) for _ in range(2)]
    assert code(alice.post(f"{USERS}/keith/keys", {})) == (409, "TooManyAccessKeys")
    secret = made[0]["secret_access_key"]
    keith = chime(f"{server.url}/aws/chime", Credentials(made[0]["access_key_id"], secret))
    keith.list_accounts()
    one = f"{USERS}/keith/keys/{made[0]['access_key_id']}"
    ok(alice.post(one, {"status": "Inactive"}))
    with pytest.raises(keith.exceptions.ClientError):
        keith.list_accounts()
    ok(alice.post(one, {"status": "Active"}))
    keith.list_accounts()
    assert code(alice.delete(f"{USERS}/alice/keys/{made[0]['access_key_id']}"))[0] == 404
    ok(alice.delete(one))
    listed = alice.get(f"{USERS}/keith/keys")
    assert [each["access_key_id"] for each in ok(listed)["items"]] == [made[1]["access_key_id"]]
    assert "secret" not in listed.text
    for name in ("CreateAccessKey", "UpdateAccessKey", "DeleteAccessKey"):
        events = trail(server, name)
        assert any(event["requestParameters"]["user_name"] == "keith" for event in events)
        assert all(event["eventSource"] == "iam.amazonaws.com" for event in events)
        assert not any(secret in json.dumps(event) for event in events)


def test_a_given_password_must_be_changed_at_the_first_sign_in(server: Server, alice: Visitor) -> None:
    alice.done(USERS, {"user_name": "nora"})
    assert code(alice.post(f"{USERS}/nora/password", {"password": "short"})) == (400, "PasswordTooShort")
    alice.done(f"{USERS}/nora/password", {"password": PASSWORD})
    assert code(alice.post(f"{USERS}/nora/password", {"password": PASSWORD})) == (409, "LoginProfileExists")
    assert code(enter(server, "nora", ANOTHER)[1]) == (401, "SignInFailed")
    assert code(enter(server, "nora")[1]) == (401, "PasswordChangeRequired")
    assert code(enter(server, "nora", new_password=PASSWORD)[1]) == (400, "PasswordTheSame")
    assert code(enter(server, "nora", new_password="short")[1]) == (400, "PasswordTooShort")
    nora = entered(server, "nora", new_password=ANOTHER)
    assert code(enter(server, "nora")[1]) == (401, "SignInFailed")
    assert ok(alice.get(f"{USERS}/nora"))["must_change_password"] is False
    ok(alice.put(f"{USERS}/nora/password", {"password": PASSWORD, "password_reset_required": False}))
    assert nora.get("/console/session").status_code == 401
    nora = entered(server, "nora")
    ok(alice.delete(f"{USERS}/nora/password"))
    assert nora.get("/console/session").status_code == 401
    assert code(enter(server, "nora")[1]) == (401, "SignInFailed")
    assert code(alice.delete(f"{USERS}/nora/password")) == (404, "LoginProfileNotFound")


def test_ones_own_password_needs_the_present_one_and_ends_other_sessions(server: Server, alice: Visitor) -> None:
    user(alice, "otto")
    here, there = entered(server, "otto"), entered(server, "otto")
    wrong = here.post(f"{MINE}/password", {"current": ANOTHER, "new": ANOTHER})
    assert code(wrong) == (403, "PasswordWrong")
    assert code(here.post(f"{MINE}/password", {"current": PASSWORD, "new": "otto otto otto"})) == (
        400,
        "PasswordTooPlain",
    )
    assert there.get("/console/session").status_code == 200
    here.done(f"{MINE}/password", {"current": PASSWORD, "new": ANOTHER})
    assert here.get("/console/session").status_code == 200
    assert there.get("/console/session").status_code == 401
    entered(server, "otto", ANOTHER)
    last = trail(server, "ChangePassword")[-1]
    assert (last["eventSource"], last["userIdentity"]["arn"].rpartition("/")[2]) == ("iam.amazonaws.com", "otto")
    assert PASSWORD not in json.dumps(last)
    assert ANOTHER not in json.dumps(last)


@pytest.mark.spec("IAM-07", "PRE-05")
def test_roots_password_changes_in_the_console_too_and_a_reset_takes_its_device_away(
    server: Server, alice: Visitor
) -> None:
    def link() -> str:
        return server.run("root", "reset").stdout.strip().partition("#")[2]

    def enter_as_root(password: str, **more: str) -> tuple[Visitor, httpx2.Response]:
        visitor = Visitor(server)
        return visitor, visitor.post(
            "/console/session", {"kind": "root", "name": "alice@example.com", "password": password, **more}
        )

    Visitor(server).done("/console/root/reset", {"secret": link(), "password": PASSWORD})
    root, answer = enter_as_root(PASSWORD)
    ok(answer)
    mine = ok(root.get(MINE))
    assert (mine["kind"], mine["has_password"], mine["keys"]["items"]) == ("root", True, [])
    root.done(f"{MINE}/password", {"current": PASSWORD, "new": ANOTHER})
    key = root.done(f"{MINE}/keys", {})
    assert ok(root.get(MINE))["keys"]["items"][0]["access_key_id"] == key["access_key_id"]
    ok(root.delete(f"{MINE}/keys/{key['access_key_id']}"))
    _, seed, used = equip(server, root)
    assert code(enter_as_root(ANOTHER)[1]) == (401, "MfaCodeRequired")
    assert enter_as_root(ANOTHER, code=used)[1].status_code == 401
    ok(enter_as_root(ANOTHER, code=totp(server, seed, 1))[1])
    Visitor(server).done("/console/root/reset", {"secret": link(), "password": PASSWORD})
    root, answer = enter_as_root(PASSWORD)
    ok(answer)
    assert ok(root.get(MINE))["devices"]["items"] == []


@pytest.mark.spec("IAM-06")
def test_a_policy_that_denies_without_mfa_opens_for_a_session_with_a_code(server: Server, alice: Visitor) -> None:
    without_mfa = {"Bool": {"aws:MultiFactorAuthPresent": "false"}}
    user(
        alice,
        "mona",
        allow("chime:*"),
        {"Effect": "Deny", "NotAction": "iam:*", "Resource": "*", "Condition": without_mfa},
    )
    mona = entered(server, "mona")
    assert code(mona.get("/console/accounts"))[0] == 403
    serial, seed, used = equip(server, mona)
    assert code(mona.get("/console/accounts"))[0] == 403
    assert code(mona.delete(f"{MINE}/devices?serial_number={serial}"))[0] == 403

    assert code(enter(server, "mona")[1]) == (401, "MfaCodeRequired")
    assert code(enter(server, "mona", code="000000")[1]) == (401, "MfaCodeWrong")
    assert code(enter(server, "mona", code=used)[1]) == (401, "MfaCodeWrong")
    fresh = totp(server, seed, 1)
    assert code(enter(server, "mona", ANOTHER, code=fresh)[1]) == (401, "SignInFailed")
    with_code = entered(server, "mona", code=fresh)
    ok(with_code.get("/console/accounts"))
    assert ok(with_code.get(MINE))["with_mfa"] is True
    assert code(enter(server, "mona", code=fresh)[1]) == (401, "MfaCodeWrong")

    told = [
        (event.get("errorCode"), event["additionalEventData"]["MFAUsed"]) for event in trail(server, "ConsoleLogin")
    ]
    assert told[-6:] == [
        ("MfaCodeRequired", "No"),
        ("MfaCodeWrong", "Yes"),
        ("MfaCodeWrong", "Yes"),
        ("SignInFailed", "Yes"),
        (None, "Yes"),
        ("MfaCodeWrong", "Yes"),
    ]
    success = next(event for event in trail(server, "ConsoleLogin")[::-1] if "errorCode" not in event)
    assert success["additionalEventData"] == {"MFAUsed": "Yes"}
    assert success["userIdentity"]["sessionContext"]["attributes"]["mfaAuthenticated"] == "true"
    ok(with_code.delete(f"{MINE}/devices?serial_number={serial}"))
    entered(server, "mona")


def test_an_administrator_takes_a_lost_device_away(server: Server, alice: Visitor) -> None:
    user(alice, "lena")
    serial, _, _ = equip(server, entered(server, "lena"))
    assert code(enter(server, "lena")[1]) == (401, "MfaCodeRequired")
    (device,) = ok(alice.get(f"{USERS}/lena/devices"))["items"]
    assert (device["serial_number"], device["name"]) == (serial, "phone")
    assert code(alice.delete(f"{USERS}/alice/devices?serial_number={serial}"))[0] == 404
    ok(alice.delete(f"{USERS}/lena/devices?serial_number={serial}"))
    entered(server, "lena")


def test_a_set_up_that_was_given_up_makes_room_for_the_next_one(server: Server, alice: Visitor) -> None:
    user(alice, "uma")
    uma = entered(server, "uma")
    given_up = uma.done(f"{MINE}/devices", {"virtual_mfa_device_name": "phone"})
    assert given_up["picture"].startswith("data:image/svg+xml")
    serial, seed, _ = equip(server, uma)
    assert (serial, given_up["seed"] == seed) == (given_up["serial_number"], False)
    uma = entered(server, "uma", code=totp(server, seed, 1))
    assert code(uma.post(f"{MINE}/devices", {"virtual_mfa_device_name": "phone"})) == (409, "DeviceExists")
    wrong = {"authentication_code1": "123456", "authentication_code2": "123456"}
    begun = uma.done(f"{MINE}/devices", {"virtual_mfa_device_name": "tablet"})
    refused = uma.post(f"{MINE}/devices/enable", {"serial_number": begun["serial_number"], **wrong})
    assert code(refused) == (403, "CodesWrong")
    told = json.dumps([*trail(server, "CreateVirtualMFADevice"), *trail(server, "EnableMFADevice")])
    assert seed not in told
    assert begun["seed"] not in told
    assert "123456" not in told.replace(ok(uma.get(MINE))["arn"].split(":")[4], "")


def test_set_ups_that_were_given_up_do_not_pile_up(server: Server, alice: Visitor) -> None:
    for name in ("una", "un_"):
        user(alice, name)
    others = entered(server, "una").done(f"{MINE}/devices", {"virtual_mfa_device_name": "phone"})
    visitor = entered(server, "un_")
    names = [{"virtual_mfa_device_name": f"phone{number}"} for number in range(3)]
    *_, last = [visitor.done(f"{MINE}/devices", name) for name in names]
    with sqlite3.connect(server.data / "carillon.db") as database:
        rows = database.execute("SELECT serial FROM mfa_devices WHERE serial LIKE '%/un%' ORDER BY serial").fetchall()
    assert sorted(row[0] for row in rows) == sorted([others["serial_number"], last["serial_number"]])


@pytest.mark.spec("IAM-06")
def test_a_session_without_a_code_brings_no_device_in_beside_the_one_that_there_is(
    server: Server, alice: Visitor
) -> None:
    user(alice, "vera")
    stolen, hers = entered(server, "vera"), entered(server, "vera")
    begun = stolen.done(f"{MINE}/devices", {"virtual_mfa_device_name": "other"})
    codes = {f"authentication_code{n}": totp(server, begun["seed"], n - 2) for n in (1, 2)}
    _, seed, _ = equip(server, hers)
    enable = {"serial_number": begun["serial_number"], **codes}
    assert code(stolen.post(f"{MINE}/devices/enable", enable)) == (403, "NotAllowedOn")
    assert code(stolen.post(f"{MINE}/devices", {"virtual_mfa_device_name": "more"})) == (403, "NotAllowedOn")
    assert "iam:EnableMFADevice" not in ok(stolen.get(MINE))["may"]
    with_code = entered(server, "vera", code=totp(server, seed, 1))
    assert "iam:EnableMFADevice" in ok(with_code.get(MINE))["may"]
    with_code.done(f"{MINE}/devices", {"virtual_mfa_device_name": "tablet"})


def test_wrong_codes_run_into_the_same_limit_as_wrong_passwords(strict: Server) -> None:
    administrator = set_up(strict)
    user(administrator, "rosa")
    equip(strict, entered(strict, "rosa"))
    outcomes = [enter(strict, "rosa", code=f"00000{n}")[1].status_code for n in range(3)]
    outcomes += [enter(strict, "rosa")[1].status_code for _ in range(2)]
    assert outcomes == [401] * 5
    assert code(enter(strict, "rosa")[1]) == (429, "Throttled")


@pytest.mark.spec("IAM-13", "IAM-34")
def test_without_policies_one_changes_ones_own_credentials_and_nobody_elses(server: Server, alice: Visitor) -> None:
    user(alice, "paul")
    paul = entered(server, "paul")
    assert sorted(ok(paul.get(MINE))["may"]) == [
        "iam:ChangePassword",
        "iam:CreateVirtualMFADevice",
        "iam:DeleteAccessKey",
        "iam:EnableMFADevice",
    ]
    assert code(paul.post(f"{MINE}/keys", {})) == (403, "NotAllowedOn")
    key = alice.done(f"{USERS}/paul/keys", {})["access_key_id"]
    assert code(paul.post(f"{MINE}/keys/{key}", {"status": "Inactive"})) == (403, "NotAllowedOn")
    ok(paul.delete(f"{MINE}/keys/{key}"))
    for method, path in (
        ("GET", USERS),
        ("POST", USERS),
        ("GET", f"{USERS}/paul"),
        ("POST", f"{USERS}/paul/keys"),
        ("PUT", f"{USERS}/paul/password"),
        ("DELETE", f"{USERS}/paul/password"),
        ("POST", f"{GROUPS}/any/members"),
    ):
        assert paul.request(method, path).status_code == 403, path


def test_a_policy_about_oneself_opens_ones_own_keys_and_a_denial_closes_the_password(
    server: Server, alice: Visitor
) -> None:
    arn = ok(alice.get("/console/session"))["arn"].rpartition("/")[0] + "/quinn"
    user(alice, "quinn", allow("iam:CreateAccessKey", "iam:GetUser", resource=arn))
    quinn = entered(server, "quinn")
    quinn.done(f"{MINE}/keys", {})
    assert ok(quinn.get(f"{USERS}/quinn"))["may"] == ["iam:CreateAccessKey"]
    assert code(quinn.get(f"{USERS}/otto"))[0] == 403
    user(alice, "ruth", {"Effect": "Deny", "Action": "iam:ChangePassword", "Resource": "*"})
    ruth = entered(server, "ruth")
    assert "iam:ChangePassword" not in ok(ruth.get(MINE))["may"]
    assert code(ruth.post(f"{MINE}/password", {"current": PASSWORD, "new": ANOTHER})) == (403, "NotAllowedOn")
