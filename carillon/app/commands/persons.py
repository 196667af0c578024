"""`carillon person`: people's data handed out or erased by the operator, where no administrator does it."""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from carillon.app.acts import act
from carillon.app.options import ConfigOption, DataOption, Place, place
from carillon.core.errors import Kind, Refusal
from carillon.features.people.model.erasures import ConfirmationWrong, Erasure
from carillon.features.people.model.users import User
from carillon.features.people.service import erasing_again, unmanaged
from carillon.features.people.service.erasures import Preview

EmailArgument = Annotated[str, typer.Argument(metavar="EMAIL", help="The address that they have registered with.")]


class FileThere(Refusal):
    """{file} is there already. Give another name with --to."""

    kind = Kind.CONFLICT


app = typer.Typer(no_args_is_help=True)


@app.callback()
def persons() -> None:
    """The data of people in no account, and of people who came back with a backup."""


@app.command()
def export(
    email: EmailArgument,
    to: Annotated[Path, typer.Option(help="The ZIP file to write.")] = Path("personal-data.zip"),
    config: ConfigOption = None,
    data: DataOption = None,
) -> None:
    """Write everything that is kept about them into a file, as they get it in the client themselves."""
    if to.exists():
        raise FileThere(file=str(to))
    asyncio.run(_export(place(config, data), email, to))


@app.command()
def erase(
    email: EmailArgument,
    again: Annotated[str | None, typer.Option("--email", help="The address again, instead of typing it.")] = None,
    config: ConfigOption = None,
    data: DataOption = None,
) -> None:
    """Say what would go, and erase them for good when the address is typed again."""
    where = place(config, data)
    found = asyncio.run(_preview(where, email))
    typer.echo(_told(found))
    typed = typer.prompt("Type the address again to erase them for good") if again is None else again
    if typed.strip().lower() != found.user.email:
        raise ConfirmationWrong
    begun = asyncio.run(_erase(where, found.user, typed))
    typer.echo(
        f"The erasure {begun.id} has begun; the server carries it out, now or when it next runs. "
        f"A letter goes to the address at the end."
    )


@app.command("erase-again")
def erase_again(
    files: Annotated[
        list[Path],
        typer.Argument(help="The list of erasures as CSV, or certificates.", exists=True, dir_okay=False),
    ],
    agreed: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    config: ConfigOption = None,
    data: DataOption = None,
) -> None:
    """After a restore: erase whoever was erased since the backup was made, and came back with it."""
    where = place(config, data)
    ids = erasing_again.ids_in("\n".join(file.read_text() for file in files))
    found = asyncio.run(_come_back(where, ids))
    typer.echo(f"Here again, although they were erased: {len(found)}")
    for user in found:
        typer.echo(f"  {user.id}  {user.email}")
    if not found or not (agreed or typer.confirm("Erase them for good?")):
        return
    for user in found:
        asyncio.run(_erase_again(where, user))
    typer.echo("The server carries it out, now or when it next runs. Carry the new list of erasures away, too.")


async def _come_back(where: Place, ids: Sequence[str]) -> Sequence[User]:
    async with where.open() as installation, installation.operator().read() as call:
        return await erasing_again.come_back(call, ids)


async def _erase_again(where: Place, user: User) -> None:
    async with where.open() as installation:
        parameters = {"userId": user.id}
        await act(installation, "ErasePerson", parameters, lambda call: erasing_again.erase(call, [user.id]))


async def _export(where: Place, email: str, to: Path) -> None:
    async with where.open() as installation:
        async with installation.operator().read() as call:
            user = await unmanaged.find(call, email)
        await act(installation, "ExportPerson", {"userId": user.id}, lambda call: unmanaged.find(call, email))
        await unmanaged.collect(installation.operator(), email, to)
    typer.echo(f"{to} has everything that is kept about {user.email}: give it to them alone.")


async def _preview(where: Place, email: str) -> Preview:
    async with where.open() as installation, installation.operator().read() as call:
        return await unmanaged.preview(call, email)


async def _erase(where: Place, user: User, typed: str) -> Erasure:
    async with where.open() as installation:
        return await act(
            installation, "ErasePerson", {"userId": user.id}, lambda call: unmanaged.erase(call, user.email, typed)
        )


def _told(found: Preview) -> str:
    counts: Mapping[str, int] = {name: number for name, number in found.counts.items() if number}
    lines = [f"  {number:>9}  {name.replace('_', ' ')}" for name, number in sorted(counts.items())]
    return "\n".join([f"With {found.user.email} go:", *(lines or ["  the profile alone"])])
