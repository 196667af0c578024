"""Who is calling: an IAM principal, a person, the operator at the command line, Carillon's own jobs, or nobody yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Literal, Protocol, runtime_checkable

from carillon.core.errors import Fact, Kind, Refusal


class NotAllowed(Refusal):
    """User: {arn} is not authorized to perform: {action}"""

    kind = Kind.FORBIDDEN
    reason = ""
    """Which statement denied, or that none allowed; for the trail, not for programs that were refused."""
    why: Mapping[str, Fact] = MappingProxyType({})
    """The same in parts, for whoever was refused in the console: names from the caller's own policies, no text."""


class NotAllowedOn(NotAllowed):
    """User: {arn} is not authorized to perform: {action} on resource: {resource}"""


class SignInRequired(Refusal):
    """Sign in first."""

    kind = Kind.UNAUTHENTICATED


class WrongIdentity(Refusal):
    """This needs another kind of identity than the one signed in here."""

    kind = Kind.FORBIDDEN


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a call comes from, as far as trusted proxies tell."""

    address: str = ""
    user_agent: str = ""
    secure: bool = False
    language: str = ""
    """Of those that Carillon speaks, the one that is asked for; nothing where none is."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a policy's conditions may ask about a call (the global condition keys, IAM-27)."""

    now: datetime
    origin: Origin
    mfa_present: bool = False
    resource: str = "*"
    """The ARN of what the call is about; most actions have none."""


class Authority(Protocol):
    """What an IAM principal may do: its policies, already loaded, ready to be evaluated without I/O."""

    def allows(self, action: str, circumstances: Circumstances) -> bool:
        """Whether `service:Action` is allowed; explicit deny, then allow, then default deny."""
        ...


@runtime_checkable
class Explaining(Protocol):
    """An authority that can say why it does not allow something."""

    def reason(self, action: str, circumstances: Circumstances) -> str: ...

    def why(self, action: str, circumstances: Circumstances) -> Mapping[str, Fact]: ...


@runtime_checkable
class Denying(Protocol):
    """An authority that knows what was taken away from what was merely never given."""

    def denies(self, action: str, circumstances: Circumstances) -> bool: ...


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who stands behind temporary credentials: the role that was assumed, or whoever asked for them."""

    session_type: Literal["AssumedRole", "FederatedUser"]
    kind: Literal["Role", "IAMUser", "Root"]
    principal_id: str
    arn: str
    name: str


@dataclass(frozen=True, slots=True)
class Nobody:
    """A caller who has shown no credentials."""

    origin: Origin = field(default_factory=Origin)


@dataclass(frozen=True, slots=True)
class Principal:
    """Root or an IAM user of one organisation, or somebody in a role: by access key or by console session."""

    organisation_id: str
    arn: str
    principal_id: str
    name: str
    is_root: bool
    authority: Authority
    origin: Origin = field(default_factory=Origin)
    access_key_id: str | None = None
    session_id: str | None = None
    signed_in_at: datetime | None = None
    mfa_present: bool = False
    issuer: Issuer | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """An end user signed in to the client."""

    user_id: str
    session_id: str
    origin: Origin = field(default_factory=Origin)


@dataclass(frozen=True, slots=True)
class Operator:
    """Whoever runs the installation, at the command line; may do anything, and it is on record."""

    login: str
    origin: Origin = field(default_factory=lambda: Origin(address="127.0.0.1", user_agent="carillon"))


@dataclass(frozen=True, slots=True)
class System:
    """Carillon itself, in a job."""

    name: str
    origin: Origin = field(default_factory=Origin)


Caller = Nobody | Principal | Person | Operator | System


def principal(caller: Caller) -> Principal:
    """The IAM principal, or the refusal that tells why there is none."""
    match caller:
        case Principal():
            return caller
        case Nobody():
            raise SignInRequired
        case _:
            raise WrongIdentity


def person(caller: Caller) -> Person:
    """The signed-in person, or the refusal that tells why there is none."""
    match caller:
        case Person():
            return caller
        case Nobody():
            raise SignInRequired
        case _:
            raise WrongIdentity


def must(caller: Caller, action: str, now: datetime, resource: str = "") -> None:
    """Refuse unless the caller may perform `service:Action` (IAM-12, IAM-13); the operator and jobs may."""
    if isinstance(caller, Operator | System):
        return
    who = principal(caller)
    circumstances = Circumstances(now, who.origin, who.mfa_present, resource or "*")
    if not who.authority.allows(action, circumstances):
        raise _refusal(who, action, circumstances, resource)


def unless_denied(caller: Caller, action: str, now: datetime, resource: str = "") -> None:
    """Refuse only what a policy denies outright: for what everybody may do with what is their own."""
    who = principal(caller)
    circumstances = Circumstances(now, who.origin, who.mfa_present, resource or "*")
    if isinstance(who.authority, Denying) and who.authority.denies(action, circumstances):
        raise _refusal(who, action, circumstances, resource)


def _refusal(who: Principal, action: str, circumstances: Circumstances, resource: str) -> NotAllowed:
    facts = {"arn": who.arn, "action": action}
    refusal = NotAllowedOn(**facts, resource=resource) if resource else NotAllowed(**facts)
    if isinstance(who.authority, Explaining):
        refusal.reason = who.authority.reason(action, circumstances)
        refusal.why = who.authority.why(action, circumstances)
    return refusal
