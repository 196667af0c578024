"""One installation put together: the only place that knows which implementation stands behind which Protocol."""

import getpass
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from carillon import migrations
from carillon.adapters.carrier import Carrier
from carillon.adapters.carrier.practice import PracticeCarrier
from carillon.adapters.dns import Names
from carillon.adapters.http import Outgoing
from carillon.adapters.mail import Mailer, Outbox
from carillon.adapters.objects import Documents, Objects
from carillon.adapters.scan import Scanner
from carillon.app.holdings import HOLDINGS
from carillon.app.reach import ReachFile, public_address
from carillon.app.rooms_as_places import RoomsAsPlaces
from carillon.core.callers import Caller, Operator, System
from carillon.core.calls import Calls
from carillon.core.clock import Clock, DevelopmentClock, SystemClock
from carillon.core.config import Config
from carillon.core.db import Database
from carillon.core.ids import Ids, RandomIds
from carillon.core.metrics import Metrics
from carillon.core.push import InProcessPush, Push
from carillon.core.tasks import Tasks
from carillon.core.trail import Recorder
from carillon.core.vault import Vault
from carillon.features import (
    access,
    accounts,
    audit,
    bots,
    chat,
    meetings,
    numbers,
    organisations,
    people,
    signin,
    support,
)
from carillon.wire.aws import PageTokens


@dataclass(slots=True)
class Installation:
    """What commands and the server work with."""

    config: Config
    data: Path
    clock: Clock
    ids: Ids
    database: Database
    tasks: Tasks
    metrics: Metrics
    parts: dict[type, object]

    def calls(self, caller: Caller) -> Calls:
        """A desk of calls for one caller, with a request id of its own."""
        return Calls(self.database, self.clock, self.ids, self.parts, caller, self.ids.uuid())

    def operator(self) -> Calls:
        """Calls on behalf of whoever runs this command."""
        return self.calls(Operator(getpass.getuser()))


@asynccontextmanager
async def opened(config: Config, data: Path) -> AsyncGenerator[Installation]:
    """The installation in `data`, its database at the schema of this code; closed at the end."""
    url = config.database_url(data)
    metrics = Metrics()
    database = Database(url, metrics.observe_write_wait)
    tasks = Tasks()
    try:
        if await migrations.look(database) is migrations.Schema.BEHIND:
            from carillon.migrations.steps import upgrade

            await upgrade(url)
        yield _assembled(config, data, database, tasks, metrics)
    finally:
        await tasks.stop()
        await database.close()


def _assembled(config: Config, data: Path, database: Database, tasks: Tasks, metrics: Metrics) -> Installation:
    clock = clock_of(config, data)
    ids, vault = RandomIds(), Vault.open(data / "master.key")
    address = public_address(config.server)
    installation = Installation(config, data, clock, ids, database, tasks, metrics, {})
    mailer = mailer_of(config, data, clock)
    installation.parts |= {
        Push: InProcessPush(),
        Vault: vault,
        Mailer: mailer,
        Outgoing: outgoing_of(config),
        Names: names_of(config),
        PageTokens: PageTokens(vault.derive("page tokens")),
        Objects: objects_of(config),
        Documents: documents_of(data),
        Scanner: scanner_of(config),
        audit.Delivery: audit.Delivery(config.audit.prefix),
        Recorder: audit.Trail(database, ids, tasks, organisations.home_id),
        signin.Hasher: signin.Hasher(signin.Cost()),
        signin.Settings: _signin_settings(config, address),
        signin.ConfigurationFile: ReachFile(data / "carillon.toml"),
        people.Site: people.Site(address),
        people.Holdings: HOLDINGS,
        people.Signposts: people.Signposts(),
        people.ActImpacts: people.ActImpacts(
            (signin.SessionsOfPeople(), numbers.NumbersOfPeople(), meetings.MeetingsOfPeople())
        ),
        people.PhoneBook: numbers.NumbersOfUsers(),
        people.Undertakings: undertakings(),
        numbers.Limits: numbers.Limits(),
        Carrier: PracticeCarrier(),
        access.ServiceRoleUses: access.ServiceRoleUses(),
        access.Reach: access.Reach(address),
        access.Guesses: access.Guesses(),
        audit.Keyring: access.KnownKeys(),
        accounts.Roster: people.PeopleRoster(),
        accounts.Regions: accounts.Regions((config.media.region,)),
        accounts.RegionUse: meetings.RegionsOfMeetings(),
        accounts.Applications: accounts.Applications(),
        accounts.DeletionImpacts: accounts.DeletionImpacts(
            (
                people.PeopleImpact(),
                chat.RoomsOfAccount(),
                numbers.NumbersOfAccount(),
                meetings.MeetingsOfAccount(),
                signin.SessionsOfAccount(),
                bots.BotsOfAccount(),
            )
        ),
        organisations.Identities: access.IdentitiesOfOrganisation(),
        organisations.OrganisationImpacts: organisations.OrganisationImpacts(
            (
                accounts.AccountsOfOrganisation(),
                people.PeopleOfOrganisation(),
                numbers.NumbersOfOrganisation(),
                signin.SessionsOfOrganisation(),
                access.IdentitiesOfOrganisation(),
            )
        ),
        accounts.DomainImpacts: accounts.DomainImpacts(
            (people.PeopleOfDomain(), signin.SessionsOfDomain(), numbers.NumbersOfDomain(), meetings.MeetingsOfDomain())
        ),
        meetings.Settings: meetings.Settings(address, _per_address(config)),
        meetings.Places: RoomsAsPlaces(),
        support.Settings: support.Settings(config.support.centre, config.support.desk_mail),
        support.KnownMeetings: meetings.MeetingsOfOrganisation(),
        numbers.NumberWishes: support.RequestsForNumbers(),
        chat.Bots: bots.BotsAsMembers(),
        chat.Post: chat.Post(tasks, lambda: installation.calls(System("chat"))),
    }
    if isinstance(mailer, Outbox):
        installation.parts[Outbox] = mailer
    return installation


