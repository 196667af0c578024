"""Managed policies: those that come with Carillon, which customers attach but never edit, and customers' own."""

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime

import msgspec

from carillon.core.errors import Kind, Refusal
from carillon.features.access.model.documents import Document, parse
from carillon.features.access.model.rights import Source

ARN_PREFIX = "arn:aws:iam::aws:policy/"
SERVICE_PREFIX = ARN_PREFIX + "aws-service-role/"
LONGEST_POLICY_NAME = 128
LONGEST_POLICY = 6144
LONGEST_INLINE = {"user": 2048, "group": 5120, "role": 10240}
"""Of all inline policies of one bearer together; white space does not count, as in AWS."""
LONGEST_TRUST = 4096
LONGEST_TEXT = 40_000
"""With white space, of a text that is only looked at: longer ones would keep the server busy for their like."""
POLICIES_PER_BEARER = 10
VERSIONS_PER_POLICY = 5


class PolicyNotFound(Refusal):
    """Policy {policy} does not exist or is not attachable."""

    kind = Kind.NOT_FOUND


class PolicyNotAttachable(Refusal):
    """Policy {policy} belongs to a service-linked role and cannot be attached to anything else."""

    kind = Kind.INVALID


class PolicyFixed(Refusal):
    """Policy {policy} comes with Carillon and cannot be changed."""

    kind = Kind.FORBIDDEN


class PolicyExists(Refusal):
    """A policy called {name} already exists. Duplicate names are not allowed."""

    kind = Kind.CONFLICT


ATTACHED = {"what": "a policy attached to entities", "first": "detach it everywhere"}
WITH_VERSIONS = {"what": "a policy with versions", "first": "delete all versions but the one in force"}
IN_FORCE = {"what": "the default version of a policy", "first": "put another version in force"}


class PolicyInUse(Refusal):
    """Cannot delete {what}: {first} first."""

    kind = Kind.CONFLICT
    phrases = (ATTACHED, WITH_VERSIONS, IN_FORCE)


class PolicyTooLong(Refusal):
    """Cannot exceed quota for {quota}: {limit}"""

    kind = Kind.LIMIT


class VersionNotFound(Refusal):
    """Policy {policy} version {version} does not exist or is not attachable."""

    kind = Kind.NOT_FOUND


class TooManyVersions(Refusal):
    """A managed policy can have up to {limit} versions. Before you create a new version, delete an existing one."""

    kind = Kind.LIMIT


class NotAttached(Refusal):
    """Policy {policy} was not found."""

    kind = Kind.NOT_FOUND


class InlineNotFound(Refusal):
    """The {bearer} policy with name {name} cannot be found."""

    kind = Kind.NOT_FOUND


class TooManyPolicies(Refusal):
    """Cannot exceed quota for PoliciesPer{bearer}: {limit}"""

    kind = Kind.LIMIT


@dataclass(frozen=True, slots=True)
class ManagedPolicy:
    name: str
    text: str
    of_service: bool = False
    description: str = ""

    @property
    def arn(self) -> str:
        return (SERVICE_PREFIX if self.of_service else ARN_PREFIX) + self.name

    @property
    def id(self) -> str:
        """The same in every installation, like AWS's own."""
        return "ANPA" + base64.b32encode(hashlib.sha256(self.arn.encode()).digest()).decode()[:17]

    @property
    def path(self) -> str:
        return "/aws-service-role/" if self.of_service else "/"

    @property
    def document(self) -> Document:
        return parse(self.text)


@dataclass(frozen=True, slots=True)
class CustomerPolicy:
    """A policy that an administrator wrote, without its text: that has versions."""

    id: str
    organisation_id: str
    name: str
    created_at: datetime
    path: str = "/"
    description: str = ""
    default_version: int = 1
    newest_version: int = 1
    updated_at: datetime | None = None

    @property
    def arn(self) -> str:
        return f"arn:aws:iam::{self.organisation_id}:policy{self.path}{self.name}"


@dataclass(frozen=True, slots=True)
class PolicyVersion:
    number: int
    text: str
    created_at: datetime

    @property
    def id(self) -> str:
        return f"v{self.number}"


def managed(policy: str) -> ManagedPolicy:
    """The managed policy with this name or ARN, if it came with Carillon."""
    found = MANAGED.get(policy.removeprefix(ARN_PREFIX)) or OF_SERVICES.get(policy.removeprefix(SERVICE_PREFIX))
    if found is None:
        raise PolicyNotFound(policy=policy)
    return found


def managed_source(arn: str) -> Source | None:
    """What a policy that came with Carillon says; None for any other."""
    found = _BY_ARN.get(arn)
    return None if found is None else Source(found.arn, "aws-managed", found.document, found.text)


def came_along(arn: str) -> bool:
    """Whether it is, or would be, a policy of Carillon's own."""
    return arn.startswith(ARN_PREFIX)


def checked_text(text: str, quota: str, limit: int) -> str:
    """A document that can be read and is not too long."""
    parse(text)
    if weight(text) > limit:
        raise PolicyTooLong(quota=quota, limit=limit)
    return text


