"""`carillon domains`: what the operator says about the domains of accounts."""

import asyncio
import json
from typing import Annotated

import typer

from carillon.app.acts import act
from carillon.app.options import ConfigOption, DataOption, Place, place
from carillon.features import accounts

app = typer.Typer(no_args_is_help=True)


@app.callback()
def domains() -> None:
    """Domains of accounts."""


@app.command()
def verify(
    account_id: Annotated[str, typer.Argument(help="The account's id.")],
    domain: Annotated[str, typer.Argument(help="The domain, e.g. example.com.")],
    config: ConfigOption = None,
    data: DataOption = None,
) -> None:
    """Take your word that the domain is the account's, without the DNS check; the account becomes Enterprise."""
    asyncio.run(_verify(place(config, data), account_id, domain))


async def _verify(where: Place, account_id: str, domain: str) -> None:
    async with where.open() as installation:
        account = await act(
            installation,
            "VerifyDomain",
            {"accountId": account_id, "domain": domain},
            lambda call: accounts.verify_domain(call, account_id, domain),
        )
    names = [each.name for each in account.domains]
    typer.echo(json.dumps({"id": account.id, "name": account.name, "type": account.type, "domains": names}))
