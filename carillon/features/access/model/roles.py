"""A role: permissions that somebody takes on for a while; some belong to a service and nobody can take them on."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from carillon.core.calls import Call
from carillon.core.errors import Kind, Refusal
from carillon.features.access.model.identities import LeftOver

LONGEST_ROLE_NAME = 64
USUAL_SESSION = timedelta(hours=1)
LONGEST_SESSION = timedelta(hours=12)


class RoleExists(Refusal):
    """Role with name {name} already exists."""

    kind = Kind.CONFLICT


class RoleNotFound(Refusal):
    """The role with name {name} cannot be found."""

    kind = Kind.NOT_FOUND


class RoleInUse(Refusal):
    """Cannot delete entity, must {first} first."""

    kind = Kind.CONFLICT
    phrases = tuple({"first": each.value} for each in (LeftOver.ATTACHED, LeftOver.INLINE))


class SessionLengthInvalid(Refusal):
    """A session in a role lasts 3600 to 43200 seconds at most."""

    kind = Kind.INVALID


class RoleOfService(Refusal):
    """Cannot perform the operation on the protected role {name}: {service} owns it; only its description can change."""

    kind = Kind.FORBIDDEN


class ServiceUnknown(Refusal):
    """Service {service} has no service-linked role. These have one: {services}."""

    kind = Kind.INVALID


class ServiceRoleExists(Refusal):
    """Service role name {name} has been taken in this account, please try a different suffix."""

    kind = Kind.INVALID


class SuffixNotSupported(Refusal):
    """Custom suffix is not allowed for {service}"""

    kind = Kind.INVALID


class NotOfService(Refusal):
    """The role {name} is not linked to a service; delete it with DeleteRole."""

    kind = Kind.INVALID


class DeletionNotFound(Refusal):
    """There is no deletion task {task_id}."""

    kind = Kind.NOT_FOUND


@dataclass(frozen=True, slots=True)
class Role:
    id: str
    organisation_id: str
    name: str
    trust: str
    created_at: datetime
    path: str = "/"
    description: str = ""
    longest_session: timedelta = USUAL_SESSION
    boundary_arn: str | None = None
    service: str | None = None
    last_used_at: datetime | None = None

    @property
    def arn(self) -> str:
        return f"arn:aws:iam::{self.organisation_id}:role{self.path}{self.name}"


@dataclass(frozen=True, slots=True)
class ServiceRole:
    """A role that a part of the product has of its own (SLR-05): its name, trust and permissions are fixed."""

    service: str
    name: str
    policy: str
    description: str

    @property
    def path(self) -> str:
        return f"/aws-service-role/{self.service}/"

    @property
    def trust(self) -> str:
        statement = {"Effect": "Allow", "Principal": {"Service": self.service}, "Action": "sts:AssumeRole"}
        return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


SERVICE_ROLES = {
    role.service: role
    for role in (
        ServiceRole(
            "chime.amazonaws.com",
            "AWSServiceRoleForAmazonChime",
            "AmazonChimeServiceRolePolicy",
            "Lets the service use what it manages, such as shared devices.",
        ),
        ServiceRole(
            "transcription.chime.amazonaws.com",
            "AWSServiceRoleForAmazonChimeTranscription",
            "AmazonChimeTranscriptionServiceLinkedRolePolicy",
            "Lets the service have speech written down for you.",
        ),
        ServiceRole(
            "mediapipelines.chime.amazonaws.com",
            "AWSServiceRoleForAmazonChimeSDKMediaPipelines",
            "AmazonChimeSDKMediaPipelinesServiceLinkedRolePolicy",
            "Lets media pipelines take part in meetings for you.",
        ),
        ServiceRole(
            "voiceconnector.chime.amazonaws.com",
            "AWSServiceRoleForAmazonChimeVoiceConnector",
            "AmazonChimeVoiceConnectorServiceLinkedRolePolicy",
            "Lets Voice Connectors stream media, notify and speak for you.",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Deletion:
    """What became of the wish to delete a service-linked role."""

    task_id: str
    status: str
    reason: str | None = None


class RoleUses(Protocol):
    """Knows what uses a service-linked role; answered by the features that do, none of which stands today."""

    async def of(self, call: Call, service: str) -> str | None:
        """What has to be removed first, in words; None where nothing uses the role."""
        ...


@dataclass(frozen=True, slots=True)
class ServiceRoleUses:
    """All who are asked before a service-linked role goes."""

    answers: tuple[RoleUses, ...] = ()

    async def of(self, call: Call, service: str) -> str | None:
        for each in self.answers:
            if (use := await each.of(call, service)) is not None:
                return use
        return None


def check_longest(length: timedelta) -> timedelta:
    if not USUAL_SESSION <= length <= LONGEST_SESSION:
        raise SessionLengthInvalid
    return length
