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

KeyArgument = Annotated[str, typer.Argument(metavar="ID", help="The key's id, as `carillon keys list` shows it.")]


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


@app.command("list")
def every(config: ConfigOption = None, data: DataOption = None) -> None:
    """Print all access keys, without their secrets, as one JSON object."""
    asyncio.run(_list(place(config, data)))


@app.command()
def disable(key_id: KeyArgument, config: ConfigOption = None, data: DataOption = None) -> None:
    """Switch a key off: it is still listed, and opens nothing from the next call on."""
    asyncio.run(_set_status(place(config, data), key_id, access.KeyStatus.INACTIVE))


@app.command()
def enable(key_id: KeyArgument, config: ConfigOption = None, data: DataOption = None) -> None:
    """Switch a key on again that was switched off."""
    asyncio.run(_set_status(place(config, data), key_id, access.KeyStatus.ACTIVE))


@app.command()
def delete(key_id: KeyArgument, config: ConfigOption = None, data: DataOption = None) -> None:
    """Take a key away for good; an IAM user can have another one in its place."""
    asyncio.run(_delete(place(config, data), key_id))


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


async def _list(where: Place) -> None:
    async with where.open() as installation, installation.operator().write() as call:
        await access.ensure(call)
        found = await access.every_key(call)
    typer.echo(json.dumps({"keys": [_plain(key) for key in found]}))


async def _set_status(where: Place, key_id: str, status: access.KeyStatus) -> None:
    async def switch(call: Call) -> None:
        await access.ensure(call)
        await access.set_key_status(call, key_id, status)

    async with where.open() as installation:
        await act(installation, "UpdateAccessKey", {"accessKeyId": key_id, "status": status.value}, switch)
    typer.echo(f"The key {key_id} is switched {'on' if status is access.KeyStatus.ACTIVE else 'off'}.")


async def _delete(where: Place, key_id: str) -> None:
    async def take_away(call: Call) -> None:
        await access.ensure(call)
        await access.delete_key(call, key_id)

    async with where.open() as installation:
        await act(installation, "DeleteAccessKey", {"accessKeyId": key_id}, take_away)
    typer.echo(f"The key {key_id} is gone.")


def _plain(key: access.AccessKey) -> dict[str, str | None]:
    return {
        "AccessKeyId": key.id,
        "UserName": key.user_name,
        "Status": key.status.value,
        "CreateDate": key.created_at.isoformat(),
        "LastUsedDate": key.last_used_at and key.last_used_at.isoformat(),
    }
