"""A life: somebody who has left traces in every feature, and a look through the whole database for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
from sqlalchemy import Text, cast, or_, select

from carillon.adapters.carrier import Carrier
from carillon.adapters.objects import Documents, Stored
from carillon.adapters.objects.stores import folder
from carillon.app.holdings import HOLDINGS
from carillon.core.callers import Origin, Person
from carillon.core.calls import Calls
from carillon.core.db import Database, metadata
from carillon.core.tasks import Tasks
from carillon.core.trail import Record, Recorder
from carillon.features import audit, chat, organisations, people, signin
from carillon.features.accounts import Account
from carillon.features.chat.service import rooms
from carillon.features.meetings.model.meetings import Meeting
from carillon.features.numbers import Limits
from carillon.features.people import User
from carillon.features.people import jobs as people_jobs
from carillon.features.people.model.erasures import Erase
from carillon.features.people.model.exports import PutTogether, TellExportReady
from carillon.features.people.model.moving import KeptContact
from carillon.features.people.store import contacts, former
from carillon.features.signin.model.links import Purpose
from carillon.features.signin.service import email_changes, links
from carillon.features.signin.service.sessions import open_client
from carillon.features.support.model.bundles import Bundle, Sender
from carillon.features.support.store import bundles
from tests.kit.carriers import WhimsicalCarrier
from tests.kit.exchanges import FIRST, Exchange
from tests.kit.halls import Hall, open_hall

NAME, EMAIL = "Zebulon Quagmire", "zebulon.quagmire@example.com"
PASSWORD = "a password for Zebulon"
HOME = Origin("192.0.2.77", "Firefox at Zebulon's")


@dataclass(slots=True)
class Lives:
    """A hall with an exchange, a store for documents, and the trail."""

    hall: Hall
    exchange: Exchange
    account: Account

    @property
    def calls(self) -> Calls:
        return self.hall.calls

    @property
    def alice(self) -> Calls:
        return self.hall.office.alice

    def by(self, user: User) -> Calls:
        return self.calls.by(Person(user.id, f"session of {user.id[-12:]}", HOME))

    async def newcomer(self, email: str = EMAIL, name: str = NAME) -> User:
        async with self.hall.office.operator.write() as call:
            user = await people.enroll(call, self.account.id, email, name)
        hashed = await self.calls.part(signin.Hasher).hash(PASSWORD)
        async with self.by(user).write() as call:
            await signin.set_password(call, user.id, hashed)
            await open_client(call)
        return user

    async def say(self, user: User, room_id: str, *texts: str) -> None:
        sends = [chat.Send(room_id, user.id, text, f"token-{room_id[:8]}-{at}") for at, text in enumerate(texts)]
        async with self.by(user).write() as call:
            await chat.send_all(call, sends)

    async def room(self, user: User, name: str, *others: User) -> str:
        async with self.by(user).write() as call:
            made, _ = await rooms.create(call, name, call.ids.secret(8))
            if others:
                await rooms.add(call, made.id, [other.id for other in others])
        return made.id

    async def put_together(self) -> None:
        for job in await self.hall.office.tasks(PutTogether):
            await people_jobs.put_together(self.calls, msgspec.convert(job, PutTogether))
        for job in await self.hall.office.tasks(TellExportReady):
            await people_jobs.tell_export_ready(self.calls, msgspec.convert(job, TellExportReady))

    async def erase(self) -> None:
        for job in await self.hall.office.tasks(Erase):
            await people_jobs.erase(self.calls, msgspec.convert(job, Erase))

    async def traces(self, *wanted: str) -> dict[str, int]:
        """Every column of the database that has one of the texts, with the number of its rows."""
        found: dict[str, int] = {}
        async with self.calls.read() as call:
            for table in metadata.sorted_tables:
                for column in table.columns:
                    text = cast(column, Text)
                    named = or_(*(text.icontains(each, autoescape=True) for each in wanted))
                    rows = (await call.tx.execute(select(text).where(named))).all()
                    if rows:
                        found[f"{table.name}.{column.name}"] = len(rows)
        return found


async def whole(stored: Stored) -> bytes:
    """All of a file that is handed out bit by bit."""
    body = b"".join([chunk async for chunk in stored.chunks])
    assert len(body) == stored.size
    return body


async def open_lives(database: Database, place: Path) -> Lives:
    hall = await open_hall(database, place)
    carrier = WhimsicalCarrier()
    hall.parts.update(
        {
            Carrier: carrier,
            Limits: Limits(numbers=6, in_one_order=4),
            Documents: folder(place / "files"),
            people.Holdings: HOLDINGS,
            signin.Hasher: signin.Hasher(signin.CHEAP),
            Recorder: audit.Trail(database, hall.office.calls.ids, Tasks(), organisations.home_id),
        }
    )
    return Lives(hall, Exchange(hall.office, carrier), hall.account)


async def live(lives: Lives, user: User, friends: Sequence[User]) -> Meeting:
    """Leave something behind in every feature."""
    together = await lives.room(user, "Launch", *friends)
    await lives.room(user, "Diary")
    theirs = await lives.room(friends[0], "Lunch", user)
    await lives.say(user, together, "first of mine", "second of mine", "third of mine")
    await lives.say(friends[0], together, "an answer")
    await lives.say(user, theirs, "me too")
    meeting = await lives.hall.start(user)
    browser = await lives.hall.enter(user, meeting)
    await browser.connect()
    await lives.exchange.own(FIRST)
    await lives.exchange.assign(lives.account, user, FIRST)
    async with lives.by(user).write() as call:
        await people.update_profile(call, NAME, "Europe/Zurich", "it")
        await bundles.add(call.tx, Bundle("ABCDEFGHIJKL", "1", Sender(user.id, NAME, EMAIL), call.now, "{}"))
        await people.judge(call, user.id, meeting.id, "dull", good=False)
        await former.add_many(
            call.tx, lives.account.organisation_id, [("00000000-0000-4000-8000-0000000000ff", user.id)]
        )
        contact = KeptContact("erin@example.org", "Erin", "+12065550111", call.now)
        await contacts.add_many(call.tx, user.id, [contact])
        mine = KeptContact(user.email, NAME, "", call.now)
        await contacts.add_many(call.tx, friends[0].id, [mine])
        await links.draw(call, Purpose.RESET, user.email)
        record = Record("chime.amazonaws.com", "UpdateProfile", call.caller, call.now, call.request_id, {"name": NAME})
        await call.part(Recorder).record(call, record)
    async with lives.hall.office.operator.write() as call:
        await people.meter(call, people.HostedMeeting(user.id, call.now, attendees=3))
    await email_changes.request(lives.by(user), "z.quagmire@example.org", PASSWORD)
    return meeting
