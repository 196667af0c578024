"""Everything that is held about one person: for the person in the client, and for administrators in the console.

A person asks for it with the password, which is looked at where people sign in.
"""

from datetime import datetime

import msgspec

from carillon.adapters.objects import Stored
from carillon.core.calls import Call, Calls
from carillon.features.people.model.exports import Export
from carillon.features.people.service import exports
from carillon.wire.http import PERSON, Download, allowed, route

OWN = "/profile/exports"
OF_USER = "/console/accounts/{account_id}/users/{user_id}/exports"
FILE = "personal-data.zip"


class ExportView(msgspec.Struct, frozen=True, kw_only=True):
    """Without `ready_at` it is still being put together."""

    id: str
    requested_at: datetime
    ready_at: datetime | None
    expires_at: datetime | None
    size: int | None


class Exports(msgspec.Struct, frozen=True):
    items: list[ExportView]


@route("GET", OWN, rule=PERSON)
async def list_own_exports(call: Call) -> Exports:
    """The archives that the person asked for and that are still there."""
    return _views(await exports.own(call))


@route("GET", OWN + "/{export_id}/file", rule=PERSON, act="DownloadOwnData")
async def download_own_export(calls: Calls, export_id: str) -> Download:
    """The archive."""
    return _download(await exports.hand_out(calls, export_id))


@route("GET", OF_USER, rule=allowed("carillon:ExportPerson"))
async def list_personal_exports(call: Call, account_id: str, user_id: str) -> Exports:
    """The archives about a user that administrators asked for and that are still there."""
    return _views(await exports.of_user(call, account_id, user_id))


@route("POST", OF_USER, rule=allowed("carillon:ExportPerson"), act="ExportPerson", status=202)
async def export_person(call: Call, account_id: str, user_id: str) -> ExportView:
    """Ask for everything that is kept about a user."""
    return _view(await exports.request(call, account_id, user_id))


@route("GET", OF_USER + "/{export_id}/file", rule=allowed("carillon:ExportPerson"), act="DownloadPersonalExport")
async def download_personal_export(calls: Calls, account_id: str, user_id: str, export_id: str) -> Download:
    """The archive."""
    return _download(await exports.hand_out(calls, export_id, account_id, user_id))


def _download(stored: Stored) -> Download:
    return Download(stored.chunks, FILE, "application/zip", stored.size)


def _views(found: list[Export]) -> Exports:
    return Exports([_view(export) for export in found])


def _view(export: Export) -> ExportView:
    return ExportView(
        id=export.id,
        requested_at=export.requested_at,
        ready_at=export.ready_at,
        expires_at=export.expires_at,
        size=export.size,
    )
