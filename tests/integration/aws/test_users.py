"""The user operations as boto3 and a caller without an SDK see them, and what people feel of them."""

import json
import time
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError
from websockets.exceptions import ConnectionClosed

from tests.integration.aws.caller import Caller
from tests.integration.aws.office import (
    BAD_REQUEST,
    CONFLICT,
    FORBIDDEN,
    MOMENT,
    NOT_FOUND,
    NOWHERE,
    UUID,
    member,
    new_account,
    refused,
    sign_up,
)
from tests.integration.web.sockets import Live
from tests.integration.web.visitor import Visitor
from tests.kit.server import Server

if TYPE_CHECKING:
    from mypy_boto3_chime.client import ChimeClient


@pytest.fixture(scope="module")
def sales(root: "ChimeClient") -> str:
    """A Team account."""
    return new_account(root, "Sales")


@pytest.fixture(scope="module")
def acme(installation: Server, root: "ChimeClient") -> str:
    """An Enterprise account: people at example.org are its own, erin@example.com was invited before."""
    account_id = new_account(root, "Acme")
    member(root, installation, account_id, "erin@example.com")
    installation.run("domains", "verify", account_id, "example.org")
    return account_id


def employee(root: "ChimeClient", server: Server, acme: str, name: str) -> tuple[str, Visitor]:
    """Somebody at example.org who has registered into the Enterprise account."""
    email = f"{name}@example.org"
    user_id = root.create_user(AccountId=acme, Email=email).get("User", {})["UserId"]
    return user_id, sign_up(server, email, name.title())


def user_of(root: "ChimeClient", account_id: str, user_id: str) -> Any:
    return root.get_user(AccountId=account_id, UserId=user_id)["User"]


@pytest.mark.spec("GS-10", "GS-11", "USR-05")
def test_every_invited_address_is_answered_mailed_and_listed(wire: Caller, root: "ChimeClient", sales: str) -> None:
    order = json.dumps({"UserEmailList": ["bob@example.com", "Carol@Example.com", "BOB@example.com"]})
    status, _, body = wire.call("POST", f"/accounts/{sales}/users?operation=add", order.encode())
    invites = json.loads(body)["Invites"]
    assert (status, [invite["EmailAddress"] for invite in invites]) == (201, ["bob@example.com", "Carol@Example.com"])
    for invite in invites:
        assert UUID.fullmatch(invite.pop("InviteId"))
        assert (invite["Status"], invite["EmailStatus"], len(invite)) == ("Pending", "Sent", 3)
    (bob,) = root.list_users(AccountId=sales, UserEmail="bob@example.com")["Users"]
    _, _, body = wire.call("GET", f"/accounts/{sales}/users/{bob['UserId']}")
    user = json.loads(body)["User"]
    assert MOMENT.fullmatch(user.pop("InvitedOn"))
    assert user == {
        "UserId": bob["UserId"],
        "AccountId": sales,
        "PrimaryEmail": "bob@example.com",
        "LicenseType": "Pro",
        "UserType": "PrivateUser",
        "UserRegistrationStatus": "Unregistered",
        "UserInvitationStatus": "Pending",
    }


@pytest.mark.spec("ACC-04", "GS-12", "USR-02")
def test_who_accepts_is_told_with_every_member(
    wire: Caller, installation: Server, root: "ChimeClient", sales: str
) -> None:
    user_id, _ = member(root, installation, sales, "dave@example.com")
    _, _, body = wire.call("GET", f"/accounts/{sales}/users/{user_id}")
    user = json.loads(body)["User"]
    assert json.loads(wire.call("GET", f"/accounts/{sales}/users?user-email=dave%40example.com")[2]) == {
        "Users": [user]
    }
    assert MOMENT.fullmatch(user.pop("InvitedOn"))
    assert MOMENT.fullmatch(user.pop("RegisteredOn"))
    pin = user.pop("PersonalPIN")
    assert (len(pin), pin.isdecimal()) == (10, True)
    assert user == {
        "UserId": user_id,
        "AccountId": sales,
        "PrimaryEmail": "dave@example.com",
        "DisplayName": "Dave",
        "LicenseType": "Pro",
        "UserType": "PrivateUser",
        "UserRegistrationStatus": "Registered",
        "UserInvitationStatus": "Accepted",
    }


