"""Console passwords: one's own, and those that administrators give to IAM users."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from carillon.core.callers import principal
from carillon.core.calls import Call, Calls
from carillon.features import access
from carillon.features.signin.service import credentials
from carillon.features.signin.web.people import NewPassword
from carillon.wire.http import Secret, allowed, own, route

LOGIN = "/console/iam/users/{user_name}/password"


class ConsolePassword(msgspec.Struct, frozen=True, kw_only=True):
    """A password for somebody else; usually to be changed when it was used once."""

    password: Secret
    password_reset_required: bool = True


class LoginProfileView(msgspec.Struct, frozen=True, kw_only=True):
    user_name: str
    created_at: datetime
    password_reset_required: bool


async def _oneself(call: Call, given: Mapping[str, Any]) -> str:
    return principal(call.caller).arn


async def _user(call: Call, given: Mapping[str, Any]) -> str:
    return await access.arn_of_user(call, str(given["user_name"]))


@route(
    "POST",
    "/console/security-credentials/password",
    rule=own("iam:ChangePassword", _oneself),
    act="ChangePassword",
)
async def change_own_password(calls: Calls, body: NewPassword) -> None:
    """Change one's own console password; all other console sessions end."""
    await credentials.change_own(calls, body.current, body.new)


@route("POST", LOGIN, rule=allowed("iam:CreateLoginProfile", _user), act="CreateLoginProfile", status=201)
async def create_password_of_iam_user(calls: Calls, user_name: str, body: ConsolePassword) -> LoginProfileView:
    """Let a user sign in to the console."""
    made = await credentials.create(calls, user_name, body.password, must_change=body.password_reset_required)
    return LoginProfileView(
        user_name=made.user_name, created_at=made.created_at, password_reset_required=made.must_change
    )


@route("PUT", LOGIN, rule=allowed("iam:UpdateLoginProfile", _user), act="UpdateLoginProfile")
async def replace_password_of_iam_user(calls: Calls, user_name: str, body: ConsolePassword) -> None:
    """Give a user another password; every console session of the user ends."""
    await credentials.update(calls, user_name, body.password, must_change=body.password_reset_required)


@route("DELETE", LOGIN, rule=allowed("iam:DeleteLoginProfile", _user), act="DeleteLoginProfile")
async def remove_password_of_iam_user(call: Call, user_name: str) -> None:
    """Take the way into the console away; every console session of the user ends."""
    await credentials.remove(call, user_name)
