"""The AWS operations about sessions and passwords."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from carillon.core.callers import principal
from carillon.core.calls import Call, Calls
from carillon.core.errors import Kind, Refusal
from carillon.features import access, people
from carillon.features.access import LoginProfile
from carillon.features.signin.model.passwords import (
    PasswordTheSame,
    PasswordTooLong,
    PasswordTooPlain,
    PasswordTooShort,
)
from carillon.features.signin.service import credentials, sessions
from carillon.wire.aws import operation

if TYPE_CHECKING:
    from mypy_boto3_chime.type_defs import LogoutUserRequestTypeDef
    from mypy_boto3_iam import type_defs as wire

VIOLATION = "PasswordPolicyViolationException"
FAULTS: Mapping[type[Refusal], str] = {
    PasswordTheSame: VIOLATION,
    PasswordTooLong: VIOLATION,
    PasswordTooPlain: VIOLATION,
    PasswordTooShort: VIOLATION,
}


class RootHasNoLoginProfile(Refusal):
    """Only IAM users can change their password here. Root's is changed in the console."""

    kind = Kind.FORBIDDEN


class PasswordMissing(Refusal):
    """Give a password: none is made up here."""

    kind = Kind.INVALID


@operation("chime", "LogoutUser")
async def logout_user(call: Call, request: "LogoutUserRequestTypeDef") -> dict[str, object]:
    """End every session of a user."""
    user = await people.find(call, request["AccountId"], request["UserId"])
    await sessions.sign_out_everywhere(call, user.id)
    return {}


async def _about_user(call: Call, request: Mapping[str, object]) -> str:
    """The user that is named, or whoever calls."""
    name = request.get("UserName")
    return principal(call.caller).arn if name is None else await access.arn_of_user(call, str(name))


async def _about_oneself(call: Call, request: Mapping[str, object]) -> str:
    return principal(call.caller).arn


@operation("iam", "CreateLoginProfile", FAULTS, _about_user)
async def create_login_profile(calls: Calls, request: "wire.CreateLoginProfileRequestTypeDef") -> dict[str, object]:
    """Let a user sign in to the console."""
    if (password := request.get("Password")) is None:
        raise PasswordMissing
    name, must_change = _named(calls, request.get("UserName")), request.get("PasswordResetRequired", False)
    return {"LoginProfile": _shape(await credentials.create(calls, name, password, must_change=must_change))}


@operation("iam", "GetLoginProfile", FAULTS, _about_user)
async def get_login_profile(call: Call, request: "wire.GetLoginProfileRequestTypeDef") -> dict[str, object]:
    name = request.get("UserName") or _own_name(call)
    return {"LoginProfile": _shape(await credentials.find(call, name))}


@operation("iam", "UpdateLoginProfile", FAULTS, _about_user)
async def update_login_profile(calls: Calls, request: "wire.UpdateLoginProfileRequestTypeDef") -> None:
    await credentials.update(
        calls, request["UserName"], request.get("Password"), must_change=request.get("PasswordResetRequired")
    )


@operation("iam", "DeleteLoginProfile", FAULTS, _about_user)
async def delete_login_profile(call: Call, request: "wire.DeleteLoginProfileRequestTypeDef") -> None:
    await credentials.remove(call, request.get("UserName") or _own_name(call))


@operation("iam", "ChangePassword", {**FAULTS, RootHasNoLoginProfile: "InvalidUserTypeException"}, _about_oneself)
async def change_password(calls: Calls, request: "wire.ChangePasswordRequestTypeDef") -> None:
    _own_name(calls)
    await credentials.change_own(calls, request["OldPassword"], request["NewPassword"])


def _named(calls: Calls, name: str | None) -> str:
    return name or _own_name(calls)


def _own_name(call: Call | Calls) -> str:
    who = principal(call.caller)
    if who.is_root or who.issuer is not None:
        raise RootHasNoLoginProfile
    return who.name


def _shape(profile: LoginProfile) -> dict[str, object]:
    return {
        "UserName": profile.user_name,
        "CreateDate": profile.created_at,
        "PasswordResetRequired": profile.must_change,
    }
