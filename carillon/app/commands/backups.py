"""`carillon backup` and `carillon restore`."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from carillon.app.options import ConfigOption, DataOption, chosen_folder, place


def backup(
    file: Annotated[Path, typer.Argument(help="The file to write; one of this name is replaced.")],
    config: ConfigOption = None,
    data: DataOption = None,
) -> None:
    """Write database, files, configuration and master key into one file, while the server runs."""
    from carillon.app.backup.making import back_up

    made = asyncio.run(back_up(place(config, data), file.absolute()))
    typer.echo(f"{file} holds everything, schema {made.schema}, and the master key: keep it as you keep keys.")


def restore(
    file: Annotated[Path, typer.Argument(help="A file that carillon backup has written.")],
    config: ConfigOption = None,
    data: DataOption = None,
) -> None:
    """Put a backup back into an empty data folder, and an empty database."""
    from carillon.app.backup.restoring import restore as put_back

    folder = chosen_folder(data)
    made = asyncio.run(put_back(file.absolute(), folder, config))
    typer.echo(f"{folder} is as it was on {made.made_at:%Y-%m-%d at %H:%M} UTC. Start it with carillon serve.")
