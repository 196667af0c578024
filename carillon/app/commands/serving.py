"""`carillon serve`."""

from typing import Annotated

import typer
import uvloop

from carillon.app.arguments import Arguments
from carillon.app.options import ConfigOption, DataOption, configured


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

    uvloop.run(run(configured(config, data), Arguments(port, host, development)))
