"""Who holds a session, asked of the signin feature at every request."""

from carillon.core.callers import Origin, Person, Principal, System
from carillon.core.calls import Calls
from carillon.features import signin


class StoredSessions:
    """`wire.http.Sessions` on the database."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls.by(System("sessions"))

    async def person(self, token: str, origin: Origin) -> Person | None:
        return await signin.person_of(self._calls, token, origin)

    async def administrator(self, token: str, origin: Origin) -> Principal | None:
        return await signin.administrator_of(self._calls, token, origin)
