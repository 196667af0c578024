"""Managed policies and their versions."""

from typing import TYPE_CHECKING

from carillon.core.calls import Call
from carillon.features.access.aws.shapes import (
    Answer,
    about_new_policy,
    about_policy,
    iam,
    page,
    without_tags,
)
from carillon.features.access.model.policies import (
    MANAGED,
    OF_SERVICES,
    CustomerPolicy,
    ManagedPolicy,
    PolicyVersion,
)
from carillon.features.access.service import policies
from carillon.features.access.service.policies import AnyPolicy

if TYPE_CHECKING:
    from mypy_boto3_iam import type_defs as wire


@iam("CreatePolicy", about_new_policy)
async def create_policy(call: Call, request: "wire.CreatePolicyRequestTypeDef") -> Answer:
    without_tags(request)
    made = await policies.create_policy(
        call,
        request["PolicyName"],
        request["PolicyDocument"],
        request.get("Path", "/"),
        request.get("Description", ""),
    )
    return {"Policy": _shape(made, {}, {}, described=False)}


@iam("GetPolicy", about_policy)
async def get_policy(call: Call, request: "wire.GetPolicyRequestTypeDef") -> Answer:
    found = await policies.find_policy(call, request["PolicyArn"])
    return {"Policy": _shape(found, *await policies.usage(call), described=True)}


@iam("ListPolicies")
async def list_policies(call: Call, request: "wire.ListPoliciesRequestTypeDef") -> Answer:
    scope, prefix = request.get("Scope", "All"), request.get("PathPrefix", "/")
    found: list[AnyPolicy] = [] if scope == "AWS" else [*await policies.list_policies(call)]
    if scope != "Local":
        found += [*MANAGED.values(), *OF_SERVICES.values()]
    attached, bounding = await policies.usage(call)
    used = bounding if request.get("PolicyUsageFilter") == "PermissionsBoundary" else attached
    if request.get("OnlyAttached"):
        found = [policy for policy in found if policy.arn in used]
    chosen = [policy for policy in found if policy.path.startswith(prefix)]
    shown, more = page(call, "ListPolicies", request, chosen, lambda policy: policy.arn)
    return {"Policies": [_shape(policy, attached, bounding, described=False) for policy in shown], **more}


@iam("DeletePolicy", about_policy)
async def delete_policy(call: Call, request: "wire.DeletePolicyRequestTypeDef") -> None:
    await policies.delete_policy(call, request["PolicyArn"])


@iam("CreatePolicyVersion", about_policy)
async def create_policy_version(call: Call, request: "wire.CreatePolicyVersionRequestTypeDef") -> Answer:
    policy, version = await policies.create_version(
        call, request["PolicyArn"], request["PolicyDocument"], put_in_force=request.get("SetAsDefault", False)
    )
    return {"PolicyVersion": _version(policy, version, told=False)}


@iam("GetPolicyVersion", about_policy)
async def get_policy_version(call: Call, request: "wire.GetPolicyVersionRequestTypeDef") -> Answer:
    policy = await policies.find_policy(call, request["PolicyArn"])
    version = await policies.find_version(call, policy, request["VersionId"])
    return {"PolicyVersion": _version(policy, version, told=True)}


@iam("ListPolicyVersions", about_policy)
async def list_policy_versions(call: Call, request: "wire.ListPolicyVersionsRequestTypeDef") -> Answer:
    policy = await policies.find_policy(call, request["PolicyArn"])
    found = await policies.versions(call, policy)
    shown, more = page(call, "ListPolicyVersions", request, found, lambda version: f"{9999999 - version.number:07}")
    return {"Versions": [_version(policy, version, told=False) for version in shown], **more}


@iam("SetDefaultPolicyVersion", about_policy)
async def set_default_policy_version(call: Call, request: "wire.SetDefaultPolicyVersionRequestTypeDef") -> None:
    await policies.put_in_force(call, request["PolicyArn"], request["VersionId"])


@iam("DeletePolicyVersion", about_policy)
async def delete_policy_version(call: Call, request: "wire.DeletePolicyVersionRequestTypeDef") -> None:
    await policies.delete_version(call, request["PolicyArn"], request["VersionId"])


@iam("ListEntitiesForPolicy", about_policy)
async def list_entities_for_policy(call: Call, request: "wire.ListEntitiesForPolicyRequestTypeDef") -> Answer:
    as_boundary = request.get("PolicyUsageFilter") == "PermissionsBoundary"
    bearers = await policies.bearers(call, request["PolicyArn"], as_boundary=as_boundary)
    wanted = request.get("EntityFilter", "").lower()
    every = [(kind, *one) for kind, found in bearers.items() if wanted in ("", kind) for one in found]
    shown, more = page(call, "ListEntitiesForPolicy", request, every, lambda one: f"{one[0]} {one[1].casefold()}")

    def told(kind: str) -> list[Answer]:
        word = kind.capitalize()
        return [{f"{word}Name": name, f"{word}Id": bearer_id} for each, name, bearer_id in shown if each == kind]

    return {"PolicyUsers": told("user"), "PolicyGroups": told("group"), "PolicyRoles": told("role"), **more}


def _shape(policy: AnyPolicy, attached: dict[str, int], bounding: dict[str, int], *, described: bool) -> Answer:
    told: Answer = {
        "PolicyName": policy.name,
        "PolicyId": policy.id,
        "Arn": policy.arn,
        "Path": policy.path,
        "AttachmentCount": attached.get(policy.arn, 0),
        "PermissionsBoundaryUsageCount": bounding.get(policy.arn, 0),
        "IsAttachable": not (isinstance(policy, ManagedPolicy) and policy.of_service),
    }
    if isinstance(policy, CustomerPolicy):
        own: Answer = {
            "DefaultVersionId": f"v{policy.default_version}",
            "CreateDate": policy.created_at,
            "UpdateDate": policy.updated_at,
            "Description": policy.description or None if described else None,
        }
        return told | own
    return told | {"DefaultVersionId": "v1"}


def _version(policy: AnyPolicy, version: PolicyVersion, *, told: bool) -> Answer:
    default = policy.default_version if isinstance(policy, CustomerPolicy) else 1
    return {
        "Document": version.text if told else None,
        "VersionId": version.id,
        "IsDefaultVersion": version.number == default,
        "CreateDate": version.created_at,
    }
