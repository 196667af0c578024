"""The Security Token Service: who am I, and temporary credentials."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from carillon.core.callers import principal
from carillon.core.calls import Call
from carillon.core.errors import Kind, Refusal
from carillon.features.access.aws.shapes import Answer, Request
from carillon.features.access.model.conditions import ConditionInvalid
from carillon.features.access.model.documents import PolicyMalformed
from carillon.features.access.model.identities import TagsNotSupported
from carillon.features.access.model.keys import LASTING, AccessKeyNotFound
from carillon.features.access.model.policies import PolicyTooLong
from carillon.features.access.model.temporary import Granted, SessionPolicyTooLong
from carillon.features.access.service import keys, sessions
from carillon.features.access.service.sessions import SecondFactor, Wish
from carillon.wire.aws import operation

if TYPE_CHECKING:
    from mypy_boto3_sts import type_defs as wire

FAULTS: Mapping[type[Refusal], str] = {
    ConditionInvalid: "MalformedPolicyDocumentException",
    PolicyMalformed: "MalformedPolicyDocumentException",
    PolicyTooLong: "PackedPolicyTooLargeException",
    SessionPolicyTooLong: "PackedPolicyTooLargeException",
}


class OnlyOwnKeys(Refusal):
    """The access key {access_key_id} is none of this organisation."""

    kind = Kind.FORBIDDEN


def sts(
    name: str, *, free: bool = False
) -> Callable[[Callable[..., Awaitable[object]]], Callable[..., Awaitable[object]]]:
    return operation("sts", name, FAULTS, free=free)


@sts("GetCallerIdentity", free=True)
async def get_caller_identity(call: Call, request: Request) -> Answer:
    """Whoever can sign may ask who it is."""
    who = principal(call.caller)
    return {"UserId": who.principal_id, "Account": who.organisation_id, "Arn": who.arn}


@sts("GetSessionToken", free=True)
async def get_session_token(call: Call, request: "wire.GetSessionTokenRequestTypeDef") -> Answer:
    """Nobody gets more by it than there was before, so it needs no permission."""
    factor = SecondFactor(request.get("SerialNumber"), request.get("TokenCode"))
    return {"Credentials": _credentials(await sessions.session_token(call, Wish(_duration(request)), factor))}


@sts("GetFederationToken")
async def get_federation_token(call: Call, request: "wire.GetFederationTokenRequestTypeDef") -> Answer:
    _without_tags(request)
    granted = await sessions.federation_token(call, request["Name"], _wish(request))
    return {
        "Credentials": _credentials(granted),
        "FederatedUser": {"FederatedUserId": granted.principal_id, "Arn": granted.arn},
        "PackedPolicySize": granted.packed_percent,
    }


@sts("AssumeRole", free=True)
async def assume_role(call: Call, request: "wire.AssumeRoleRequestTypeDef") -> Answer:
    """The role's trust policy decides, alone or together with the caller's policies."""
    _without_tags(request)
    factor = SecondFactor(request.get("SerialNumber"), request.get("TokenCode"))
    granted = await sessions.assume_role(
        call,
        request["RoleArn"],
        request["RoleSessionName"],
        _wish(request),
        factor,
        request.get("ExternalId"),
    )
    return {
        "Credentials": _credentials(granted),
        "AssumedRoleUser": {"AssumedRoleId": granted.principal_id, "Arn": granted.arn},
        "PackedPolicySize": granted.packed_percent,
    }


@sts("GetAccessKeyInfo")
async def whose_access_key(call: Call, request: "wire.GetAccessKeyInfoRequestTypeDef") -> Answer:
    key_id = request["AccessKeyId"]
    if not key_id.startswith(LASTING):
        raise OnlyOwnKeys(access_key_id=key_id)
    try:
        await keys.find_key(call, key_id)
    except AccessKeyNotFound as refusal:
        # The service's model knows no error for what is not there.
        raise OnlyOwnKeys(access_key_id=key_id) from refusal
    return {"Account": principal(call.caller).organisation_id}


def _credentials(granted: Granted) -> Answer:
    return {
        "AccessKeyId": granted.id,
        "SecretAccessKey": granted.secret,
        "SessionToken": granted.token,
        "Expiration": granted.expires_at,
    }


def _duration(request: Request) -> timedelta | None:
    seconds = request.get("DurationSeconds")
    return timedelta(seconds=seconds) if isinstance(seconds, int) else None


def _wish(request: "wire.AssumeRoleRequestTypeDef | wire.GetFederationTokenRequestTypeDef") -> Wish:
    arns = [each["arn"] for each in request.get("PolicyArns", ()) if "arn" in each]
    return Wish(_duration(request), request.get("Policy"), arns)


def _without_tags(request: Request) -> None:
    if request.get("Tags"):
        raise TagsNotSupported
