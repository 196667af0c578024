"""The list of an account's users for administrators: stretch after stretch, or a page by its number."""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from carillon.core.calls import Call
from carillon.core.pages import Page
from carillon.features import accounts
from carillon.features.people.model.listing import MOST_IDS, Filter, Order, Start
from carillon.features.people.model.users import User
from carillon.features.people.store import listing

Look = tuple[str, Filter, Order]
"""One account's list, as somebody looks at it."""


@dataclass(slots=True)
class Signposts:
    """Where pages were found a moment ago, so that a page deep in a long list need not be counted to from its start.

    They are kept for a minute: a jump by number may then miss by as many users as came or went before it meanwhile.
    Walking on from a page by its cursor never misses or repeats anybody.
    """

    kept_for: timedelta = timedelta(minutes=1)
    most: int = 2000
    _places: OrderedDict[tuple[Look, int], tuple[str, datetime]] = field(
        default_factory=OrderedDict[tuple[Look, int], tuple[str, datetime]]
    )

    def find(self, look: Look, skip: int, now: datetime) -> str | None:
        cursor, at = self._places.get((look, skip), ("", None))
        return cursor if at is not None and now < at + self.kept_for else None

    def put(self, look: Look, skip: int, cursor: str, now: datetime) -> None:
        """Behind the user at this cursor there have been `skip` users."""
        self._places[look, skip] = (cursor, now)
        self._places.move_to_end((look, skip))
        while len(self._places) > self.most:
            self._places.popitem(last=False)


async def page(
    call: Call, account_id: str, wanted: Filter, cursor: str | None, limit: int, order: Order | None = None
) -> Page[User]:
    """From the user behind `cursor` on."""
    account = await accounts.find(call, account_id)
    return await listing.page(call.tx, account.id, wanted, order or Order(), Start(cursor), limit, call.now)


async def numbered_page(
    call: Call, account_id: str, wanted: Filter, number: int, limit: int, order: Order
) -> Page[User]:
    """The page of this number, the first being 1; empty behind the last."""
    account = await accounts.find(call, account_id)
    skip, start = (number - 1) * limit, Start()
    if skip > 0:
        before = await _place(call, (account.id, wanted, order), skip)
        if before is None:
            return Page(())
        start = Start(before)
    return await listing.page(call.tx, account.id, wanted, order, start, limit, call.now)


async def count(call: Call, account_id: str, wanted: Filter) -> int:
    account = await accounts.find(call, account_id)
    return await listing.count(call.tx, account.id, wanted, call.now)


async def ids(call: Call, account_id: str, wanted: Filter, cursor: str | None) -> Page[str]:
    """Everybody whom the filter finds, some thousand at a time: for acts on all of them."""
    account = await accounts.find(call, account_id)
    return await listing.ids(call.tx, account.id, wanted, Start(cursor), MOST_IDS, call.now)


async def _place(call: Call, look: Look, skip: int) -> str | None:
    """Where the list goes on after so many users; None where it is not that long."""
    posts = call.part(Signposts)
    if (known := posts.find(look, skip, call.now)) is not None:
        return known
    account_id, wanted, order = look
    found = await listing.place_after(call.tx, account_id, wanted, order, skip, call.now)
    if found is not None:
        posts.put(look, skip, found, call.now)
    return found
