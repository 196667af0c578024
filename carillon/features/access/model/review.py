"""A review of a policy's text: every fault in it and what it says in vain, each with its place (IAM-35, IAM-36)."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, cast

from carillon.core.errors import Refusal
from carillon.features.access.model.conditions import ConditionInvalid
from carillon.features.access.model.documents import conditions, parse
from carillon.features.access.model.policies import LONGEST_INLINE, weight
from carillon.features.access.model.positions import Path, Place, Positions, positions
from carillon.features.access.model.syntax import syntax_fault
from carillon.features.access.model.trust import parse_trust
from carillon.features.access.model.vanity import Known, in_vain

_SID = re.compile("[A-Za-z0-9]*")
_PLACE = re.compile(r" - at `\$(.*)`$")
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")
_DOCUMENT = ("Version", "Id", "Statement")
_STATEMENT = ("Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition")
_TRUST = ("Sid", "Effect", "Principal", "Action", "Condition")


class Use(StrEnum):
    """What the text shall become."""

    PERMISSIONS = "permissions"
    TRUST = "trust"


class Severity(StrEnum):
    """An error keeps the text from being saved; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Remark:
    severity: Severity
    message: str
    place: Place


Said = tuple[Path, str]
"""A path in the document, and what is to be said of it."""


def review(text: str, use: Use, known: Known) -> tuple[Remark, ...]:
    """In the order of the text. There is an error exactly where the parser would refuse the text."""
    fault = syntax_fault(text)
    if fault is not None:
        return (Remark(Severity.ERROR, fault.message, fault.place),)
    where, read = positions(text), json.loads(text)
    errors = list(_faults(read, use)) or list(_verdict(text, use))
    warnings = [(path, f"{path[-1]} is written twice here; only the last one counts.") for path in where.doubled]
    if use is Use.PERMISSIONS and not errors and weight(text) <= max(LONGEST_INLINE.values()):
        warnings += in_vain(read, known)
    return _placed(where, errors, warnings)


def _placed(where: Positions, errors: list[Said], warnings: list[Said]) -> tuple[Remark, ...]:
    remarks = [
        *(Remark(Severity.ERROR, message, where.of_value(path)) for path, message in errors),
        *(Remark(Severity.WARNING, message, where.of_value(path)) for path, message in warnings),
    ]
    return tuple(sorted(remarks, key=lambda remark: (remark.place.line, remark.place.column)))


def _faults(read: object, use: Use) -> Iterator[Said]:
    if not isinstance(read, dict):
        yield (), "A policy is an object: begin with { and end with }."
        return
    document = cast(dict[str, Any], read)
    yield from _unknown(document, (), _DOCUMENT, "policy")
    yield from _version(document)
    if "Statement" not in document:
        yield (), 'The policy has no Statement. Add "Statement": [ ] with at least one statement in it.'
        return
    statements = document["Statement"]
    listed = cast(list[object], statements) if isinstance(statements, list) else [cast(object, statements)]
    if not listed:
        yield ("Statement",), "The list is empty. Add a statement to it."
    for number, statement in enumerate(listed):
        path: Path = ("Statement", number) if isinstance(statements, list) else ("Statement",)
        yield from _of_statement(statement, path, use)
    yield from _doubled_sids(listed)


def _version(document: Mapping[str, Any]) -> Iterator[Said]:
    version = document.get("Version")
    if version is None:
        yield (), 'The policy has no Version. Add "Version": "2012-10-17".'
    elif version == "2008-10-17":
        yield ("Version",), "Version 2008-10-17 is not supported. Write 2012-10-17."
    elif version != "2012-10-17":
        yield ("Version",), "There is no such version. Write 2012-10-17, which is not the day of writing."


def _of_statement(read: object, path: Path, use: Use) -> Iterator[Said]:
    if not isinstance(read, dict):
        yield path, "A statement is an object: begin with { and end with }."
        return
    statement = cast(dict[str, Any], read)
    yield from _unknown(statement, path, _TRUST if use is Use.TRUST else _STATEMENT, "statement")
    yield from _effect(statement, path)
    sid = statement.get("Sid", "")
    if isinstance(sid, str) and not _SID.fullmatch(sid):
        yield (*path, "Sid"), "A Sid has letters and digits only, without spaces."
    if use is Use.TRUST:
        yield from _of_trust(statement, path)
        return
    for element in ("Action", "Resource"):
        yield from _either(statement, path, element)
    yield from _actions(statement, path)
    yield from _conditions(statement, path)


