"""`carillon import`: files of many lines about people, as the console takes them, without a browser."""

import asyncio
import json
from pathlib import Path
from typing import Annotated

import typer

from carillon.app.acts import act
from carillon.app.installation import Installation
from carillon.app.options import ConfigOption, DataOption, Place, place
from carillon.features.people.model.sheets import Purpose, Sheet, SheetKind, Tally
from carillon.features.people.service import sheets


def take_in(
    kind: Annotated[SheetKind, typer.Argument(help="What the lines are.")],
    files: Annotated[
        list[Path], typer.Argument(help="The file; several are put together.", exists=True, dir_okay=False)
    ],
    account: Annotated[str | None, typer.Option(help="The id of the account that the lines are for.")] = None,
    room: Annotated[str | None, typer.Option(help="The name of the chat room, for members.")] = None,
    invite: Annotated[bool, typer.Option(help="Send invitations to people who are new.")] = True,
    carry_out: Annotated[bool, typer.Option("--carry-out", help="Do it, and not only say what would happen.")] = False,
    config: ConfigOption = None,
    data: DataOption = None,
) -> None:
    """Say what a file about people, accounts or numbers would do, and do it with --carry-out."""
    body = b"\n".join(file.read_bytes().removeprefix(b"\xef\xbb\xbf") for file in files)
    name = ", ".join(file.name for file in files)
    purpose = Purpose(account, None, room, None, invite)
    asyncio.run(_take_in(place(config, data), kind, name, purpose, body, carry_out=carry_out))


async def _take_in(where: Place, kind: SheetKind, name: str, purpose: Purpose, body: bytes, *, carry_out: bool) -> None:
    async with where.open() as installation:
        calls = installation.operator()
        sheet = await sheets.take(calls, kind, name, purpose, body)
        await sheets.try_all(calls, sheet.id)
        parameters = {"sheetId": sheet.id, "kind": kind.value, "lines": sheet.lines}
        sheet = await act(installation, "UploadSheet", parameters, lambda call: sheets.find(call, sheet.id))
        if carry_out:
            await act(installation, "CarryOutSheet", {"sheetId": sheet.id}, lambda call: sheets.start(call, sheet.id))
            await sheets.carry_out_all(calls, sheet.id)
        typer.echo(json.dumps(await _told(installation, sheet.id)))


async def _told(installation: Installation, sheet_id: str) -> dict[str, object]:
    async with installation.operator().read() as call:
        sheet = await sheets.find(call, sheet_id)
        found = await sheets.tally(call, sheet)
    return _answer(sheet, found)


def _answer(sheet: Sheet, found: Tally) -> dict[str, object]:
    return {
        "id": sheet.id,
        "stage": sheet.stage,
        "trouble": sheet.trouble,
        "lines": sheet.lines,
        "going": found.going,
        "standings": dict(found.standings),
        "reasons": dict(found.reasons),
        "outcomes": dict(found.outcomes),
    }
