"""What people do is counted as they do it, so that nobody ever counts messages or meetings for a list."""

from collections.abc import Collection, Mapping

from carillon.core.calls import Call
from carillon.features.people.model.deeds import Deeds, Figures, Opinion, clean_comment
from carillon.features.people.store import deeds


async def count(call: Call, figures: Figures) -> None:
    """Add what these people have just done, in the same transaction in which they did it."""
    await deeds.add(call.tx, figures)


async def done_by(call: Call, user_ids: Collection[str]) -> Mapping[str, Deeds]:
    """What each of them has done so far."""
    found = await deeds.of(call.tx, user_ids)
    return {user_id: found.get(user_id, Deeds()) for user_id in user_ids}


async def judge(call: Call, user_id: str, meeting_id: str, comment: str | None = None, *, good: bool) -> bool:
    """Keep how somebody found a meeting; False where they have said so before, which then stands."""
    opinion = Opinion(user_id, meeting_id, good, clean_comment(comment))
    if not await deeds.keep_opinion(call.tx, opinion, call.now):
        return False
    await deeds.add(call.tx, {user_id: Deeds(meetings_judged=1, meetings_found_good=int(good))})
    return True


async def has_judged(call: Call, user_id: str, meeting_id: str) -> bool:
    return await deeds.has_opinion(call.tx, user_id, meeting_id)


async def forget(call: Call, user_id: str) -> None:
    """The person is gone."""
    await deeds.remove(call.tx, [user_id])
