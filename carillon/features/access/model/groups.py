"""A group: IAM users who are given permissions together. Nobody signs in as a group (IAM-09)."""

from dataclasses import dataclass
from datetime import datetime

from carillon.core.errors import Kind, Refusal
from carillon.features.access.model.identities import LeftOver

LONGEST_GROUP_NAME = 128
GROUPS_PER_USER = 10


class GroupExists(Refusal):
    """Group with name {name} already exists."""

    kind = Kind.CONFLICT


class GroupNotFound(Refusal):
    """The group with name {name} cannot be found."""

    kind = Kind.NOT_FOUND


class GroupInUse(Refusal):
    """Cannot delete entity, must {first} first."""

    kind = Kind.CONFLICT
    phrases = tuple({"first": each.value} for each in (LeftOver.GROUPS, LeftOver.ATTACHED, LeftOver.INLINE))


class TooManyGroups(Refusal):
    """Cannot exceed quota for GroupsPerUser: {limit}"""

    kind = Kind.LIMIT


@dataclass(frozen=True, slots=True)
class Group:
    id: str
    organisation_id: str
    name: str
    created_at: datetime
    path: str = "/"

    @property
    def arn(self) -> str:
        return f"arn:aws:iam::{self.organisation_id}:group{self.path}{self.name}"
