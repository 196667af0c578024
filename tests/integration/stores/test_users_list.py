"""The list of users on both databases: filtered, sorted and paged, while people come and go."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from carillon.core.db import Database
from carillon.features import people
from carillon.features.accounts import Account, License
from carillon.features.people import Registration, User, UserType
from carillon.features.people.model.listing import Filter, Order, PlaceWrong, SortKey, Span
from carillon.features.people.service import listing
from carillon.features.people.store import users
from tests.kit.offices import AT, Office, open_office

pytestmark = pytest.mark.anyio

DAY = timedelta(days=1)
PLAIN = Order()


@pytest.fixture
async def office(database: Database, tmp_path: Path) -> Office:
    return await open_office(database, tmp_path)


async def add(office: Office, account: Account, name: str, template: User) -> User:
    """Somebody of this name, otherwise like the template."""
    email = f"{name.lower()}@example.com"
    shown = name if template.is_known else None
    async with office.alice.write() as call:
        user = replace(template, id=call.ids.uuid(), account_id=account.id, email=email, display_name=shown)
        await users.add(call.tx, user)
    return user


def registered(**facts: object) -> User:
    user = User("", None, "", AT, registration=Registration.REGISTERED, joined_at=AT)
    return replace(user, **facts)


def invited(at: datetime) -> User:
    return User("", None, "", AT, invited_at=at)


async def walk(office: Office, account: Account, wanted: Filter, order: Order, limit: int = 2) -> list[str]:
    """Names of everybody, page after page by their cursors."""
    seen: list[str] = []
    cursor: str | None = None
    while True:
        async with office.alice.read() as call:
            page = await listing.page(call, account.id, wanted, cursor, limit, order)
        seen += names(page.items)
        cursor = page.next_cursor
        if cursor is None:
            return seen


async def page(office: Office, account: Account, number: int, limit: int = 2, order: Order = PLAIN) -> list[str]:
    async with office.alice.read() as call:
        return names((await listing.numbered_page(call, account.id, Filter(), number, limit, order)).items)


def names(found: Sequence[User]) -> list[str]:
    return [user.email.partition("@")[0] for user in found]


@pytest.fixture
async def sales(office: Office) -> Account:
    """Bob, Carol, Dave, Erin and the shared device Foyer, each with something of their own."""
    sales = await office.account()
    trial = registered(license=License.PRO_TRIAL, trial_ends_at=AT + DAY, last_active_at=AT - DAY)
    await add(office, sales, "Dave", trial)
    await add(office, sales, "Bob", registered(joined_at=AT - 9 * DAY, last_active_at=AT - 3 * DAY))
    await add(office, sales, "Erin", invited(AT - 2 * DAY))
    basic = registered(license=License.BASIC, joined_at=AT - DAY, registration=Registration.SUSPENDED)
    await add(office, sales, "carol", replace(basic, invited_at=AT - 5 * DAY))
    await add(office, sales, "Foyer", registered(user_type=UserType.SHARED_DEVICE, joined_at=AT - 4 * DAY))
    return sales


@pytest.mark.spec("USR-02", "USR-06")
@pytest.mark.parametrize(
    ("by", "found"),
    [
        (SortKey.EMAIL, "bob carol dave erin foyer"),
        (SortKey.NAME, "erin bob carol dave foyer"),
        (SortKey.REGISTRATION, "bob dave foyer carol erin"),
        (SortKey.PERMISSION, "carol bob erin foyer dave"),
        (SortKey.USER_TYPE, "bob carol dave erin foyer"),
        (SortKey.JOINED, "erin bob foyer carol dave"),
    ],
)
async def test_every_order_is_walked_page_by_page_in_both_directions(
    office: Office, sales: Account, by: SortKey, found: str
) -> None:
    upwards = found.split()
    assert await walk(office, sales, Filter(), Order(by)) == upwards
    assert await walk(office, sales, Filter(), Order(by, descending=True)) == upwards[::-1]


async def test_who_has_no_such_date_is_sorted_as_the_oldest(office: Office, sales: Account) -> None:
    for by, dated in ((SortKey.INVITED, ["carol", "erin"]), (SortKey.ACTIVE, ["bob", "dave"])):
        walked = await walk(office, sales, Filter(), Order(by), limit=1)
        assert (len(walked), walked[3:]) == (5, dated)
        assert (await walk(office, sales, Filter(), Order(by, descending=True)))[:2] == dated[::-1]


@pytest.mark.spec("USR-11", "USR-12")
@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(registrations=frozenset({Registration.SUSPENDED, Registration.UNREGISTERED})), "carol erin"),
        (Filter(licenses=frozenset({License.PRO})), "bob erin foyer"),
        (Filter(licenses=frozenset({License.PRO_TRIAL})), "dave"),
        (Filter(licenses=frozenset({License.BASIC, License.PRO_TRIAL})), "carol dave"),
        (Filter(user_type=UserType.SHARED_DEVICE), "foyer"),
        (Filter(joined=Span(AT - 9 * DAY, AT - DAY)), "bob foyer"),
        (Filter(joined=Span(end=AT - 4 * DAY)), "bob"),
        (Filter(invited=Span(start=AT - 3 * DAY)), "erin"),
        (Filter(active=Span(end=AT - 2 * DAY)), "bob"),
        (Filter(search="CAR", licenses=frozenset({License.BASIC})), "carol"),
        (Filter(search="bob", licenses=frozenset({License.BASIC})), ""),
    ],
)
async def test_a_filter_shows_whom_all_its_conditions_find_and_counts_them(
    office: Office, sales: Account, wanted: Filter, found: str
) -> None:
    assert await walk(office, sales, wanted, Order()) == found.split()
    async with office.alice.read() as call:
        assert await listing.count(call, sales.id, wanted) == len(found.split())
        everybody = (await listing.ids(call, sales.id, wanted, None)).items
        assert names([await one(office, user_id) for user_id in everybody]) == found.split()


async def one(office: Office, user_id: str) -> User:
    async with office.alice.read() as call:
        user = await users.find(call.tx, user_id)
    assert user is not None
    return user


async def test_a_trial_that_is_over_counts_as_basic_in_the_filter_too(office: Office, sales: Account) -> None:
    office.clock.advance(DAY)
    assert await walk(office, sales, Filter(licenses=frozenset({License.BASIC})), Order()) == ["carol", "dave"]
    assert await walk(office, sales, Filter(licenses=frozenset({License.PRO_TRIAL})), Order()) == []


@pytest.mark.spec("USR-20")
async def test_whoever_does_something_was_last_active_at_that_time(office: Office, sales: Account) -> None:
    async with office.alice.read() as call:
        bob, erin = [
            (await listing.page(call, sales.id, Filter(search=name), None, 1)).items[0] for name in ("bob", "erin")
        ]
    office.clock.advance(timedelta(minutes=10))
    async with office.alice.write() as call:
        await people.touch(call, [bob.id])
    assert (await one(office, bob.id)).last_active_at == AT + timedelta(minutes=10)
    assert (await one(office, erin.id)).last_active_at is None
    assert (await walk(office, sales, Filter(), Order(SortKey.ACTIVE)))[-1] == "bob"


async def test_a_page_is_found_by_its_number_in_every_order(office: Office, sales: Account) -> None:
    assert [await page(office, sales, number) for number in (1, 2, 3, 4)] == [
        ["bob", "carol"],
        ["dave", "erin"],
        ["foyer"],
        [],
    ]
    for by in SortKey:
        order = Order(by, descending=True)
        walked = await walk(office, sales, Filter(), order)
        assert await page(office, sales, 2, order=order) == walked[2:4]


async def test_walking_on_misses_and_repeats_nobody_while_people_come_and_go(office: Office, sales: Account) -> None:
    async with office.alice.read() as call:
        first = await listing.page(call, sales.id, Filter(), None, 2)
        assert names(first.items) == ["bob", "carol"]
    await add(office, sales, "Aaron", registered())
    async with office.alice.write() as call:
        await users.remove(call.tx, [first.items[1].id])
    async with office.alice.read() as call:
        assert names((await listing.page(call, sales.id, Filter(), first.next_cursor, 2)).items) == ["dave", "erin"]


async def test_a_jump_uses_the_last_minutes_signposts_and_is_exact_after_it(office: Office, sales: Account) -> None:
    assert await page(office, sales, 2) == ["dave", "erin"]
    await add(office, sales, "Aaron", registered())
    assert await page(office, sales, 2) == ["dave", "erin"]
    office.clock.advance(timedelta(minutes=1))
    assert await page(office, sales, 2) == ["carol", "dave"]


async def test_a_place_of_another_order_or_of_no_list_is_refused(office: Office, sales: Account) -> None:
    async with office.alice.read() as call:
        named = await listing.page(call, sales.id, Filter(), None, 2, Order(SortKey.NAME))
        for cursor in ("nowhere", named.next_cursor):
            with pytest.raises(PlaceWrong):
                await listing.page(call, sales.id, Filter(), cursor, 2, Order(SortKey.REGISTRATION))
