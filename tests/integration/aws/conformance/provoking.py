"""Which request provokes which error of the model: by service, operation and error."""

from collections.abc import Mapping
from typing import Any

from tests.integration.aws.absent import ABSENT, BOTS, DELEGATES, RETENTION, ROOMS
from tests.integration.aws.conformance.answered import ANSWERED
from tests.integration.aws.conformance.models import SERVICES
from tests.integration.aws.conformance.world import NUMBER, PASSWORD, SERVICE, SERVICE_ROLE, Ask, World, policy, trust
from tests.integration.aws.office import NOWHERE
from tests.kit.aws_examples import Examples

TAGS = [{"Key": "team", "Value": "office"}]
LONG = policy(*(f"chime:Get{number}" for number in range(1200)))
BROKEN = '{"Version": "2012-10-17", "Statement": [{"Effect": "Maybe"}]}'


def always(**request: Any) -> Ask:
    return lambda world: request


NOT_OF_TEAMS = {*ROOMS, *RETENTION, *BOTS, *DELEGATES} - {"RedactConversationMessage", "RedactRoomMessage"}

CHIME: dict[str, dict[str, Ask]] = {
    "NotFoundException": {
        name: always(**ABSENT[name])
        for name in ABSENT.keys() - {"CreateAccount", "ListAccounts", "ListPhoneNumbers"}
        if not name.startswith("Batch") or "AccountId" in ABSENT[name]
        if "NotFoundException" in SERVICES["chime"].operations[name].errors
    },
    "ForbiddenException": {
        **{name: lambda world, name=name: ABSENT[name] | {"AccountId": world.team} for name in NOT_OF_TEAMS},
        "InviteUsers": lambda world: {"AccountId": world.enterprise, "UserEmailList": ["dan@example.com"]},
        "CreateUser": lambda world: {"AccountId": world.enterprise, "Email": "dan@example.com"},
        "BatchUnsuspendUser": lambda world: {"AccountId": world.team, "UserIdList": [NOWHERE]},
        "CreateMeetingDialOut": always(**ABSENT["CreateMeetingDialOut"] | {"FromPhoneNumber": "+12065550199"}),
    },
    "ConflictException": {
        "CreateRoomMembership": lambda world: {
            "AccountId": world.enterprise,
            "RoomId": world.room,
            "MemberId": world.user,
        },
        "CreateUser": lambda world: {"AccountId": world.enterprise, "Email": "ann@firm.example"},
        "UpdatePhoneNumber": always(PhoneNumberId=NUMBER, CallingName="Support"),
    },
    "ResourceLimitExceededException": {
        "CreateBot": lambda world: {"AccountId": world.enterprise, "DisplayName": "one-more"},
        "CreatePhoneNumberOrder": always(
            ProductType="BusinessCalling",
            E164PhoneNumbers=[f"+1{area}5550{line}" for area in range(213, 219) for line in range(100, 200)],
        ),
    },
    "UnprocessableEntityException": {"DeleteAccount": lambda world: {"AccountId": world.enterprise}},
    "ServiceUnavailableException": {
        "CreateMeetingDialOut": always(**ABSENT["CreateMeetingDialOut"] | {"FromPhoneNumber": NUMBER})
    },
}


class Nobody(Examples):
    """Requests of IAM and STS in which every name is that of nobody."""

    def __init__(self, service: str) -> None:
        super().__init__(SERVICES[service].shapes, 3, full=False)
        self._service = SERVICES[service]

    def request(self, operation: str, world: World) -> dict[str, Any]:
        shape = self._service.operations[operation].input
        asked = self.of(shape) if shape else {}
        return asked | {name: value for name, value in _nobodys(world).items() if name in asked or name == "UserName"}


def _nobodys(world: World) -> dict[str, Any]:
    ours = f"arn:aws:iam::{world.organisation}"
    return {
        "GroupName": "nobody",
        "RoleName": "nobody",
        "PolicyArn": f"{ours}:policy/none",
        "PolicyName": "none",
        "PolicyDocument": policy("chime:GetUser"),
        "PermissionsBoundary": f"{ours}:policy/none",
        "PolicySourceArn": f"{ours}:user/nobody",
        "AccessKeyId": "AKIAIOSFODNN7EXAMPLE",
        "SerialNumber": f"{ours}:mfa/nobody",
        "AuthenticationCode1": "123456",
        "AuthenticationCode2": "654321",
        "DeletionTaskId": "task/none/of/these",
        "VersionId": "v1",
        "Description": "None.",
        "ActionNames": ["chime:GetUser"],
    }


