"""What an installation tells of itself to whoever asks for support: versions, configuration, and how its parts are."""

import platform
from collections.abc import Iterator
from dataclasses import dataclass

from carillon import __version__, migrations
from carillon.app.health import Check, PartState
from carillon.app.installation import Installation
from carillon.core.config import Config
from carillon.core.options import Option, as_toml, options

HIDDEN = '"(not shown)"'


@dataclass(frozen=True, slots=True)
class InstallationDiagnosis:
    """Answers `support.Diagnosis`."""

    installation: Installation
    parts: tuple[Check, ...]

    def versions(self) -> str:
        engine = "SQLite" if self.installation.database.is_sqlite else "PostgreSQL"
        lines = (
            f"Carillon {__version__}",
            f"Python {platform.python_version()}",
            f"{platform.system()} {platform.release()} {platform.machine()}",
            f"{engine}, schema {migrations.head()}",
        )
        return "\n".join(lines)

    def configuration(self) -> str:
        """What differs from the defaults; a secret is only said to be set."""
        return "\n".join(_changed(self.installation.config)) or "Everything is as it was."

    async def findings(self) -> str:
        return "\n".join([_line(await check()) for check in self.parts])


def _changed(config: Config) -> Iterator[str]:
    for one in options(Config):
        value = _value(config, one)
        if value != one.default:
            yield f"{one.path} = {HIDDEN if one.rule.secret else as_toml(value)}"


def _value(config: Config, one: Option) -> str | int | tuple[str, ...]:
    holder: object = getattr(config, one.section) if one.section else config
    found: str | int | tuple[str, ...] = getattr(holder, one.name)
    return found


def _line(part: PartState) -> str:
    fix = f" {part.fix}" if part.fix else ""
    return f"{part.name}: {part.state}. {part.detail}{fix}"
