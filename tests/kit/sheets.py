"""Files of lines as administrators hand them in, tried and carried out at once."""

import json
from collections.abc import Mapping, Sequence

from carillon.core.calls import Calls
from carillon.features.people.model.sheets import Choice, Line, Purpose, Sheet, SheetKind, Tally
from carillon.features.people.service import sheets

USER_ID = "8a5f6b0c-0000-4000-8000-00000000000{}"
ACCOUNT_ID = "acc0a1b2-0000-4000-8000-000000000001"


def csv(*lines: str) -> bytes:
    return "\r\n".join(lines).encode()


def user(number: int, email: str, **more: object) -> dict[str, object]:
    """A user as ListUsers prints one."""
    return {
        "UserId": USER_ID.format(number),
        "AccountId": ACCOUNT_ID,
        "PrimaryEmail": email,
        "DisplayName": email.partition("@")[0].title(),
        "LicenseType": "Basic",
        "UserType": "PrivateUser",
        "UserRegistrationStatus": "Registered",
        "RegisteredOn": "2019-03-04T05:06:07+00:00",
        "PersonalPIN": f"555000000{number}",
        **more,
    }


def users(*listed: Mapping[str, object]) -> bytes:
    return json.dumps({"Users": listed}).encode()


async def tried(calls: Calls, kind: SheetKind, body: bytes, purpose: Purpose | str | None = None) -> Sheet:
    """The file, for an account or another purpose, with every line judged."""
    meant = purpose if isinstance(purpose, Purpose) else Purpose(purpose)
    sheet = await sheets.take(calls, kind, "file", meant, body)
    await sheets.try_all(calls, sheet.id)
    return await again(calls, sheet)


async def carried_out(calls: Calls, sheet: Sheet) -> Sheet:
    async with calls.write() as call:
        await sheets.start(call, sheet.id)
    await sheets.carry_out_all(calls, sheet.id)
    return await again(calls, sheet)


async def again(calls: Calls, sheet: Sheet) -> Sheet:
    async with calls.read() as call:
        return await sheets.find(call, sheet.id)


async def tally(calls: Calls, sheet: Sheet) -> Tally:
    async with calls.read() as call:
        return await sheets.tally(call, sheet)


async def lines(calls: Calls, sheet: Sheet) -> Sequence[Line]:
    async with calls.read() as call:
        return (await sheets.lines(call, sheet.id, None, None, 0, 200)).items


async def reasons(calls: Calls, sheet: Sheet) -> dict[str, str]:
    """What each subject's line means."""
    return {line.subject: line.verdict.reason for line in await lines(calls, sheet) if line.verdict}


async def choose(calls: Calls, sheet: Sheet, choice: Choice, reason: str) -> int:
    async with calls.write() as call:
        return await sheets.choose(call, sheet.id, choice, None, reason)
