"""Meetings put together: the media engine beside the server, the way into its rooms, and the ear for its notices."""

from collections.abc import Awaitable, Callable

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
    calls = installation.calls(System("media"))

    async def hear(body: bytes, signature: str) -> None:
        await meetings.hear(calls, body, signature)

    installation.tasks.start(SideListener(Ear(hear)).serve([listening]), "media notices")
    installation.tasks.start(stand.run(), "media engine")


def way_in(installation: Installation) -> Callable[[str, Origin], Awaitable[str]]:
    """What the gate asks: first whether the bearer may enter now, then that the room is there."""
    media = find_part(installation.parts, Media)

    async def enter(ticket: str, origin: Origin) -> str:
        admitted = await meetings.admit(installation.calls(System("gate")), ticket, origin)
        await media.ensure(admitted.room)
        return media.signalling

    return enter
