"""Authorities: root, which may do everything, and everybody else, who may do what policies allow."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from carillon.core.callers import Circumstances
from carillon.core.errors import Fact
from carillon.features.access.model.documents import Document
from carillon.features.access.model.identities import IamUser
from carillon.features.access.model.rights import Decision, Finding, Rights, Source, why


@dataclass(frozen=True, slots=True)
class RootAuthority:
    """Root may do everything (IAM-07)."""

    def allows(self, action: str, circumstances: Circumstances) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class PolicyAuthority:
    """Whoever is not root may do what policies allow."""

    rights: Rights
    identity_keys: Mapping[str, str]
    by_access_key: bool = False
    mfa_at: datetime | None = None

    def allows(self, action: str, circumstances: Circumstances) -> bool:
        return self.decide(action, circumstances) is Decision.ALLOWED

    def decide(self, action: str, circumstances: Circumstances) -> Decision:
        return self.find(action, circumstances).decision

    def denies(self, action: str, circumstances: Circumstances) -> bool:
        return self.decide(action, circumstances) is Decision.EXPLICITLY_DENIED

    def reason(self, action: str, circumstances: Circumstances) -> str:
        return self.find(action, circumstances).reason

    def why(self, action: str, circumstances: Circumstances) -> Mapping[str, Fact]:
        return why(self.find(action, circumstances))

    def find(self, action: str, circumstances: Circumstances) -> Finding:
        return self.rights.find(action, circumstances.resource, self.context(circumstances))

    def context(self, circumstances: Circumstances) -> dict[str, str]:
        keys = context(circumstances, with_mfa_key=not self.by_access_key)
        if self.mfa_at is not None:
            keys["aws:multifactorauthage"] = str(int((circumstances.now - self.mfa_at).total_seconds()))
        return {**keys, **self.identity_keys}


def user_keys(user: IamUser) -> dict[str, str]:
    """What conditions may ask about an IAM user."""
    return {
        "aws:username": user.name,
        "aws:userid": user.id,
        "aws:principalarn": user.arn,
        "aws:principalaccount": user.organisation_id,
        "aws:principaltype": "User",
    }


def authority(user: IamUser, documents: tuple[Document, ...], *, by_access_key: bool) -> PolicyAuthority:
    """Of a user about whom just these documents speak."""
    sources = tuple(Source(f"policy{number}", "user", each) for number, each in enumerate(documents, start=1))
    return PolicyAuthority(Rights(sources), user_keys(user), by_access_key)


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
