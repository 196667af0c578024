"""The managed policies that come with Carillon, with AWS's names and words; customers attach but never edit them."""

from dataclasses import dataclass

import msgspec

from carillon.core.errors import Kind, Refusal
from carillon.features.access.model.documents import Document, parse

ARN_PREFIX = "arn:aws:iam::aws:policy/"


class PolicyNotFound(Refusal):
    """Policy {policy} does not exist or is not attachable."""

    kind = Kind.NOT_FOUND


@dataclass(frozen=True, slots=True)
class ManagedPolicy:
    name: str
    text: str

    @property
    def arn(self) -> str:
        return ARN_PREFIX + self.name

    @property
    def document(self) -> Document:
        return parse(self.text)


def managed(policy: str) -> ManagedPolicy:
    """The managed policy with this name or ARN."""
    found = MANAGED.get(policy.removeprefix(ARN_PREFIX))
    if found is None:
        raise PolicyNotFound(policy=policy)
    return found


def _allow(actions: str | list[str], resource: str | list[str] = "*") -> dict[str, object]:
    return {"Effect": "Allow", "Action": actions, "Resource": resource}


def _policy(name: str, *statements: dict[str, object]) -> ManagedPolicy:
    text = msgspec.json.encode({"Version": "2012-10-17", "Statement": list(statements)}).decode()
    return ManagedPolicy(name, text)


_READ_ONLY = _policy(
    "AmazonChimeReadOnly",
    _allow(["chime:List*", "chime:Get*", "chime:SearchAvailablePhoneNumbers"]),
)

_FULL_ACCESS = _policy(
    "AmazonChimeFullAccess",
    _allow(["chime:*"]),
    _allow(
        [
            "s3:ListBucket",
            "s3:ListAllMyBuckets",
            "s3:GetBucketAcl",
            "s3:GetBucketLocation",
            "s3:GetBucketLogging",
            "s3:GetBucketVersioning",
            "s3:GetBucketWebsite",
        ]
    ),
    _allow(
        [
            "logs:CreateLogDelivery",
            "logs:DeleteLogDelivery",
            "logs:GetLogDelivery",
            "logs:ListLogDeliveries",
            "logs:DescribeResourcePolicies",
            "logs:PutResourcePolicy",
            "logs:CreateLogGroup",
            "logs:DescribeLogGroups",
        ]
    ),
    _allow(["sns:CreateTopic", "sns:GetTopicAttributes"], ["arn:aws:sns:*:*:ChimeVoiceConnector-Streaming*"]),
    _allow(["sqs:GetQueueAttributes", "sqs:CreateQueue"], ["arn:aws:sqs:*:*:ChimeVoiceConnector-Streaming*"]),
)

_USER_MANAGEMENT = _policy(
    "AmazonChimeUserManagement",
    _allow(
        [
            "chime:ListAccounts",
            "chime:GetAccount",
            "chime:GetAccountSettings",
            "chime:UpdateAccountSettings",
            "chime:ListUsers",
            "chime:GetUser",
            "chime:GetUserByEmail",
            "chime:InviteUsers",
            "chime:InviteUsersFromProvider",
            "chime:SuspendUsers",
            "chime:ActivateUsers",
            "chime:UpdateUserLicenses",
            "chime:ResetPersonalPIN",
            "chime:LogoutUser",
            "chime:ListDomains",
            "chime:GetDomain",
            "chime:ListDirectories",
            "chime:ListGroups",
            "chime:SubmitSupportRequest",
            "chime:ListDelegates",
            "chime:ListAccountUsageReportData",
            "chime:GetMeetingDetail",
            "chime:ListMeetingEvents",
            "chime:ListMeetingsReportData",
            "chime:GetUserActivityReportData",
            "chime:UpdateUser",
            "chime:BatchUpdateUser",
            "chime:BatchSuspendUser",
            "chime:BatchUnsuspendUser",
            "chime:AssociatePhoneNumberWithUser",
            "chime:DisassociatePhoneNumberFromUser",
            "chime:GetPhoneNumber",
            "chime:ListPhoneNumbers",
            "chime:GetUserSettings",
            "chime:UpdateUserSettings",
            "chime:CreateUser",
            "chime:AssociateSigninDelegateGroupsWithAccount",
            "chime:DisassociateSigninDelegateGroupsFromAccount",
        ]
    ),
)

_ADMINISTRATOR = _policy("AdministratorAccess", _allow("*"))

# AWS's own text names every service of AWS; this is the part about what exists here (IAM-19). Only ever add to it.
_READ_EVERYTHING = _policy(
    "ReadOnlyAccess",
    _allow(
        [
            "chime:Get*",
            "chime:List*",
            "chime:Retrieve*",
            "chime:Search*",
            "chime:Validate*",
            "cloudtrail:Describe*",
            "cloudtrail:Get*",
            "cloudtrail:List*",
            "cloudtrail:LookupEvents",
            "cloudwatch:Describe*",
            "cloudwatch:Get*",
            "cloudwatch:List*",
            "iam:Generate*",
            "iam:Get*",
            "iam:List*",
            "iam:Simulate*",
            "logs:Describe*",
            "logs:Get*",
            "logs:List*",
            "s3:Get*",
            "s3:List*",
            "sns:Get*",
            "sns:List*",
            "sqs:Get*",
            "sqs:List*",
            "sts:GetCallerIdentity",
        ]
    ),
)

MANAGED = {
    policy.name: policy for policy in (_READ_ONLY, _FULL_ACCESS, _USER_MANAGEMENT, _ADMINISTRATOR, _READ_EVERYTHING)
}
