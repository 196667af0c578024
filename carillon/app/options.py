"""What every command takes: the configuration file and the data folder."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from carillon.app.installation import Installation, opened
from carillon.core.config import Config, default_data, load

ConfigOption = Annotated[
    Path | None, typer.Option("--config", help="The configuration file; else carillon.toml in the data folder.")
]
DataOption = Annotated[Path | None, typer.Option("--data", help="The data folder.")]


@dataclass(frozen=True, slots=True)
class Place:
    """Which installation a command is about."""

    config: Config
    data: Path

    @asynccontextmanager
    async def open(self) -> AsyncGenerator[Installation]:
        self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        async with opened(self.config, self.data) as installation:
            yield installation


def place(config: Path | None, data: Path | None) -> Place:
    """Read the configuration; every mistake in it is one refusal."""
    folder = (data or default_data()).absolute()
    file = config or folder / "carillon.toml"
    return Place(load(file if config or file.exists() else None), folder)
