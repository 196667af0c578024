"""Logs: one line for each thing worth knowing, for people or for programs, and never a secret in it."""

import logging
import re
import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from carillon.core.config import LogsConfig

HIDDEN = "***"
_SECRET = re.compile(
    r"pass(word|code|phrase)?$|secret|token|authori[sz]ation|cookie|(^|_)pin$|credential|signature|api_?key|private_?key"
    r"|master_?key|session_id$|^body$",
    re.IGNORECASE,
)


def begin(config: LogsConfig, stream: TextIO | None = None) -> None:
    """Send everything, also what libraries log, to standard error in the chosen form."""
    target = stream or sys.stderr
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        without_secrets,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.PositionalArgumentsFormatter(),
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(target)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *_form(config, colors=target.isatty()),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(config.level.upper())
    _take_over_libraries(config)


@contextmanager
def during(request_id: str) -> Generator[None]:
    """Every line written in here carries the request's id."""
    with structlog.contextvars.bound_contextvars(request_id=request_id):
        yield


def without_secrets(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """Hide what is named like a secret, however deep: a mistake in a log call must not publish a password."""
    return {name: _shown(name, value) for name, value in event.items()}


def _shown(name: str, value: object) -> object:
    if _SECRET.search(name) and value is not None:
        return HIDDEN
    if isinstance(value, dict):
        return {str(key): _shown(str(key), inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_shown("", inner) for inner in value]
    return value


def _form(config: LogsConfig, *, colors: bool) -> list[Processor]:
    if config.format == "console":
        plain = structlog.dev.plain_traceback
        return [structlog.dev.ConsoleRenderer(colors=colors, exception_formatter=plain)]
    return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]


def _take_over_libraries(config: LogsConfig) -> None:
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        library = logging.getLogger(name)
        library.handlers = []
        library.propagate = True
    # The doors log requests themselves, with request ids and without query strings.
    logging.getLogger("uvicorn.access").disabled = True
    # Their information is every statement and every connection, with what it was opened with; only what goes wrong
    # there is of interest.
    for name in ("aiosqlite", "asyncio", "sqlalchemy.engine", "uvicorn.error", "websockets", "alembic.runtime.plugins"):
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelNamesMapping()[config.level.upper()]))
