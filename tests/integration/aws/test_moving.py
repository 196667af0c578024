"""Programs go on with the ids that they have stored: boto3 asks for accounts and users by the ids of elsewhere."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.integration.aws.office import NOT_FOUND, member, new_account, refused, register
from tests.kit.server import Server
from tests.kit.sheets import ACCOUNT_ID, USER_ID, user

if TYPE_CHECKING:
    from mypy_boto3_chime.client import ChimeClient

OLD = USER_ID.format(1)
NEW = USER_ID.format(2)
OTHER = "acc0a1b2-0000-4000-8000-000000000002"


@pytest.fixture(scope="module")
def sales(root: "ChimeClient") -> str:
    return new_account(root, "Sales")


@pytest.fixture(scope="module")
def alice(installation: Server, root: "ChimeClient", sales: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Alice, who was here before her old self moved in; Bob comes with him."""
    alice_id, _ = member(root, installation, sales, "alice@example.com")
    folder = tmp_path_factory.mktemp("moving")
    bring(installation, folder, "accounts", {"Accounts": [{"AccountId": OTHER, "Name": "Research"}]})
    users = [user(1, "alice@example.com"), user(2, "bob@example.com")]
    told = bring(installation, folder, "users", {"Users": users}, "--account", sales)
    assert told["reasons"] == {"OldId": 1, "UserNew": 1}
    assert told["outcomes"] == {"done": told["going"]}
    return alice_id


def bring(server: Server, folder: Path, kind: str, printed: object, *options: str) -> dict[str, Any]:
    file = folder / f"{kind}.json"
    file.write_text(json.dumps(printed))
    return server.json("import", kind, str(file), "--carry-out", *options)


def test_an_account_is_found_by_the_id_it_had(root: "ChimeClient", alice: str, sales: str) -> None:
    assert root.get_account(AccountId=OTHER)["Account"]["Name"] == "Research"
    assert root.get_account(AccountId=ACCOUNT_ID)["Account"]["AccountId"] == sales
    assert root.update_account(AccountId=ACCOUNT_ID, DefaultLicense="Pro")["Account"]["AccountId"] == sales
    assert "AccountSettings" in root.get_account_settings(AccountId=ACCOUNT_ID)
    listed = root.list_users(AccountId=ACCOUNT_ID)["Users"]
    assert {each["UserId"] for each in listed} == {alice, NEW}
    assert refused(lambda: root.get_account(AccountId="acc0a1b2-0000-4000-8000-000000000009")) == NOT_FOUND


def test_a_user_is_found_by_the_id_they_had_and_answered_by_the_one_they_have(
    root: "ChimeClient", alice: str, sales: str
) -> None:
    for account_id in (sales, ACCOUNT_ID):
        assert root.get_user(AccountId=account_id, UserId=OLD)["User"]["UserId"] == alice
    assert root.update_user(AccountId=ACCOUNT_ID, UserId=OLD, LicenseType="Basic")["User"]["UserId"] == alice
    items: Any = [{"UserId": OLD, "LicenseType": "Pro"}, {"UserId": "nobody", "LicenseType": "Pro"}]
    errors = root.batch_update_user(AccountId=ACCOUNT_ID, UpdateUserRequestItems=items)["UserErrors"]
    assert [error.get("UserId") for error in errors] == ["nobody"]
    assert root.get_user(AccountId=sales, UserId=alice)["User"].get("LicenseType") == "Pro"
    assert root.reset_personal_pin(AccountId=ACCOUNT_ID, UserId=OLD)["User"]["UserId"] == alice
    root.logout_user(AccountId=ACCOUNT_ID, UserId=OLD)
    settings = root.get_user_settings(AccountId=ACCOUNT_ID, UserId=OLD)["UserSettings"]
    root.update_user_settings(AccountId=ACCOUNT_ID, UserId=OLD, UserSettings=settings)
    assert refused(lambda: root.get_user(AccountId=OTHER, UserId=OLD)) == NOT_FOUND


def test_who_registers_later_is_the_record_that_came(installation: Server, root: "ChimeClient", alice: str) -> None:
    before = root.get_user(AccountId=ACCOUNT_ID, UserId=NEW)["User"]
    assert (before["UserId"], before.get("UserRegistrationStatus")) == (NEW, "Unregistered")
    assert (before.get("DisplayName"), before.get("PersonalPIN")) == ("Bob", "5550000002")
    register(installation, "bob@example.com", "Bob", "Sales")
    after = root.get_user(AccountId=ACCOUNT_ID, UserId=NEW)["User"]
    assert (after["UserId"], after.get("UserRegistrationStatus")) == (NEW, "Registered")
    for kept in ("RegisteredOn", "PersonalPIN", "LicenseType"):
        assert after.get(kept) == before.get(kept)
    assert after.get("RegisteredOn") is not None


def test_a_room_takes_members_by_the_ids_they_had(
    installation: Server, root: "ChimeClient", alice: str, sales: str
) -> None:
    installation.run("domains", "verify", sales, "sales.example")
    room: Any = root.create_room(AccountId=ACCOUNT_ID, Name="Launch")["Room"]
    ids: Any = {"AccountId": ACCOUNT_ID, "RoomId": room["RoomId"], "MemberId": OLD}
    root.create_room_membership(**ids)
    changed: Any = root.update_room_membership(**ids, Role="Administrator")
    assert changed["RoomMembership"]["Member"]["MemberId"] == alice
    root.delete_room_membership(**ids)
    assert root.list_room_memberships(AccountId=ACCOUNT_ID, RoomId=room["RoomId"])["RoomMemberships"] == []
