"""What chat tells the features below it when they ask."""

from carillon.core.calls import Call
from carillon.features.chat import store
from carillon.features.people import Counts


class ChatActivity:
    """Answers `people.Activity`: how many messages somebody has sent (USR-21)."""

    async def counts(self, call: Call, user_id: str) -> Counts:
        return Counts(messages_sent=await store.sent_by(call.tx, user_id))
