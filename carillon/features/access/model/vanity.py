"""Vanity: what a policy says that has no effect here, or more effect than its writer may have meant."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from typing import Any, cast

from carillon.features.access.model.patterns import matches
from carillon.features.access.model.positions import Path

Said = tuple[Path, str]

MOST = 25

CONDITION_KEYS = frozenset(
    {
        "aws:currenttime",
        "aws:epochtime",
        "aws:multifactorauthage",
        "aws:multifactorauthpresent",
        "aws:principalaccount",
        "aws:principalarn",
        "aws:principaltype",
        "aws:securetransport",
        "aws:sourceip",
        "aws:useragent",
        "aws:userid",
        "aws:username",
        "sts:externalid",
    }
)
"""What calls say of themselves (IAM-27)."""


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to speak of: every action, and whose ARNs name something here."""

    actions: frozenset[str]
    organisation_id: str

    @property
    def services(self) -> frozenset[str]:
        return frozenset(action.partition(":")[0].lower() for action in self.actions)


def in_vain(read: Mapping[str, Any], known: Known) -> list[Said]:
    """Of a document that can be saved; the first of them, since every one costs a look at all actions."""
    return list(islice(_in_vain(read, known), MOST))


def _in_vain(read: Mapping[str, Any], known: Known) -> Iterator[Said]:
    statements = read["Statement"]
    if isinstance(statements, dict):
        yield from _of_statement(cast(dict[str, Any], statements), ("Statement",), known)
        return
    for number, each in enumerate(cast(list[dict[str, Any]], statements)):
        yield from _of_statement(each, ("Statement", number), known)


def _of_statement(statement: Mapping[str, Any], path: Path, known: Known) -> Iterator[Said]:
    actions = list(_texts(statement, path, "Action", "NotAction"))
    resources = list(_texts(statement, path, "Resource", "NotResource"))
    for inner, action in actions:
        yield from _of_action(inner, action, known)
    services = {action.partition(":")[0].lower() for _, action in actions}
    for inner, resource in resources:
        yield from _of_resource(inner, resource, services, known)
    yield from _of_conditions(statement, path)
    yield from _too_much(statement, path)


def _of_action(path: Path, action: str, known: Known) -> Iterator[Said]:
    if any(matches(action, each, {}, ignore_case=True) for each in known.actions):
        return
    service = action.partition(":")[0]
    if action != "*" and service.lower() not in known.services:
        yield path, f"Carillon has no service {service}, so {action} has no effect."
    else:
        near = get_close_matches(action, known.actions, 1)
        hint = f"Did you mean {near[0]}?" if near else "Look at how it is spelt."
        yield path, f"No action is called {action}, so this has no effect. {hint}"


def _of_resource(path: Path, resource: str, services: set[str], known: Known) -> Iterator[Said]:
    if resource == "*" or "${" in resource:
        return
    if services == {"chime"}:
        yield path, 'Actions of chime are about everything: only "*" matches them, and this matches nothing.'
    elif not resource.startswith(("arn:", "*", "?")):
        yield path, 'This matches nothing. Write an ARN, such as arn:aws:iam::*:user/alice, or "*".'
    elif services <= {"iam", "sts"} and not _is_ours(resource, known):
        yield path, f"This matches nothing: ARNs here begin with arn:aws:iam::{known.organisation_id}:."


def _is_ours(resource: str, known: Known) -> bool:
    """Whether the ARN could be one of this organisation's, or of a policy that came with Carillon."""
    parts = resource.split(":", 5)
    if len(parts) < 6:  # a star may stand for several parts
        return "*" in resource
    owners = (known.organisation_id, "aws")
    return parts[2] in ("iam", "sts", "*") and any(matches(parts[4], owner, {}) for owner in owners)


def _of_conditions(statement: Mapping[str, Any], path: Path) -> Iterator[Said]:
    for operator, keys in cast(dict[str, dict[str, Any]], statement.get("Condition", {})).items():
        for key, wanted in keys.items():
            inner = (*path, "Condition", operator, key)
            if key.lower() not in CONDITION_KEYS:
                yield inner, f"No call has the key {key}. See the help for those that there are."
            elif _misses_keys(statement, operator, key, wanted):
                yield inner, "Access keys have no such value, so this does not reach them. BoolIfExists does."


def _misses_keys(statement: Mapping[str, Any], operator: str, key: str, wanted: object) -> bool:
    values = [str(each).lower() for each in (cast(list[object], wanted) if isinstance(wanted, list) else [wanted])]
    asks = operator == "Bool" and key.lower() == "aws:multifactorauthpresent" and values == ["false"]
    return asks and statement["Effect"] == "Deny"


def _too_much(statement: Mapping[str, Any], path: Path) -> Iterator[Said]:
    if statement["Effect"] != "Allow":
        return
    actions = [action for _, action in _texts(statement, path, "Action")]
    resources = [resource for _, resource in _texts(statement, path, "Resource")]
    if "*" in actions and "*" in resources and not statement.get("Condition"):
        yield (*path, "Action"), "This allows everything, policies and keys included. Name only what is needed."
    elif statement.get("NotAction") is not None:
        yield (*path, "NotAction"), "This allows everything else, also what later versions add. Prefer Action."


def _texts(statement: Mapping[str, Any], path: Path, *elements: str) -> Iterator[Said]:
    for element in elements:
        read = statement.get(element)
        if isinstance(read, str):
            yield (*path, element), read
        elif isinstance(read, list):
            yield from (((*path, element, number), str(each)) for number, each in enumerate(cast(list[object], read)))
