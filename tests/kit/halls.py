"""A hall: an installation without doors in which people meet, with a media engine in memory."""

from collections.abc import Awaitable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import msgspec

from carillon.adapters.media import Gone, Media
from carillon.adapters.media.memory import MemoryMedia
from carillon.core.callers import Nobody, Origin, Person, System, person
from carillon.core.calls import Call, Calls
from carillon.core.clock import HandClock
from carillon.core.db import Database
from carillon.core.errors import Kind, Refusal
from carillon.core.push import InProcessPush, Push
from carillon.features import meetings, signin
from carillon.features.accounts import Account, License
from carillon.features.meetings import store
from carillon.features.meetings.model.attendances import Attendance, Seat
from carillon.features.meetings.model.entering import Entry
from carillon.features.meetings.model.meetings import Meeting
from carillon.features.meetings.service import entering, presence
from carillon.features.meetings.service import meetings as use_cases
from carillon.features.people import User
from carillon.features.people.store import users
from carillon.features.signin.service import sessions
from tests.kit.offices import SITE, Office, open_office

LAPTOP = Origin("192.0.2.1", "Firefox on a laptop")
GENEROUS = signin.Limit(100_000, timedelta(minutes=1))
ROOM = "00000000-0000-4000-8000-00000000000a"
"""A place in which everybody is who was made a member there."""


class NotAMember(Refusal):
    """You do not belong to this place."""

    kind = Kind.NOT_FOUND


@dataclass
class Rooms:
    """`meetings.Places` with members whom a test names."""

    members: dict[str, set[str]] = field(default_factory=dict[str, set[str]])

    async def find(self, call: Call, place_id: str) -> meetings.Place:
        inside = self.members.get(place_id, set[str]())
        if person(call.caller).user_id not in inside:
            raise NotAMember
        return meetings.Place(place_id, "Launch", len(inside))

    async def mine(self, call: Call) -> list[str]:
        return [place for place, inside in self.members.items() if person(call.caller).user_id in inside]


class Ear:
    """Hears what is pushed on a topic."""

    def __init__(self, push: Push, topic: str) -> None:
        self.heard: list[dict[str, object]] = []
        push.listen(topic, self._hear)

    def _hear(self, _topic: str, frame: str) -> None:
        self.heard.append(msgspec.json.decode(frame))


@dataclass
class Hall:
    """Everybody is of one account; a browser is what `enter` answers."""

    office: Office
    account: Account
    media: MemoryMedia
    push: InProcessPush
    rooms: Rooms
    parts: dict[type, object]
    devices: dict[tuple[str, str], Person] = field(default_factory=dict[tuple[str, str], Person])

    @property
    def clock(self) -> HandClock:
        return self.office.clock

    @property
    def calls(self) -> Calls:
        """What the gate and the jobs are given."""
        return self.office.calls.by(System("test"))

    @property
    def guest(self) -> Calls:
        return self.office.calls.by(Nobody(LAPTOP))

    def wait(self, seconds: float) -> None:
        self.clock.advance(timedelta(seconds=seconds))

    async def member(self, name: str, *places: str) -> User:
        user = await self.office.member(self.account, name)
        for place in places:
            self.rooms.members.setdefault(place, set()).add(user.id)
        return user

    async def license(self, user: User, license_: License) -> None:
        async with self.calls.write() as call:
            await users.set_license(call.tx, [user.id], license_)

    async def by(self, user: User, device: str = "laptop") -> Calls:
        """The calls of this person at this device, who signs in there at the first."""
        if (user.id, device) not in self.devices:
            me = Person(user.id, self.office.calls.ids.uuid(), LAPTOP)
            async with self.office.calls.by(me).write() as call:
                await sessions.open_client(call)
            self.devices[user.id, device] = me
        return self.office.calls.by(self.devices[user.id, device])

    async def start(self, host: User, place: str | None = None, token: str = "first") -> Meeting:
        return (await use_cases.start(await self.by(host), token, place, None)).meeting

    async def enter(self, user: User, meeting: Meeting, key: str | None = None, device: str = "laptop") -> "Browser":
        return Browser(self, await entering.enter(await self.by(user, device), meeting.id, key))

    async def enter_as_guest(self, meeting: Meeting, name: str = "Gina", guest_pass: str | None = None) -> "Browser":
        return Browser(self, await entering.enter_as_guest(self.guest, meeting.link, name, guest_pass))

    async def reconcile(self, after: float = 0) -> None:
        self.wait(after)
        await presence.reconcile(self.calls)

    async def hear(self, *which: int) -> None:
        """Deliver notices that the engine has posted, by their place in its list; all of them by default."""
        posted = list(self.media.notices)
        for notice in [posted[index] for index in which] if which else posted:
            await meetings.hear(self.calls, *notice)

    async def meeting(self, meeting: Meeting) -> Meeting:
        """As it is now."""
        async with self.calls.read() as call:
            found = await store.find(call.tx, meeting.id)
        assert found is not None
        return found

    async def seats(self, meeting: Meeting) -> dict[str, Seat]:
        async with self.calls.read() as call:
            return await store.seats_in(call.tx, [meeting.id])

    async def stays(self, meeting: Meeting) -> list[Attendance]:
        return [stay for seat in (await self.seats(meeting)).values() for stay in seat.stays]

    async def present(self, meeting: Meeting) -> int:
        return sum(stay.is_open for stay in await self.stays(meeting))


@dataclass
class Browser:
    """What somebody with a seat holds."""

    hall: Hall
    entry: Entry

    @property
    def id(self) -> str:
        return self.entry.attendee.id

    @property
    def room(self) -> str:
        return self.entry.attendee.meeting_id

    async def admit(self, origin: Origin = LAPTOP) -> meetings.Admitted:
        """What the gate asks."""
        return await meetings.admit(self.hall.calls, self.entry.ticket, origin)

    async def connect(self) -> "Browser":
        """Through the gate into the room, as the gate does it."""
        admitted = await self.admit()
        await self.hall.media.ensure(admitted.room)
        self.hall.media.arrive(self.entry.ticket)
        return self

    def leave(self, gone: Gone = Gone.LEFT) -> None:
        """The connection ends, and the engine knows why."""
        self.hall.media.leave(self.room, self.id, gone)

    async def is_inside(self) -> bool:
        """In the engine's room."""
        return self.id in [one.identity for one in await self.hall.media.participants(self.room)]

    async def stays(self) -> list[Attendance]:
        async with self.hall.calls.read() as call:
            seat = await store.seat(call.tx, self.id)
        assert seat is not None
        return list(seat.stays)

    async def stay(self) -> Attendance:
        """The latest."""
        return (await self.stays())[-1]


async def refused(attempt: Awaitable[object]) -> type[Refusal] | None:
    """How it is refused; None when it is not."""
    try:
        await attempt
    except Refusal as refusal:
        return type(refusal)
    return None


async def open_hall(database: Database, folder: Path) -> Hall:
    office = await open_office(database, folder)
    media, push, rooms = MemoryMedia(office.clock), InProcessPush(), Rooms()
    parts = office.calls.parts
    assert isinstance(parts, dict)
    parts |= {
        Media: media,
        Push: push,
        signin.Settings: signin.Settings(SITE),
        meetings.Settings: meetings.Settings(SITE, GENEROUS),
        meetings.Places: rooms,
    }
    return Hall(office, await office.account("Sales"), media, push, rooms, parts)