def weight(text: str) -> int:
    return sum(not letter.isspace() for letter in text)


def _allow(actions: str | list[str], resource: str | list[str] = "*") -> dict[str, object]:
    return {"Effect": "Allow", "Action": actions, "Resource": resource}


def _policy(name: str, *statements: dict[str, object]) -> ManagedPolicy:
    text = msgspec.json.encode({"Version": "2012-10-17", "Statement": list(statements)}).decode()
    return ManagedPolicy(name, text, description=_DESCRIPTIONS.get(name, ""))


_DESCRIPTIONS = {
    "AdministratorAccess": "Everything, in all services.",
    "AmazonChimeFullAccess": "Every action of Amazon Chime, and what its logs, reports and streams need elsewhere.",
    "AmazonChimeReadOnly": "See everything in Amazon Chime and change nothing.",
    "AmazonChimeSDK": "What applications with the SDK need of meetings and attendees.",
    "AmazonChimeUserManagement": "Look after users: invite, suspend, assign permissions, reset PINs.",
    "ReadOnlyAccess": "See everything in all services.",
}


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
            "account:Get*",
            "carillon:Get*",
            "carillon:List*",
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

# The actions that applications with the SDK need (IAM-48): listing and tagging, and meetings written down.
_SDK = _policy(
    "AmazonChimeSDK",
    _allow(
        [
            "chime:CreateMeeting",
            "chime:CreateMeetingWithAttendees",
            "chime:DeleteMeeting",
            "chime:GetMeeting",
            "chime:ListMeetings",
            "chime:CreateAttendee",
            "chime:BatchCreateAttendee",
            "chime:DeleteAttendee",
            "chime:GetAttendee",
            "chime:ListAttendees",
            "chime:ListAttendeeTags",
            "chime:ListMeetingTags",
            "chime:ListTagsForResource",
            "chime:TagAttendee",
            "chime:TagMeeting",
            "chime:TagResource",
            "chime:UntagAttendee",
            "chime:UntagMeeting",
            "chime:UntagResource",
            "chime:StartMeetingTranscription",
            "chime:StopMeetingTranscription",
            "chime:CreateMediaCapturePipeline",
            "chime:DeleteMediaCapturePipeline",
            "chime:GetMediaCapturePipeline",
            "chime:ListMediaCapturePipelines",
        ]
    ),
)

MANAGED = {
    policy.name: policy
    for policy in (_READ_ONLY, _FULL_ACCESS, _USER_MANAGEMENT, _SDK, _ADMINISTRATOR, _READ_EVERYTHING)
}


def _of_service(name: str, *statements: dict[str, object]) -> ManagedPolicy:
    text = _policy(name, *statements).text
    return ManagedPolicy(name, text, of_service=True, description="Of a service-linked role; fits nothing else.")


_SHARED_DEVICES = _of_service(
    "AmazonChimeServiceRolePolicy",
    _allow(
        ["iam:CreateServiceLinkedRole"],
        ["arn:aws:iam::*:role/aws-service-role/chime.amazonaws.com/AWSServiceRoleForAmazonChime"],
    ),
)

_TRANSCRIPTION = _of_service(
    "AmazonChimeTranscriptionServiceLinkedRolePolicy",
    _allow(["transcribe:StartStreamTranscription", "transcribe:StartMedicalStreamTranscription"]),
)

_MEDIA_PIPELINES = _of_service(
    "AmazonChimeSDKMediaPipelinesServiceLinkedRolePolicy",
    _allow(["chime:CreateAttendee", "chime:DeleteAttendee", "chime:GetMeeting"]),
)

_VOICE_CONNECTORS = _of_service(
    "AmazonChimeVoiceConnectorServiceLinkedRolePolicy",
    _allow(["chime:GetVoiceConnector*"]),
    _allow(
        [
            "kinesisvideo:GetDataEndpoint",
            "kinesisvideo:PutMedia",
            "kinesisvideo:UpdateDataRetention",
            "kinesisvideo:DescribeStream",
            "kinesisvideo:CreateStream",
        ],
        ["arn:aws:kinesisvideo:*:*:stream/ChimeVoiceConnector-*"],
    ),
    _allow(["kinesisvideo:ListStreams"]),
    _allow(["SNS:Publish"], ["arn:aws:sns:*:*:ChimeVoiceConnector-Streaming*"]),
    _allow(["sqs:SendMessage"], ["arn:aws:sqs:*:*:ChimeVoiceConnector-Streaming*"]),
    _allow(["polly:SynthesizeSpeech"]),
)

OF_SERVICES = {policy.name: policy for policy in (_SHARED_DEVICES, _TRANSCRIPTION, _MEDIA_PIPELINES, _VOICE_CONNECTORS)}
"""The permissions of service-linked roles, which nothing else can have (SLR-02)."""

_BY_ARN = {policy.arn: policy for policy in (*MANAGED.values(), *OF_SERVICES.values())}
