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


@dataclass(frozen=True, slots=True)
class Signpost:
    """Behind the user at this cursor there were so many users, at that moment."""

    skip: int
    cursor: str | None
    at: datetime | None


BEGINNING = Signpost(0, None, None)


@dataclass(slots=True)
class Signposts:
    """Where pages were found a moment ago, so that a page deep in a long list need not be counted to from its start.

    They are kept for a minute: a jump by number may then miss by as many users as came or went before it meanwhile.
    Walking on from a page by its cursor never misses or repeats anybody.
    """

    kept_for: timedelta = timedelta(minutes=1)
    most_looks: int = 100
    most_of_one: int = 200
    _posts: OrderedDict[Look, OrderedDict[int, Signpost]] = field(
        default_factory=OrderedDict[Look, OrderedDict[int, Signpost]]
    )

    def nearest(self, look: Look, skip: int, now: datetime) -> Signpost:
        """The last one on the way there."""
        known = self._posts.get(look, {}).values()
        fresh = [post for post in known if post.skip <= skip and post.at is not None and now < post.at + self.kept_for]
        return max(fresh, key=lambda post: post.skip, default=BEGINNING)

    def put(self, look: Look, post: Signpost) -> None:
        posts = self._posts.setdefault(look, OrderedDict[int, Signpost]())
        posts[post.skip] = post
        posts.move_to_end(post.skip)
        self._posts.move_to_end(look)
        if len(posts) > self.most_of_one:
            posts.popitem(last=False)
        if len(self._posts) > self.most_looks:
            self._posts.popitem(last=False)


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
    near = posts.nearest(look, skip, call.now)
    if near.skip == skip:
        return near.cursor
    account_id, wanted, order = look
    start = Start(near.cursor, skip - near.skip - 1)
    found = await listing.place(call.tx, account_id, wanted, order, start, call.now)
    if found is not None:
        # Counted on from a signpost, it is as old as that one.
        posts.put(look, Signpost(skip, found, near.at or call.now))
    return found
