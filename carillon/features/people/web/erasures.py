"""Erasure of one person for the console: the preview, the act, the list of all, and the certificate."""

from datetime import datetime
from typing import Annotated

import msgspec

from carillon.core.calls import Call
from carillon.features.people.model.erasures import Erasure, Reason, certificate
from carillon.features.people.service import erasures
from carillon.wire.http import Download, Secret, allowed, route

OF_USER = "/console/accounts/{account_id}/users/{user_id}/erasure"
ALL = "/console/erasures"


class ErasurePreview(msgspec.Struct, frozen=True, kw_only=True):
    """What goes, by name; `confirmation` is what has to be typed."""

    confirmation: str
    counts: dict[str, int]


class ErasureConfirmation(msgspec.Struct, frozen=True):
    confirmation: Secret  # an address that the trail is not to have on the day on which it goes


class ErasureView(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    user_id: str
    account_id: str | None
    reason: Reason
    requested_by: str
    requested_at: datetime
    finished_at: datetime | None
    counts: dict[str, int]


class Erasures(msgspec.Struct, frozen=True, kw_only=True):
    items: list[ErasureView]
    next_cursor: str | None


class ErasuresQuery(msgspec.Struct, frozen=True, kw_only=True):
    cursor: str | None = None
    limit: Annotated[int, msgspec.Meta(ge=1, le=200)] = 50


@route("GET", OF_USER, rule=allowed("carillon:ErasePerson"))
async def preview_erasure(call: Call, account_id: str, user_id: str) -> ErasurePreview:
    """What erasing the user would take away."""
    found = await erasures.preview(call, account_id, user_id)
    return ErasurePreview(confirmation=found.user.email, counts=dict(found.counts))


@route("POST", OF_USER, rule=allowed("carillon:ErasePerson"), act="ErasePerson", status=202)
async def erase_person(call: Call, account_id: str, user_id: str, body: ErasureConfirmation) -> ErasureView:
    """Erase the user for good."""
    return _view(await erasures.request(call, account_id, user_id, body.confirmation))


@route("GET", ALL, rule=allowed("carillon:ListErasures"))
async def list_erasures(call: Call, query: ErasuresQuery) -> Erasures:
    """Who was erased, the newest first: ids and numbers, nothing else."""
    page = await erasures.page(call, query.cursor, query.limit)
    return Erasures(items=[_view(each) for each in page.items], next_cursor=page.next_cursor)


@route("GET", ALL + "/{erasure_id}", rule=allowed("carillon:ListErasures"))
async def get_erasure(call: Call, erasure_id: str) -> ErasureView:
    """One erasure."""
    return _view(await erasures.find(call, erasure_id))


@route("GET", ALL + "/{erasure_id}/certificate", rule=allowed("carillon:ListErasures"))
async def download_certificate(call: Call, erasure_id: str) -> Download:
    """The record of a finished erasure, as text."""
    found = await erasures.find(call, erasure_id)
    return Download(certificate(found).encode(), f"erasure-{found.id}.txt", "text/plain")


def _view(erasure: Erasure) -> ErasureView:
    return ErasureView(
        id=erasure.id,
        user_id=erasure.user_id,
        account_id=erasure.account_id,
        reason=erasure.reason,
        requested_by=erasure.requested_by,
        requested_at=erasure.requested_at,
        finished_at=erasure.finished_at,
        counts=dict(erasure.counts),
    )
