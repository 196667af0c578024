"""The operator's acts at the command line: one transaction, with its record in the audit trail."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

from carillon.app.installation import Installation
from carillon.core.calls import Call
from carillon.core.trail import Json, Record, Recorder

Outcome = TypeVar("Outcome")


async def act(
    installation: Installation,
    name: str,
    parameters: Mapping[str, Json],
    do: Callable[[Call], Awaitable[Outcome]],
) -> Outcome:
    """Do it as the operator; `name` and `parameters` are what the trail tells of it."""
    async with installation.operator().write() as call:
        outcome = await do(call)
        record = Record(
            event_source="chime.amazonaws.com",
            event_name=name,
            caller=call.caller,
            at=call.now,
            request_id=call.request_id,
            parameters=parameters,
        )
        await call.part(Recorder).record(call, record)
    return outcome
