"""Links for letters: drawn, found by their secret, used up."""

from carillon.core.calls import Call
from carillon.core.ids import digest
from carillon.features.people import LinkExpired, LinkUnknown
from carillon.features.signin import store
from carillon.features.signin.model.links import LASTS, Link, Purpose


async def draw(call: Call, purpose: Purpose, email: str) -> str:
    """The secret of a new link. It is drawn when the letter is written, so that no waiting job holds it.

    A letter that had to be sent twice has two links; both are good until one is used.
    """
    secret = call.ids.secret()
    link = Link(call.ids.uuid(), purpose, email, call.now + LASTS[purpose])
    await store.add_link(call.tx, link, digest(secret))
    return secret


async def find(call: Call, purpose: Purpose, secret: str) -> Link:
    """The open link of this secret."""
    link = await store.link(call.tx, purpose, digest(secret))
    if link is None:
        raise LinkUnknown
    link.check_open(call.now)
    return link


async def use(call: Call, link: Link) -> None:
    """Use it up, with all that were sent to this address for the same purpose; the second of two is refused."""
    link.check_open(call.now)
    if not await store.use_links(call.tx, link, call.now):
        raise LinkExpired
