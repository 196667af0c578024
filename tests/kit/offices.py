"""An office: an installation without doors, where an administrator keeps accounts and people come and go."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from sqlalchemy import select

from carillon.adapters.mail import Letter, Mailer
from carillon.adapters.mail.memory import MemoryMailer
from carillon.app.installation import undertakings
from carillon.core.callers import Circumstances, Nobody, Operator, Person, Principal
from carillon.core.calls import Calls
from carillon.core.clock import HandClock
from carillon.core.db import Database
from carillon.core.events import Fact
from carillon.core.jobs.model import Task
from carillon.core.jobs.store import jobs
from carillon.core.push import InProcessPush, Push
from carillon.core.tasks import Tasks
from carillon.core.trail import Recorder
from carillon.core.vault import Vault
from carillon.features import accounts, audit, bots, chat, organisations, people
from carillon.features.accounts import Account
from carillon.features.people import User
from carillon.features.people import jobs as people_jobs
from carillon.features.people.model.invitations import SendInvitation
from tests.kit.ids import CountedIds

AT = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
SITE = "https://carillon.example.com"
REGION = "here"


class Everything:
    """Policies that allow all there is."""

    def allows(self, action: str, circumstances: Circumstances) -> bool:
        return True


@dataclass(slots=True)
class Office:
    """`alice` administers; `mallory` administers another organisation; `operator` runs the installation."""

    calls: Calls
    clock: HandClock
    mailer: MemoryMailer
    organisation_id: str

    @property
    def alice(self) -> Calls:
        return self.calls.by(administrator(self.organisation_id, "alice"))

    @property
    def mallory(self) -> Calls:
        return self.calls.by(administrator("999999999999", "mallory"))

    @property
    def operator(self) -> Calls:
        return self.calls.by(Operator("oscar"))

    @property
    def nobody(self) -> Calls:
        return self.calls.by(Nobody())

    def person(self, user: User) -> Calls:
        return self.calls.by(Person(user.id, "session"))

    async def account(self, name: str = "Sales", *domains: str) -> Account:
        """A new account: Team, or Enterprise with its domains."""
        async with self.alice.write() as call:
            account = await accounts.create(call, name)
        for domain in domains:
            async with self.operator.write() as call:
                account = await accounts.verify_domain(call, account.id, domain)
        return account

    async def member(self, account: Account, name: str) -> User:
        """Somebody of this name at example.com who has registered into the account."""
        async with self.operator.write() as call:
            return await people.enroll(call, account.id, f"{name}@example.com", name.title())

    async def invite(self, account: Account, *addresses: str) -> list[str]:
        """Invite and carry the mails away; answers the secrets in their links."""
        async with self.alice.write() as call:
            await people.invite(call, account.id, addresses)
        return [secret_in(letter) for letter in await self.deliver()]

    async def deliver(self) -> list[Letter]:
        """Send every waiting invitation; answers the letters, in the order of sending."""
        sent = [await self._send(job) for job in await self.tasks(SendInvitation)]
        newest = await self.mailer.newest(sum(sent))
        return newest[::-1]

    async def tasks(self, kind: type[Task]) -> list[dict[str, object]]:
        """The waiting jobs or facts of this kind, oldest first; each is told once."""
        async with self.calls.write() as call:
            query = select(jobs.c.id, jobs.c.argument).where(jobs.c.kind == kind.kind).order_by(jobs.c.number)
            rows = (await call.tx.execute(query)).all()
            await call.tx.execute(jobs.delete().where(jobs.c.id.in_([row.id for row in rows])))
        return [msgspec.json.decode(row.argument) for row in rows]

    async def facts(self, kind: type[Fact], member: str = "user_id") -> list[object]:
        return [fact[member] for fact in await self.tasks(kind)]

    async def _send(self, job: dict[str, object]) -> int:
        before = len(await self.mailer.newest(1000))
        await people_jobs.send_invitation(self.calls, msgspec.convert(job, SendInvitation))
        return len(await self.mailer.newest(1000)) - before


async def open_office(database: Database, folder: Path) -> Office:
    clock = HandClock(AT)
    mailer = MemoryMailer(clock)
    parts: dict[type, object] = {
        Vault: Vault.open(folder / "master.key"),
        Mailer: mailer,
        people.Site: people.Site(SITE),
        people.Undertakings: undertakings(),
        Push: InProcessPush(),
        people.Signposts: people.Signposts(),
        people.ActImpacts: people.ActImpacts(()),
        accounts.Roster: people.PeopleRoster(),
        accounts.Regions: accounts.Regions((REGION,)),
        chat.Bots: bots.BotsAsMembers(),
        accounts.DeletionImpacts: accounts.DeletionImpacts((people.PeopleImpact(),)),
    }
    ids = CountedIds()
    parts[Recorder] = audit.Trail(database, ids, Tasks(), organisations.home_id)
    calls = Calls(database, clock, ids, parts, Operator("oscar"), "request")
    async with calls.write() as call:
        home = await organisations.ensure(call)
    return Office(calls, clock, mailer, home.id)


def administrator(organisation_id: str, name: str) -> Principal:
    arn = f"arn:aws:iam::{organisation_id}:user/{name}"
    return Principal(organisation_id, arn, f"AIDA{name.upper()}", name, is_root=False, authority=Everything())


def secret_in(letter: Letter) -> str:
    return letter.links[0].partition("#")[2]
