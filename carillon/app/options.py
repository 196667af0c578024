"""What every command takes: the configuration file and the data folder."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from carillon.app.arguments import last_arguments
from carillon.app.ground import enter_folder
from carillon.app.installation import Installation, opened
from carillon.core.config import Config, default_folder, load

ConfigOption = Annotated[
    Path | None, typer.Option("--config", help="The configuration file; else carillon.toml in the data folder.")
]
DataOption = Annotated[Path | None, typer.Option("--data", help="The data folder.")]


@dataclass(frozen=True, slots=True)
class Place:
    """Which installation a command is about; `file` is its configuration file, where there is one."""

    config: Config
    data: Path
    file: Path | None

    @property
    def database_file(self) -> Path | None:
        """SQLite's file; none where the database is PostgreSQL."""
        scheme, found, path = self.config.database_url(self.data).partition("sqlite+aiosqlite:///")
        return Path(path) if found and not scheme else None

    @asynccontextmanager
    async def open(self) -> AsyncGenerator[Installation]:
        enter_folder(self.data)
        async with opened(self.config, self.data) as installation:
            yield installation


def place(config: Path | None, data: Path | None) -> Place:
    """The installation as it is served: what the last `carillon serve` was told counts here too."""
    found = configured(config, data)
    return replace(found, config=last_arguments(found.data).applied(found.config))


def configured(config: Path | None, data: Path | None) -> Place:
    """Read the configuration; every mistake in it is one refusal."""
    folder = chosen_folder(data)
    file = configuration_file(config, folder)
    return Place(load(file), folder, file)


def chosen_folder(data: Path | None) -> Path:
    return (data or default_folder()).absolute()


def configuration_file(config: Path | None, folder: Path) -> Path | None:
    """The file that is named, or the one in the data folder."""
    kept = folder / "carillon.toml"
    return config or (kept if kept.exists() else None)
