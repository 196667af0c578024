"""IAM with boto3: users, groups, roles, keys, policies and devices, and that each decides from the next call on."""

import asyncio
import json
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError
from pyotp.totp import TOTP

from carillon.core.clock import DevelopmentClock
from tests.integration.aws.conftest import new_key
from tests.integration.web.visitor import ANOTHER, PASSWORD, Visitor
from tests.kit.clients import Credentials, chime, iam, sts
from tests.kit.eventually import eventually
from tests.kit.server import DEVELOPMENT, Server

if TYPE_CHECKING:
    from mypy_boto3_chime.client import ChimeClient


IamClient = Any
"""Of the published types nearly every member of an answer may be absent; here each is asked for because it is there."""


def document(*statements: Mapping[str, object]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def allow(*actions: str, **more: object) -> dict[str, object]:
    return {"Effect": "Allow", "Action": list(actions), "Resource": "*", **more}


def deny(*actions: str, **more: object) -> dict[str, object]:
    return {**allow(*actions, **more), "Effect": "Deny"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("iam") / "installation", DEVELOPMENT).start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def root_key(server: Server) -> Credentials:
    return new_key(server)


@pytest.fixture(scope="module")
def root(server: Server, root_key: Credentials) -> IamClient:
    return iam(server.url, root_key)


@pytest.fixture(scope="module")
def organisation_id(server: Server, root_key: Credentials) -> str:
    return sts(server.url, root_key).get_caller_identity()["Account"]


def key_of(root: IamClient, user: str) -> Credentials:
    made = root.create_access_key(UserName=user)["AccessKey"]
    return Credentials(made["AccessKeyId"], made["SecretAccessKey"])


def caller(server: Server, key: Credentials) -> "ChimeClient":
    return chime(f"{server.url}/aws/chime", key)


def refused(act: Any, **request: Any) -> tuple[int, str, str]:
    with pytest.raises(ClientError) as caught:
        act(**request)
    told: Any = caught.value.response
    return told["ResponseMetadata"]["HTTPStatusCode"], told["Error"]["Code"], told["Error"]["Message"]


def may(act: Any, **request: Any) -> bool:
    """Refusals of another kind than permission go on to the test."""
    try:
        act(**request)
    except ClientError as error:
        if error.response.get("Error", {}).get("Code") not in ("AccessDenied", "AccessDeniedException"):
            raise
        return False
    return True


@pytest.mark.spec("IAM-08", "IAM-13", "IAM-15")
def test_a_user_comes_gets_a_key_and_policies_and_goes(server: Server, root: IamClient, organisation_id: str) -> None:
    made = root.create_user(UserName="bob", Path="/office/")["User"]
    assert made["Arn"] == f"arn:aws:iam::{organisation_id}:user/office/bob"
    assert refused(root.create_user, UserName="BOB")[:2] == (409, "EntityAlreadyExists")
    bob = caller(server, key_of(root, "bob"))
    assert not may(bob.list_accounts)
    root.attach_user_policy(UserName="bob", PolicyArn="arn:aws:iam::aws:policy/AmazonChimeReadOnly")
    assert may(bob.list_accounts)
    assert not may(bob.create_account, Name="No")
    root.put_user_policy(UserName="bob", PolicyName="more", PolicyDocument=document(allow("chime:CreateAccount")))
    assert may(bob.create_account, Name="Yes")
    assert root.get_user_policy(UserName="bob", PolicyName="more")["PolicyDocument"] == json.loads(
        document(allow("chime:CreateAccount"))
    )
    assert root.list_user_policies(UserName="bob")["PolicyNames"] == ["more"]
    (attached,) = root.list_attached_user_policies(UserName="bob")["AttachedPolicies"]
    assert attached["PolicyName"] == "AmazonChimeReadOnly"
    for first in ("access keys", "detach all policies", "delete policies"):
        status, code, words = refused(root.delete_user, UserName="bob")
        assert (status, code) == (409, "DeleteConflict")
        assert first in words
        match first:
            case "access keys":
                (key,) = root.list_access_keys(UserName="bob")["AccessKeyMetadata"]
                root.delete_access_key(UserName="bob", AccessKeyId=key["AccessKeyId"])
            case "detach all policies":
                root.detach_user_policy(UserName="bob", PolicyArn=attached["PolicyArn"])
            case _:
                root.delete_user_policy(UserName="bob", PolicyName="more")
    root.delete_user(UserName="bob")
    with pytest.raises(root.exceptions.NoSuchEntityException):
        root.get_user(UserName="bob")


@pytest.mark.spec("IAM-08")
def test_keys_are_rotated(server: Server, root: IamClient) -> None:
    root.create_user(UserName="carol")
    root.attach_user_policy(UserName="carol", PolicyArn="arn:aws:iam::aws:policy/AmazonChimeReadOnly")
    old, new = key_of(root, "carol"), key_of(root, "carol")
    assert refused(root.create_access_key, UserName="carol")[:2] == (409, "LimitExceeded")
    assert may(caller(server, old).list_accounts)
    assert may(caller(server, new).list_accounts)

    async def last_used() -> bool:
        return "LastUsedDate" in root.get_access_key_last_used(AccessKeyId=old.access_key_id)["AccessKeyLastUsed"]

    asyncio.run(eventually(last_used))
    used = root.get_access_key_last_used(AccessKeyId=old.access_key_id)
    assert (used["UserName"], used["AccessKeyLastUsed"]["ServiceName"]) == ("carol", "chime")
    root.update_access_key(UserName="carol", AccessKeyId=old.access_key_id, Status="Inactive")
    assert refused(caller(server, old).list_accounts)[:2] == (403, "UnrecognizedClientException")
    assert refused(sts(server.url, old).get_caller_identity)[:2] == (403, "InvalidClientTokenId")
    assert may(caller(server, new).list_accounts)
    told = {
        each["AccessKeyId"]: each["Status"] for each in root.list_access_keys(UserName="carol")["AccessKeyMetadata"]
    }
    assert told == {old.access_key_id: "Inactive", new.access_key_id: "Active"}
    root.create_user(UserName="mallory")
    assert refused(root.delete_access_key, UserName="mallory", AccessKeyId=new.access_key_id)[1] == "NoSuchEntity"


@pytest.mark.spec("IAM-09", "IAM-25", "PRE-07")
def test_a_group_gives_to_its_members_and_a_deny_anywhere_wins(server: Server, root: IamClient) -> None:
    root.create_group(GroupName="helpdesk")
    root.attach_group_policy(GroupName="helpdesk", PolicyArn="arn:aws:iam::aws:policy/AmazonChimeFullAccess")
    root.create_user(UserName="dave")
    dave = caller(server, key_of(root, "dave"))
    assert not may(dave.list_accounts)
    root.add_user_to_group(GroupName="helpdesk", UserName="dave")
    assert may(dave.list_accounts)
    assert [user["UserName"] for user in root.get_group(GroupName="helpdesk")["Users"]] == ["dave"]
    assert [group["GroupName"] for group in root.list_groups_for_user(UserName="dave")["Groups"]] == ["helpdesk"]
    root.put_group_policy(GroupName="helpdesk", PolicyName="no", PolicyDocument=document(deny("chime:List*")))
    assert not may(dave.list_accounts)
    assert may(dave.create_account, Name="Dave's")
    assert refused(root.delete_group, GroupName="helpdesk")[1] == "DeleteConflict"
    root.remove_user_from_group(GroupName="helpdesk", UserName="dave")
    assert not may(dave.create_account, Name="No more")


@pytest.mark.spec("IAM-21")
def test_a_boundary_is_the_most_that_policies_can_give(server: Server, root: IamClient) -> None:
    text = document(allow("chime:List*"), deny("chime:ListUsers"))
    boundary = root.create_policy(PolicyName="Boundary", PolicyDocument=text)["Policy"]["Arn"]
    root.create_user(UserName="erin", PermissionsBoundary=boundary)
    root.attach_user_policy(UserName="erin", PolicyArn="arn:aws:iam::aws:policy/AmazonChimeFullAccess")
    erin = caller(server, key_of(root, "erin"))
    assert may(erin.list_accounts)
    assert not may(erin.create_account, Name="No")
    assert not may(erin.list_users, AccountId="a")
    assert root.get_user(UserName="erin")["User"]["PermissionsBoundary"]["PermissionsBoundaryArn"] == boundary
    assert refused(root.delete_policy, PolicyArn=boundary)[1] == "DeleteConflict"
    root.delete_user_permissions_boundary(UserName="erin")
    assert may(erin.create_account, Name="Erin's")
    root.delete_policy(PolicyArn=boundary)


@pytest.mark.spec("IAM-16", "IAM-12")
def test_a_policy_has_versions_and_one_is_in_force(server: Server, root: IamClient) -> None:
    arn = root.create_policy(
        PolicyName="Readers", PolicyDocument=document(allow("chime:ListAccounts")), Description="Who may read."
    )["Policy"]["Arn"]
    root.create_user(UserName="frank")
    root.attach_user_policy(UserName="frank", PolicyArn=arn)
    frank = caller(server, key_of(root, "frank"))
    assert may(frank.list_accounts)
    second = root.create_policy_version(PolicyArn=arn, PolicyDocument=document(deny("*")))["PolicyVersion"]
    assert (second["VersionId"], second["IsDefaultVersion"], may(frank.list_accounts)) == ("v2", False, True)
    root.set_default_policy_version(PolicyArn=arn, VersionId="v2")
    assert not may(frank.list_accounts)
    assert refused(root.delete_policy_version, PolicyArn=arn, VersionId="v2")[1] == "DeleteConflict"
    root.delete_policy_version(PolicyArn=arn, VersionId="v1")
    for _ in range(4):
        root.create_policy_version(PolicyArn=arn, PolicyDocument=document(allow("chime:*")), SetAsDefault=True)
    assert refused(root.create_policy_version, PolicyArn=arn, PolicyDocument=document(allow("*")))[1] == "LimitExceeded"
    told = root.list_policy_versions(PolicyArn=arn)["Versions"]
    assert [version["VersionId"] for version in told] == ["v6", "v5", "v4", "v3", "v2"]
    assert root.get_policy_version(PolicyArn=arn, VersionId="v2")["PolicyVersion"]["Document"] == json.loads(
        document(deny("*"))
    )
    policy = root.get_policy(PolicyArn=arn)["Policy"]
    assert (policy["DefaultVersionId"], policy["AttachmentCount"], policy["Description"]) == ("v6", 1, "Who may read.")
    assert [each["UserName"] for each in root.list_entities_for_policy(PolicyArn=arn)["PolicyUsers"]] == ["frank"]


@pytest.mark.spec("IAM-17", "IAM-28", "IAM-27")
def test_what_is_wrong_with_a_policy_is_said(root: IamClient) -> None:
    read_only = "arn:aws:iam::aws:policy/AmazonChimeReadOnly"
    status, code, _ = refused(root.create_policy_version, PolicyArn=read_only, PolicyDocument=document(allow("*")))
    assert (status, code) == (403, "AccessDenied")
    assert refused(root.delete_policy, PolicyArn=read_only)[1] == "AccessDenied"
    for wrong in (
        "{",
        document({"Effect": "Allow", "Action": "nonsense", "Resource": "*"}),
        document(allow("chime:*", Condition={"StringEquals": {"chime:Foo": "x"}})),
        document(allow("*")).replace("2012-10-17", "2008-10-17"),
    ):
        assert refused(root.create_policy, PolicyName="Wrong", PolicyDocument=wrong)[:2] == (
            400,
            "MalformedPolicyDocument",
        )
    long = document(allow("chime:*", Sid="x" * 6200))
    assert refused(root.create_policy, PolicyName="Long", PolicyDocument=long)[1] == "LimitExceeded"
    assert refused(root.attach_user_policy, UserName="nobody", PolicyArn=read_only)[1] == "NoSuchEntity"
    tags: Any = [{"Key": "team", "Value": "one"}]
    assert refused(root.create_user, UserName="tagged", Tags=tags)[1] == "InvalidInput"
    assert refused(root.tag_user, UserName="tagged", Tags=tags)[1] == "InvalidInput"


@pytest.mark.spec("IAM-41", "IAM-49")
def test_a_user_may_see_own_permissions_and_no_others(server: Server, root: IamClient, organisation_id: str) -> None:
    own = ["iam:GetUserPolicy", "iam:ListGroupsForUser", "iam:ListAttachedUserPolicies", "iam:ListUserPolicies"]
    statement = {"Effect": "Allow", "Action": [*own, "iam:GetUser"], "Resource": "arn:aws:iam::*:user/${aws:username}"}
    for name in ("grace", "heidi"):
        root.create_user(UserName=name)
        root.put_user_policy(UserName=name, PolicyName="own", PolicyDocument=document(statement))
    grace = iam(server.url, key_of(root, "grace"))
    assert grace.get_user()["User"]["UserName"] == "grace"
    assert grace.list_user_policies(UserName="grace")["PolicyNames"] == ["own"]
    status, code, words = refused(grace.get_user, UserName="heidi")
    heidi = f"arn:aws:iam::{organisation_id}:user/heidi"
    grace_arn = f"arn:aws:iam::{organisation_id}:user/grace"
    assert (status, code) == (403, "AccessDenied")
    assert words == f"User: {grace_arn} is not authorized to perform: iam:GetUser on resource: {heidi}"
    assert refused(grace.get_user, UserName="no such user")[1] in ("AccessDenied", "ValidationError")
    assert refused(grace.get_user, UserName="nosuchuser")[1] == "AccessDenied"


@pytest.mark.spec("IAM-10", "IAM-24", "IAM-31")
def test_a_role_is_taken_on_for_a_while(
    server: Server, root: IamClient, root_key: Credentials, organisation_id: str
) -> None:
    root.create_user(UserName="ivan")
    root.create_user(UserName="judy")
    trust = document(
        {
            "Effect": "Allow",
            "Principal": {"AWS": f"arn:aws:iam::{organisation_id}:user/ivan"},
            "Action": "sts:AssumeRole",
        }
    )
    role = root.create_role(RoleName="Auditor", AssumeRolePolicyDocument=trust, MaxSessionDuration=7200)["Role"]
    assert role["AssumeRolePolicyDocument"] == json.loads(trust)
    root.attach_role_policy(RoleName="Auditor", PolicyArn="arn:aws:iam::aws:policy/AmazonChimeReadOnly")
    ivan, judy = (sts(server.url, key_of(root, name)) for name in ("ivan", "judy"))
    asked: Any = {"RoleArn": role["Arn"], "RoleSessionName": "look"}
    status, code, words = refused(judy.assume_role, **asked)
    assert (status, code) == (403, "AccessDenied")
    assert words.endswith(f"is not authorized to perform: sts:AssumeRole on resource: {role['Arn']}")
    answer = ivan.assume_role(**asked)
    assert answer["AssumedRoleUser"]["Arn"] == f"arn:aws:sts::{organisation_id}:assumed-role/Auditor/look"
    session = credentials(answer["Credentials"])
    assert sts(server.url, session).get_caller_identity()["Arn"] == answer["AssumedRoleUser"]["Arn"]
    assert may(caller(server, session).list_accounts)
    assert not may(caller(server, session).create_account, Name="No")
    narrow = credentials(ivan.assume_role(**asked, Policy=document(allow("chime:GetAccount")))["Credentials"])
    assert not may(caller(server, narrow).list_accounts)
    wide = credentials(ivan.assume_role(**asked, Policy=document(allow("*")))["Credentials"])
    assert not may(caller(server, wide).create_account, Name="No")
    assert refused(ivan.assume_role, **asked, DurationSeconds=7201)[1] == "ValidationError"
    with_no_token = Credentials(session.access_key_id, session.secret_access_key)
    assert refused(caller(server, with_no_token).list_accounts)[1] == "UnrecognizedClientException"
    with_other_token = Credentials(session.access_key_id, session.secret_access_key, narrow.session_token)
    assert refused(caller(server, with_other_token).list_accounts)[1] == "UnrecognizedClientException"
    assert refused(sts(server.url, root_key).assume_role, **asked)[1] == "AccessDenied"
    server.run("clock", "advance", "61m")
    assert refused(caller(server, session).list_accounts)[:2] == (403, "ExpiredTokenException")
    assert refused(sts(server.url, session).get_caller_identity)[:2] == (403, "ExpiredToken")


@pytest.mark.spec("IAM-51")
def test_a_role_may_leave_it_to_the_callers_policies_and_ask_for_an_external_id(
    server: Server, root: IamClient, organisation_id: str
) -> None:
    statement = {
        "Effect": "Allow",
        "Principal": {"AWS": organisation_id},
        "Action": "sts:AssumeRole",
        "Condition": {"StringEquals": {"sts:ExternalId": "ticket-7"}},
    }
    arn = root.create_role(RoleName="Partner", AssumeRolePolicyDocument=document(statement))["Role"]["Arn"]
    root.create_user(UserName="kate")
    kate = sts(server.url, key_of(root, "kate"))
    asked: Any = {"RoleArn": arn, "RoleSessionName": "partner", "ExternalId": "ticket-7"}
    assert not may(kate.assume_role, **asked)
    permit = {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": arn}
    root.put_user_policy(UserName="kate", PolicyName="assume", PolicyDocument=document(permit))
    assert may(kate.assume_role, **asked)
    assert not may(kate.assume_role, **{**asked, "ExternalId": "ticket-8"})
    for wrong in ({"Service": "ec2.amazonaws.com"}, {"AWS": "alice"}, {"Federated": "x"}):
        trust = document({**statement, "Principal": wrong})
        code = refused(root.update_assume_role_policy, RoleName="Partner", PolicyDocument=trust)[1]
        assert code == "MalformedPolicyDocument"


@pytest.mark.spec("IAM-31", "IAM-06")
def test_sessions_of_ones_own_and_for_others(server: Server, root: IamClient, organisation_id: str) -> None:
    root.create_user(UserName="leo")
    root.attach_user_policy(UserName="leo", PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")
    key = key_of(root, "leo")
    session = credentials(sts(server.url, key).get_session_token(DurationSeconds=900)["Credentials"])
    assert sts(server.url, session).get_caller_identity()["Arn"] == f"arn:aws:iam::{organisation_id}:user/leo"
    assert may(caller(server, session).list_accounts)
    assert not may(iam(server.url, session).list_users)
    assert refused(sts(server.url, session).get_session_token)[1] == "AccessDenied"
    plain = sts(server.url, key).get_federation_token(Name="guest")
    guest = credentials(plain["Credentials"])
    assert plain["FederatedUser"]["Arn"] == f"arn:aws:sts::{organisation_id}:federated-user/guest"
    assert not may(caller(server, guest).list_accounts)
    limited = sts(server.url, key).get_federation_token(Name="guest", Policy=document(allow("chime:List*")))
    assert 0 < limited["PackedPolicySize"] <= 100
    guest = credentials(limited["Credentials"])
    assert may(caller(server, guest).list_accounts)
    assert not may(caller(server, guest).create_account, Name="No")
    root.detach_user_policy(UserName="leo", PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")
    assert not may(caller(server, guest).list_accounts)


def credentials(given: Any) -> Credentials:
    return Credentials(given["AccessKeyId"], given["SecretAccessKey"], given["SessionToken"])


@pytest.mark.spec("IAM-06")
def test_a_policy_can_ask_for_a_second_factor(server: Server, root: IamClient) -> None:
    root.create_user(UserName="mia")
    strict = deny("*", Condition={"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}})
    root.put_user_policy(UserName="mia", PolicyName="mfa", PolicyDocument=document(allow("chime:*"), strict))
    key = key_of(root, "mia")
    device = root.create_virtual_mfa_device(VirtualMFADeviceName="mia")["VirtualMFADevice"]
    serial, seed = device["SerialNumber"], device["Base32StringSeed"].decode()
    assert device["QRCodePNG"].startswith(b"\x89PNG")
    now = DevelopmentClock(server.data / "clock-offset").now()
    codes = [TOTP(seed).at(now + timedelta(seconds=30 * step)) for step in (-1, 0, 1)]
    wrong: Any = {"UserName": "mia", "SerialNumber": serial, "AuthenticationCode1": codes[1]}
    assert refused(root.enable_mfa_device, **wrong, AuthenticationCode2=codes[0])[1] == "InvalidAuthenticationCode"
    root.enable_mfa_device(
        UserName="mia", SerialNumber=serial, AuthenticationCode1=codes[0], AuthenticationCode2=codes[1]
    )
    assert [each["SerialNumber"] for each in root.list_mfa_devices(UserName="mia")["MFADevices"]] == [serial]
    assert refused(root.delete_virtual_mfa_device, SerialNumber=serial)[1] == "DeleteConflict"
    ask: Any = sts(server.url, key).get_session_token
    without = credentials(ask()["Credentials"])
    assert not may(caller(server, without).list_accounts)
    assert refused(ask, SerialNumber=serial, TokenCode=codes[1])[1] == "AccessDenied"
    shown = credentials(ask(SerialNumber=serial, TokenCode=codes[2])["Credentials"])
    assert may(caller(server, shown).list_accounts)
    assert refused(ask, SerialNumber=serial, TokenCode=codes[2])[1] == "AccessDenied"
    resync: Any = {"UserName": "mia", "SerialNumber": serial, "AuthenticationCode1": codes[1]}
    assert refused(root.resync_mfa_device, **resync, AuthenticationCode2=codes[2])[1] == "InvalidAuthenticationCode"
    assert refused(ask, SerialNumber=serial, TokenCode=codes[2])[1] == "AccessDenied"
    root.deactivate_mfa_device(UserName="mia", SerialNumber=serial)
    root.delete_virtual_mfa_device(SerialNumber=serial)


@pytest.mark.spec("IAM-06")
def test_whoever_holds_a_key_cannot_try_all_codes(server: Server, root: IamClient) -> None:
    root.create_user(UserName="nora")
    serial, codes = enabled(server, root, "nora")
    ask: Any = sts(server.url, key_of(root, "nora")).get_session_token
    wrong = f"{(int(codes[2]) + 1) % 1000000:06}"
    outcomes = [refused(ask, SerialNumber=serial, TokenCode=wrong)[1] for _ in range(6)]
    assert outcomes == ["AccessDenied"] * 5 + ["Throttling"]
    assert refused(ask, SerialNumber=serial, TokenCode=codes[2])[1] == "Throttling"
    assert ask()["Credentials"]


def test_roots_devices_are_nobody_elses(server: Server, root: IamClient) -> None:
    serial, _ = enabled(server, root, "root")
    root.create_user(UserName="otto")
    root.put_user_policy(UserName="otto", PolicyName="all", PolicyDocument=document(allow("iam:*")))
    otto = iam(server.url, key_of(root, "otto"))
    assert refused(otto.deactivate_mfa_device, UserName="root", SerialNumber=serial)[1] == "NoSuchEntity"
    assert refused(otto.list_mfa_devices, UserName="root")[1] == "NoSuchEntity"
    root.deactivate_mfa_device(UserName="root", SerialNumber=serial)


@pytest.mark.spec("IAM-31")
def test_a_session_is_no_user_of_the_same_name(server: Server, root: IamClient, organisation_id: str) -> None:
    for name in ("quinn", "ruth"):
        root.create_user(UserName=name)
    spared = {"Resource": f"arn:aws:iam::{organisation_id}:user/ruth"}
    statements = document(allow("iam:*", "sts:*"), deny("iam:*", **spared))
    trust = document({"Effect": "Allow", "Principal": {"AWS": organisation_id}, "Action": "sts:AssumeRole"})
    role = root.create_role(RoleName="Keys", AssumeRolePolicyDocument=trust)["Role"]["Arn"]
    root.put_role_policy(RoleName="Keys", PolicyName="keys", PolicyDocument=statements)
    root.put_user_policy(UserName="quinn", PolicyName="keys", PolicyDocument=statements)
    taken = sts(server.url, key_of(root, "quinn")).assume_role(RoleArn=role, RoleSessionName="ruth")
    session = iam(server.url, credentials(taken["Credentials"]))
    assert refused(session.create_access_key, UserName="ruth")[1] == "AccessDenied"
    assert refused(session.create_access_key)[1] == "InvalidInput"
    assert root.list_access_keys(UserName="ruth")["AccessKeyMetadata"] == []


@pytest.mark.spec("IAM-14")
def test_whoever_gives_another_name_or_path_needs_the_permission_there_too(
    server: Server, root: IamClient, organisation_id: str
) -> None:
    root.create_user(UserName="sven")
    root.create_user(UserName="tess", Path="/dev/")
    root.create_group(GroupName="testers", Path="/dev/")
    for kind, act in (("user", "iam:UpdateUser"), ("group", "iam:UpdateGroup")):
        statement = allow(act, Resource=f"arn:aws:iam::{organisation_id}:{kind}/dev/*")
        root.put_user_policy(UserName="sven", PolicyName=kind, PolicyDocument=document(statement))
    sven = iam(server.url, key_of(root, "sven"))
    assert refused(sven.update_user, UserName="tess", NewPath="/admin/")[1] == "AccessDenied"
    assert refused(sven.update_group, GroupName="testers", NewPath="/admin/")[1] == "AccessDenied"
    sven.update_user(UserName="tess", NewUserName="tessa")
    sven.update_group(GroupName="testers", NewGroupName="probers")
    assert root.get_user(UserName="tessa")["User"]["Path"] == "/dev/"


def enabled(server: Server, root: IamClient, name: str) -> tuple[str, list[str]]:
    """A device of the user's or root's: its serial number, and three codes of which two are used up."""
    device = root.create_virtual_mfa_device(VirtualMFADeviceName=f"device-of-{name}")["VirtualMFADevice"]
    serial, seed = device["SerialNumber"], device["Base32StringSeed"].decode()
    now = DevelopmentClock(server.data / "clock-offset").now()
    codes = [TOTP(seed).at(now + timedelta(seconds=30 * step)) for step in (-1, 0, 1)]
    root.enable_mfa_device(
        UserName=name, SerialNumber=serial, AuthenticationCode1=codes[0], AuthenticationCode2=codes[1]
    )
    return serial, codes


@pytest.mark.spec("SLR-10", "SLR-11", "SLR-14")
@pytest.mark.parametrize(
    ("service", "name"),
    [
        ("chime.amazonaws.com", "AWSServiceRoleForAmazonChime"),
        ("transcription.chime.amazonaws.com", "AWSServiceRoleForAmazonChimeTranscription"),
        ("mediapipelines.chime.amazonaws.com", "AWSServiceRoleForAmazonChimeSDKMediaPipelines"),
    ],
)
def test_a_service_linked_role_comes_is_described_and_goes(
    server: Server, root: IamClient, service: str, name: str, organisation_id: str
) -> None:
    role = root.create_service_linked_role(AWSServiceName=service)["Role"]
    assert role["Arn"] == f"arn:aws:iam::{organisation_id}:role/aws-service-role/{service}/{name}"
    document_: Any = role["AssumeRolePolicyDocument"]
    assert document_["Statement"][0]["Principal"] == {"Service": service}
    assert refused(root.create_service_linked_role, AWSServiceName=service)[1] == "InvalidInput"
    (policy,) = root.list_attached_role_policies(RoleName=name)["AttachedPolicies"]
    assert refused(root.attach_user_policy, UserName="carol", PolicyArn=policy["PolicyArn"])[1] == "PolicyNotAttachable"
    root.update_role_description(RoleName=name, Description="Ours.")
    assert root.get_role(RoleName=name)["Role"]["Description"] == "Ours."
    for act, more in (
        (root.delete_role, {}),
        (root.detach_role_policy, {"PolicyArn": policy["PolicyArn"]}),
        (root.update_role, {"MaxSessionDuration": 3600}),
    ):
        assert refused(act, RoleName=name, **more)[1] == "UnmodifiableEntity"
    key = Credentials(*_new_admin(root, f"admin-{service.partition('.')[0]}"))
    assert not may(sts(server.url, key).assume_role, RoleArn=role["Arn"], RoleSessionName="me")
    task = root.delete_service_linked_role(RoleName=name)["DeletionTaskId"]
    assert root.get_service_linked_role_deletion_status(DeletionTaskId=task)["Status"] == "SUCCEEDED"
    assert refused(root.get_role, RoleName=name)[1] == "NoSuchEntity"
    root.create_service_linked_role(AWSServiceName=service)


def _new_admin(root: IamClient, name: str) -> tuple[str, str]:
    root.create_user(UserName=name)
    root.attach_user_policy(UserName=name, PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")
    made = root.create_access_key(UserName=name)["AccessKey"]
    return made["AccessKeyId"], made["SecretAccessKey"]


@pytest.mark.spec("SLR-04", "IAM-50")
def test_a_service_linked_role_needs_a_permission(server: Server, root: IamClient) -> None:
    root.create_user(UserName="nina")
    nina = iam(server.url, key_of(root, "nina"))
    _, code, words = refused(nina.create_service_linked_role, AWSServiceName="voiceconnector.chime.amazonaws.com")
    assert code == "AccessDenied"
    assert "is not authorized to perform: iam:CreateServiceLinkedRole" in words
    _, code, words = refused(nina.list_roles)
    assert words.endswith(":user/nina is not authorized to perform: iam:ListRoles")


def test_the_simulator_says_what_would_be_decided(root: IamClient, organisation_id: str) -> None:
    root.create_user(UserName="olga")
    text = document(allow("chime:*", Sid="All"), deny("chime:Delete*", Sid="NoDelete"))
    root.put_user_policy(UserName="olga", PolicyName="inline", PolicyDocument=text)
    arn = f"arn:aws:iam::{organisation_id}:user/olga"
    answer = root.simulate_principal_policy(
        PolicySourceArn=arn, ActionNames=["chime:GetAccount", "chime:DeleteAccount", "iam:ListUsers"]
    )
    told = [(each["EvalActionName"], each["EvalDecision"]) for each in answer["EvaluationResults"]]
    assert told == [
        ("chime:GetAccount", "allowed"),
        ("chime:DeleteAccount", "explicitDeny"),
        ("iam:ListUsers", "implicitDeny"),
    ]
    (matched,) = answer["EvaluationResults"][1]["MatchedStatements"]
    assert (matched["SourcePolicyId"], matched["SourcePolicyType"]) == ("inline", "user")
    from_office: Any = [{"ContextKeyName": "aws:SourceIp", "ContextKeyValues": ["192.0.2.7"], "ContextKeyType": "ip"}]
    office = document(allow("chime:*", Condition={"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}))
    for entries, decision in (([], "implicitDeny"), (from_office, "allowed")):
        (result,) = root.simulate_custom_policy(
            PolicyInputList=[office], ActionNames=["chime:GetUser"], ContextEntries=entries
        )["EvaluationResults"]
        assert result["EvalDecision"] == decision


def test_lists_come_in_pages(root: IamClient) -> None:
    for number in range(7):
        root.create_group(GroupName=f"page{number}", Path="/pages/")
    paginator = root.get_paginator("list_groups")
    pages = list(paginator.paginate(PathPrefix="/pages/", PaginationConfig={"PageSize": 3}))
    assert [len(each["Groups"]) for each in pages] == [3, 3, 1]
    assert [group["GroupName"] for each in pages for group in each["Groups"]] == [f"page{n}" for n in range(7)]
    assert refused(root.list_groups, PathPrefix="/other/", Marker=pages[0]["Marker"])[1] == "InvalidInput"
    names = {each["PolicyName"] for each in root.list_policies(Scope="AWS", MaxItems=1000)["Policies"]}
    assert {"AmazonChimeReadOnly", "AmazonChimeFullAccess", "AmazonChimeUserManagement"} <= names
    assert root.get_account_summary()["SummaryMap"]["Groups"] >= 7


def test_a_user_is_renamed_and_keeps_what_it_has(server: Server, root: IamClient) -> None:
    root.create_user(UserName="peggy")
    root.attach_user_policy(UserName="peggy", PolicyArn="arn:aws:iam::aws:policy/AmazonChimeReadOnly")
    key = key_of(root, "peggy")
    root.update_user(UserName="peggy", NewUserName="peggy2", NewPath="/desk/")
    assert root.get_user(UserName="peggy2")["User"]["Path"] == "/desk/"
    assert may(caller(server, key).list_accounts)
    assert refused(root.update_user, UserName="peggy2", NewUserName="carol")[1] == "EntityAlreadyExists"


@pytest.mark.spec("IAM-08")
def test_a_user_gets_a_console_password_changes_it_and_loses_it(server: Server, root: IamClient) -> None:
    root.create_user(UserName="vera")
    assert refused(root.get_login_profile, UserName="vera")[:2] == (404, "NoSuchEntity")
    assert refused(root.create_login_profile, UserName="vera", Password="short")[:2] == (400, "PasswordPolicyViolation")
    made = root.create_login_profile(UserName="vera", Password=PASSWORD, PasswordResetRequired=True)["LoginProfile"]
    assert (made["UserName"], made["PasswordResetRequired"]) == ("vera", True)
    assert refused(root.create_login_profile, UserName="vera", Password=PASSWORD)[:2] == (409, "EntityAlreadyExists")
    assert sign_in(server, "vera", PASSWORD) == "PasswordChangeRequired"
    root.update_login_profile(UserName="vera", PasswordResetRequired=False)
    assert root.get_login_profile(UserName="vera")["LoginProfile"]["PasswordResetRequired"] is False
    assert sign_in(server, "vera", PASSWORD) == ""
    vera = iam(server.url, key_of(root, "vera"))
    change: Any = {"OldPassword": PASSWORD, "NewPassword": ANOTHER}
    assert refused(vera.change_password, **change)[:2] == (403, "AccessDenied")
    root.put_user_policy(UserName="vera", PolicyName="own", PolicyDocument=document(allow("iam:ChangePassword")))
    assert refused(vera.change_password, OldPassword=ANOTHER, NewPassword=ANOTHER)[:2] == (403, "AccessDenied")
    assert refused(vera.change_password, OldPassword=PASSWORD, NewPassword=PASSWORD)[1] == "PasswordPolicyViolation"
    vera.change_password(**change)
    assert sign_in(server, "vera", PASSWORD) == "SignInFailed"
    assert sign_in(server, "vera", ANOTHER) == ""
    assert refused(root.change_password, **change)[1] == "InvalidUserType"
    assert "take the console password away" in refused(root.delete_user, UserName="vera")[2]
    root.update_login_profile(UserName="vera", Password=PASSWORD)
    root.delete_login_profile(UserName="vera")
    assert sign_in(server, "vera", PASSWORD) == "SignInFailed"
    assert refused(root.delete_login_profile, UserName="vera")[:2] == (404, "NoSuchEntity")
    with sqlite3.connect(server.data / "carillon.db") as database:
        events = [str(row[0]) for row in database.execute("SELECT event FROM trail_records")]
    assert any('"ChangePassword"' in event for event in events)
    assert not any(PASSWORD in event or ANOTHER in event for event in events)


def sign_in(server: Server, name: str, password: str) -> str:
    """What the console's sign-in says; nothing where it opens."""
    answer = Visitor(server).post("/console/session", {"kind": "user", "name": name, "password": password})
    return "" if answer.is_success else str(answer.json()["code"])