def test_whom_an_invitation_cannot_reach_fails_alone(
    installation: Server, root: "ChimeClient", sales: str, acme: str
) -> None:
    assert acme
    member(root, installation, sales, "frank@example.com")
    answer = root.invite_users(
        AccountId=sales, UserEmailList=["frank@example.com", "a b@example.com", "x@example.org", "gina@example.com"]
    )
    told = [(invite.get("Status"), invite.get("EmailStatus")) for invite in answer["Invites"]]
    assert told == [("Accepted", "NotSent"), ("Failed", "NotSent"), ("Failed", "NotSent"), ("Pending", "Sent")]
    emails = {user.get("PrimaryEmail") for user in root.list_users(AccountId=sales)["Users"]}
    assert "gina@example.com" in emails
    assert not emails & {"a b@example.com", "x@example.org"}


def test_fifty_addresses_are_invited_and_fifty_one_are_not(root: "ChimeClient") -> None:
    account_id = new_account(root, "Crowd")
    crowd = [f"person{number}@example.net" for number in range(51)]
    assert refused(lambda: root.invite_users(AccountId=account_id, UserEmailList=crowd)) == BAD_REQUEST
    assert root.list_users(AccountId=account_id)["Users"] == []
    assert len(root.invite_users(AccountId=account_id, UserEmailList=crowd[:50])["Invites"]) == 50
    assert len(root.list_users(AccountId=account_id)["Users"]) == 50


def test_what_is_no_address_at_all_invites_nobody(root: "ChimeClient", sales: str) -> None:
    for address in ("nobody", "nobody@", "@example.com", "nobody@example", ""):
        wanted = [address, "harry@example.com"]
        assert refused(lambda wanted=wanted: root.invite_users(AccountId=sales, UserEmailList=wanted)) == BAD_REQUEST
    assert root.list_users(AccountId=sales, UserEmail="harry@example.com")["Users"] == []


def test_into_an_enterprise_account_nobody_is_invited(root: "ChimeClient", acme: str) -> None:
    assert refused(lambda: root.invite_users(AccountId=acme, UserEmailList=["zoe@example.org"])) == FORBIDDEN


def test_a_shared_device_is_registered_at_once_and_a_person_by_invitation(
    wire: Caller, installation: Server, sales: str
) -> None:
    address = f"/accounts/{sales}/users?operation=create"
    order = {"Email": "Room1@example.com", "UserType": "SharedDevice", "Username": "Room 1"}
    status, _, body = wire.call("POST", address, json.dumps(order).encode())
    device = json.loads(body)["User"]
    assert UUID.fullmatch(device.pop("UserId"))
    assert MOMENT.fullmatch(device.pop("RegisteredOn"))
    assert len(device.pop("PersonalPIN")) == 10
    assert (status, device) == (
        201,
        {
            "AccountId": sales,
            "PrimaryEmail": "room1@example.com",
            "DisplayName": "Room 1",
            "LicenseType": "Pro",
            "UserType": "SharedDevice",
            "UserRegistrationStatus": "Registered",
        },
    )
    status, _, body = wire.call("POST", address, b'{"Email": "ivan@example.com", "Username": "Ivan"}')
    person = json.loads(body)["User"]
    assert UUID.fullmatch(person.pop("UserId"))
    assert MOMENT.fullmatch(person.pop("InvitedOn"))
    assert (status, person) == (
        201,
        {
            "AccountId": sales,
            "PrimaryEmail": "ivan@example.com",
            "DisplayName": "Ivan",
            "LicenseType": "Pro",
            "UserType": "PrivateUser",
            "UserRegistrationStatus": "Unregistered",
            "UserInvitationStatus": "Pending",
        },
    )
    assert Visitor(installation).letter("ivan@example.com", about="Invitation to Sales")


