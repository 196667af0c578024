"""The operator's configuration: one tree, one TOML file, overridden by CARILLON_SECTION__OPTION in the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Literal

from carillon.core.addresses import address_and_port
from carillon.core.errors import Kind, Refusal
from carillon.core.options import option, read_tree

PREFIX = "CARILLON_"
DNS_PORT = 53
REGION_NAME = r"[A-Za-z0-9][A-Za-z0-9-]{0,62}"


class ConfigurationWrong(Refusal):
    """The configuration has {count}; Carillon does not start before that is mended:
    {mistakes}"""

    kind = Kind.INVALID


@dataclass(frozen=True, slots=True)
class ServerConfig:
    """Where Carillon listens, and how others reach it."""

    host: str = option("127.0.0.1", "The address to listen on; 0.0.0.0 or :: is every network of this machine.")
    port: int = option(8420, "The port to listen on.", least=1, most=65535)
    host_name: str = option("", "The name in the addresses that people open; empty for just this machine.")
    certificate_file: str = option("", "The certificate with its chain (PEM); with it Carillon speaks HTTPS.")
    key_file: str = option("", "The certificate's private key (PEM); both files are read again when they change.")
    trusted_proxies: tuple[str, ...] = option(
        (), "Addresses or networks of the proxies whose X-Forwarded headers are believed."
    )
    metrics_token: str = option(
        "", "Who sends this as a bearer token may read /metrics from another machine.", secret=True
    )

    @property
    def is_only_here(self) -> bool:
        """Nobody but this machine can reach the server."""
        return not self.host_name and self.host in ("127.0.0.1", "::1", "localhost")

    def mistakes(self) -> list[str]:
        found = [
            f"server.trusted_proxies: {proxy} is not an address or a network of addresses."
            for proxy in self.trusted_proxies
            if not _is_network(proxy)
        ]
        if bool(self.certificate_file) != bool(self.key_file):
            found.append("server.certificate_file and server.key_file belong together: set both or none.")
        return found


@dataclass(frozen=True, slots=True)
class DatabaseConfig:
    """Where the rows are kept."""

    url: str = option(
        "",
        "postgresql://user:password@host/name, for one server process today; empty for SQLite in the data folder.",
        secret=True,
        pattern=r"|(postgresql|postgresql\+asyncpg)://.+|sqlite\+aiosqlite:///.+",
    )


@dataclass(frozen=True, slots=True)
class SignInConfig:
    """Who may register, and how long a sign-in lasts."""

    signup: Literal["invited", "open"] = option("invited", "Who may register: invited people only, or anybody.")
    session_days: int = option(30, "A person's session ends after this many days without use.", least=1, most=365)
    console_hours: int = option(12, "An administrator's session ends after this many hours.", least=1, most=168)
    attempts_per_account: int = option(5, "Wrong passwords a minute for one account.", least=1, most=1000)
    attempts_per_address: int = option(
        20, "Wrong passwords a minute from one address; as often may a guest ask for a meeting.", least=1, most=100_000
    )


@dataclass(frozen=True, slots=True)
class MailConfig:
    """The server that carries Carillon's mail; without one, mail goes nowhere or to the development outbox."""

    host: str = option("", "The SMTP server; empty for none.")
    port: int = option(587, "Its port: usually 587 with starttls, 465 with tls, 25 without.", least=1, most=65535)
    user: str = option("", "The name to sign in with; empty for no sign-in.")
    password: str = option("", "The password to sign in with.", secret=True)
    tls: Literal["starttls", "tls", "none"] = option("starttls", "How the connection is protected.")
    sender: str = option("Carillon <carillon@localhost>", "The address that mail comes from.")


@dataclass(frozen=True, slots=True)
class LogsConfig:
    """What the server writes about its work, on standard error."""

    format: Literal["console", "json"] = option("console", "For people or for programs.")
    level: Literal["debug", "info", "warning", "error"] = option("info", "The least important line that is written.")


@dataclass(frozen=True, slots=True)
class AwsConfig:
    """How the AWS API behaves."""

    clock_skew_minutes: int = option(5, "How far a signature's time may be from the server's clock.", least=1, most=15)
    calls_per_second: int = option(100, "Calls a second of one operation with one key.", least=1, most=100_000)
    calls_at_once: int = option(200, "The same in one burst, before that pace begins.", least=1, most=100_000)


@dataclass(frozen=True, slots=True)
class AuditConfig:
    """Where the audit trail's files go every five minutes: into a folder, into a bucket, or nowhere."""

    folder: str = option("", "A folder; empty for none.")
    bucket: str = option("", "The name of an S3 bucket; empty for none.")
    prefix: str = option("", "Stands before the names of all files.")
    endpoint: str = option("", "The address of an S3-compatible server; empty for AWS.", pattern=r"|https?://.+")
    region: str = option("us-east-1", "The bucket's region.")
    access_key_id: str = option("", "The key that may write to the bucket.")
    secret_access_key: str = option("", "Its secret.", secret=True)

    def mistakes(self) -> list[str]:
        if self.folder and self.bucket:
            return ["audit.folder and audit.bucket exclude each other: set one of them."]
        if self.bucket and not (self.access_key_id and self.secret_access_key):
            return ["audit.bucket needs audit.access_key_id and audit.secret_access_key."]
        return []


