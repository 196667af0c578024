"""Privacy: whether others may see when somebody is there (USR-16)."""

from carillon.core.callers import person
from carillon.core.calls import Call
from carillon.features.people.model.users import Privacy
from carillon.features.people.store import users


async def own(call: Call) -> Privacy:
    me = await users.find(call.tx, person(call.caller).user_id)
    return Privacy.PUBLIC if me is None else me.privacy


async def choose(call: Call, privacy: Privacy) -> None:
    await users.set_privacy(call.tx, person(call.caller).user_id, privacy)
