"""A view: one page or state of a face, who sees it, and how one gets there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Locator, Page, Route, expect

from tests.e2e.gallery.stage import Stage

Who = Literal[
    "nobody", "alice", "bob", "carol", "newcomer", "wanda", "uma", "administrator", "reader", "stranger", "founder"
]
Show = Callable[[Stage, Page], None]


@dataclass(frozen=True, slots=True)
class View:
    """`founder` is at a server that is not set up yet; everybody else at the one with the story's people."""

    name: str
    who: Who
    show: Show


VIEWS: list[View] = []


def view(name: str, who: Who = "nobody") -> Callable[[Show], Show]:
    """Marks a function that leads to a view; views are shown in the order in which they are written."""

    def keep(show: Show) -> Show:
        VIEWS.append(View(name, who, show))
        return show

    return keep


def opened(page: Page, button: str) -> Locator:
    page.get_by_role("button", name=button, exact=True).first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


_held: list[Route] = []
_endings: list[Callable[[], None]] = []


def hold(route: Route) -> None:
    """An answer that does not come while somebody looks."""
    _held.append(route)


def refuse(route: Route) -> None:
    """As the server answers where its database is away."""
    route.fulfill(status=503, json={"code": "Unavailable", "message": "", "facts": {}, "request_id": "r-1"})


def afterwards(end: Callable[[], None]) -> None:
    """What goes on while somebody looks, and is ended then."""
    _endings.append(end)


def let_go() -> None:
    while _held:
        _held.pop().abort()
    while _endings:
        _endings.pop()()
