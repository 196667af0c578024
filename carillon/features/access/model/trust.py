"""A role's trust policy: who may take the role on (IAM-51)."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Annotated, Literal

import msgspec

from carillon.features.access.model.conditions import Absence, Condition
from carillon.features.access.model.documents import PolicyMalformed, Scalar, Texts, conditions
from carillon.features.access.model.patterns import Context, matches

_PRINCIPAL = re.compile(r"\*|[0-9]{12}|arn:aws:(iam|sts)::[0-9]{12}:(root|(user|role|assumed-role|federated-user)/.+)")
_ACTIONS = {"sts:assumerole", "sts:tagsession", "sts:setsourceidentity", "sts:*"}


class Trust(Enum):
    """What a trust policy says of a caller; ACCOUNT leaves it to the caller's own policies."""

    NONE = 0
    ACCOUNT = 1
    CALLER = 2
    DENIED = 3


@dataclass(frozen=True, slots=True)
class TrustStatement:
    allow: bool
    principals: tuple[str, ...]
    actions: tuple[str, ...]
    conditions: tuple[Condition | Absence, ...]

    def applies(self, context: Context) -> bool:
        named = any(matches(action, "sts:AssumeRole", {}, ignore_case=True) for action in self.actions)
        return named and all(condition.holds(context) for condition in self.conditions)


class _Principals(msgspec.Struct, forbid_unknown_fields=True):
    AWS: Texts


class _StatementText(msgspec.Struct, rename="pascal", forbid_unknown_fields=True):
    effect: Literal["Allow", "Deny"]
    principal: _Principals | Literal["*"]
    action: Texts
    sid: Annotated[str, msgspec.Meta(pattern="^[A-Za-z0-9]*$")] = ""
    condition: dict[str, dict[str, Scalar | list[Scalar]]] = {}


class _DocumentText(msgspec.Struct, rename="pascal", forbid_unknown_fields=True):
    statement: _StatementText | Annotated[list[_StatementText], msgspec.Meta(min_length=1)]
    version: Literal["2012-10-17"]
    id: str = ""


@lru_cache(256)
def parse_trust(text: str) -> tuple[TrustStatement, ...]:
    """Principals are identities: services and federated providers cannot be named (IAM-33)."""
    try:
        read = msgspec.json.decode(text, type=_DocumentText)
    except msgspec.DecodeError as error:
        raise PolicyMalformed(reason=str(error)) from None
    statements = read.statement if isinstance(read.statement, list) else [read.statement]
    return tuple(_statement(statement) for statement in statements)


def trusted(text: str) -> tuple[str, ...]:
    """Whom a trust policy names, each once."""
    allowing = (statement for statement in parse_trust(text) if statement.allow)
    return tuple(dict.fromkeys(name for statement in allowing for name in statement.principals))


def trusts(
    statements: Collection[TrustStatement], arns: Collection[str], organisation_id: str, context: Context
) -> Trust:
    """`arns` are all that the caller goes by: its own, and in a role the role's."""
    found = Trust.NONE
    for statement in statements:
        if not statement.applies(context):
            continue
        trust = max((_named(one, arns, organisation_id) for one in statement.principals), key=lambda each: each.value)
        if trust is not Trust.NONE and not statement.allow:
            return Trust.DENIED
        found = max(found, trust, key=lambda each: each.value)
    return found


def _named(principal: str, arns: Collection[str], organisation_id: str) -> Trust:
    if principal in (organisation_id, f"arn:aws:iam::{organisation_id}:root"):
        return Trust.ACCOUNT
    return Trust.CALLER if principal == "*" or principal in arns else Trust.NONE


def _statement(read: _StatementText) -> TrustStatement:
    principals = ("*",) if isinstance(read.principal, str) else _texts(read.principal.AWS)
    for principal in principals:
        if not _PRINCIPAL.fullmatch(principal):
            raise PolicyMalformed(reason=f'Invalid principal in policy: "AWS":"{principal}"')
    actions = _texts(read.action)
    for action in actions:
        if action.lower() not in _ACTIONS:
            raise PolicyMalformed(reason=f"{action} has no place in a trust policy: write sts:AssumeRole.")
    return TrustStatement(read.effect == "Allow", principals, actions, conditions(read.condition))


def _texts(given: str | list[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)
