"""One person is erased: looked at beforehand, begun, done slice by slice in the background, and certified."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from carillon.adapters.mail import Mailer, MailRefused
from carillon.core import events, jobs
from carillon.core.callers import Caller, Operator, Person, Principal, principal
from carillon.core.calls import Call, Calls
from carillon.core.letters import Reader
from carillon.core.pages import CursorWrong, Page
from carillon.core.trail import Record, Recorder
from carillon.features import accounts, organisations
from carillon.features.people.model import letters
from carillon.features.people.model.erasures import (
    ConfirmationWrong,
    Erase,
    Erasure,
    ErasureNotFound,
    Reason,
    SendErased,
)
from carillon.features.people.model.facts import UserDeleted
from carillon.features.people.model.holdings import Erasing, Holding, Holdings, summed
from carillon.features.people.model.users import User
from carillon.features.people.service import exports
from carillon.features.people.service.users import find as find_user
from carillon.features.people.service.users import hold as hold_user
from carillon.features.people.store import erasures, profiles, traces, users

log = structlog.get_logger(__name__)

DONE = "ErasePersonCompleted"
CARILLON = "Carillon"
THEMSELVES = "the person"
PLACES = "places_in_accounts"


@dataclass(frozen=True, slots=True)
class Preview:
    """What erasing somebody would take away, by the names that the certificate has."""

    user: User
    counts: Mapping[str, int]


async def preview(call: Call, account_id: str, user_id: str) -> Preview:
    return await preview_of(call, await find_user(call, account_id, user_id))


async def preview_of(call: Call, user: User) -> Preview:
    """For whoever was found to be theirs to erase."""
    counts = {PLACES: len(await users.places_for(call.tx, user.email))}
    for feature in call.part(Holdings).features:
        counts = summed(counts, await feature.counts(call, user.id))
    return Preview(user, counts)


async def request(call: Call, account_id: str, user_id: str, confirmation: str) -> Erasure:
    """Begin, where the address of the user was typed: there is no way back."""
    return await request_of(call, await hold_user(call, account_id, user_id), confirmation)


async def request_of(call: Call, user: User, confirmation: str) -> Erasure:
    """The same for whoever was found to be theirs to erase, and is held."""
    if confirmation.strip().lower() != user.email:
        raise ConfirmationWrong
    return (await begin(call, [user], Reason.REQUEST))[0]


async def begin(call: Call, chosen: Sequence[User], reason: Reason) -> Sequence[Erasure]:
    """They are in no list and sign in nowhere from now on; what they leave behind is taken away in the background."""
    by = _asking(call.caller)
    homes = {account_id: await _home(call, account_id) for account_id in {user.account_id for user in chosen}}
    new = [
        Erasure(
            id=call.ids.uuid(),
            organisation_id=homes[user.account_id],
            account_id=user.account_id,
            user_id=user.id,
            email=user.email,
            stand_in=call.ids.uuid(),
            reason=reason,
            requested_by=by,
            requested_at=call.now,
            counts=await _forget_places(call, user) if reason is Reason.REQUEST else {},
        )
        for user in chosen
    ]
    await traces.remove_users(call.tx, [user.id for user in chosen])
    await erasures.add_many(call.tx, new)
    await jobs.enqueue_all(call, [Erase(each.id, await _language(call, each)) for each in new])
    return new


async def run(calls: Calls, job: Erase) -> None:
    """Feature after feature. What is taken away and what is counted are one transaction, so nothing counts twice."""
    async with calls.read() as call:
        found = await erasures.find(call.tx, job.erasure_id)
    if found is None or found.finished_at is not None:
        return
    erasing = Erasing(found.user_id, found.email or "", found.stand_in or "")
    await _remove_exports(calls, found)
    for feature in calls.part(Holdings).features:
        while await _slice(calls, found.id, feature, erasing):
            pass
    await _remove_exports(calls, found)  # asked for in the last moment of a session
    async with calls.write() as call:
        held = await erasures.hold(call.tx, found.id)
        if held is None or held.finished_at is not None:
            return
        await erasures.finish(call.tx, held.id, call.now)
        if held.email and held.ends_with_a_letter:
            await jobs.enqueue(call, SendErased(held.id, held.email, job.language))
        await events.publish(call, UserDeleted(held.user_id))
        await _record(call, held)


async def tell(calls: Calls, job: SendErased) -> None:
    async with calls.read() as call:
        found = await erasures.find(call.tx, job.erasure_id)
    if found is None:
        return
    try:
        await calls.part(Mailer).send(letters.erased(Reader(job.language), job.email, found))
    except MailRefused as refusal:
        log.info("the letter about an erasure could not be delivered", erasure=found.id, reason=refusal.message)


async def page(call: Call, cursor: str | None, limit: int) -> Page[Erasure]:
    """Those of the caller's organisation, the newest first."""
    return await erasures.page(call.tx, principal(call.caller).organisation_id, _place(cursor), limit)


