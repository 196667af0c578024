"""Whoever was erased and came back with an older backup is erased again, by the list of erasures kept outside it."""

import re
from collections.abc import Collection, Sequence

from carillon.core.calls import Call
from carillon.features.people.model.erasures import Erasure, Reason
from carillon.features.people.model.users import User
from carillon.features.people.service import erasures
from carillon.features.people.store import moving, users

AT_ONCE = 500
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)


def ids_in(text: str) -> list[str]:
    """Every id in a list of erasures or in certificates, once; those of erasures and accounts are nobody's."""
    return list(dict.fromkeys(_ID.findall(text)))


async def come_back(call: Call, ids: Sequence[str]) -> list[User]:
    """The people who are here, although one of the ids says that they were erased."""
    found: list[User] = []
    for first in range(0, len(ids), AT_ONCE):
        found += (await moving.by_ids(call.tx, ids[first : first + AT_ONCE])).values()
    return [user for user in found if user.is_known]


async def erase(call: Call, user_ids: Collection[str]) -> Sequence[Erasure]:
    """Begin with each of them, as when it was asked for; who is gone by now is left out."""
    held = [await users.hold(call.tx, user_id) for user_id in user_ids]
    return await erasures.begin(call, [user for user in held if user is not None and user.is_known], Reason.REQUEST)
