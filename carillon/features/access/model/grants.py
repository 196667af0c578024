"""Grants: where the documents that speak about somebody come from."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from carillon.features.access.model.documents import parse
from carillon.features.access.model.policies import managed_source
from carillon.features.access.model.rights import Rights, Source


class GrantKind(StrEnum):
    ATTACHED = "attached"
    BOUNDARY = "boundary"
    INLINE = "inline"


@dataclass(frozen=True, slots=True)
class Grant:
    """One policy of one bearer; without a text it is one that came with Carillon."""

    kind: GrantKind
    bearer_id: str
    name: str
    text: str | None


def rights(grants: Iterable[Grant], boundary_arn: str | None, session: tuple[Source, ...] | None = None) -> Rights:
    """What the grants say together. A boundary that is gone allows nothing."""
    sources = [(grant.kind, source(grant)) for grant in grants]
    identity = tuple(each for kind, each in sources if kind is not GrantKind.BOUNDARY)
    if boundary_arn is None:
        return Rights(identity, None, session)
    bounding = tuple(each for kind, each in sources if kind is GrantKind.BOUNDARY)
    if not bounding and (came_along := managed_source(boundary_arn)) is not None:
        bounding = (came_along,)
    return Rights(identity, bounding, session)


def source(grant: Grant) -> Source:
    if grant.text is None:
        return managed_source(grant.name) or Source(grant.name, "none", parse(NOTHING))
    if grant.kind is GrantKind.INLINE:
        return Source(grant.name, BEARERS[grant.bearer_id[:4]], parse(grant.text), grant.text)
    return Source(grant.name, "user-managed", parse(grant.text), grant.text)


BEARERS = {"AIDA": "user", "AGPA": "group", "AROA": "role"}
"""What the letters in front of an id tell."""

NOTHING = '{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "none:none", "Resource": "*"}]}'
