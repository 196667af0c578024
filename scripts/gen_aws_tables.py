"""Writes carillon/wire/aws/tables from botocore's service models: facts only, no prose; `--check` only compares."""

import argparse
import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import botocore

ROOT = Path(__file__).parent.parent
TABLES = ROOT / "carillon/wire/aws/tables"
API_VERSIONS = {"chime": "2018-05-01", "cloudtrail": "2013-11-01", "iam": "2010-05-08", "sts": "2011-06-15"}
METADATA = (
    "apiVersion",
    "protocol",
    "serviceId",
    "signingName",
    "endpointPrefix",
    "xmlNamespace",
    "targetPrefix",
    "jsonVersion",
)
OF_SEVERAL = {"cloudtrail", "iam", "sts"}
"""Services of which only the operations below are in the table: what is offered, and what is refused in words."""
OPERATIONS = {
    "cloudtrail": "DescribeTrails GetTrail GetTrailStatus ListTrails LookupEvents CreateTrail DeleteTrail UpdateTrail "
    "StartLogging StopLogging",
    "iam": "CreateUser GetUser ListUsers UpdateUser DeleteUser "
    "CreateAccessKey ListAccessKeys UpdateAccessKey DeleteAccessKey GetAccessKeyLastUsed "
    "CreateGroup GetGroup ListGroups UpdateGroup DeleteGroup AddUserToGroup RemoveUserFromGroup ListGroupsForUser "
    "CreateRole GetRole ListRoles UpdateRole UpdateRoleDescription UpdateAssumeRolePolicy DeleteRole "
    "CreatePolicy GetPolicy ListPolicies DeletePolicy CreatePolicyVersion GetPolicyVersion ListPolicyVersions "
    "SetDefaultPolicyVersion DeletePolicyVersion ListEntitiesForPolicy "
    "AttachUserPolicy DetachUserPolicy ListAttachedUserPolicies AttachGroupPolicy DetachGroupPolicy "
    "ListAttachedGroupPolicies AttachRolePolicy DetachRolePolicy ListAttachedRolePolicies "
    "PutUserPolicy GetUserPolicy ListUserPolicies DeleteUserPolicy PutGroupPolicy GetGroupPolicy ListGroupPolicies "
    "DeleteGroupPolicy PutRolePolicy GetRolePolicy ListRolePolicies DeleteRolePolicy "
    "PutUserPermissionsBoundary DeleteUserPermissionsBoundary PutRolePermissionsBoundary "
    "DeleteRolePermissionsBoundary "
    "CreateVirtualMFADevice DeleteVirtualMFADevice EnableMFADevice DeactivateMFADevice ResyncMFADevice "
    "ListMFADevices ListVirtualMFADevices "
    "CreateServiceLinkedRole DeleteServiceLinkedRole GetServiceLinkedRoleDeletionStatus "
    "SimulatePrincipalPolicy SimulateCustomPolicy GetAccountSummary ListAccountAliases "
    "CreateLoginProfile GetLoginProfile UpdateLoginProfile DeleteLoginProfile ChangePassword "
    "TagUser UntagUser ListUserTags TagRole UntagRole ListRoleTags TagPolicy UntagPolicy ListPolicyTags "
    "CreateSAMLProvider CreateOpenIDConnectProvider CreateInstanceProfile GetAccountAuthorizationDetails "
    "GenerateCredentialReport GetCredentialReport",
    "sts": "AssumeRole GetCallerIdentity GetFederationToken GetSessionToken GetAccessKeyInfo "
    "AssumeRoleWithSAML AssumeRoleWithWebIdentity DecodeAuthorizationMessage",
}
WRITES = {"GetSessionToken", "GetFederationToken"}
"""Named like questions, but afterwards there are credentials that were not there before."""
QUESTIONS = ("Get", "List", "Describe", "Lookup", "Simulate")
SUCCESSORS = ("voice", "meetings", "messaging", "identity", "media pipelines")
PROSE = {"documentation", "deprecated", "deprecatedMessage", "deprecatedSince"}


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--check", action="store_true", help="fail if a committed table differs")
    check = arguments.parse_args().check
    stale = [service for service in API_VERSIONS if not up_to_date(service, check=check)]
    for service in stale:
        print(f"carillon/wire/aws/tables/{service}.json is stale: run scripts/gen_aws_tables.py", file=sys.stderr)
    return 1 if stale else 0


def up_to_date(service: str, *, check: bool) -> bool:
    file = TABLES / f"{service}.json"
    made = part(service, current_models()) if service in OF_SEVERAL else whole(service)
    text = written(made)
    if not check:
        file.write_text(text)
    return file.read_text() == text


def current_models() -> Path:
    return Path(botocore.__file__).parent / "data"


def models_of_old_clients() -> Path:
    """The last release that has the operations which AWS removed; installed as a test client anyway."""
    subprocess.run([ROOT / "scripts/clients", "old"], check=True)
    return next(ROOT.glob(".cache/clients-old/lib/python*/site-packages/botocore/data"))


