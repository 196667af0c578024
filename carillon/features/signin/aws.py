"""The AWS operations about sessions."""

from typing import TYPE_CHECKING

from carillon.core.calls import Call
from carillon.features import people
from carillon.features.signin.service import sessions
from carillon.wire.aws import operation

if TYPE_CHECKING:
    from mypy_boto3_chime.type_defs import LogoutUserRequestTypeDef


@operation("chime", "LogoutUser")
async def logout_user(call: Call, request: "LogoutUserRequestTypeDef") -> dict[str, object]:
    """End every session of a user."""
    user = await people.find(call, request["AccountId"], request["UserId"])
    await sessions.sign_out_everywhere(call, user.id)
    return {}
