"""Sheets for the console: files of many lines about people, handed in, tried, decided upon and carried out."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

import msgspec

from carillon.core.callers import NotAllowed, must
from carillon.core.calls import Call, Calls
from carillon.features.people.model.sheets import (
    LARGEST_FILE,
    MOST_LINES,
    MOST_SHOWN,
    Choice,
    Line,
    Outcome,
    Purpose,
    Sheet,
    SheetKind,
    Stage,
    Standing,
)
from carillon.features.people.service import sheets
from carillon.wire.http import CONSOLE, Download, route

ONE = "/console/sheets/{sheet_id}"
ACTIONS: Mapping[SheetKind, str] = {
    SheetKind.INVITATIONS: "chime:InviteUsers",
    SheetKind.LICENSES: "chime:UpdateUserLicenses",
    SheetKind.ACCOUNTS: "chime:CreateAccount",
    SheetKind.USERS: "chime:InviteUsers",
    SheetKind.MEMBERS: "chime:CreateRoomMembership",
    SheetKind.CONTACTS: "chime:InviteUsers",
    SheetKind.NUMBERS: "chime:ListPhoneNumbers",
}
"""What an administrator must be allowed to do with each kind of line, to see a file of them as to carry it out."""

Position = Annotated[int, msgspec.Meta(ge=1, le=MOST_LINES)]


class NewSheet(msgspec.Struct, frozen=True, kw_only=True):
    """What the file is, beside its bytes."""

    kind: SheetKind
    name: str = ""
    account_id: str | None = None
    room_id: str | None = None
    room_name: str | None = None
    owner: str | None = None
    invites: bool = True


class SheetsQuery(msgspec.Struct, frozen=True, kw_only=True):
    moving: bool
    account_id: str | None = None
    cursor: str | None = None
    limit: Annotated[int, msgspec.Meta(ge=1, le=MOST_SHOWN)] = 50


class SheetRow(msgspec.Struct, frozen=True, kw_only=True):
    """A file as lists show it; `tried` and `carried_out` say how many of its lines are done."""

    id: str
    kind: SheetKind
    name: str
    stage: Stage
    account_id: str | None
    room_name: str | None
    owner: str | None
    invites: bool
    lines: int
    tried: int
    carried_out: int
    created_at: datetime
    created_by: str
    started_at: datetime | None
    finished_at: datetime | None
    trouble: str | None


class SheetRows(msgspec.Struct, frozen=True, kw_only=True):
    items: list[SheetRow]
    next_cursor: str | None


class SheetDetail(msgspec.Struct, frozen=True, kw_only=True):
    """A file with its counts; `going` are the lines that carrying out does something with."""

    sheet: SheetRow
    standings: dict[Standing, int]
    reasons: dict[str, int]
    outcomes: dict[Outcome, int]
    going: int


class LinesQuery(msgspec.Struct, frozen=True, kw_only=True):
    standing: Standing | None = None
    reason: str | None = None
    cursor: Annotated[int, msgspec.Meta(ge=0, le=MOST_LINES)] = 0
    limit: Annotated[int, msgspec.Meta(ge=1, le=MOST_SHOWN)] = 50


class LineRow(msgspec.Struct, frozen=True, kw_only=True):
    position: int
    number: int
    subject: str
    standing: Standing | None
    reason: str | None
    message: str | None
    choices: list[Choice]
    choice: Choice
    outcome: Outcome | None


class LineRows(msgspec.Struct, frozen=True, kw_only=True):
    items: list[LineRow]
    next_cursor: str | None


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """For the lines at these positions, or for all that conflict for the reason."""

    choice: Choice
    positions: Annotated[list[Position], msgspec.Meta(max_length=MOST_SHOWN)] | None = None
    reason: str = ""


class ChosenLines(msgspec.Struct, frozen=True):
    lines: int


class Limits(msgspec.Struct, frozen=True):
    bytes: int
    lines: int


@route("GET", "/console/sheets/limits", rule=CONSOLE)
async def sheet_limits(call: Call) -> Limits:
    """How large a file may be."""
    return Limits(LARGEST_FILE, MOST_LINES)


@route("POST", "/console/sheets", rule=CONSOLE, act="UploadSheet", status=201, largest=LARGEST_FILE)
async def take_sheet(calls: Calls, query: NewSheet, body: bytes) -> SheetRow:
    """Hand in a file; its lines are tried in the background."""
    purpose = Purpose(query.account_id, query.room_id, query.room_name, query.owner, query.invites)
    for action in needed(query.kind, purpose):
        must(calls.caller, action, calls.clock.now())
    return _row(await sheets.take(calls, query.kind, query.name, purpose, body))


@route("GET", "/console/sheets", rule=CONSOLE)
async def list_sheets(call: Call, query: SheetsQuery) -> SheetRows:
    """The files that were handed in, the newest first, of the kinds that the caller may see."""
    kinds = [kind for kind in SheetKind if kind.is_moving is query.moving and _may(call, kind)]
    page = await sheets.page(call, kinds, query.account_id, query.cursor, query.limit)
    return SheetRows(items=[_row(sheet) for sheet in page.items], next_cursor=page.next_cursor)


@route("GET", ONE, rule=CONSOLE)
async def get_sheet(call: Call, sheet_id: str) -> SheetDetail:
    """One file with its counts."""
    return await _detail(call, await _find(call, sheet_id))


@route("GET", ONE + "/lines", rule=CONSOLE)
async def list_lines(call: Call, sheet_id: str, query: LinesQuery) -> LineRows:
    """Lines of a file with what they mean."""
    sheet = await _find(call, sheet_id)
    page = await sheets.lines(call, sheet.id, query.standing, query.reason, query.cursor, query.limit)
    return LineRows(items=[_line(line) for line in page.items], next_cursor=page.next_cursor)


@route("POST", ONE + "/choices", rule=CONSOLE, act="ChooseForSheet")
async def choose_for_lines(call: Call, sheet_id: str, body: Chosen) -> ChosenLines:
    """Say what to do with conflicting lines."""
    sheet = await _find(call, sheet_id)
    return ChosenLines(await sheets.choose(call, sheet.id, body.choice, body.positions, body.reason))


@route("POST", ONE + "/start", rule=CONSOLE, act="CarryOutSheet", status=202)
async def start_sheet(call: Call, sheet_id: str) -> SheetDetail:
    """Carry the file out in the background."""
    sheet = await _find(call, sheet_id)
    for action in needed(sheet.kind, sheet.purpose):
        must(call.caller, action, call.now)
    return await _detail(call, await sheets.start(call, sheet.id))


@route("GET", ONE + "/report", rule=CONSOLE)
async def download_report(call: Call, sheet_id: str) -> Download:
    """Every line as CSV, with what it means and what became of it."""
    sheet = await _find(call, sheet_id)
    return Download(await sheets.report(call, sheet.id), f"{sheet.kind}-report.csv", "text/csv; charset=utf-8")


@route("DELETE", ONE, rule=CONSOLE, act="DeleteSheet")
async def delete_sheet(call: Call, sheet_id: str) -> None:
    """Forget a file with its report."""
    sheet = await _find(call, sheet_id)
    await sheets.remove(call, sheet.id)


def needed(kind: SheetKind, purpose: Purpose) -> list[str]:
    """What carrying it out takes: members may be of a room that is made, and be invited into the account."""
    is_members = kind is SheetKind.MEMBERS
    makes_room, invites = is_members and not purpose.room_id, is_members and purpose.invites
    return [
        ACTIONS[kind],
        *(["chime:CreateRoom"] if makes_room else []),
        *(["chime:InviteUsers"] if invites else []),
    ]


async def _find(call: Call, sheet_id: str) -> Sheet:
    sheet = await sheets.find(call, sheet_id)
    must(call.caller, ACTIONS[sheet.kind], call.now)
    return sheet


def _may(call: Call, kind: SheetKind) -> bool:
    try:
        must(call.caller, ACTIONS[kind], call.now)
    except NotAllowed:
        return False
    return True


async def _detail(call: Call, sheet: Sheet) -> SheetDetail:
    found = await sheets.tally(call, sheet)
    return SheetDetail(
        sheet=_row(sheet),
        standings=dict(found.standings),
        reasons=dict(found.reasons),
        outcomes=dict(found.outcomes),
        going=found.going,
    )


def _row(sheet: Sheet) -> SheetRow:
    return SheetRow(
        id=sheet.id,
        kind=sheet.kind,
        name=sheet.name,
        stage=sheet.stage,
        account_id=sheet.purpose.account_id,
        room_name=sheet.purpose.room_name,
        owner=sheet.purpose.owner,
        invites=sheet.purpose.invites,
        lines=sheet.lines,
        tried=sheet.tried,
        carried_out=sheet.carried_out,
        created_at=sheet.created_at,
        created_by=sheet.created_by,
        started_at=sheet.started_at,
        finished_at=sheet.finished_at,
        trouble=sheet.trouble,
    )


def _line(line: Line) -> LineRow:
    verdict = line.verdict
    return LineRow(
        position=line.position,
        number=line.number,
        subject=line.subject,
        standing=verdict and verdict.standing,
        reason=verdict and verdict.reason,
        message=verdict and verdict.message,
        choices=list(verdict.choices) if verdict else [],
        choice=line.choice,
        outcome=line.outcome,
    )
