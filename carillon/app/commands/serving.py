"""`carillon serve`."""

from dataclasses import replace
from typing import Annotated

import typer
import uvloop

from carillon.app.options import ConfigOption, DataOption, place
from carillon.core.config import Config


def serve(
    config: ConfigOption = None,
    data: DataOption = None,
    port: Annotated[int | None, typer.Option(help="The port to listen on.", min=1, max=65535)] = None,
    host: Annotated[str | None, typer.Option(help="The address to listen on.")] = None,
    development: Annotated[
        bool, typer.Option("--development", help="Outbox page and clock control, while only this machine is served.")
    ] = False,
) -> None:
    """Serve until told to end."""
    from carillon.app.serve import serve as run

    where = place(config, data)
    uvloop.run(run(_adjusted(where.config, port, host, development=development), where.data))


def _adjusted(config: Config, port: int | None, host: str | None, *, development: bool) -> Config:
    server = replace(config.server, port=port or config.server.port, host=host or config.server.host)
    only_here = server.is_only_here
    return replace(config, server=server, development=config.development or (development and only_here))