def test_a_user_that_is_there_is_not_created_again(
    installation: Server, root: "ChimeClient", sales: str, acme: str
) -> None:
    root.create_user(AccountId=sales, Email="jane@example.com")
    assert refused(lambda: root.create_user(AccountId=sales, Email="Jane@example.com")) == CONFLICT
    member(root, installation, sales, "kate@example.com")
    other = new_account(root, "Other")
    assert refused(lambda: root.create_user(AccountId=other, Email="kate@example.com")) == CONFLICT
    assert refused(lambda: root.create_user(AccountId=other, Email="lea@example.org")) == FORBIDDEN
    assert refused(lambda: root.create_user(AccountId=acme, Email="lea@example.com")) == FORBIDDEN
    for request in (
        {},
        {"Email": "lea"},
        {"Email": "a b@example.com"},
        {"Email": "lea@example.com", "UserType": "Bot"},
    ):
        wrong: Any = request
        assert refused(lambda wrong=wrong: root.create_user(AccountId=sales, **wrong)) == BAD_REQUEST
    with pytest.raises(ClientError, match="Give the e-mail address of the user"):
        root.create_user(AccountId=sales, UserType="SharedDevice")


@pytest.mark.spec("USR-37")
def test_nobody_of_an_enterprise_account_is_invited_by_mail(
    installation: Server, root: "ChimeClient", acme: str
) -> None:
    email = "nora@example.org"
    created = root.create_user(AccountId=acme, Email=email).get("User", {})
    assert refused(lambda: root.invite_users(AccountId=acme, UserEmailList=[email])) == FORBIDDEN
    nora = sign_up(installation, email, "Nora")
    letters = [letter["subject"] for letter in nora.get("/development/mail").json()["items"] if letter["to"] == email]
    assert len(letters) == 1, "the one with the link that nora asked for"
    user = user_of(root, acme, created["UserId"])
    assert (user["UserRegistrationStatus"], user["DisplayName"]) == ("Registered", "Nora")
    assert "InvitedOn" not in user


def test_a_new_user_has_the_default_license_of_the_account(root: "ChimeClient") -> None:
    account_id = new_account(root, "Thrifty")
    root.update_account(AccountId=account_id, DefaultLicense="Basic")
    created = root.create_user(AccountId=account_id, Email="mona@example.com").get("User", {})
    root.invite_users(AccountId=account_id, UserEmailList=["nils@example.com"])
    users = root.list_users(AccountId=account_id)["Users"]
    assert [user.get("LicenseType") for user in (created, *users)] == ["Basic"] * 3


def test_users_are_listed_by_address_page_by_page_and_by_type(root: "ChimeClient", sales: str) -> None:
    account_id = new_account(root, "Listed")
    root.invite_users(AccountId=account_id, UserEmailList=[f"p{number}@example.net" for number in (4, 2, 0, 3, 1)])
    root.create_user(AccountId=account_id, Email="device@example.net", UserType="SharedDevice")
    pages = list(root.get_paginator("list_users").paginate(AccountId=account_id, PaginationConfig={"PageSize": 3}))
    emails = [[user.get("PrimaryEmail") for user in page["Users"]] for page in pages]
    assert emails == [
        ["device@example.net", "p0@example.net", "p1@example.net"],
        ["p2@example.net", "p3@example.net", "p4@example.net"],
    ]
    assert "NextToken" not in pages[-1]
    (device,) = root.list_users(AccountId=account_id, UserType="SharedDevice")["Users"]
    assert device.get("PrimaryEmail") == "device@example.net"
    people = root.list_users(AccountId=account_id, UserType="PrivateUser", MaxResults=5)
    assert (len(people["Users"]), "NextToken" in people) == (5, False)
    (found,) = root.list_users(AccountId=account_id, UserEmail="P3@example.net")["Users"]
    assert found.get("PrimaryEmail") == "p3@example.net"
    assert root.list_users(AccountId=account_id, UserEmail="p3@example.net", UserType="SharedDevice")["Users"] == []
    token = root.list_users(AccountId=account_id, MaxResults=2).get("NextToken", "")
    assert len(root.list_users(AccountId=account_id, MaxResults=200, NextToken=token)["Users"]) == 4
    assert refused(lambda: root.list_users(AccountId=account_id, MaxResults=201)) == BAD_REQUEST
    assert refused(lambda: root.list_users(AccountId=sales, NextToken=token)) == BAD_REQUEST
    assert (
        refused(lambda: root.list_users(AccountId=account_id, UserType="PrivateUser", NextToken=token)) == BAD_REQUEST
    )