def undertakings() -> people.Undertakings:
    """What each kind of file about people means."""
    kind = people.SheetKind
    return people.Undertakings(
        {
            kind.INVITATIONS: people.BulkInvitations(),
            kind.LICENSES: people.BulkLicenses(),
            kind.ACCOUNTS: people.MovingAccounts(),
            kind.USERS: people.MovingUsers(),
            kind.MEMBERS: chat.MovingMembers(),
            kind.CONTACTS: people.MovingContacts(),
            kind.NUMBERS: numbers.MovingNumbers(),
        }
    )


def clock_of(config: Config, data: Path) -> Clock:
    return DevelopmentClock(data / "clock-offset") if config.development else SystemClock()


def objects_of(config: Config) -> Objects:
    """Where the audit trail's files go."""
    from carillon.adapters.objects.stores import Bucket, NoObjects, bucket, folder

    wanted = config.audit
    if wanted.bucket:
        return bucket(
            Bucket(wanted.bucket, wanted.region, wanted.endpoint, wanted.access_key_id, wanted.secret_access_key)
        )
    return folder(Path(wanted.folder)) if wanted.folder else NoObjects()


def documents_of(data: Path) -> Documents:
    """What people hand in lies in the data folder, in `files`, which backups take with them."""
    from carillon.adapters.objects.stores import folder

    return folder(data / "files")


def scanner_of(config: Config) -> Scanner:
    from carillon.adapters.scan.clamd import ClamdScanner
    from carillon.adapters.scan.off import NoScanner

    return ClamdScanner(config.scan.address) if config.scan.address else NoScanner()


def mailer_of(config: Config, data: Path, clock: Clock) -> Mailer:
    """SMTP where a server is configured, else the development outbox, else none."""
    if config.mail.host:
        from carillon.adapters.mail.smtp import Encryption, SmtpMailer, SmtpServer

        mail = config.mail
        encryption = Encryption(mail.tls)
        server = SmtpServer(mail.host, mail.port, mail.sender, encryption, mail.user or None, mail.password or None)
        return SmtpMailer(server, clock)
    if config.development:
        from carillon.adapters.mail.folder import FolderMailer

        return FolderMailer(data / "outbox", clock, config.mail.sender)
    from carillon.adapters.mail.nowhere import NoMailer

    return NoMailer()


def outgoing_of(config: Config) -> Outgoing:
    from carillon.adapters.http.direct import DirectHttp
    from carillon.adapters.http.targets import networks

    file = config.outgoing.authorities_file
    return DirectHttp(networks(config.outgoing.private_networks), Path(file) if file else None)


def names_of(config: Config) -> Names:
    from carillon.adapters.dns.resolver import NameServers

    return NameServers(config.dns.addresses)


def _signin_settings(config: Config, address: str) -> signin.Settings:
    minute = timedelta(minutes=1)
    return signin.Settings(
        base_url=address,
        signup_open=config.signin.signup == "open",
        development=config.development,
        host_name=config.server.host_name,
        person_session=timedelta(days=config.signin.session_days),
        console_session=timedelta(hours=config.signin.console_hours),
        per_account=signin.Limit(config.signin.attempts_per_account, minute),
        per_address=_per_address(config),
        help_centre=config.help.centre,
        training=config.help.training,
    )


def _per_address(config: Config) -> signin.Limit:
    """Of wrong passwords, and of guests who ask for a meeting."""
    return signin.Limit(config.signin.attempts_per_address, timedelta(minutes=1))
