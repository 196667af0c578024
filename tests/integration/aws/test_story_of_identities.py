"""One story of identities - users, groups, roles, keys, a second factor, the trail - with every AWS SDK."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from pyotp.totp import TOTP

from tests.kit.clients import Credentials
from tests.kit.sdks import SDKS, Sdk, moment, refused
from tests.kit.server import Server

READ_ONLY = "arn:aws:iam::aws:policy/AmazonChimeReadOnly"


@dataclass(frozen=True, slots=True)
class Teller:
    """Who tells the story, and what its people and things are called in the one installation."""

    sdk: Sdk
    bob: str
    office: str
    auditor: str
    unlisted: str


@pytest.fixture(scope="module", params=SDKS)
def teller(request: pytest.FixtureRequest) -> Iterator[Teller]:
    sdk = SDKS[str(request.param)]()
    place = list(SDKS).index(str(request.param))
    yield Teller(sdk, f"bob{place}", f"office{place}", f"Auditor{place}", f"Unlisted{place}")
    sdk.close()


def document(*statements: dict[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def credentials(told: dict[str, Any]) -> Credentials:
    return Credentials(told["AccessKeyId"], told["SecretAccessKey"], told.get("SessionToken"))


@pytest.mark.spec("IAM-08", "IAM-09")
def test_a_user_may_what_own_and_group_policies_say(
    installation: Server, root_key: Credentials, teller: Teller
) -> None:
    url, sdk = installation.url, teller.sdk
    iam, user = sdk.asking(url, root_key, "iam"), {"UserName": teller.bob}
    arn = iam("CreateUser", **user)["User"]["Arn"]
    assert arn.endswith(f":user/{teller.bob}")
    assert refused(iam, "CreateUser", **user).code == "EntityAlreadyExists"
    key = credentials(iam("CreateAccessKey", **user)["AccessKey"])
    bob = sdk.asking(url, key)
    assert refused(bob, "ListAccounts").name == "AccessDeniedException"
    iam("AttachUserPolicy", **user, PolicyArn=READ_ONLY)
    assert "Accounts" in bob("ListAccounts")

    group = {"GroupName": teller.office}
    iam("CreateGroup", **group)
    iam("AddUserToGroup", **group, **user)
    text = document({"Effect": "Deny", "Action": "chime:ListAccounts", "Resource": "*"})
    policy = iam("CreatePolicy", PolicyName=teller.unlisted, PolicyDocument=text)["Policy"]["Arn"]
    iam("AttachGroupPolicy", **group, PolicyArn=policy)
    assert refused(bob, "ListAccounts").name == "AccessDeniedException"
    asked = ["chime:ListAccounts", "chime:GetAccount", "chime:DeleteAccount"]
    simulated = iam("SimulatePrincipalPolicy", PolicySourceArn=arn, ActionNames=asked)["EvaluationResults"]
    assert [each["EvalDecision"] for each in simulated] == ["explicitDeny", "allowed", "implicitDeny"]

    # And away, in the one order that is allowed.
    assert refused(iam, "DeletePolicy", PolicyArn=policy).code == "DeleteConflict"
    iam("DetachGroupPolicy", **group, PolicyArn=policy)
    iam("DeletePolicy", PolicyArn=policy)
    assert "Accounts" in bob("ListAccounts")
    iam("RemoveUserFromGroup", **group, **user)
    iam("DeleteGroup", **group)
    assert refused(iam, "DeleteUser", **user).code == "DeleteConflict"
    iam("DetachUserPolicy", **user, PolicyArn=READ_ONLY)
    iam("DeleteAccessKey", **user, AccessKeyId=key.access_key_id)
    assert refused(bob, "ListAccounts").code == "UnrecognizedClientException"
    iam("DeleteUser", **user)
    assert refused(iam, "GetUser", **user).code == "NoSuchEntity"


@pytest.mark.spec("IAM-10", "IAM-24")
def test_a_user_takes_on_a_role_and_a_second_factor(
    installation: Server, root_key: Credentials, teller: Teller
) -> None:
    url, sdk = installation.url, teller.sdk
    iam, user = sdk.asking(url, root_key, "iam"), {"UserName": f"{teller.bob}.cook"}
    made = iam("CreateUser", **user)["User"]
    iam("AttachUserPolicy", **user, PolicyArn=READ_ONLY)
    key = credentials(iam("CreateAccessKey", **user)["AccessKey"])
    bob = sdk.asking(url, key, "sts")
    organisation = bob("GetCallerIdentity")["Account"]

    trust = {"Effect": "Allow", "Principal": {"AWS": made["Arn"]}, "Action": "sts:AssumeRole"}
    role = iam("CreateRole", RoleName=teller.auditor, AssumeRolePolicyDocument=document(trust))["Role"]["Arn"]
    iam("AttachRolePolicy", RoleName=teller.auditor, PolicyArn=READ_ONLY)
    given = bob("AssumeRole", RoleArn=role, RoleSessionName="look")
    assumed = f"arn:aws:sts::{organisation}:assumed-role/{teller.auditor}/look"
    assert given["AssumedRoleUser"]["Arn"] == assumed
    auditor = sdk.asking(url, credentials(given["Credentials"]))
    assert "Accounts" in auditor("ListAccounts")
    assert assumed in refused(auditor, "CreateAccount", Name="No").words
    session = bob("GetSessionToken", DurationSeconds=900)["Credentials"]
    assert "Accounts" in sdk.asking(url, credentials(session))("ListAccounts")

    device = iam("CreateVirtualMFADevice", VirtualMFADeviceName=teller.bob)["VirtualMFADevice"]
    which = {**user, "SerialNumber": device["SerialNumber"]}
    codes = TOTP(device["Base32StringSeed"])
    now = int(moment(made["CreateDate"]).timestamp())
    one, other, later = (codes.at(now, counter_offset=steps) for steps in (0, 1, 2))
    two = {"AuthenticationCode1": one, "AuthenticationCode2": other}
    three = {"AuthenticationCode1": one, "AuthenticationCode2": later}
    assert refused(iam, "EnableMFADevice", **which, **three).code == "InvalidAuthenticationCode"
    iam("EnableMFADevice", **which, **two)
    (enabled,) = iam("ListMFADevices", **user)["MFADevices"]
    assert enabled["SerialNumber"] == device["SerialNumber"]


@pytest.mark.spec("TRAIL-03")
def test_the_trail_is_looked_up(installation: Server, root_key: Credentials, teller: Teller) -> None:
    iam = teller.sdk.asking(installation.url, root_key, "iam")
    iam("CreateGroup", GroupName=f"{teller.office}-looked-up")
    trail = teller.sdk.asking(installation.url, root_key, "cloudtrail")
    chosen = [{"AttributeKey": "EventName", "AttributeValue": "CreateGroup"}]
    (event, *_) = trail("LookupEvents", LookupAttributes=chosen, MaxResults=1)["Events"]
    told = json.loads(event["CloudTrailEvent"])
    assert (event["Username"], told["requestParameters"]["groupName"]) == ("root", f"{teller.office}-looked-up")
    assert refused(trail, "LookupEvents", NextToken="made-up").name == "InvalidNextTokenException"
