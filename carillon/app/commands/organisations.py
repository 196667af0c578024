"""`carillon organisation`: the tenants of this installation, and the end of one."""

import asyncio
import json
from collections.abc import Mapping
from typing import Annotated

import typer

from carillon.app.acts import act
from carillon.app.options import ConfigOption, DataOption, Place, place
from carillon.app.reach import public_address
from carillon.core.calls import Call
from carillon.features import access, organisations
from carillon.features.organisations import Organisation

app = typer.Typer(no_args_is_help=True)


@app.callback()
def organisation() -> None:
    """The organisations of this installation."""


@app.command("list")
def every(config: ConfigOption = None, data: DataOption = None) -> None:
    """Print all organisations as one JSON object; the one that runs this installation stands first."""
    asyncio.run(_list(place(config, data)))


@app.command()
def delete(
    organisation_id: Annotated[str, typer.Argument(metavar="ID", help="Its id, as `carillon organisation list` says.")],
    name: Annotated[str | None, typer.Option(help="Its name, for scripts; without it the name is asked for.")] = None,
    config: ConfigOption = None,
    data: DataOption = None,
) -> None:
    """Print what would end with the organisation, and, once its name is repeated, delete it with all its accounts."""
    asyncio.run(_delete(place(config, data), organisation_id, name))


async def _list(where: Place) -> None:
    async with where.open() as installation, installation.operator().write() as call:
        await access.ensure(call)
        home = await organisations.home_id(call.tx)
        found = await organisations.every(call)
    typer.echo(json.dumps({"organisations": [_plain(each, home) for each in found]}))


async def _delete(where: Place, organisation_id: str, name: str | None) -> None:
    async with where.open() as installation:
        async with installation.operator().read() as call:
            found, counts = await organisations.impact(call, organisation_id)
            home = await organisations.home_id(call.tx)
        typer.echo(json.dumps({**_plain(found, home), "ends": dict(counts)}))
        repeated = name if name is not None else _asked(found)
        secret = await act(
            installation,
            "DeleteOrganization",
            {"organizationId": found.id, "organizationName": found.name, "counts": dict(counts)},
            lambda call: _end(call, found.id, repeated),
        )
    typer.echo(f"The organisation {found.id} is gone. Its accounts follow while Carillon is running.", err=True)
    if secret is not None:
        address = public_address(where.config.server)
        typer.echo(f"Open this link once to set Carillon up again: {address}/setup#{secret}", err=True)


async def _end(call: Call, organisation_id: str, name: str) -> str | None:
    """The secret of a new set-up, where it was the organisation that ran this installation."""
    await organisations.delete(call, organisation_id, name)
    await access.ensure(call)
    return await organisations.new_setup_secret(call)


def _asked(found: Organisation) -> str:
    text = f"Nothing of this comes back. Type the name of the organisation to delete it ({found.name})"
    return str(typer.prompt(text, err=True))


def _plain(found: Organisation, home: str | None) -> Mapping[str, str | bool | None]:
    return {
        "id": found.id,
        "name": found.name,
        "runs_this_installation": found.id == home,
        "created_at": found.created_at.isoformat(),
        "set_up_at": found.set_up_at and found.set_up_at.isoformat(),
    }
