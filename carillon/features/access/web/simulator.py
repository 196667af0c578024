"""The policy simulator for the console: what somebody could do, and which statement says so."""

import json
from typing import Annotated, Literal, cast

import msgspec

from carillon.core.calls import Call
from carillon.features.access.model.policies import LONGEST_TEXT
from carillon.features.access.model.rights import Match, Rights
from carillon.features.access.model.simulation import Simulated, simulate
from carillon.features.access.service import simulation
from carillon.features.access.web import about
from carillon.wire.http import allowed, route

MOST_ACTIONS = 100
MOST_RESOURCES = 10

Actions = Annotated[list[str], msgspec.Meta(min_length=1, max_length=MOST_ACTIONS)]
Resources = Annotated[list[str], msgspec.Meta(max_length=MOST_RESOURCES)]


class PrincipalToSimulate(msgspec.Struct, frozen=True, kw_only=True):
    """`context` are condition keys and what they would be in the call; no resources means "*"."""

    policy_source_arn: str
    actions: Actions
    resources: Resources = []
    context: dict[str, str] = {}


class PolicyToSimulate(msgspec.Struct, frozen=True, kw_only=True):
    document: Annotated[str, msgspec.Meta(max_length=LONGEST_TEXT)]
    actions: Actions
    resources: Resources = []
    context: dict[str, str] = {}


class DecidingStatement(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that a decision rests on, with its text; only managed policies have an ARN."""

    policy: str
    policy_arn: str | None
    policy_kind: str
    number: int
    sid: str
    allow: bool
    text: str


class SimulatedCall(msgspec.Struct, frozen=True, kw_only=True):
    action: str
    resource: str
    decision: Literal["allowed", "explicitDeny", "implicitDeny"]
    reason: str
    statements: list[DecidingStatement]


class Simulation(msgspec.Struct, frozen=True, kw_only=True):
    items: list[SimulatedCall]


@route(
    "POST",
    "/console/iam/simulator/principal",
    rule=allowed("iam:SimulatePrincipalPolicy", about.policy_source),
    act="SimulatePrincipalPolicy",
)
async def simulate_principal_policy(call: Call, body: PrincipalToSimulate) -> Simulation:
    """With the policies of a user, a group or a role."""
    nothing_more = Rights(())
    arn, context = body.policy_source_arn, _keys(body.context)
    return _told(await simulation.simulate_bearer(call, arn, body.actions, body.resources, context, nothing_more))


@route("POST", "/console/iam/simulator/policy", rule=allowed("iam:SimulateCustomPolicy"), act="SimulateCustomPolicy")
async def simulate_custom_policy(call: Call, body: PolicyToSimulate) -> Simulation:
    """With a policy that nobody has yet."""
    rights = simulation.given([body.document], ())
    return _told(simulate(rights, body.actions, body.resources, _keys(body.context)))


def _keys(context: dict[str, str]) -> dict[str, str]:
    return {key.lower(): value for key, value in context.items()}


def _told(found: tuple[Simulated, ...]) -> Simulation:
    return Simulation(
        items=[
            SimulatedCall(
                action=each.action,
                resource=each.resource,
                decision=each.finding.decision.value,
                reason=each.finding.reason,
                statements=[_statement(match) for match in each.finding.matches],
            )
            for each in found
        ]
    )


def _statement(match: Match) -> DecidingStatement:
    return DecidingStatement(
        policy=match.source.title,
        policy_arn=match.source.arn,
        policy_kind=match.source.kind,
        number=match.statement.number,
        sid=match.statement.sid,
        allow=match.statement.allow,
        text=_text(match),
    )


def _text(match: Match) -> str:
    """The statement alone, set out line by line."""
    if not match.source.text:
        return ""
    statements = json.loads(match.source.text)["Statement"]
    listed = cast(list[object], statements) if isinstance(statements, list) else [statements]
    return json.dumps(listed[match.statement.number - 1], indent=2)
