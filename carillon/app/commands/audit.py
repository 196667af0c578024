"""`carillon audit`: whether anybody changed or removed what the audit trail has."""

import asyncio
import json
from typing import Annotated

import typer

from carillon.app.options import ConfigOption, DataOption, Place, place
from carillon.core.errors import Kind, Refusal
from carillon.features import audit

app = typer.Typer(no_args_is_help=True)


class TrailBroken(Refusal):
    """The audit trail is not as it was sealed:
    {problems}"""

    kind = Kind.CONFLICT


class HeadMissing(Refusal):
    """The chain does not hold that end at seal {number}: entries were taken off, or this is another trail."""

    kind = Kind.CONFLICT


class HeadWrong(Refusal):
    """Write the end of the chain as an earlier check printed it: NUMBER:DIGEST."""

    kind = Kind.INVALID


@app.callback()
def trail() -> None:
    """The audit trail."""


@app.command()
def verify(
    head: Annotated[
        str | None,
        typer.Option(help="The end of the chain as an earlier check printed it; it must still be part of it."),
    ] = None,
    config: ConfigOption = None,
    data: DataOption = None,
) -> None:
    """Read the whole trail and tell whether anything was changed or removed since it was sealed."""
    found = asyncio.run(_verify(place(config, data), head))
    if not found.is_whole:
        raise TrailBroken(problems="\n".join(f"  {problem}" for problem in found.problems))
    told = {"sealed": found.sealed, "unsealed": found.unsealed, "head": f"{found.head.number}:{found.head.digest}"}
    typer.echo(json.dumps(told))


async def _verify(where: Place, head: str | None) -> audit.Verification:
    async with where.open() as installation, installation.operator().read() as call:
        if head is not None:
            earlier = _head(head)
            if not await audit.was_head(call, earlier):
                raise HeadMissing(number=earlier.number)
        return await audit.verify(call)


def _head(text: str) -> audit.Head:
    number, _, digest = text.partition(":")
    if not number.isdecimal() or len(digest) != 64:
        raise HeadWrong
    return audit.Head(int(number), digest)
