"""Finding users across accounts, for the console's search."""

from typing import Annotated

import msgspec

from carillon.core.calls import Call
from carillon.features.people.model.users import Registration
from carillon.features.people.service import finding
from carillon.wire.http import allowed, route


class FoundUser(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    account_id: str
    account_name: str
    email: str
    display_name: str | None
    registration: Registration


class FoundUsers(msgspec.Struct, frozen=True):
    items: list[FoundUser]


class WantedUsers(msgspec.Struct, frozen=True, kw_only=True):
    """`search` is any part of an address or a name."""

    search: Annotated[str, msgspec.Meta(max_length=254)] = ""
    limit: Annotated[int, msgspec.Meta(ge=1, le=50)] = 10


@route("GET", "/console/users", rule=allowed("chime:ListUsers"))
async def find_users(call: Call, query: WantedUsers) -> FoundUsers:
    """Users of any account of the organisation, those whose address begins with the text first."""
    return FoundUsers(
        [
            FoundUser(
                id=user.id,
                account_id=user.account_id or "",
                account_name=name,
                email=user.email,
                display_name=user.display_name,
                registration=user.registration,
            )
            for user, name in await finding.matching(call, query.search, query.limit)
        ]
    )