@pytest.mark.spec("USR-12", "OVR-04")
def test_of_a_user_the_license_is_changed_and_nothing_else(root: "ChimeClient", sales: str) -> None:
    user_id = root.create_user(AccountId=sales, Email="olga@example.com").get("User", {})["UserId"]
    changed = root.update_user(AccountId=sales, UserId=user_id, LicenseType="Basic")
    assert changed["ResponseMetadata"]["HTTPStatusCode"] == 200
    assert changed["User"] == user_of(root, sales, user_id)
    assert changed["User"].get("LicenseType") == "Basic"
    assert root.update_user(AccountId=sales, UserId=user_id)["User"] == changed["User"]
    wishes: list[Any] = [
        {"LicenseType": "Plus"},
        {"LicenseType": "ProTrial"},
        {"LicenseType": "Gold"},
        {"UserType": "SharedDevice"},
        {"LicenseType": "Pro", "AlexaForBusinessMetadata": {"IsAlexaForBusinessEnabled": True}},
    ]
    for wish in wishes:
        assert refused(lambda wish=wish: root.update_user(AccountId=sales, UserId=user_id, **wish)) == BAD_REQUEST
    assert user_of(root, sales, user_id) == changed["User"]


def test_twenty_users_are_changed_at_once_and_twenty_one_are_not(wire: Caller, root: "ChimeClient") -> None:
    account_id = new_account(root, "Batch")
    root.invite_users(AccountId=account_id, UserEmailList=[f"p{number}@example.net" for number in range(21)])
    ids = [user["UserId"] for user in root.list_users(AccountId=account_id)["Users"]]

    def order(count: int) -> bytes:
        items = [{"UserId": user_id, "LicenseType": "Basic"} for user_id in ids[:count]]
        return json.dumps({"UpdateUserRequestItems": items}).encode()

    assert wire.call("POST", f"/accounts/{account_id}/users", order(21))[0] == 400
    assert {user.get("LicenseType") for user in root.list_users(AccountId=account_id)["Users"]} == {"Pro"}
    status, _, body = wire.call("POST", f"/accounts/{account_id}/users", order(20))
    assert (status, body) == (200, b'{"UserErrors":[]}')
    licenses = [user.get("LicenseType") for user in root.list_users(AccountId=account_id)["Users"]]
    assert sorted(licenses, key=str) == ["Basic"] * 20 + ["Pro"]


def test_a_batch_tells_its_errors_one_by_one_and_does_the_rest(root: "ChimeClient", sales: str) -> None:
    ids = [
        root.create_user(AccountId=sales, Email=f"{name}@example.com").get("User", {})["UserId"]
        for name in ("pia", "quinn", "rosa")
    ]
    answer = root.batch_update_user(
        AccountId=sales,
        UpdateUserRequestItems=[
            {"UserId": ids[0], "LicenseType": "Basic"},
            {"UserId": NOWHERE, "LicenseType": "Basic"},
            {"UserId": ids[1], "LicenseType": "ProTrial"},
            {"UserId": ids[2], "LicenseType": "Basic", "UserType": "SharedDevice"},
        ],
    )
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 200
    told = {error.get("UserId"): error.get("ErrorCode") for error in answer["UserErrors"]}
    assert told == {NOWHERE: "NotFound", ids[1]: "BadRequest", ids[2]: "BadRequest"}
    assert all(error.get("ErrorMessage") for error in answer["UserErrors"])
    assert [user_of(root, sales, user_id)["LicenseType"] for user_id in ids] == ["Basic", "Pro", "Pro"]
    elsewhere = new_account(root, "Foreign")
    foreign = root.batch_update_user(
        AccountId=elsewhere, UpdateUserRequestItems=[{"UserId": ids[0], "LicenseType": "Pro"}]
    )
    assert [error.get("ErrorCode") for error in foreign["UserErrors"]] == ["NotFound"]
    unknown = root.batch_update_user(AccountId=sales, UpdateUserRequestItems=[{"UserId": NOWHERE}])
    assert [error.get("ErrorCode") for error in unknown["UserErrors"]] == ["NotFound"]


