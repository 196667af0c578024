"""`carillon keys`: access keys for boto3, the AWS CLI and other SDKs."""

import asyncio
import json
from typing import Annotated

import typer

from carillon.app.acts import act
from carillon.app.options import ConfigOption, DataOption, Place, place
from carillon.core.calls import Call
from carillon.core.errors import Kind, Refusal
from carillon.features import access


class PolicyWithoutUser(Refusal):
    """Root may do everything; name the IAM user that the policy is for with --user."""

    kind = Kind.INVALID


app = typer.Typer(no_args_is_help=True)


@app.callback()
def keys() -> None:
    """Access keys for the AWS API."""


@app.command()
def create(
    user: Annotated[str | None, typer.Option(help="The IAM user; created if there is none. Without it: root.")] = None,
    policy: Annotated[str | None, typer.Option(help="A managed policy to attach, e.g. AmazonChimeFullAccess.")] = None,
    config: ConfigOption = None,
    data: DataOption = None,
) -> None:
    """Print a new access key as one JSON object; its secret is shown this once."""
    asyncio.run(_create(place(config, data), user, policy))


async def _create(where: Place, user: str | None, policy: str | None) -> None:
    async with where.open() as installation:
        made = await act(installation, "CreateAccessKey", {"userName": user}, lambda call: _make(call, user, policy))
    typer.echo(json.dumps({"AccessKeyId": made.id, "SecretAccessKey": made.secret, "UserName": made.user_name}))


async def _make(call: Call, user: str | None, policy: str | None) -> access.NewKey:
    await access.ensure(call)
    if user is not None:
        await _ensure_user(call, user)
        if policy is not None:
            await access.attach_policy(call, user, policy)
    elif policy is not None:
        raise PolicyWithoutUser
    return await access.create_key(call, user)


async def _ensure_user(call: Call, user: str) -> None:
    try:
        await access.find_user(call, user)
    except access.UserNotFound:
        await access.create_user(call, user)
