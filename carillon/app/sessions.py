"""Who holds a session: asked of the signin feature, and remembered for less than a second."""

import time
from dataclasses import replace

from carillon.core.callers import Origin, Person, Principal, System
from carillon.core.calls import Calls
from carillon.core.push import Frame, Push
from carillon.features import signin

REMEMBERED_SECONDS = 0.5
MOST_REMEMBERED = 10_000


class StoredSessions:
    """`wire.http.Sessions` on the database.

    People send in bursts and every request asks, so a person is remembered for half a second. Access still ends
    within a second everywhere, and at once in the process that hears of the end first.
    """

    def __init__(self, calls: Calls, push: Push) -> None:
        self._calls = calls.by(System("sessions"))
        self._push = push
        self._remembered: dict[str, tuple[float, Person]] = {}
        self._tokens: dict[str, str] = {}

    async def person(self, token: str, origin: Origin) -> Person | None:
        until, known = self._remembered.get(token, (0.0, None))
        if known is not None and time.monotonic() < until:
            return replace(known, origin=origin)
        found = await signin.person_of(self._calls, token, origin)
        if found is not None:
            self._remember(token, found)
        return found

    async def administrator(self, token: str, origin: Origin) -> Principal | None:
        return await signin.administrator_of(self._calls, token, origin)

    def _remember(self, token: str, person: Person) -> None:
        if len(self._remembered) >= MOST_REMEMBERED:
            self._push.forget_everywhere(self._ended)
            self._remembered.clear()
            self._tokens.clear()
        self._push.listen(f"session:{person.session_id}", self._ended)
        self._tokens[f"session:{person.session_id}"] = token
        self._remembered[token] = (time.monotonic() + REMEMBERED_SECONDS, person)

    def _ended(self, topic: str, _frame: Frame) -> None:
        self._push.forget(topic, self._ended)
        self._remembered.pop(self._tokens.pop(topic, ""), None)
