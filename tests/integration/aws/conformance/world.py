"""An installation with one of everything, so that each request that should go wrong has something to go wrong with."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from pyotp.totp import TOTP

from carillon.core.clock import SystemClock
from tests.integration.aws.conftest import new_key
from tests.integration.aws.office import employee, enterprise, new_account
from tests.kit.clients import Credentials, chime, cloudtrail, iam, sts
from tests.kit.eventually import eventually
from tests.kit.server import Server

NUMBER = "+12125550100"
PASSWORD = "Correct-horse-7-battery"
SERVICE = "transcription.chime.amazonaws.com"
SERVICE_ROLE = "AWSServiceRoleForAmazonChimeTranscription"


def policy(*actions: str) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": actions, "Resource": "*"}]})


def trust(organisation_id: str) -> str:
    who = {"AWS": f"arn:aws:iam::{organisation_id}:root"}
    statement = {"Effect": "Allow", "Principal": who, "Action": "sts:AssumeRole"}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


@dataclass
class World:
    """Root's clients by service, and the ids of what is there."""

    clients: dict[str, Any]
    carls: dict[str, Any]
    """The same for Carl, who may do everything and is no root."""
    powerless: Any
    """A chime client whose key has no policy."""
    team: str
    enterprise: str
    user: str
    room: str
    organisation: str
    made: dict[str, Any] = field(default_factory=dict[str, Any])


Ask = Callable[[World], dict[str, Any]]


async def new_world(server: Server, key: Credentials) -> World:
    clients = _clients(server, key)
    root = clients["chime"]
    team, firm = new_account(root, "Team"), enterprise(root, server, "Firm", "firm.example")
    user, _ = employee(root, server, firm, "ann@firm.example")
    room = root.create_room(AccountId=firm, Name="Plans")["Room"]["RoomId"]
    root.create_room_membership(AccountId=firm, RoomId=room, MemberId=user, Role="Administrator")
    for number in range(10):
        root.create_bot(AccountId=firm, DisplayName=f"bot-{number}")
    powerless = chime(f"{server.url}/aws/chime", new_key(server, "--user", "powerless"))
    carls = _clients(server, new_key(server, "--user", "carl", "--policy", "AdministratorAccess"))
    organisation = clients["sts"].get_caller_identity()["Account"]
    world = World(clients, carls, powerless, team, firm, user, room, organisation)
    await _number(root)
    _identities(clients["iam"], world)
    return world


def _clients(server: Server, key: Credentials) -> dict[str, Any]:
    named = {"iam": iam(server.url, key), "sts": sts(server.url, key), "cloudtrail": cloudtrail(server.url, key)}
    return {"chime": chime(f"{server.url}/aws/chime", key), **named}


async def _number(root: Any) -> None:
    root.create_phone_number_order(ProductType="BusinessCalling", E164PhoneNumbers=[NUMBER])

    def is_there() -> bool:
        return any(each["Status"] == "Unassigned" for each in root.list_phone_numbers()["PhoneNumbers"])

    await eventually(is_there)
    root.update_phone_number(PhoneNumberId=NUMBER, CallingName="Sales")


def _identities(root: Any, world: World) -> None:
    """Alice is in a group, has a policy, a boundary and two keys; everything else that can be in use is in use."""
    root.create_user(UserName="alice")
    root.create_user(UserName="bob")
    for _ in range(2):
        root.create_access_key(UserName="alice")
    root.create_group(GroupName="office")
    root.create_group(GroupName="shop")
    root.add_user_to_group(GroupName="office", UserName="alice")
    arn = root.create_policy(PolicyName="ours", PolicyDocument=policy("chime:GetUser"))["Policy"]["Arn"]
    for _ in range(4):
        root.create_policy_version(PolicyArn=arn, PolicyDocument=policy("chime:GetRoom"))
    root.attach_user_policy(UserName="alice", PolicyArn=arn)
    root.create_login_profile(UserName="alice", Password=PASSWORD)
    other = root.create_policy(PolicyName="other", PolicyDocument=policy("chime:GetUser"))["Policy"]["Arn"]
    root.create_role(RoleName="guide", AssumeRolePolicyDocument=trust(world.organisation))
    root.attach_role_policy(RoleName="guide", PolicyArn=arn)
    root.create_service_linked_role(AWSServiceName=SERVICE)
    (served,) = root.list_attached_role_policies(RoleName=SERVICE_ROLE)["AttachedPolicies"]
    made = {name: root.create_virtual_mfa_device(VirtualMFADeviceName=name) for name in ("phone", "tablet")}
    devices = {name: each["VirtualMFADevice"] for name, each in made.items()}
    serial, seed = devices["phone"]["SerialNumber"], TOTP(devices["phone"]["Base32StringSeed"].decode())
    now = SystemClock().now()
    first, second = (seed.at(now + timedelta(seconds=30 * step)) for step in (-1, 0))
    root.enable_mfa_device(UserName="alice", SerialNumber=serial, AuthenticationCode1=first, AuthenticationCode2=second)
    world.made = {"policy": arn, "other policy": other, "service policy": served["PolicyArn"]}
    world.made |= {name: each["SerialNumber"] for name, each in devices.items()}
