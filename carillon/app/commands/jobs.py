"""`carillon jobs`: work that was given up, to be looked at and tried again."""

import asyncio
import json
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from carillon.app.acts import act
from carillon.app.options import ConfigOption, DataOption, Place, place
from carillon.core import jobs as work

app = typer.Typer(no_args_is_help=True)


@app.callback()
def jobs() -> None:
    """Work in the background."""


@app.command()
def dead(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    config: ConfigOption = None,
    data: DataOption = None,
) -> None:
    """List the jobs that were given up, the latest first."""
    letters = asyncio.run(_dead(place(config, data)))
    if as_json:
        for each in letters:
            typer.echo(json.dumps({**_plain(each), "argument": each.argument}))
    elif letters:
        Console().print(_table(letters))
    else:
        typer.echo("No job was given up.")


@app.command()
def retry(
    job_id: Annotated[str, typer.Argument(help="The job's id, as `carillon jobs dead` shows it.")],
    config: ConfigOption = None,
    data: DataOption = None,
) -> None:
    """Let a job that was given up begin anew, with all its attempts."""
    asyncio.run(_retry(place(config, data), job_id))


async def _dead(where: Place) -> list[work.DeadLetter]:
    async with where.open() as installation, installation.operator().read() as call:
        return await work.dead_letters(call)


async def _retry(where: Place, job_id: str) -> None:
    async with where.open() as installation:
        await act(installation, "RetryJob", {"jobId": job_id}, lambda call: work.retry(call, job_id))
    typer.echo(f"The job {job_id} begins anew.")


def _plain(letter: work.DeadLetter) -> dict[str, str | int]:
    return {
        "id": letter.id,
        "kind": letter.kind,
        "attempts": letter.attempts,
        "given_up_at": letter.finished_at.isoformat(),
        "error": letter.last_error,
    }


def _table(letters: list[work.DeadLetter]) -> Table:
    table = Table("Id", "Kind", "Attempts", "Given up", "Why")
    for each in letters:
        table.add_row(*(Text(str(value)) for value in _plain(each).values()))
    return table
