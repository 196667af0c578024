"""The policy simulator."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from carillon.core.calls import Call
from carillon.features.access.aws.shapes import Answer, Request, iam, page
from carillon.features.access.model.rights import Match
from carillon.features.access.model.simulation import NotSimulated, Simulated, context_of, simulate
from carillon.features.access.service import simulation

if TYPE_CHECKING:
    from mypy_boto3_iam import type_defs as wire


async def _about_source(call: Call, request: Request) -> str:
    return str(request["PolicySourceArn"])


@iam("SimulatePrincipalPolicy", _about_source)
async def simulate_principal_policy(call: Call, request: "wire.SimulatePrincipalPolicyRequestTypeDef") -> Answer:
    _check(request)
    found = await simulation.simulate_bearer(
        call,
        request["PolicySourceArn"],
        request["ActionNames"],
        request.get("ResourceArns", ()),
        _context(request.get("ContextEntries", ())),
        simulation.given(request.get("PolicyInputList", ()), request.get("PermissionsBoundaryPolicyInputList", ())),
    )
    return _answer(call, "SimulatePrincipalPolicy", request, found)


@iam("SimulateCustomPolicy")
async def simulate_custom_policy(call: Call, request: "wire.SimulateCustomPolicyRequestTypeDef") -> Answer:
    _check(request)
    rights = simulation.given(request["PolicyInputList"], request.get("PermissionsBoundaryPolicyInputList", ()))
    context = _context(request.get("ContextEntries", ()))
    found = simulate(rights, request["ActionNames"], request.get("ResourceArns", ()), context)
    return _answer(call, "SimulateCustomPolicy", request, found)


def _check(request: Request) -> None:
    for name in ("ResourcePolicy", "PolicyExclusionList", "OrderedOrganizationPolicyInputList"):
        if request.get(name):
            raise NotSimulated(what=name)


def _context(entries: "Iterable[wire.ContextEntryTypeDef]") -> dict[str, str]:
    return context_of((entry.get("ContextKeyName", ""), list(entry.get("ContextKeyValues", ()))) for entry in entries)


def _answer(call: Call, name: str, request: Request, found: tuple[Simulated, ...]) -> Answer:
    numbered = [(f"{number:06}", each) for number, each in enumerate(found)]
    shown, more = page(call, name, request, numbered, lambda each: each[0])
    return {"EvaluationResults": [_shape(each) for _, each in shown], **more}


def _shape(each: Simulated) -> Answer:
    bounded = each.finding.within_boundary
    return {
        "EvalActionName": each.action,
        "EvalResourceName": each.resource,
        "EvalDecision": each.finding.decision.value,
        "MatchedStatements": [_statement(match) for match in each.finding.matches],
        "MissingContextValues": [],
        "PermissionsBoundaryDecisionDetail": None if bounded is None else {"AllowedByPermissionsBoundary": bounded},
    }


def _statement(match: Match) -> Answer:
    return {"SourcePolicyId": match.source.title, "SourcePolicyType": match.source.kind}