async def find(call: Call, erasure_id: str) -> Erasure:
    found = await erasures.find(call.tx, erasure_id)
    if found is None or found.organisation_id != principal(call.caller).organisation_id:
        raise ErasureNotFound
    return found


def _asking(caller: Caller) -> str:
    match caller:
        case Principal(arn=arn):
            return arn
        case Operator(login=login):
            return login
        case Person():
            return THEMSELVES
        case _:
            return CARILLON


async def _language(call: Call, erasure: Erasure) -> str:
    chosen = (await profiles.find(call.tx, erasure.user_id)).language if erasure.ends_with_a_letter else None
    return chosen or ""


async def _forget_places(call: Call, user: User) -> Mapping[str, int]:
    """Places that accounts keep for the address. Where the address is gone with its domain, they are another's."""
    places = await users.places_for(call.tx, user.email)
    await users.remove(call.tx, places)
    return {PLACES: len(places)}


async def _slice(calls: Calls, erasure_id: str, feature: Holding, erasing: Erasing) -> bool:
    async with calls.write() as call:
        held = await erasures.hold(call.tx, erasure_id)
        if held is None or held.finished_at is not None:
            return False
        erased = await feature.erase(call, erasing)
        await erasures.set_counts(call.tx, erasure_id, summed(held.counts, erased.counts))
    return erased.more


async def _remove_exports(calls: Calls, erasure: Erasure) -> None:
    """Files are removed outside any transaction; a removed one is not found, and so not counted, again."""
    number = await exports.forget_of(calls, erasure.user_id)
    if number:
        async with calls.write() as call:
            held = await erasures.hold(call.tx, erasure.id)
            if held is not None:
                await erasures.set_counts(call.tx, erasure.id, summed(held.counts, {"exports": number}))


async def _record(call: Call, erasure: Erasure) -> None:
    """For the trail: that it is done, and how much it was."""
    done = replace(erasure, finished_at=call.now)
    await call.part(Recorder).record(
        call,
        Record(
            event_source="chime.amazonaws.com",
            event_name=DONE,
            caller=call.caller,
            at=call.now,
            request_id=call.request_id,
            parameters={"erasureId": done.id, "userId": done.user_id, "reason": done.reason.value},
            response={"counts": dict(done.counts)},
        ),
    )


async def _home(call: Call, account_id: str | None) -> str | None:
    """The organisation that keeps the record; an account that is deleted was one of the installation's own."""
    account = None if account_id is None else await accounts.unguarded(call.tx, account_id)
    return await organisations.home_id(call.tx) if account is None else account.organisation_id


def _place(cursor: str | None) -> tuple[datetime, str] | None:
    if cursor is None:
        return None
    text, _, erasure_id = cursor.partition(" ")
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise CursorWrong from error
    if at.utcoffset() != timedelta():
        raise CursorWrong
    return at, erasure_id
