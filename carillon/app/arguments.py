"""What `carillon serve` was told beside its configuration; kept, because other commands must go by it too."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

import msgspec

from carillon.core.config import Config

LOCK = "serve.lock"


@dataclass(frozen=True, slots=True)
class Arguments:
    """The words of one `carillon serve`."""

    port: int | None = None
    host: str | None = None
    development: bool = False

    def applied(self, config: Config) -> Config:
        server = replace(config.server, port=self.port or config.server.port, host=self.host or config.server.host)
        # Never where others can reach it, whatever the file says: the outbox shows every invitation.
        development = (config.development or self.development) and server.is_only_here
        return replace(config, server=server, development=development)

    def keep(self, lock: IO[bytes]) -> None:
        """Write them into the lock that the server holds."""
        lock.truncate(0)
        lock.write(msgspec.json.encode(self))
        lock.flush()


def last_arguments(folder: Path) -> Arguments:
    """Those of the server that runs, or of the last one that ran."""
    try:
        return msgspec.json.decode((folder / LOCK).read_bytes(), type=Arguments)
    except (OSError, msgspec.DecodeError):
        return Arguments()
