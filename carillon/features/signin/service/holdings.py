"""What signing in keeps about a person: sessions and the times of a password, of which the secrets stay inside."""

from collections.abc import AsyncGenerator, Mapping

from carillon.core.calls import Call, Calls
from carillon.features.people import Erased, Erasing, Leaf
from carillon.features.signin.service import sessions
from carillon.features.signin.store import email_changes, traces


class SigninHolding:
    """`people.Holding`: sessions end at once, and with them everything that is open."""

    columns = frozenset(traces.OWN)

    async def counts(self, call: Call, user_id: str) -> Mapping[str, int]:
        return {"sessions": await traces.count_sessions(call.tx, user_id)}

    async def leaves(self, calls: Calls, user_id: str) -> AsyncGenerator[Leaf]:
        async with calls.read() as call:
            found = await traces.sessions(call.tx, user_id)
            credentials = await traces.credentials(call.tx, user_id)
        yield Leaf("sessions.json", "Where you are signed in", found)
        yield Leaf("signing-in.json", "When the password was changed, and a wish for another address", credentials)

    async def erase(self, call: Call, erasing: Erasing) -> Erased:
        counts = await self.counts(call, erasing.user_id)
        await email_changes.forget(call.tx, erasing.user_id)
        await sessions.forget(call, erasing.user_id)
        await traces.forget_letters(call.tx, erasing.email)
        return Erased(counts)
