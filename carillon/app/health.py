"""Whether Carillon lives and may be sent work, part by part, for load balancers and people."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from carillon import __version__
from carillon.core.errors import Refusal


@dataclass(frozen=True, slots=True)
class PartState:
    """One part of the installation. `off` is chosen or not needed for API and chat; `failed` wants the `fix`."""

    name: str
    state: str
    detail: str
    fix: str = ""
    essential: bool = False


Check = Callable[[], Awaitable[PartState]]


class Health:
    """Answers /health/live and /health/ready: 200 while every essential part is well."""

    def __init__(self, checks: Sequence[Check]) -> None:
        self._checks = checks

    async def parts(self) -> list[PartState]:
        return [await check() for check in self._checks]

    async def __call__(self, _request: Request) -> Response:
        parts = await self.parts()
        well = all(part.state == "ok" for part in parts if part.essential)
        body = {"status": "ok" if well else "failed", "version": __version__, "parts": parts}
        return Response(msgspec.json.encode(body), 200 if well else 503, media_type="application/json")


def probe(name: str, ask: Callable[[], Awaitable[str]], fix: str, *, essential: bool = False) -> Check:
    """A check that is well when `ask` answers with a detail, and failed with the sentence of its refusal."""

    async def check() -> PartState:
        try:
            return PartState(name, "ok", await ask(), essential=essential)
        except Refusal as refusal:
            return PartState(name, "failed", refusal.message, fix, essential)

    return check
