"""What chat does in the background: it lets go of what it need not remember any longer."""

from datetime import timedelta

from carillon.core.calls import Calls
from carillon.core.jobs import runs
from carillon.features.chat.model import ForgetTokens
from carillon.features.chat.service import administration


@runs(ForgetTokens, every=timedelta(hours=1))
async def forget_tokens(calls: Calls, job: ForgetTokens) -> None:
    async with calls.write() as call:
        await administration.forget_tokens(call)