@pytest.mark.spec("USR-31", "USR-33")
def test_a_suspended_user_of_a_team_is_removed_from_it_and_still_signs_in(
    installation: Server, wire: Caller, root: "ChimeClient", sales: str
) -> None:
    user_id, sam = member(root, installation, sales, "sam@example.com")
    invited = root.create_user(AccountId=sales, Email="tara@example.com").get("User", {})["UserId"]
    order = json.dumps({"UserIdList": [user_id, invited, NOWHERE]}).encode()
    status, _, body = wire.call("POST", f"/accounts/{sales}/users?operation=suspend", order)
    (error,) = json.loads(body)["UserErrors"]
    assert (status, error["UserId"], error["ErrorCode"]) == (200, NOWHERE, "NotFound")
    for gone in (user_id, invited):
        assert refused(lambda gone=gone: root.get_user(AccountId=sales, UserId=gone)) == NOT_FOUND
    assert sam.get("/session").status_code == 200
    another = Visitor(installation)
    assert another.sign_in("sam@example.com").status_code == 201
    me = another.get("/session").json()
    assert (me["user_id"], me["account"], me["license"]) == (user_id, None, "Basic")
    assert refused(lambda: root.batch_unsuspend_user(AccountId=sales, UserIdList=[user_id])) == FORBIDDEN


def test_a_removed_user_comes_back_by_invitation_as_the_same_user(installation: Server, root: "ChimeClient") -> None:
    account_id = new_account(root, "Return")
    user_id, _ = member(root, installation, account_id, "uma@example.com")
    root.batch_suspend_user(AccountId=account_id, UserIdList=[user_id])
    (invite,) = root.invite_users(AccountId=account_id, UserEmailList=["uma@example.com"])["Invites"]
    assert invite.get("Status") == "Pending"
    uma = Visitor(installation)
    uma.sign_in("uma@example.com")
    uma.done("/registration/join", {"secret": uma.secret("uma@example.com", about="Invitation to Return", number=2)})
    back = user_of(root, account_id, user_id)
    assert (back["UserRegistrationStatus"], back["LicenseType"]) == ("Registered", "Pro")


@pytest.mark.spec("USR-40", "USR-42", "ACC-12")
def test_a_suspended_user_of_an_enterprise_is_out_within_a_second_until_brought_back(
    installation: Server, root: "ChimeClient", acme: str
) -> None:
    user_id, vera = employee(root, installation, acme, "vera")
    live = Live(installation, vera).greeted()
    before = user_of(root, acme, user_id)
    assert before["UserRegistrationStatus"] == "Registered"
    began = time.monotonic()
    answer = root.batch_suspend_user(AccountId=acme, UserIdList=[user_id])
    assert answer["UserErrors"] == []
    with pytest.raises(ConnectionClosed):
        for _ in live.events(100):
            pass
    assert time.monotonic() - began < 1
    live.close()
    assert vera.get("/session").status_code == 401
    assert Visitor(installation).sign_in("vera@example.org").status_code == 403
    assert user_of(root, acme, user_id) == before | {"UserRegistrationStatus": "Suspended"}
    back = root.batch_unsuspend_user(AccountId=acme, UserIdList=[user_id])
    assert back["UserErrors"] == []
    assert user_of(root, acme, user_id) == before
    assert Visitor(installation).sign_in("vera@example.org").status_code == 201


def test_who_is_not_suspended_is_passed_over_and_who_is_external_is_not_suspended(
    installation: Server, root: "ChimeClient", acme: str
) -> None:
    user_id, _ = employee(root, installation, acme, "wim")
    assert root.batch_unsuspend_user(AccountId=acme, UserIdList=[user_id])["UserErrors"] == []
    (erin,) = root.list_users(AccountId=acme, UserEmail="erin@example.com")["Users"]
    answer = root.batch_suspend_user(AccountId=acme, UserIdList=[erin["UserId"], NOWHERE])
    assert [error.get("ErrorCode") for error in answer["UserErrors"]] == ["Forbidden", "NotFound"]
    assert user_of(root, acme, erin["UserId"])["UserRegistrationStatus"] == "Registered"


