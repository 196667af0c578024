"""Every operation that is answered times every kind of caller: the table of permissions is what happens."""

import json
import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from typing import Any

import boto3
import pytest
from botocore import xform_name
from botocore.config import Config
from botocore.exceptions import ClientError

from carillon.app import doors
from carillon.wire.aws import ROOTS, operations_in
from tests.integration.aws.absent import ABSENT
from tests.integration.aws.conftest import new_key
from tests.integration.aws.permission_table import table
from tests.kit.clients import Credentials, iam
from tests.kit.server import Server

POLICIES = {"R": "AmazonChimeReadOnly", "U": "AmazonChimeUserManagement", "F": "AmazonChimeFullAccess"}
ROLES = ("root", "nobody", "R", "U", "F", "I")
ONLY_IAM = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:*", "Resource": "*"}]}
TRUST = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}],
}
TABLE = table()

THERE = {"UserName": "taken", "GroupName": "taken", "RoleName": "taken", "PolicyName": "taken"}
VALUES: dict[str, Any] = {
    "ActionNames": ["chime:GetUser"],
    "AccessKeyId": "AKIAAAAAAAAAAAAAAAAA",
    "AssumeRolePolicyDocument": json.dumps(TRUST),
    "AuthenticationCode1": "000000",
    "AuthenticationCode2": "000001",
    "AWSServiceName": "elsewhere.amazonaws.com",
    "Description": "allowed",
    "DeletionTaskId": "task/aws-service-role/elsewhere.amazonaws.com/x/1",
    "GroupName": "absent",
    "Name": "allowed",
    "NewPassword": "a new password of some length",
    "OldPassword": "not the old password",
    "Password": "a password of some length",
    "PermissionsBoundary": "arn:aws:iam::aws:policy/absent",
    "PolicyArn": "arn:aws:iam::aws:policy/absent",
    "PolicyDocument": json.dumps(ONLY_IAM),
    "PolicyInputList": [json.dumps(ONLY_IAM)],
    "PolicyName": "absent",
    "PolicySourceArn": "arn:aws:iam::000000000000:user/absent",
    "RoleArn": "arn:aws:iam::000000000000:role/absent",
    "RoleName": "absent",
    "RoleSessionName": "session",
    "SerialNumber": "arn:aws:iam::000000000000:mfa/absent",
    "Status": "Inactive",
    "UserName": "absent",
    "VersionId": "v1",
    "VirtualMFADeviceName": "taken",
}
"""What a request to the other services says, by the name of a required member."""

MORE: dict[str, dict[str, Any]] = {
    "CreateAccessKey": {"UserName": "absent"},
    "CreateGroup": THERE,
    "CreateLoginProfile": {"UserName": "absent", "Password": "a password of some length"},
    "CreatePolicy": THERE,
    "CreateRole": THERE,
    "CreateUser": {"UserName": "taken"},
    "DeactivateMFADevice": {"UserName": "absent"},
    "DeleteAccessKey": {"UserName": "absent"},
    "DeleteLoginProfile": {"UserName": "absent"},
    "GetLoginProfile": {"UserName": "absent"},
    "GetUser": {"UserName": "absent"},
    "ListAccessKeys": {"UserName": "absent"},
    "ListMFADevices": {"UserName": "absent"},
    "UpdateAccessKey": {"UserName": "absent"},
}
"""What else an operation must be given to come as far as to the thing that is not there."""


