"""What the console's policy editor asks: whether a text is right, what to begin with, which actions there are."""

from typing import Annotated, Literal

import msgspec

from carillon.core.callers import principal
from carillon.core.calls import Call
from carillon.features.access.model.policies import (
    LONGEST_INLINE,
    LONGEST_POLICY,
    LONGEST_TEXT,
    LONGEST_TRUST,
    weight,
)
from carillon.features.access.model.review import Use, review
from carillon.features.access.model.templates import TEMPLATES
from carillon.features.access.model.vanity import Known
from carillon.features.access.service.actions import every_action
from carillon.wire.http import CONSOLE, route

PolicyPlace = Literal["managed", "user", "group", "role", "trust"]

_LIMITS: dict[str, int] = {"managed": LONGEST_POLICY, "trust": LONGEST_TRUST, **LONGEST_INLINE}


class PolicyToCheck(msgspec.Struct, frozen=True, kw_only=True):
    """`place` is where the text shall stand: a managed policy, embedded in somebody, or as a role's trust policy."""

    document: Annotated[str, msgspec.Meta(max_length=LONGEST_TEXT)]
    place: PolicyPlace = "managed"


class PolicyRemark(msgspec.Struct, frozen=True, kw_only=True):
    severity: Literal["error", "warning"]
    message: str
    line: int
    column: int


class PolicyReview(msgspec.Struct, frozen=True, kw_only=True):
    """`size` counts no white space."""

    remarks: list[PolicyRemark]
    size: int
    limit: int


class PolicyTemplate(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    document: str


class PolicyTemplates(msgspec.Struct, frozen=True, kw_only=True):
    items: list[PolicyTemplate]


class KnownActions(msgspec.Struct, frozen=True, kw_only=True):
    items: list[str]


# The three say nothing about the organisation, so every administrator may ask.


@route("POST", "/console/iam/policies/check", rule=CONSOLE)
async def check_policy(call: Call, body: PolicyToCheck) -> PolicyReview:
    """What is wrong with a text, and what it says in vain."""
    known = Known(frozenset(every_action()), principal(call.caller).organisation_id)
    use = Use.TRUST if body.place == "trust" else Use.PERMISSIONS
    return PolicyReview(
        remarks=[
            PolicyRemark(
                severity=remark.severity.value,
                message=remark.message,
                line=remark.place.line,
                column=remark.place.column,
            )
            for remark in review(body.document, use, known)
        ],
        size=weight(body.document),
        limit=_LIMITS[body.place],
    )


@route("GET", "/console/iam/policies/templates", rule=CONSOLE)
async def list_policy_templates(call: Call) -> PolicyTemplates:
    """Policies to begin with."""
    return PolicyTemplates(items=[PolicyTemplate(id=name, document=text) for name, text in TEMPLATES.items()])


@route("GET", "/console/iam/actions", rule=CONSOLE)
async def list_actions(call: Call) -> KnownActions:
    """Every action that a policy can name."""
    return KnownActions(items=list(every_action()))
