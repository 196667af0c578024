"""What meetings tell the features below them when they ask."""

from carillon.core.calls import Call
from carillon.features.meetings import store
from carillon.features.people import Counts


class MeetingActivity:
    """Answers `people.Activity`: how many meetings somebody has attended and organised (USR-21)."""

    async def counts(self, call: Call, user_id: str) -> Counts:
        return Counts(
            meetings_attended=await store.attended_by(call.tx, user_id),
            meetings_organized=await store.organised_by(call.tx, user_id),
        )