def part(service: str, current: Path) -> dict[str, Any]:
    """The table of a service of which some operations are wanted, with the shapes that these need."""
    now = model(current, service)
    operations = {name: chosen(now["operations"][name]) for name in OPERATIONS[service].split()}
    shapes = stripped(now["shapes"])
    needed: set[str] = set()
    for operation in operations.values():
        for name in (operation.get("input"), operation.get("output"), *operation["errors"]):
            needed |= reachable(shapes, name, needed) if name else set()
    kept = {name: shapes[name] for name in needed}
    return {
        "metadata": {"signingName": service} | {k: v for k, v in now["metadata"].items() if k in METADATA},
        "operations": dict(sorted(operations.items())),
        "shapes": dict(sorted(correct(kept, corrections(service)).items())),
        "pagination": {name: each for name, each in paginators(current, service).items() if name in operations},
    }


def chosen(operation: dict[str, Any]) -> dict[str, Any]:
    name, wrapper = operation["name"], operation.get("output", {}).get("resultWrapper")
    return {
        **stripped_operation(operation),
        **({"wrapper": wrapper} if wrapper else {}),
        "reads": name.startswith(QUESTIONS) and name not in WRITES,
    }


def reachable(shapes: dict[str, Any], name: str, seen: set[str]) -> set[str]:
    """The shape and all that it is made of."""
    if name in seen:
        return set()
    found = {name}
    shape = shapes[name]
    entries = [
        *shape.get("members", {}).values(),
        *(shape[part] for part in ("member", "key", "value") if part in shape),
    ]
    for entry in entries:
        found |= reachable(shapes, entry["shape"], seen | found)
    return found


def whole(service: str) -> dict[str, Any]:
    return table(service, current_models(), models_of_old_clients())


def table(service: str, current: Path, old: Path) -> dict[str, Any]:
    now, before = model(current, service), model(old, service)
    removed = {name: operation for name, operation in before["operations"].items() if name not in now["operations"]}
    operations = {name: stripped_operation(o) for name, o in now["operations"].items()}
    operations |= {name: stripped_operation(o) | {"removed": successors(o)} for name, o in removed.items()}
    shapes = stripped(before["shapes"]) | stripped(now["shapes"])
    for name in now["shapes"].keys() & before["shapes"].keys():
        if stripped(before["shapes"][name]) != shapes[name]:
            raise SystemExit(f"{service}: the shape {name} differs between the two models; keep both by hand")
    corrected = correct(shapes, corrections(service))
    return {
        "metadata": {"signingName": service} | {k: v for k, v in now["metadata"].items() if k in METADATA},
        "operations": dict(sorted(operations.items())),
        "shapes": dict(sorted(corrected.items())),
        "pagination": paginators(current, service),
    }


def model(data: Path, service: str) -> dict[str, Any]:
    packed = data / service / API_VERSIONS[service] / "service-2.json.gz"
    return json.loads(gzip.decompress(packed.read_bytes()))


def paginators(data: Path, service: str) -> dict[str, Any]:
    file = data / service / API_VERSIONS[service] / "paginators-1.json"
    return json.loads(file.read_text())["pagination"]


def stripped_operation(operation: dict[str, Any]) -> dict[str, Any]:
    """The operation on one level; its errors by shape name."""
    bare = stripped(operation)
    shapes = {key: bare[key]["shape"] for key in ("input", "output") if key in bare}
    return {
        "http": bare["http"],
        **shapes,
        "errors": [error["shape"] for error in bare.get("errors", [])],
        **({"endpoint": bare["endpoint"]} if "endpoint" in bare else {}),
    }


def stripped(value: Any) -> Any:
    """Without prose. Names stand as keys one level below `members`, so a member called like prose would be kept."""
    if isinstance(value, dict):
        return {k: stripped(v) for k, v in value.items() if k not in PROSE or not isinstance(v, str | bool)}
    return [stripped(each) for each in value] if isinstance(value, list) else value


def successors(operation: dict[str, Any]) -> list[str]:
    """The services that took a removed operation over, taken from the sentence that says so; there may be none."""
    said = operation["deprecatedMessage"].lower()
    if "not supported" in said:
        return []
    found = [each for each in SUCCESSORS if f"amazon chime sdk {each}" in said]
    if not found:
        raise SystemExit(f"no successor in: {said}")
    return [f"chime-sdk-{each.replace(' ', '-')}" for each in found]


def corrections(service: str) -> dict[str, Any]:
    return json.loads((TABLES / "corrections.json").read_text()).get(service, {})


def correct(shapes: dict[str, Any], corrections: dict[str, Any]) -> dict[str, Any]:
    patterns = {each["model"]: each["replacement"] for each in corrections.get("patterns", [])}
    members = corrections.get("members", {})
    for name, correction in corrections.get("shapes", {}).items():
        shapes[name].update(correction["add"])
    for shape in shapes.values():
        if "pattern" in shape:
            shape["pattern"] = patterns.get(shape["pattern"], shape["pattern"])
        for name, member in shape.get("members", {}).items():
            member.update(members.get(name, {}).get("add", {}))
    return shapes


def written(table: dict[str, Any]) -> str:
    """One line for each operation and each shape, so that a difference can be read."""
    return "".join(lines(table))


def lines(table: dict[str, Any]) -> Iterator[str]:
    yield "{\n"
    for number, (section, entries) in enumerate(table.items()):
        rows = [f"  {json.dumps(name)}: {json.dumps(entry, ensure_ascii=True)}" for name, entry in entries.items()]
        yield (",\n" if number else "") + f'"{section}": {{\n' + ",\n".join(rows) + "\n}"
    yield "\n}\n"


if __name__ == "__main__":
    sys.exit(main())
