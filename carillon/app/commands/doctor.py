"""`carillon doctor`: every part of the installation with its state, and the fix where one is needed."""

import asyncio
import json
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from carillon.app.examination import examine
from carillon.app.health import PartState
from carillon.app.options import ConfigOption, DataOption, place
from carillon.app.surroundings import failed
from carillon.core.config import ConfigurationWrong

COLOURS = {"ok": "green", "off": "dim", "failed": "red"}


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object, for programs.")] = False,
    config: ConfigOption = None,
    data: DataOption = None,
) -> None:
    """List every part with its state and the fix; ends with 1 when an essential part has failed."""
    try:
        parts = asyncio.run(examine(place(config, data)))
    except ConfigurationWrong as refusal:
        parts = [failed("configuration", refusal.sentence, "Mend the file or the variables.")]
    well = all(part.state != "failed" for part in parts if part.essential)
    if as_json:
        typer.echo(
            json.dumps({"status": "ok" if well else "failed", "parts": [asdict(part.in_english()) for part in parts]})
        )
    else:
        Console().print(_table(parts))
    if not well:
        raise typer.Exit(1)


def _table(parts: list[PartState]) -> Table:
    table = Table("Part", "State", "Detail", "What to do")
    for part in parts:
        fix = str(part.fix) if part.state != "ok" else ""
        table.add_row(part.name, Text(part.state, COLOURS[part.state]), Text(str(part.detail)), Text(fix))
    return table