def test_fifty_users_are_suspended_or_brought_back_at_once_and_fifty_one_are_not(
    root: "ChimeClient", acme: str
) -> None:
    account_id = new_account(root, "Fifty")
    root.invite_users(AccountId=account_id, UserEmailList=[f"p{number}@example.net" for number in range(50)])
    ids = [user["UserId"] for user in root.list_users(AccountId=account_id)["Users"]]
    too_many = [*ids, NOWHERE]
    assert refused(lambda: root.batch_suspend_user(AccountId=account_id, UserIdList=too_many)) == BAD_REQUEST
    assert len(root.list_users(AccountId=account_id)["Users"]) == 50
    assert root.batch_suspend_user(AccountId=account_id, UserIdList=ids)["UserErrors"] == []
    assert root.list_users(AccountId=account_id)["Users"] == []
    assert refused(lambda: root.batch_unsuspend_user(AccountId=acme, UserIdList=too_many)) == BAD_REQUEST
    told = root.batch_unsuspend_user(AccountId=acme, UserIdList=ids)["UserErrors"]
    assert [error.get("ErrorCode") for error in told] == ["NotFound"] * 50


@pytest.mark.spec("USR-13")
def test_the_invitation_date_is_a_teams_and_absent_in_an_enterprise(
    installation: Server, root: "ChimeClient", acme: str
) -> None:
    account_id = new_account(root, "Turning")
    user_id, _ = member(root, installation, account_id, "xena@turning.example")
    assert "InvitedOn" in user_of(root, account_id, user_id)
    installation.run("domains", "verify", account_id, "turning.example")
    assert "InvitedOn" not in user_of(root, account_id, user_id)
    assert all("InvitedOn" not in user for user in root.list_users(AccountId=acme)["Users"])


@pytest.mark.spec("PIN-03", "PIN-01")
def test_a_personal_pin_stays_until_it_is_reset(installation: Server, root: "ChimeClient", sales: str) -> None:
    user_id, _ = member(root, installation, sales, "yara@example.com")
    before = user_of(root, sales, user_id)
    root.update_user(AccountId=sales, UserId=user_id, LicenseType="Basic")
    assert user_of(root, sales, user_id)["PersonalPIN"] == before["PersonalPIN"]
    answer = root.reset_personal_pin(AccountId=sales, UserId=user_id)
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 200
    assert answer["User"].get("PersonalPIN") != before["PersonalPIN"]
    assert answer["User"] == user_of(root, sales, user_id)
    invited = root.create_user(AccountId=sales, Email="zora@example.com").get("User", {})["UserId"]
    assert refused(lambda: root.reset_personal_pin(AccountId=sales, UserId=invited)) == BAD_REQUEST


def test_signing_out_has_no_body(wire: Caller, installation: Server, root: "ChimeClient", sales: str) -> None:
    user_id, adam = member(root, installation, sales, "adam@example.com")
    status, headers, body = wire.call("POST", f"/accounts/{sales}/users/{user_id}?operation=logout")
    assert (status, body) == (204, b"")
    assert not {"content-type", "content-length"} & headers.keys()
    assert adam.get("/session").status_code == 401


def test_a_user_is_found_in_the_own_account_alone(root: "ChimeClient", sales: str) -> None:
    other = new_account(root, "Strange")
    user_id = root.create_user(AccountId=sales, Email="ben@example.com").get("User", {})["UserId"]
    for account_id, wanted in ((other, user_id), (NOWHERE, user_id), (sales, NOWHERE), (sales, "nobody")):
        here: Any = {"AccountId": account_id, "UserId": wanted}
        for act in (root.get_user, root.update_user, root.logout_user, root.reset_personal_pin):
            assert refused(lambda act=act, here=here: act(**here)) == NOT_FOUND
    for act in (root.batch_suspend_user, root.batch_unsuspend_user):
        assert refused(lambda act=act: act(AccountId=NOWHERE, UserIdList=[user_id])) == NOT_FOUND
    assert refused(lambda: root.list_users(AccountId=NOWHERE)) == NOT_FOUND
    assert refused(lambda: root.invite_users(AccountId=NOWHERE, UserEmailList=["ben@example.com"])) == NOT_FOUND
    assert refused(lambda: root.create_user(AccountId=NOWHERE, Email="ben@example.com")) == NOT_FOUND
    assert (
        refused(lambda: root.batch_update_user(AccountId=NOWHERE, UpdateUserRequestItems=[{"UserId": user_id}]))
        == NOT_FOUND
    )