@dataclass(frozen=True, slots=True)
class MediaConfig:
    """The media engine, which carries sound and pictures of meetings."""

    engine: Literal["own", "off"] = option("own", "Start LiveKit with Carillon, or do without meetings.")
    program: str = option("", "The livekit-server to start; empty for the one that scripts/setup made, else on PATH.")
    address: str = option("", "The IP address that browsers reach the engine at; empty to find it by host_name.")
    udp_port: int = option(0, "Where sound and pictures arrive by UDP; 0 follows server.port.", least=0, most=65535)
    tcp_port: int = option(0, "The same by TCP, for networks without UDP; 0 follows server.port.", least=0, most=65535)
    turn_port: int = option(0, "The relay for narrow networks (TURN); 0 follows server.port.", least=0, most=65535)
    region: str = option("local", "What administrators read as the region of this media site.", pattern=REGION_NAME)

    def mistakes(self) -> list[str]:
        if self.address and not _is_address(self.address):
            return [f"media.address: {self.address} is not an IP address."]
        return []


@dataclass(frozen=True, slots=True)
class OutgoingConfig:
    """Requests to addresses that administrators name, such as the endpoints of bots."""

    private_networks: tuple[str, ...] = option(
        (), "Networks that are not public and may be called all the same, such as 10.1.0.0/16; else none is."
    )
    authorities_file: str = option("", "Certificates (PEM) to trust there beside the system's, such as your own CA's.")

    def mistakes(self) -> list[str]:
        return [
            f"outgoing.private_networks: {network} is not an address or a network of addresses."
            for network in self.private_networks
            if not _is_network(network)
        ]


@dataclass(frozen=True, slots=True)
class DnsConfig:
    """The name servers that are asked whether a domain shows what its claim asks for."""

    servers: tuple[str, ...] = option(
        (), "Addresses such as 192.0.2.53 or 127.0.0.1:5353; empty for those that this machine asks itself."
    )

    def mistakes(self) -> list[str]:
        return [
            f"dns.servers: {server} is not the address of a name server."
            for server in self.servers
            if address_and_port(server, DNS_PORT) is None
        ]

    @property
    def addresses(self) -> list[tuple[str, int]]:
        return [found for server in self.servers if (found := address_and_port(server, DNS_PORT))]


@dataclass(frozen=True, slots=True)
class HelpConfig:
    """Where people find help; each is a link in the client's menu, and is not shown while it is empty."""

    centre: str = option("", "The address of a help centre.", pattern=r"|https?://.+")
    training: str = option("", "The address of training videos.", pattern=r"|https?://.+")


@dataclass(frozen=True, slots=True)
class ScanConfig:
    """The virus scanner that looks at every file people hand in, such as a letter for a port-in."""

    address: str = option(
        "",
        "Where clamd listens: host:port, or the path of its socket; empty for none.",
        pattern=r"|/.+|[^/\s]+:[0-9]{1,5}",
    )


@dataclass(frozen=True, slots=True)
class SupportConfig:
    """Where administrators find help beside the desk, and where the desk hears of news."""

    centre: str = option(
        "",
        "The address of a support centre that the console links to, such as https://help.example.com; empty for none.",
        pattern=r"|https?://.+",
    )
    desk_mail: str = option(
        "",
        "The e-mail address that is told of new requests and answers; empty for none.",
        pattern=r"|[^@\s]+@[^@\s]+",
    )


@dataclass(frozen=True, slots=True)
class Config:
    """Everything that the operator decides."""

    development: bool = option(
        default=False, says="Turn on the mail outbox page and the clock control; never where others can reach it."
    )
    server: ServerConfig = field(default_factory=ServerConfig)
    database: DatabaseConfig = field(default_factory=DatabaseConfig)
    signin: SignInConfig = field(default_factory=SignInConfig)
    mail: MailConfig = field(default_factory=MailConfig)
    logs: LogsConfig = field(default_factory=LogsConfig)
    aws: AwsConfig = field(default_factory=AwsConfig)
    audit: AuditConfig = field(default_factory=AuditConfig)
    media: MediaConfig = field(default_factory=MediaConfig)
    outgoing: OutgoingConfig = field(default_factory=OutgoingConfig)
    dns: DnsConfig = field(default_factory=DnsConfig)
    help: HelpConfig = field(default_factory=HelpConfig)
    scan: ScanConfig = field(default_factory=ScanConfig)
    support: SupportConfig = field(default_factory=SupportConfig)

    def database_url(self, data: Path) -> str:
        """Where the database is; `data` is the data folder."""
        if not self.database.url:
            return f"sqlite+aiosqlite:///{data / 'carillon.db'}"
        return self.database.url.replace("postgresql://", "postgresql+asyncpg://", 1)


def load(file: Path | None, environment: Mapping[str, str] | None = None) -> Config:
    """The configuration, or one refusal that names every mistake in it."""
    text, mistakes = _read(file)
    config, more = read_tree(Config, text, _variables(os.environ if environment is None else environment))
    mistakes += more
    if mistakes:
        count = "1 mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
        raise ConfigurationWrong(count=count, mistakes="\n".join(f"  {mistake}" for mistake in mistakes))
    return config


def default_folder(environment: Mapping[str, str] | None = None) -> Path:
    """The data folder where none is named."""
    places = os.environ if environment is None else environment
    home = places.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(home) / "carillon"


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _is_network(text: str) -> bool:
    try:
        ip_network(text, strict=False)
    except ValueError:
        return False
    return True


def _read(file: Path | None) -> tuple[str, list[str]]:
    if file is None:
        return "", []
    try:
        return file.read_text(encoding="utf-8"), []
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        return "", [f"{file} cannot be read: {reason}."]


def _variables(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in environment.items() if name.startswith(PREFIX)}
