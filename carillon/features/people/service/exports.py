"""Personal exports: asked for, put together in the background, told by mail, handed out, and removed after a week."""

import asyncio
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from carillon.adapters.mail import Mailer, MailRefused
from carillon.adapters.objects import Documents, Stored
from carillon.core import jobs
from carillon.core.callers import Principal, must, person, principal
from carillon.core.calls import Call, Calls
from carillon.features import access
from carillon.features.people.model import letters
from carillon.features.people.model.exports import (
    KEPT,
    Export,
    ExportNotFound,
    PutTogether,
    TellExportReady,
    key_of,
)
from carillon.features.people.model.holdings import Holdings
from carillon.features.people.model.invitations import Site
from carillon.features.people.service.archive import Archive
from carillon.features.people.service.readers import language_of_caller, reader_at
from carillon.features.people.service.users import find as find_user
from carillon.features.people.store import exports, users

READ = "chime:GetUser"


async def request_own(call: Call) -> Export:
    """The person's own data; while one archive is being put together it is the answer."""
    me = person(call.caller).user_id
    user = await users.hold(call.tx, me)  # of two wishes at once the second sees the first
    return await _request(call, me, None, me, None if user is None else user.email)


async def request(call: Call, account_id: str, user_id: str) -> Export:
    """Somebody's data, for the administrator who asks; both permissions are needed."""
    must(call.caller, READ, call.now)
    user = await find_user(call, account_id, user_id)
    who = principal(call.caller)
    return await _request(call, user.id, who.organisation_id, who.arn, await _address_of(call, who))


async def own(call: Call) -> list[Export]:
    """What the person has asked for, the newest first."""
    me = person(call.caller).user_id
    return [each for each in await exports.of_user(call.tx, me) if _is_there(call, each) and each.is_own]


async def of_user(call: Call, account_id: str, user_id: str) -> list[Export]:
    """What the organisation's administrators have asked for about this user."""
    user = await find_user(call, account_id, user_id)
    home = principal(call.caller).organisation_id
    found = await exports.of_user(call.tx, user.id)
    return [each for each in found if each.organisation_id == home and _is_there(call, each)]


async def hand_out(calls: Calls, export_id: str, account_id: str | None = None, user_id: str | None = None) -> Stored:
    """The file: to the person it is about, or to administrators who may see the account."""
    async with calls.read() as call:
        if account_id is None:
            found = await own(call)
        else:
            must(call.caller, READ, call.now)
            found = await of_user(call, account_id, user_id or "")
    export = next((each for each in found if each.id == export_id), None)
    if export is None:
        raise ExportNotFound
    export.check_ready(calls.clock.now())
    stored = await calls.part(Documents).read(export.key)
    if stored is None:
        raise ExportNotFound
    return stored


async def put_together(calls: Calls, job: PutTogether) -> None:
    """Collect from every feature. Done twice, the second file takes the place of the first."""
    async with calls.read() as call:
        export = await exports.find(call.tx, job.export_id)
    if export is None:
        await _throw_away(calls, job.export_id)  # a run that was cut off may have left the file
        return
    if export.ready_at is None:
        with tempfile.TemporaryDirectory(prefix="carillon-") as folder:
            file = Path(folder) / "archive.zip"
            await collect(calls, export.user_id, file)
            size = file.stat().st_size
            await calls.part(Documents).put_file(export.key, file, "application/zip")
        async with calls.write() as call:
            is_wanted = await exports.set_ready(call.tx, export.id, call.now, call.now + KEPT, size)
            if is_wanted and export.tell is not None:
                await jobs.enqueue(call, TellExportReady(export.id, job.language))
        if not is_wanted:
            await _throw_away(calls, export.id)  # the person was erased meanwhile


async def tell_ready(calls: Calls, job: TellExportReady) -> None:
    """The address may take no mail: the file is there all the same, and is seen where it was asked for."""
    async with calls.read() as call:
        export = await exports.find(call.tx, job.export_id)
        if export is None or export.tell is None:
            return
        reader = await reader_at(call.tx, export.tell, job.language)
    page = f"{calls.part(Site).base_url}/{'settings' if export.is_own else 'console/'}"
    with suppress(MailRefused):
        await calls.part(Mailer).send(letters.export_ready(reader, export.tell, export, page))


async def forget_expired(calls: Calls) -> None:
    """All that are over, some at a time: an organisation may have ended with many."""
    while over := await _expired(calls):
        for export in over:
            await remove(calls, export)


async def forget_of(calls: Calls, user_id: str) -> int:
    """All archives about somebody; answers how many they were."""
    number = 0
    async with calls.read() as call:
        found = await exports.of_user(call.tx, user_id)
    while found:
        for export in found:
            await remove(calls, export)
        number += len(found)
        async with calls.read() as call:
            found = await exports.of_user(call.tx, user_id)
    return number


async def remove(calls: Calls, export: Export) -> None:
    """The file first: a row without a file is found again, a file without a row never."""
    await calls.part(Documents).remove(export.key)
    async with calls.write() as call:
        await exports.remove(call.tx, export.id)


async def _request(call: Call, user_id: str, organisation_id: str | None, by: str, tell: str | None) -> Export:
    for waiting in await exports.of_user(call.tx, user_id):
        if waiting.requested_by == by and waiting.ready_at is None:
            return waiting
    export = Export(call.ids.uuid(), user_id, organisation_id, by, tell, call.now)
    await exports.add(call.tx, export)
    await jobs.enqueue(call, PutTogether(export.id, await language_of_caller(call)))
    return export


async def _expired(calls: Calls) -> Sequence[Export]:
    async with calls.read() as call:
        return await exports.expired(call.tx, call.now)


async def _throw_away(calls: Calls, export_id: str) -> None:
    await calls.part(Documents).remove(key_of(export_id))


async def collect(calls: Calls, user_id: str, file: Path) -> None:
    """Write the archive; who may have it was decided where the person was found."""
    archive = Archive(file, calls.clock.now())
    for feature in calls.part(Holdings).features:
        async for leaf in feature.leaves(calls, user_id):
            # Some hundred long messages take a moment to be packed, in which others go on.
            await asyncio.to_thread(archive.add, leaf)
    archive.close(f"Everything that Carillon keeps about the person {user_id}")


async def _address_of(call: Call, who: Principal) -> str | None:
    """Of the administrator; roles have none."""
    if who.issuer is not None:
        return None
    found = await access.find_identity(call, who.organisation_id, None if who.is_root else who.principal_id)
    return None if found is None else found.email


def _is_there(call: Call, export: Export) -> bool:
    return export.expires_at is None or call.now < export.expires_at
