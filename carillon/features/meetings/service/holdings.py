"""What meetings keep about a person: which they hosted, and when they were in which."""

from collections.abc import AsyncGenerator, Mapping

from carillon.core.calls import Call, Calls
from carillon.core.trail import Json
from carillon.features.meetings import store
from carillon.features.meetings.service import meetings
from carillon.features.people import Erased, Erasing, Leaf

PAGE = 200
COLUMNS = ("meetings.host_id", "meetings.title", "attendees.user_id", "attendances.client")


class MeetingsHolding:
    """`people.Holding`: meetings that run end, and those that took place are nobody's any more (ACC-34)."""

    columns = frozenset(COLUMNS)

    async def counts(self, call: Call, user_id: str) -> Mapping[str, int]:
        hosted, attended = await store.traces_of(call.tx, user_id)
        return {"meetings_hosted": hosted, "meetings_attended": attended}

    async def leaves(self, calls: Calls, user_id: str) -> AsyncGenerator[Leaf]:
        after, more = "", True
        while more:
            async with calls.read() as call:
                hosted = await store.hosted_by(call.tx, user_id, after, PAGE)
            rows: list[Mapping[str, Json]] = [
                {
                    "meeting_id": each.id,
                    "title": each.title,
                    "number": each.number,
                    "began_at": each.created_at.isoformat(),
                    "ended_at": each.ended_at and each.ended_at.isoformat(),
                }
                for each in hosted
            ]
            yield Leaf("meetings-hosted.json", "Meetings that you were host of", rows)
            more = len(hosted) == PAGE
            after = hosted[-1].id if more else after
        async for leaf in _stays(calls, user_id):
            yield leaf

    async def erase(self, call: Call, erasing: Erasing) -> Erased:
        counts = await self.counts(call, erasing.user_id)
        await meetings.end_hosted_by(call, erasing.user_id)
        await store.forget_person(call.tx, erasing.user_id, erasing.stand_in)
        return Erased(counts)


async def _stays(calls: Calls, user_id: str) -> AsyncGenerator[Leaf]:
    after, more = "", True
    while more:
        async with calls.read() as call:
            stays = await store.stays_of(call.tx, user_id, after, PAGE)
        rows: list[Mapping[str, Json]] = [
            {
                "meeting_id": stay["meeting_id"],
                "title": stay["title"],
                "as_host": bool(stay["as_host"]),
                "joined_at": stay["joined_at"].isoformat(),
                "left_at": stay["left_at"] and stay["left_at"].isoformat(),
                "reason": stay["reason"],
                "browser": stay["client"],
            }
            for stay in stays
        ]
        yield Leaf("meetings-attended.json", "Meetings that you were in", rows)
        more = len(stays) == PAGE
        after = str(stays[-1]["id"]) if more else after
