"""One's own data for the client: asked for in a file, and erased for good."""

from datetime import datetime

import msgspec

from carillon.core.calls import Call, Calls
from carillon.features.signin.service import own_dossier
from carillon.wire.http import PERSON, Area, Cookie, Reply, Secret, route

EXPORTS = "/profile/exports"
ERASURE = "/profile/erasure"


class OwnExportWish(msgspec.Struct, frozen=True):
    password: Secret


class OwnExportBegun(msgspec.Struct, frozen=True, kw_only=True):
    """It is in the list of one's exports from now on."""

    id: str
    requested_at: datetime


class OwnErasurePreview(msgspec.Struct, frozen=True, kw_only=True):
    """What goes, by name; `confirmation` is what has to be typed.

    An administrator signs in to the console with an identity of its own, which is not erased with the person.
    """

    confirmation: str
    administrator: bool
    counts: dict[str, int]


class OwnErasureWish(msgspec.Struct, frozen=True):
    password: Secret
    confirmation: Secret  # an address that the trail is not to have on the day on which it goes


class OwnErasureBegun(msgspec.Struct, frozen=True, kw_only=True):
    """The letter at the end has the same id."""

    id: str
    requested_at: datetime


@route("POST", EXPORTS, rule=PERSON, act="ExportOwnData", status=202)
async def export_own_dossier(calls: Calls, body: OwnExportWish) -> OwnExportBegun:
    """Ask for everything that is kept about oneself, with the password; a mail comes when it is ready."""
    asked = await own_dossier.export(calls, body.password)
    return OwnExportBegun(id=asked.id, requested_at=asked.requested_at)


@route("GET", ERASURE, rule=PERSON)
async def preview_own_erasure(call: Call) -> OwnErasurePreview:
    """What erasing oneself would take away; refused to users of an account, whose administrators do it."""
    found, is_administrator = await own_dossier.preview(call)
    return OwnErasurePreview(confirmation=found.user.email, administrator=is_administrator, counts=dict(found.counts))


@route("POST", ERASURE, rule=PERSON, act="EraseOneself", status=202)
async def erase_oneself(calls: Calls, body: OwnErasureWish) -> Reply[OwnErasureBegun]:
    """Erase oneself for good, with the password and one's address typed."""
    begun = await own_dossier.erase(calls, body.password, body.confirmation)
    return Reply(OwnErasureBegun(id=begun.id, requested_at=begun.requested_at), (Cookie(Area.CLIENT, None),))
