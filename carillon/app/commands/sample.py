"""`carillon sample`: people and accounts to try things with."""

import asyncio
import json

import typer

from carillon.app.options import ConfigOption, DataOption, Place, place
from carillon.app.sample import DOMAIN, Sample, fill_in


def sample(config: ConfigOption = None, data: DataOption = None) -> None:
    """Make sample accounts and people, or find them again, and print them as one JSON object."""
    typer.echo(json.dumps(_plain(asyncio.run(_fill_in(place(config, data)))), indent=1))


async def _fill_in(where: Place) -> Sample:
    async with where.open() as installation:
        return await fill_in(installation)


def _plain(made: Sample) -> dict[str, object]:
    return {
        "organisation_id": made.organisation_id,
        "accounts": {
            "team": {"id": made.team.id, "name": made.team.name},
            "enterprise": {"id": made.enterprise.id, "name": made.enterprise.name, "domain": DOMAIN},
        },
        "people": [
            {
                "email": person.email,
                "password": person.password,
                "user_id": person.user_id,
                "name": person.name,
                "account_id": person.account_id,
            }
            for person in made.people
        ],
        "console": {"user": made.administrator, "password": made.administrator_password},
    }
