"""Marks on handlers: which address a function answers, who may call it, and what the audit trail names it."""

import inspect
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Any, Generic, TypeVar, get_type_hints

import msgspec

from carillon.core.calls import Call

Handler = Callable[..., Awaitable[Any]]
About = Callable[[Call, Mapping[str, Any]], Awaitable[str]]
"""`(call, arguments) -> ARN`: what a request is about, by the arguments that the handler is given."""

Body = TypeVar("Body")

LARGEST_BODY = 1 << 20
"""Of a request in bytes, where its route says no other."""

Secret = Annotated[str, msgspec.Meta(extra={"secret": True})]
"""Text that never reaches the audit trail or a log."""


class Area(Enum):
    """Whose cookie a route looks at."""

    NONE = "none"
    CLIENT = "client"
    CONSOLE = "console"


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may call a route. `action` is the IAM action that the console session's policies must allow.

    `about` names the resource for policies that speak of one; without it a request is about everything. What is
    `own` is open to whoever is signed in, unless a policy denies it outright.
    """

    area: Area
    action: str | None = None
    about: About | None = None
    own: bool = False


PUBLIC = Rule(Area.NONE)
PERSON = Rule(Area.CLIENT)
CONSOLE = Rule(Area.CONSOLE)


def allowed(action: str, about: About | None = None) -> Rule:
    """A console session whose policies allow `service:Action`."""
    return Rule(Area.CONSOLE, action, about)


def own(action: str, about: About) -> Rule:
    """A console session, about the caller's own credentials."""
    return Rule(Area.CONSOLE, action, about, own=True)


@dataclass(frozen=True, slots=True)
class Cookie:
    """A session cookie to set in `area`; `token` None takes it away."""

    area: Area
    token: str | None
    max_age_seconds: int = 0


@dataclass(frozen=True, slots=True)
class Reply(Generic[Body]):
    """An answer that also sets cookies."""

    body: Body
    cookies: tuple[Cookie, ...] = ()


@dataclass(frozen=True, slots=True)
class Download:
    """An answer that is a file; browsers keep it under its name and never show it as a page of ours.

    A large one is a stream of so many bytes, of which little is in memory at a time.
    """

    body: bytes | AsyncIterator[bytes]
    name: str
    content_type: str = "application/octet-stream"
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """One marked handler, its signature taken apart once at start-up."""

    method: str
    path: str
    rule: Rule
    act: str | None
    status: int
    handler: Handler
    largest: int = LARGEST_BODY

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(re.findall(r"{(\w+)}", self.path))

    @property
    def parameters(self) -> dict[str, type]:
        return {n: t for n, t in get_type_hints(self.handler, include_extras=True).items() if n != "return"}

    @property
    def answer(self) -> Any:
        return get_type_hints(self.handler, include_extras=True)["return"]

    @property
    def several_transactions(self) -> bool:
        """The handler is given `calls`, because it does something slow between two transactions."""
        return next(iter(inspect.signature(self.handler).parameters)) == "calls"


def route(
    method: str,
    path: str,
    *,
    rule: Rule,
    act: str | None = None,
    status: int | None = None,
    largest: int = LARGEST_BODY,
) -> Callable[[Handler], Handler]:
    """Mark a function as the answer to `method path` below /api/v1.

    Its first parameter is `call` (one transaction) or `calls`; then path labels by name, `body` and `query` as
    msgspec Structs. A `body` of type `bytes` is a file as it is (application/octet-stream), of `largest` bytes at
    most. It answers a Struct, a `Reply` of one, a `Download`, or None, which is 204.
    """

    def mark(handler: Handler) -> Handler:
        answers_nothing = get_type_hints(handler).get("return") is type(None)
        handler.__dict__["routes"] = [
            *handler.__dict__.get("routes", []),
            Route(method, path, rule, act, status or (204 if answers_nothing else 200), handler, largest),
        ]
        return handler

    return mark


def routes_in(module: object) -> list[Route]:
    """The routes that a door module marks, in the order of its text."""
    return [found for value in vars(module).values() for found in getattr(value, "routes", ()) if callable(value)]
