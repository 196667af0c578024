"""Decisions: explicit deny, then allow, then default deny."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC
from enum import Enum

from carillon.core.callers import Circumstances
from carillon.features.access.model.documents import EVERYTHING, Document
from carillon.features.access.model.identities import IamUser
from carillon.features.access.model.patterns import Context


class Decision(Enum):
    ALLOWED = "allowed"
    EXPLICITLY_DENIED = "explicitDeny"
    IMPLICITLY_DENIED = "implicitDeny"


def decide(documents: Iterable[Document], action: str, resource: str, context: Context) -> Decision:
    """What the documents of one identity say together about one action."""
    allowed = False
    for statement in (statement for document in documents for statement in document.statements):
        if statement.allow and allowed:
            continue
        if statement.applies(action, resource, context):
            if not statement.allow:
                return Decision.EXPLICITLY_DENIED
            allowed = True
    return Decision.ALLOWED if allowed else Decision.IMPLICITLY_DENIED


@dataclass(frozen=True, slots=True)
class RootAuthority:
    """Root may do everything (IAM-07)."""

    def allows(self, action: str, circumstances: Circumstances) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class PolicyAuthority:
    """An IAM user may do what its documents allow."""

    documents: tuple[Document, ...]
    identity_keys: Mapping[str, str]
    by_access_key: bool = False

    def allows(self, action: str, circumstances: Circumstances) -> bool:
        return self.decide(action, circumstances) is Decision.ALLOWED

    def decide(self, action: str, circumstances: Circumstances, resource: str = EVERYTHING) -> Decision:
        keys = context(circumstances, with_mfa_key=not self.by_access_key)
        return decide(self.documents, action, resource, {**keys, **self.identity_keys})


def authority(user: IamUser, documents: tuple[Document, ...], *, by_access_key: bool) -> PolicyAuthority:
    keys = {
        "aws:username": user.name,
        "aws:userid": user.id,
        "aws:principalarn": user.arn,
        "aws:principalaccount": user.organisation_id,
        "aws:principaltype": "User",
    }
    return PolicyAuthority(documents, keys, by_access_key)


def context(circumstances: Circumstances, *, with_mfa_key: bool) -> dict[str, str]:
    """The global condition keys of one call (IAM-27)."""
    now = circumstances.now.astimezone(UTC)
    origin = circumstances.origin
    keys = {
        "aws:currenttime": now.isoformat(),
        "aws:epochtime": str(int(now.timestamp())),
        "aws:securetransport": "true" if origin.secure else "false",
    }
    if origin.address:
        keys["aws:sourceip"] = origin.address
    if origin.user_agent:
        keys["aws:useragent"] = origin.user_agent
    if with_mfa_key:  # AWS leaves the key out for long-term access keys, and policies are written for that
        keys["aws:multifactorauthpresent"] = "true" if circumstances.mfa_present else "false"
    return keys
