"""`carillon root`: the way back in when root's password is lost."""

import asyncio

import typer

from carillon.app.acts import act
from carillon.app.options import ConfigOption, DataOption, Place, place
from carillon.app.reach import public_address
from carillon.features import access

app = typer.Typer(no_args_is_help=True)


@app.callback()
def root() -> None:
    """The root of the organisation."""


@app.command()
def reset(config: ConfigOption = None, data: DataOption = None) -> None:
    """Print a link that sets root's password, once and within an hour."""
    asyncio.run(_reset(place(config, data)))


async def _reset(where: Place) -> None:
    async with where.open() as installation:
        secret = await act(installation, "BeginRootReset", {}, access.begin_root_reset)
    typer.echo(f"{public_address(where.config.server)}/console/root-reset#{secret}")