LOGINS = {"UserName": "nobody", "Password": PASSWORD}


def nobody(operation: str) -> Ask:
    shapes = SERVICES["iam"].shapes
    members = shapes[SERVICES["iam"].operations[operation].input or ""]["members"]

    def request(world: World) -> dict[str, Any]:
        asked = Nobody("iam").request(operation, world)
        return asked | {name: told for name, told in LOGINS.items() if name in members}

    return request


def ours(**more: Any) -> Ask:
    return lambda world: {"PolicyArn": world.made["policy"], **more}


def served(**more: Any) -> Ask:
    return lambda world: {"RoleName": SERVICE_ROLE, **more}


IAM: dict[str, dict[str, Ask]] = {
    "NoSuchEntityException": {
        name: nobody(name)
        for name, operation in SERVICES["iam"].operations.items()
        if "NoSuchEntityException" in operation.errors and ("iam", name) in ANSWERED
        if name not in ("ChangePassword", "CreateGroup", "CreateServiceLinkedRole")
    }
    | {
        "CreateUser": always(UserName="carol", PermissionsBoundary="arn:aws:iam::aws:policy/None"),
    },
    "EntityAlreadyExistsException": {
        "CreateUser": always(UserName="alice"),
        "UpdateUser": always(UserName="bob", NewUserName="alice"),
        "CreateGroup": always(GroupName="office"),
        "UpdateGroup": always(GroupName="shop", NewGroupName="office"),
        "CreatePolicy": always(PolicyName="ours", PolicyDocument=policy("chime:GetUser")),
        "CreateRole": lambda world: {"RoleName": "guide", "AssumeRolePolicyDocument": trust(world.organisation)},
        "CreateLoginProfile": always(UserName="alice", Password=PASSWORD),
        "EnableMFADevice": lambda world: {
            "UserName": "bob",
            "SerialNumber": world.made["phone"],
            "AuthenticationCode1": "000000",
            "AuthenticationCode2": "000001",
        },
        "CreateVirtualMFADevice": always(VirtualMFADeviceName="phone"),
    },
    "DeleteConflictException": {
        "DeleteUser": always(UserName="alice"),
        "DeleteGroup": always(GroupName="office"),
        "DeleteRole": always(RoleName="guide"),
        "DeletePolicy": ours(),
        "DeletePolicyVersion": ours(VersionId="v1"),
        "DeleteVirtualMFADevice": lambda world: {"SerialNumber": world.made["phone"]},
    },
    "LimitExceededException": {
        "CreateAccessKey": always(UserName="alice"),
        "CreatePolicyVersion": ours(PolicyDocument=policy("chime:GetUser")),
        "CreatePolicy": always(PolicyName="long", PolicyDocument=LONG),
        "PutUserPolicy": always(UserName="alice", PolicyName="long", PolicyDocument=LONG),
        "PutGroupPolicy": always(GroupName="office", PolicyName="long", PolicyDocument=LONG),
        "PutRolePolicy": always(RoleName="guide", PolicyName="long", PolicyDocument=LONG),
    },
    "MalformedPolicyDocumentException": {
        "CreatePolicy": always(PolicyName="broken", PolicyDocument=BROKEN),
        "CreatePolicyVersion": lambda world: {"PolicyArn": world.made["other policy"], "PolicyDocument": BROKEN},
        "PutUserPolicy": always(UserName="alice", PolicyName="broken", PolicyDocument=BROKEN),
        "PutGroupPolicy": always(GroupName="office", PolicyName="broken", PolicyDocument=BROKEN),
        "PutRolePolicy": always(RoleName="guide", PolicyName="broken", PolicyDocument=BROKEN),
        "CreateRole": always(RoleName="broken", AssumeRolePolicyDocument=BROKEN),
        "UpdateAssumeRolePolicy": always(RoleName="guide", PolicyDocument=BROKEN),
    },
    "UnmodifiableEntityException": {
        "AttachRolePolicy": served(PolicyArn="arn:aws:iam::aws:policy/AmazonChimeReadOnly"),
        "DeleteRole": served(),
        "DeleteRolePermissionsBoundary": served(),
        "DeleteRolePolicy": served(PolicyName="none"),
        "DetachRolePolicy": lambda world: {"RoleName": SERVICE_ROLE, "PolicyArn": world.made["service policy"]},
        "PutRolePermissionsBoundary": served(PermissionsBoundary="arn:aws:iam::aws:policy/AmazonChimeReadOnly"),
        "PutRolePolicy": served(PolicyName="more", PolicyDocument=policy("chime:GetUser")),
        "UpdateAssumeRolePolicy": lambda world: {
            "RoleName": SERVICE_ROLE,
            "PolicyDocument": policy("sts:AssumeRole"),
        },
        "UpdateRole": served(MaxSessionDuration=3600),
    },
    "PolicyNotAttachableException": {
        "AttachUserPolicy": lambda world: {"UserName": "alice", "PolicyArn": world.made["service policy"]},
        "AttachGroupPolicy": lambda world: {"GroupName": "office", "PolicyArn": world.made["service policy"]},
        "AttachRolePolicy": lambda world: {"RoleName": "guide", "PolicyArn": world.made["service policy"]},
        "PutUserPermissionsBoundary": lambda world: {
            "UserName": "alice",
            "PermissionsBoundary": world.made["service policy"],
        },
        "PutRolePermissionsBoundary": lambda world: {
            "RoleName": "guide",
            "PermissionsBoundary": world.made["service policy"],
        },
    },
    "InvalidAuthenticationCodeException": {
        "EnableMFADevice": lambda world: {
            "UserName": "bob",
            "SerialNumber": world.made["tablet"],
            "AuthenticationCode1": "000000",
            "AuthenticationCode2": "000000",
        },
        "ResyncMFADevice": lambda world: {
            "UserName": "alice",
            "SerialNumber": world.made["phone"],
            "AuthenticationCode1": "000000",
            "AuthenticationCode2": "000000",
        },
    },
    "PasswordPolicyViolationException": {
        "CreateLoginProfile": always(UserName="bob", Password="short"),
        "UpdateLoginProfile": always(UserName="alice", Password="short"),
    },
    "InvalidUserTypeException": {"ChangePassword": always(OldPassword=PASSWORD, NewPassword=f"{PASSWORD}-2")},
    "InvalidInputException": {
        "CreateServiceLinkedRole": always(AWSServiceName=SERVICE),
        "CreateUser": always(UserName="carol", Tags=TAGS),
        "CreateRole": lambda world: {
            "RoleName": "tagged",
            "AssumeRolePolicyDocument": trust(world.organisation),
            "Tags": TAGS,
        },
        "CreatePolicy": always(PolicyName="tagged", PolicyDocument=policy("chime:GetUser"), Tags=TAGS),
        "CreateVirtualMFADevice": always(VirtualMFADeviceName="tagged", Tags=TAGS),
    },
}
STS: dict[str, dict[str, Ask]] = {
    "MalformedPolicyDocumentException": {
        "AssumeRole": lambda world: _assumed(world, BROKEN),
        "GetFederationToken": always(Name="kiosk", Policy=BROKEN),
    },
    "PackedPolicyTooLargeException": {
        "AssumeRole": lambda world: _assumed(world, LONG),
        "GetFederationToken": lambda world: {
            "Name": "kiosk",
            "Policy": policy("chime:GetUser").ljust(2048),
            "PolicyArns": [{"arn": world.made["policy"]}],
        },
    },
}
CLOUDTRAIL: dict[str, dict[str, Ask]] = {
    "InvalidLookupAttributesException": {
        "LookupEvents": always(
            LookupAttributes=[
                {"AttributeKey": "EventName", "AttributeValue": "GetUser"},
                {"AttributeKey": "Username", "AttributeValue": "alice"},
            ]
        )
    },
    "InvalidTimeRangeException": {"LookupEvents": always(StartTime=20, EndTime=10)},
    "InvalidNextTokenException": {"LookupEvents": always(NextToken="made-up")},
}


def _assumed(world: World, document: str) -> dict[str, Any]:
    arn = f"arn:aws:iam::{world.organisation}:role/guide"
    return {"RoleArn": arn, "RoleSessionName": "here", "Policy": document}


OF_CARL = {
    ("sts", "AssumeRole", "MalformedPolicyDocumentException"),
    ("sts", "AssumeRole", "PackedPolicyTooLargeException"),
    ("sts", "GetFederationToken", "MalformedPolicyDocumentException"),
    ("sts", "GetFederationToken", "PackedPolicyTooLargeException"),
}
"""Requests that root may not make, or to which root is told something else."""

PROVOKED: Mapping[tuple[str, str, str], Ask] = {
    (service, operation, error): ask
    for service, table in (("chime", CHIME), ("iam", IAM), ("sts", STS), ("cloudtrail", CLOUDTRAIL))
    for error, requests in table.items()
    for operation, ask in requests.items()
}
