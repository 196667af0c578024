"""What is done with sheets: handed in, tried, decided upon, carried out some lines at a time, and kept as a report."""

import asyncio
import csv
import io
from collections.abc import AsyncGenerator, Awaitable, Callable, Collection, Sequence
from dataclasses import replace

from carillon.core import jobs
from carillon.core.callers import Principal
from carillon.core.calls import Call, Calls
from carillon.core.errors import Kind, Refusal
from carillon.core.pages import Page
from carillon.core.trail import Json, Record, Recorder
from carillon.features import accounts, organisations
from carillon.features.people.model.invitations import TeamOnly
from carillon.features.people.model.sheets import (
    AccountMissing,
    CarryOutSheet,
    Choice,
    Line,
    Outcome,
    OwnerMissing,
    Purpose,
    RoomMissing,
    Sheet,
    SheetKind,
    SheetNotFound,
    SheetNotReady,
    SheetUnderWay,
    Stage,
    Standing,
    Tally,
    TrySheet,
    Undertaking,
    Undertakings,
)
from carillon.features.people.service.callers import name_of
from carillon.features.people.service.readers import language_of_caller
from carillon.features.people.store import sheets as store

TAKEN_AT_ONCE = 2_000
TRIED_AT_ONCE = 500
CARRIED_OUT_AT_ONCE = 100
LONGEST_NAME = 200
_PASSING = (Kind.UNAVAILABLE, Kind.THROTTLED)
_FOR_ACCOUNT = (
    SheetKind.INVITATIONS,
    SheetKind.LICENSES,
    SheetKind.USERS,
    SheetKind.MEMBERS,
    SheetKind.CONTACTS,
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


async def take(calls: Calls, kind: SheetKind, name: str, purpose: Purpose, body: bytes) -> Sheet:
    """Read the file and keep its lines; what they mean is found out by a job."""
    undertaking = calls.part(Undertakings).by_kind[kind]
    async with calls.read() as call:
        purpose = await _checked(call, kind, purpose)
    # A large file takes a moment, in which others go on.
    entries = await asyncio.to_thread(undertaking.read, body)
    async with calls.write() as call:
        home = await organisations.keep_own(call)
        known_as = name.strip()[:LONGEST_NAME] or kind.value
        who = name_of(call.caller)
        sheet = Sheet(
            call.ids.uuid(), home.id, kind, known_as, purpose, Stage.TRYING, len(entries), 0, 0, call.now, who
        )
        await store.add(call.tx, sheet)
    for first in range(0, len(entries), TAKEN_AT_ONCE):
        async with calls.write() as call:
            await store.add_lines(call.tx, sheet.id, first + 1, entries[first : first + TAKEN_AT_ONCE])
            if first + TAKEN_AT_ONCE >= len(entries):
                await jobs.enqueue(call, TrySheet(sheet.id))
    return sheet


async def find(call: Call, sheet_id: str) -> Sheet:
    return _seen(call, sheet_id, await store.find(call.tx, sheet_id))


async def hold(call: Call, sheet_id: str) -> Sheet:
    """The sheet, as with `find`, which nobody else changes before this call is done."""
    return _seen(call, sheet_id, await store.hold(call.tx, sheet_id))


async def page(
    call: Call, kinds: Collection[SheetKind], account_id: str | None, cursor: str | None, limit: int
) -> Page[Sheet]:
    own = call.caller.organisation_id if isinstance(call.caller, Principal) else None
    return await store.page(call.tx, own, kinds, account_id, cursor, limit)


async def lines(
    call: Call, sheet_id: str, standing: Standing | None, reason: str | None, after: int, limit: int
) -> Page[Line]:
    sheet = await find(call, sheet_id)
    found = await store.page_of_lines(call.tx, sheet.id, standing, reason, after, limit + 1)
    return Page(tuple(found[:limit]), str(found[limit - 1].position) if len(found) > limit else None)


async def tally(call: Call, sheet: Sheet) -> Tally:
    return await store.tally(call.tx, sheet.id)


async def choose(call: Call, sheet_id: str, choice: Choice, positions: Collection[int] | None, reason: str) -> int:
    """For some lines, or for all that conflict for this reason; answers for how many lines it is a choice."""
    sheet = await hold(call, sheet_id)
    if sheet.stage is not Stage.READY:
        raise SheetNotReady
    return await store.choose(call.tx, sheet.id, choice, positions, reason)


async def start(call: Call, sheet_id: str) -> Sheet:
    """Carry it out, or what was left undone when it stopped."""
    sheet = await hold(call, sheet_id)
    if sheet.stage not in (Stage.READY, Stage.STOPPED):
        raise SheetNotReady
    running = replace(sheet, stage=Stage.RUNNING, started_at=sheet.started_at or call.now, trouble=None)
    await store.save(call.tx, running)
    await jobs.enqueue(call, CarryOutSheet(sheet.id, await language_of_caller(call)))
    return running


async def remove(call: Call, sheet_id: str) -> None:
    """Forget the file with its report; what was carried out stays."""
    sheet = await hold(call, sheet_id)
    if sheet.stage is Stage.RUNNING:
        raise SheetUnderWay
    await store.remove(call.tx, [sheet.id])


async def forget_account(call: Call, account_id: str) -> None:
    """Files about the people of an account go with it."""
    await store.remove(call.tx, await store.ids_of_account(call.tx, account_id))


async def try_all(calls: Calls, sheet_id: str) -> None:
    await _in_slices(calls, sheet_id, try_some)


async def carry_out_all(calls: Calls, sheet_id: str) -> None:
    await _in_slices(calls, sheet_id, carry_out_some)


async def report(call: Call, sheet_id: str) -> bytes:
    """Every line with what it means, and what became of it, as CSV that spreadsheets open (AMB-45)."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(("line", "subject", "standing", "reason", "message", "choice", "outcome"))
    async for some in _slices(call, sheet_id):
        writer.writerows([_guarded(cell) for cell in _cells(line)] for line in some)
    return text.getvalue().encode("utf-8-sig")


async def _slices(call: Call, sheet_id: str) -> AsyncGenerator[Sequence[Line]]:
    position = 0
    while some := await store.slice_after(call.tx, sheet_id, position, TAKEN_AT_ONCE):
        yield some
        position = some[-1].position


def _cells(line: Line) -> tuple[str, ...]:
    verdict, outcome = line.verdict, line.outcome
    standing, reason, message = ("", "", "") if verdict is None else (verdict.standing, verdict.reason, verdict.message)
    return (str(line.number), line.subject, standing, reason, message, line.choice, outcome or "")


def _guarded(cell: str) -> str:
    is_number = cell[:1] == "+" and cell[1:].isdecimal()
    return f"'{cell}" if cell.startswith(_FORMULA) and not is_number else cell


async def _in_slices(calls: Calls, sheet_id: str, some: Callable[[Call, str], Awaitable[bool]]) -> None:
    more = True
    while more:
        try:
            async with calls.write() as call:
                more = await some(call, sheet_id)
        except Refusal as refusal:
            if refusal.kind in _PASSING:
                raise
            more = False
            async with calls.write() as call:
                await _stop(call, sheet_id, refusal.message)


async def try_some(call: Call, sheet_id: str) -> bool:
    sheet = await store.hold(call.tx, sheet_id)
    if sheet is None or sheet.stage is not Stage.TRYING:
        return False
    some = await store.slice_after(call.tx, sheet.id, sheet.tried, TRIED_AT_ONCE)
    await _judge(call, sheet, some)
    done = len(some) < TRIED_AT_ONCE
    tried = some[-1].position if some else sheet.tried
    await store.save(call.tx, replace(sheet, tried=tried, stage=Stage.READY if done else sheet.stage))
    return not done


async def carry_out_some(call: Call, sheet_id: str) -> bool:
    """Judged again in the same transaction: between the trial and now others have gone on."""
    sheet = await store.hold(call.tx, sheet_id)
    if sheet is None or sheet.stage is not Stage.RUNNING:
        return False
    some = await _judge(call, sheet, await store.slice_after(call.tx, sheet.id, sheet.carried_out, CARRIED_OUT_AT_ONCE))
    going = [line for line in some if line.goes]
    await _undertaking(call, sheet).carry_out(call, sheet, going)
    await _finish(call, sheet, some)
    done = len(some) < CARRIED_OUT_AT_ONCE
    sheet = replace(sheet, carried_out=some[-1].position if some else sheet.carried_out)
    if done:
        sheet = replace(sheet, stage=Stage.DONE, finished_at=call.now)
        await _record(call, sheet)
    await store.save(call.tx, sheet)
    return not done


async def _judge(call: Call, sheet: Sheet, some: Sequence[Line]) -> list[Line]:
    """The lines with what they mean now; those that were wrong to begin with stay so."""
    fit = [line for line in some if line.verdict is None or line.verdict.standing is not Standing.WRONG]
    verdicts = await _undertaking(call, sheet).judge(call, sheet, fit) if fit else []
    judged = {line.position: replace(line, verdict=verdict) for line, verdict in zip(fit, verdicts, strict=True)}
    await store.judge(call.tx, sheet.id, [(at, line.verdict) for at, line in judged.items() if line.verdict])
    return [judged.get(line.position, line) for line in some]


async def _finish(call: Call, sheet: Sheet, some: Sequence[Line]) -> None:
    for outcome in Outcome:
        those = [line.position for line in some if _outcome(line) is outcome]
        await store.finish(call.tx, sheet.id, outcome, those)


def _outcome(line: Line) -> Outcome:
    if line.goes:
        return Outcome.DONE
    is_matched = line.verdict is not None and line.verdict.standing is Standing.MATCHED
    return Outcome.UNCHANGED if is_matched else Outcome.SKIPPED


async def _stop(call: Call, sheet_id: str, why: str) -> None:
    sheet = await store.hold(call.tx, sheet_id)
    if sheet is not None:
        was_running = sheet.stage is Stage.RUNNING
        stopped = replace(sheet, stage=Stage.STOPPED, trouble=why)
        await store.save(call.tx, stopped)
        if was_running:
            await _record(call, stopped)


async def _record(call: Call, sheet: Sheet) -> None:
    """What has come of the file: a job has done it, so no door tells the trail how many were which."""
    found = await store.tally(call.tx, sheet.id)
    parameters: dict[str, Json] = {
        "sheetId": sheet.id,
        "kind": sheet.kind.value,
        "stage": sheet.stage.value,
        "lines": sheet.lines,
        "standings": {standing.value: number for standing, number in found.standings.items()},
        "reasons": dict(found.reasons),
        "outcomes": {outcome.value: number for outcome, number in found.outcomes.items()},
    }
    record = Record(
        event_source="chime.amazonaws.com",
        event_name="CompleteSheet",
        caller=call.caller,
        at=call.now,
        request_id=call.request_id,
        parameters=parameters,
        organisation_id=sheet.organisation_id,
    )
    await call.part(Recorder).record(call, record)


async def _checked(call: Call, kind: SheetKind, purpose: Purpose) -> Purpose:
    """With all that its kind needs and nothing else of a person, and with the account's present id."""
    owner = (purpose.owner or "").strip().lower() if kind is SheetKind.CONTACTS else None
    purpose = replace(purpose, owner=owner)
    if kind not in _FOR_ACCOUNT:
        return replace(purpose, account_id=None)
    if purpose.account_id is None:
        raise AccountMissing
    if kind is SheetKind.CONTACTS and not purpose.owner:
        raise OwnerMissing
    if kind is SheetKind.MEMBERS and not (purpose.room_id or purpose.room_name):
        raise RoomMissing
    account = await accounts.find(call, purpose.account_id)
    if kind is SheetKind.INVITATIONS and not account.is_team:
        raise TeamOnly
    return replace(purpose, account_id=account.id)


def _undertaking(call: Call, sheet: Sheet) -> Undertaking:
    return call.part(Undertakings).by_kind[sheet.kind]


def _seen(call: Call, sheet_id: str, sheet: Sheet | None) -> Sheet:
    caller = call.caller
    if sheet is None or (isinstance(caller, Principal) and caller.organisation_id != sheet.organisation_id):
        raise SheetNotFound(sheet_id=sheet_id)
    return sheet
