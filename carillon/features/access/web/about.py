"""What requests of the console are about, for policies that speak of resources (IAM-14)."""

from collections.abc import Mapping
from typing import Any

from carillon.core.callers import principal
from carillon.core.calls import Call
from carillon.features.access.model.roles import SERVICE_ROLES
from carillon.features.access.service.bearers import arn_of


async def oneself(call: Call, given: Mapping[str, Any]) -> str:
    """Whoever asks."""
    return principal(call.caller).arn


async def user(call: Call, given: Mapping[str, Any]) -> str:
    """The user in the address of the request."""
    return await arn_of(call, "user", str(given["user_name"]))


async def new_user(call: Call, given: Mapping[str, Any]) -> str:
    """One that is about to be made."""
    return f"arn:aws:iam::{principal(call.caller).organisation_id}:user/{given['body'].user_name}"


async def new_group(call: Call, given: Mapping[str, Any]) -> str:
    return f"arn:aws:iam::{principal(call.caller).organisation_id}:group/{given['body'].group_name}"


async def group(call: Call, given: Mapping[str, Any]) -> str:
    return await arn_of(call, "group", str(given["group_name"]))


async def role(call: Call, given: Mapping[str, Any]) -> str:
    return await arn_of(call, "role", str(given["role_name"]))


async def policy(call: Call, given: Mapping[str, Any]) -> str:
    """The policy whose ARN the query or the body names."""
    return str((given["query"] if "query" in given else given["body"]).policy_arn)


async def new_policy(call: Call, given: Mapping[str, Any]) -> str:
    """The ARN that the policy would have."""
    return f"arn:aws:iam::{principal(call.caller).organisation_id}:policy/{given['body'].policy_name}"


async def new_role(call: Call, given: Mapping[str, Any]) -> str:
    return f"arn:aws:iam::{principal(call.caller).organisation_id}:role/{given['body'].role_name}"


async def service_role(call: Call, given: Mapping[str, Any]) -> str:
    """The role that the service would have."""
    service = str(given["body"].service)
    known = SERVICE_ROLES.get(service)
    name = known.name if known else "*"
    return f"arn:aws:iam::{principal(call.caller).organisation_id}:role/aws-service-role/{service}/{name}"


async def policy_source(call: Call, given: Mapping[str, Any]) -> str:
    """Whose policies are simulated."""
    return str(given["body"].policy_source_arn)
