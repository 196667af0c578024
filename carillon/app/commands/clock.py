"""`carillon clock`: time that passes at once, to see what happens later."""

import asyncio
import re
from datetime import timedelta
from typing import Annotated

import typer

from carillon.app.acts import act
from carillon.app.options import ConfigOption, DataOption, Place, place
from carillon.core.calls import Call
from carillon.core.clock import DevelopmentClock
from carillon.core.errors import Kind, Refusal

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
MOST = timedelta(days=3650)

app = typer.Typer(no_args_is_help=True)


class ClockFixed(Refusal):
    """The clock moves in development mode only: with development = true in carillon.toml, or serve --development."""

    kind = Kind.FORBIDDEN


class SpanWrong(Refusal):
    """{span} is not a time to move by. Write it like 90m, 12h or 30d, up to {most} days."""

    kind = Kind.INVALID


@app.callback()
def clock() -> None:
    """The clock of a development installation."""


@app.command()
def advance(
    span: Annotated[str, typer.Argument(help="How far: 90m, 12h, 30d, 1d12h.")],
    config: ConfigOption = None,
    data: DataOption = None,
) -> None:
    """Move the clock forward, also that of a running server; it never goes back."""
    asyncio.run(_advance(place(config, data), span))


def parse(span: str) -> timedelta:
    parts = re.findall(r"(\d{1,9})([smhd])", span)
    found = sum((timedelta(**{UNITS[unit]: int(number)}) for number, unit in parts), timedelta())
    if "".join(number + unit for number, unit in parts) != span or not timedelta() < found <= MOST:
        raise SpanWrong(span=span, most=MOST.days)
    return found


async def _advance(where: Place, span: str) -> None:
    by = parse(span)
    async with where.open() as installation:
        moving = installation.clock
        if not isinstance(moving, DevelopmentClock):
            raise ClockFixed

        async def move(_call: Call) -> None:
            moving.advance(by)

        await act(installation, "AdvanceClock", {"by": span}, move)
        typer.echo(f"It is now {moving.now():%Y-%m-%d %H:%M:%S} UTC.")