def _effect(statement: Mapping[str, Any], path: Path) -> Iterator[Said]:
    effect = statement.get("Effect")
    if effect is None:
        yield path, 'The statement has no Effect. Add "Effect": "Allow" or "Effect": "Deny".'
    elif effect not in ("Allow", "Deny"):
        yield (*path, "Effect"), "Effect is Allow or Deny, written just so."


def _of_trust(statement: Mapping[str, Any], path: Path) -> Iterator[Said]:
    if "Principal" not in statement:
        yield path, 'The statement has no Principal. Say who is trusted, such as "Principal": {"AWS": "123456789012"}.'
    elif isinstance(principal := statement["Principal"], dict) and "AWS" not in principal:
        yield (
            (*path, "Principal"),
            'Only identities can be trusted: write {"AWS": …} with an ARN or the organisation\'s 12 digits.',
        )
    if "Action" not in statement:
        yield path, 'The statement has no Action. Write "Action": "sts:AssumeRole".'
    yield from _conditions(statement, path)


def _either(statement: Mapping[str, Any], path: Path, element: str) -> Iterator[Said]:
    negated = f"Not{element}"
    plain, all_but = (statement.get(name) is not None for name in (element, negated))  # null is as good as nothing
    if plain and all_but:
        yield (*path, negated), f"A statement has either {element} or {negated}. Take one of them away."
    elif not plain and not all_but:
        hint = '"Action": "chime:List*"' if element == "Action" else '"Resource": "*"'
        yield path, f"The statement has no {element}. Add it, such as {hint}."


def _actions(statement: Mapping[str, Any], path: Path) -> Iterator[Said]:
    for element in ("Action", "NotAction"):
        for inner, action in each_text(statement.get(element), (*path, element)):
            if not re.fullmatch(r"\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+", action):
                yield inner, f"{action or 'An empty text'} is no action. Write service:Name, such as chime:GetAccount."


def _conditions(statement: Mapping[str, Any], path: Path) -> Iterator[Said]:
    """By the engine itself, one line after the other."""
    block = statement.get("Condition")
    for operator, keys in (cast(dict[str, Any], block) if isinstance(block, dict) else {}).items():
        for key, values in (cast(dict[str, Any], keys) if isinstance(keys, dict) else {}).items():
            if not _plain(values):
                continue
            try:
                conditions({operator: {key: values}})
            except ConditionInvalid as refusal:
                yield (*path, "Condition", operator, key), str(refusal.facts["reason"])


def _plain(values: object) -> bool:
    listed = cast(list[object], values) if isinstance(values, list) else [values]
    return all(isinstance(value, str | bool | int | float) for value in listed)


def _doubled_sids(statements: list[object]) -> Iterator[Said]:
    seen: set[str] = set()
    for number, statement in enumerate(statements):
        sid = cast(dict[str, Any], statement).get("Sid") if isinstance(statement, dict) else None
        if isinstance(sid, str) and sid:
            if sid in seen:
                yield ("Statement", number, "Sid"), f"Another statement is called {sid} too. Give each its own Sid."
            seen.add(sid)


def _unknown(read: Mapping[str, Any], path: Path, names: tuple[str, ...], what: str) -> Iterator[Said]:
    for name in read:
        if name in names:
            continue
        if name in ("Principal", "NotPrincipal") and what == "statement":
            yield (*path, name), f"There is no {name} here: the policy speaks of whoever it is attached to."
            continue
        near = get_close_matches(name, names, 1) or [each for each in names if each.lower() == name.lower()]
        hint = f"Did you mean {near[0]}?" if near else f"It can have {', '.join(names)}."
        yield (*path, name), f"A {what} has no element called {name}. {hint}"


def _verdict(text: str, use: Use) -> Iterator[Said]:
    """What the parser says, where nothing above has words for it."""
    check: Callable[[str], object] = parse_trust if use is Use.TRUST else parse
    try:
        check(text)
    except Refusal as refusal:
        reason = str(refusal.facts["reason"])
        found = _PLACE.search(reason)
        steps = _STEP.findall(found[1]) if found else []
        yield tuple(name or int(index) for name, index in steps), reason[: found.start()] if found else reason


def each_text(read: object, path: Path) -> Iterator[tuple[Path, str]]:
    """The texts of an element that is one text or a list of them."""
    if isinstance(read, str):
        yield path, read
    elif isinstance(read, list):
        for number, each in enumerate(cast(list[object], read)):
            if isinstance(each, str):
                yield (*path, number), each
