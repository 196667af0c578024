"""Rights: policies, a boundary and a session's policies taken together (IAM-21, IAM-24, IAM-25)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from carillon.core.errors import Fact
from carillon.features.access.model.documents import Document, Statement, parse
from carillon.features.access.model.patterns import Context


class Decision(Enum):
    ALLOWED = "allowed"
    EXPLICITLY_DENIED = "explicitDeny"
    IMPLICITLY_DENIED = "implicitDeny"


@dataclass(frozen=True, slots=True)
class Source:
    """A document and where it comes from, in the words of the policy simulator."""

    name: str
    kind: str
    document: Document
    text: str = ""

    @property
    def arn(self) -> str | None:
        """Of a managed policy; others have none."""
        return self.name if self.name.startswith("arn:") else None

    @property
    def title(self) -> str:
        return self.name.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Match:
    """A statement that speaks about the call."""

    source: Source
    statement: Statement


@dataclass(frozen=True, slots=True)
class Finding:
    """A decision, and what it rests on."""

    decision: Decision
    matches: tuple[Match, ...]
    reason: str
    within_boundary: bool | None = None
    """None without a permissions boundary."""
    outside: tuple[Source, ...] | None = None
    """What had to allow it and does not: the boundary, or the session's policies."""


def why(finding: Finding) -> Mapping[str, Fact]:
    """What a decision rests on, in parts: `why` is deny, boundary, session or none."""
    if finding.matches:
        match = finding.matches[0]
        return {
            "why": "deny",
            "policy": match.source.title,
            "policy_arn": match.source.arn,
            "policy_kind": match.source.kind,
            "statement": match.statement.number,
            "sid": match.statement.sid or None,
        }
    if finding.outside is None:
        return {"why": "none"}
    source = finding.outside[0] if finding.outside else None
    return {
        "why": "session" if finding.within_boundary is not False else "boundary",
        "policy": source and source.title,
        "policy_arn": source and source.arn,
    }


@dataclass(frozen=True, slots=True)
class Rights:
    """What speaks about one caller. A boundary or a session's policies only ever take away."""

    identity: tuple[Source, ...]
    boundary: tuple[Source, ...] | None = None
    session: tuple[Source, ...] | None = None
    limits: tuple[Source, ...] = ()
    """What is denied to credentials of this kind, whatever policies say."""

    def decide(self, action: str, resource: str, context: Context) -> Decision:
        return self.find(action, resource, context).decision

    def find(self, action: str, resource: str, context: Context) -> Finding:
        """Explicit deny anywhere; then boundary, session and policies, each of which must allow; then default deny."""
        asked = (action, resource, context)
        parts = (self.limits, self.boundary or (), self.session or (), self.identity)
        denying = tuple(match for part in parts for match in _matches(part, *asked, allow=False))
        bounded = None if self.boundary is None else bool(_matches(self.boundary, *asked, allow=True))
        if denying:
            return Finding(Decision.EXPLICITLY_DENIED, denying, _denied(denying[0]), bounded)
        if bounded is False:
            assert self.boundary is not None
            return Finding(
                Decision.IMPLICITLY_DENIED, (), _outside("permissions boundary", self.boundary), bounded, self.boundary
            )
        if self.session is not None and not _matches(self.session, *asked, allow=True):
            return Finding(
                Decision.IMPLICITLY_DENIED, (), _outside("session policy", self.session), bounded, self.session
            )
        allowing = tuple(_matches(self.identity, *asked, allow=True))
        if allowing:
            return Finding(Decision.ALLOWED, allowing, _allowed(allowing[0]), bounded)
        return Finding(Decision.IMPLICITLY_DENIED, (), "No statement of any policy allows it.", bounded)


EVERYTHING_ALLOWED = Source(
    "root",
    "none",
    parse('{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}'),
)


def _matches(sources: Sequence[Source], action: str, resource: str, context: Context, *, allow: bool) -> list[Match]:
    return [
        Match(source, statement)
        for source, statement in _statements(sources)
        if statement.allow is allow and statement.applies(action, resource, context)
    ]


def _statements(sources: Sequence[Source]) -> Iterator[tuple[Source, Statement]]:
    return ((source, statement) for source in sources for statement in source.document.statements)


def _denied(match: Match) -> str:
    return f"Statement {match.statement.title} of {match.source.title} denies it."


def _allowed(match: Match) -> str:
    return f"Statement {match.statement.title} of {match.source.title} allows it."


def _outside(kind: str, sources: Sequence[Source]) -> str:
    names = ", ".join(source.title for source in sources)
    return f"No statement of the {kind} allows it: {names}." if names else f"The {kind} is gone and allows nothing."
