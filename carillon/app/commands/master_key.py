"""`carillon master-key`: a new key for everything that is kept encrypted."""

import asyncio

import typer

from carillon.app.acts import act
from carillon.app.options import ConfigOption, DataOption, Place, place
from carillon.core.calls import Call, find_part
from carillon.core.vault import Vault
from carillon.features import access, audit, bots, numbers, people

app = typer.Typer(no_args_is_help=True)


@app.callback()
def master_key() -> None:
    """The key that encrypts stored secrets."""


@app.command()
def rotate(config: ConfigOption = None, data: DataOption = None) -> None:
    """Make a new master key, encrypt every stored secret with it, and forget the old one; servers go on."""
    asyncio.run(_rotate(place(config, data)))


async def _rotate(where: Place) -> None:
    async with where.open() as installation:
        vault = find_part(installation.parts, Vault)
        # From here on everybody encrypts with the new key, and can still read what the old one has sealed. Ending in
        # the middle loses nothing: the next rotation takes all keys that it finds.
        vault.rotate()
        await act(installation, "RotateMasterKey", {}, _seal_again)
        # A call that had sealed something just before may have committed just after our look at the rows.
        sealed = await act(installation, "ForgetOldMasterKeys", {}, _seal_again)
        vault.forget_old()
    typer.echo(f"The master key is new; secrets encrypted with it: {sealed}. Make a backup now.")


async def _seal_again(call: Call) -> int:
    return sum([await feature.re_encrypt(call) for feature in (access, audit, people, bots, numbers)])