class Callers:
    """A client of each service for each kind of caller."""

    def __init__(self, server: Server) -> None:
        self._server = server
        root_key = new_key(server)
        root: Any = iam(server.url, root_key)
        for letter, policy in POLICIES.items():
            root.create_user(UserName=f"user{letter}")
            root.attach_user_policy(UserName=f"user{letter}", PolicyArn=f"arn:aws:iam::aws:policy/{policy}")
        root.create_user(UserName="userI")
        root.put_user_policy(UserName="userI", PolicyName="only-iam", PolicyDocument=json.dumps(ONLY_IAM))
        root.create_user(UserName="usernobody")
        self._keys = {"root": root_key, **{role: self._key(root, role) for role in ROLES[1:]}}
        self._clients: dict[tuple[str, str], Any] = {}
        root.create_user(UserName="taken")
        root.create_group(GroupName="taken")
        root.create_role(RoleName="taken", AssumeRolePolicyDocument=json.dumps(TRUST))
        root.create_policy(PolicyName="taken", PolicyDocument=json.dumps(ONLY_IAM))
        root.create_virtual_mfa_device(VirtualMFADeviceName="taken")

    def client(self, service: str, role: str) -> Any:
        if (service, role) not in self._clients:
            self._clients[service, role] = self._connect(service, self._keys[role])
        return self._clients[service, role]

    def answer(self, service: str, operation: str, role: str) -> Any:
        """What botocore makes of the answer, be it an error."""
        client = self.client(service, role)
        try:
            return getattr(client, xform_name(operation))(**request(client, operation))
        except ClientError as error:
            return error.response

    def _connect(self, service: str, key: Credentials) -> Any:
        connect: Any = boto3.client
        return connect(
            service,
            endpoint_url=self._server.url + ROOTS[service],
            region_name="us-east-1",
            aws_access_key_id=key.access_key_id,
            aws_secret_access_key=key.secret_access_key,
            config=Config(retries={"total_max_attempts": 1}),
        )

    def _key(self, root: Any, role: str) -> Credentials:
        made = root.create_access_key(UserName=f"user{role}")["AccessKey"]
        return Credentials(made["AccessKeyId"], made["SecretAccessKey"])


def request(client: Any, operation: str) -> dict[str, Any]:
    if client.meta.service_model.service_name == "chime":
        return ABSENT[operation]
    shape = client.meta.service_model.operation_model(operation).input_shape
    members: Mapping[str, Any] = shape.members if shape is not None else {}
    wanted = {name: VALUES[name] for name in (shape.required_members if shape is not None else [])}
    return wanted | {name: value for name, value in MORE.get(operation, {}).items() if name in members}


def may(role: str, allowed: str) -> bool:
    return role == "root" or allowed == "*" or role in allowed


@pytest.fixture(scope="module")
def callers(installation: Server) -> Callers:
    return Callers(installation)


def test_every_operation_that_is_answered_has_its_row() -> None:
    answered = {(each.service, each.operation) for door in doors.AWS for each in operations_in(door)}
    assert TABLE.keys() == answered


@pytest.mark.spec("GS-16", "IAM-13", "IAM-42")
@pytest.mark.parametrize(("service", "operation"), TABLE, ids=lambda each: each)
def test_an_operation_is_for_those_whose_policy_allows_it(callers: Callers, service: str, operation: str) -> None:
    row = TABLE[service, operation]
    for role in ROLES:
        response = callers.answer(service, operation, role)
        status, error = response["ResponseMetadata"]["HTTPStatusCode"], response.get("Error", {})
        if role == "root" and operation == "ChangePassword":
            assert (status, error["Code"]) == (400, "InvalidUserType"), "root's password is the console's"
            continue
        if may(role, row.allowed):
            # The trust policy of a role decides who assumes it, and that of one that is not there lets nobody.
            denied = operation == "AssumeRole"
            assert (role, status, "not authorized" in error.get("Message", "")) == (role, row.status, denied), error
            continue
        code = "AccessDenied" if service in ("iam", "sts") else "AccessDeniedException"
        assert (role, status, error["Code"]) == (role, 400 if service == "cloudtrail" else 403, code)
        arn = rf"arn:aws:iam::\d{{12}}:user/user{role}"
        sentence = rf"User: {arn} is not authorized to perform: {service}:{operation}( on resource: arn:\S+)?"
        assert re.fullmatch(sentence, error["Message"]), error["Message"]


def test_every_call_leaves_a_record_in_which_numbers_are_hidden(installation: Server, callers: Callers) -> None:
    for operation in (name for service, name in TABLE if service == "chime"):
        callers.answer("chime", operation, "root")
    with closing(sqlite3.connect(installation.data / "carillon.db")) as database:
        records = database.execute("SELECT event_name, event FROM trail_records").fetchall()
    assert {name for service, name in TABLE if service == "chime"} <= {name for name, _ in records}
    orders = [event for name, event in records if name == "CreatePhoneNumberOrder" and "requestParameters" in event]
    assert any("HIDDEN_DUE_TO_SECURITY_REASONS" in event for event in orders)
    assert not any("8005550100" in event for event in orders)
