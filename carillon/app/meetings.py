"""Meetings put together: the media engine beside the server, the way into its rooms, and the ear for its notices."""

from carillon.adapters.media import Media
from carillon.app.engine import MediaStand, media_of
from carillon.app.ground import claim_port
from carillon.app.installation import Installation
from carillon.app.listener import SideListener
from carillon.core.callers import Origin, System
from carillon.core.calls import find_part
from carillon.core.vault import Vault
from carillon.features import meetings
from carillon.wire.media import NOTICES, Ear

LOOPBACK = "127.0.0.1"


async def start_media(installation: Installation) -> None:
    """Start the engine and the ear for its notices; without an engine everything but meetings runs."""
    listening = claim_port(LOOPBACK, 0)
    address = f"http://{LOOPBACK}:{listening.getsockname()[1]}{NOTICES}"
    vault = find_part(installation.parts, Vault)
    stand = await media_of(installation.config, installation.data, vault, address)
    installation.parts |= {Media: stand.media, MediaStand: stand}
    if stand.engine is None:
        listening.close()
        return
    calls = installation.calls(System("media"))

    async def hear(body: bytes, signature: str) -> None:
        await meetings.hear(calls, body, signature)

    installation.tasks.start(SideListener(Ear(hear)).serve([listening]), "media notices")
    installation.tasks.start(stand.run(), "media engine")


class WayIn:
    """What the gate asks."""

    def __init__(self, installation: Installation) -> None:
        self._installation = installation
        self._media = find_part(installation.parts, Media)

    async def look(self, ticket: str) -> None:
        await meetings.consider(self._installation.calls(System("gate")), ticket)
        await self._media.check()

    async def enter(self, ticket: str, origin: Origin) -> str:
        """First whether they may, then the room."""
        admitted = await meetings.admit(self._installation.calls(System("gate")), ticket, origin)
        await self._media.ensure(admitted.room)
        return self._media.signalling
