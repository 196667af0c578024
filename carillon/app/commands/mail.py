"""`carillon mail`: whether outgoing mail works."""

import asyncio
from typing import Annotated

import typer

from carillon.adapters.mail import Mailer
from carillon.app.acts import act
from carillon.app.installation import Installation
from carillon.app.letters import of_test
from carillon.app.options import ConfigOption, DataOption, Place, place
from carillon.core.calls import Call, find_part
from carillon.core.letters import Reader
from carillon.features import people

app = typer.Typer(no_args_is_help=True)


@app.callback()
def mail() -> None:
    """Outgoing mail."""


@app.command("test")
def send_test(
    address: Annotated[str, typer.Argument(help="Who gets the message.")],
    config: ConfigOption = None,
    data: DataOption = None,
) -> None:
    """Send a message, and say what the mail server answered."""
    asyncio.run(_test(place(config, data), address))


async def _test(where: Place, address: str) -> None:
    async with where.open() as installation:
        mailer = find_part(installation.parts, Mailer)
        await mailer.send(of_test(await _reader(installation, address), address, f"test-{installation.ids.uuid()}"))
        await act(installation, "SendTestMail", {"address": address}, _sent)
    typer.echo(f"A message to {address} was taken over. {mailer.describe()}")


async def _reader(installation: Installation, address: str) -> Reader:
    async with installation.operator().read() as call:
        return await people.reader_at(call.tx, address)


async def _sent(_call: Call) -> None:
    """The message is on its way already: nothing slow happens inside a transaction."""
