"""The mark on a handler says everything about its address."""

import sys

from carillon.core.calls import Call, Calls
from carillon.wire.http import PERSON, PUBLIC, Area, allowed, route
from carillon.wire.http.routes import routes_in


@route("DELETE", "/rooms/{room_id}/members/{user_id}", rule=PERSON, act="DeleteRoomMembership")
async def remove(call: Call, room_id: str, user_id: str) -> None:
    return None


@route("GET", "/slow", rule=PUBLIC)
@route("GET", "/slower", rule=allowed("chime:GetAccount"))
async def wait(calls: Calls) -> str:
    return "done"


def test_a_route_knows_its_labels_status_and_kind_of_transaction() -> None:
    removed, slower, slow = routes_in(sys.modules[__name__])
    assert removed.labels == ("room_id", "user_id")
    assert (removed.status, removed.several_transactions) == (204, False)
    assert (slow.status, slow.several_transactions) == (200, True)
    assert (slow.rule.area, slower.rule.area, removed.rule.area) == (Area.NONE, Area.CONSOLE, Area.CLIENT)
    assert slower.rule.action == "chime:GetAccount"
