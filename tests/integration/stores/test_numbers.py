"""The inventory of numbers on both databases: listed, changed, deleted, restored, released; and its settings."""

from pathlib import Path

import pytest

from carillon.adapters.carrier import CarrierDown, CarrierRefused
from carillon.core.calls import Call
from carillon.core.db import Database
from carillon.features.numbers import jobs as number_jobs
from carillon.features.numbers.model.countries import Product
from carillon.features.numbers.model.dialling import FromElsewhere, NoTelephony, ToWrong
from carillon.features.numbers.model.inventory import (
    MOST_AT_ONCE,
    Bond,
    Filter,
    NotInQueue,
    NumberAssigned,
    NumberNotFound,
    OneChange,
    ReleaseNumber,
    Status,
    TooManyNumbers,
)
from carillon.features.numbers.model.names import CallingNameTooSoon, NameStatus
from carillon.features.numbers.model.orders import (
    OrderStatus,
)
from carillon.features.numbers.model.settings import BucketWrong, Telephony
from carillon.features.numbers.service import dialling, inventory, settings
from carillon.features.numbers.service.inventory import Change
from carillon.features.numbers.service.settings import Destination
from carillon.features.people import UserNotFound
from tests.kit.exchanges import DAY, FIRST, MOMENT, SEATTLE, SECOND, THIRD, Exchange, open_exchange
from tests.kit.offices import AT

pytestmark = pytest.mark.anyio


@pytest.fixture
async def exchange(database: Database, tmp_path: Path) -> Exchange:
    return await open_exchange(database, tmp_path)


async def test_a_foreign_number_is_as_good_as_none(exchange: Exchange) -> None:
    await exchange.own(FIRST)
    mallory = exchange.office.mallory
    assert await exchange.listed(by=mallory) == []
    for act in (
        lambda call: inventory.find(call, FIRST),
        lambda call: inventory.update(call, Change(FIRST, name="Sales")),
        lambda call: inventory.restore(call, FIRST),
    ):
        with pytest.raises(NumberNotFound):
            await exchange.does(act, mallory)
    ((_, refusal),) = await exchange.does(lambda call: inventory.delete(call, [FIRST]), mallory)
    assert isinstance(refusal, NumberNotFound)
    assert await exchange.status(FIRST) is Status.UNASSIGNED


async def test_numbers_are_listed_by_what_is_asked(exchange: Exchange) -> None:
    await exchange.own(FIRST, SECOND)
    await exchange.own(THIRD, product=Product.VOICE_CONNECTOR)
    account = await exchange.office.account()
    bob = await exchange.office.member(account, "bob")
    await exchange.assign(account, bob, SECOND)
    await exchange.delete(FIRST)
    assert await exchange.listed() == [FIRST, SECOND, THIRD]
    assert await exchange.listed(Filter(status="DeleteInProgress")) == [FIRST]
    assert await exchange.listed(Filter(status="AcquireFailed")) == []
    assert await exchange.listed(Filter(product=Product.VOICE_CONNECTOR)) == [THIRD]
    for bond, value in ((Bond.ACCOUNT, account.id), (Bond.USER, bob.id)):
        assert await exchange.listed(Filter(bond=bond, value=value)) == [SECOND]
    assert await exchange.listed(Filter(bond=Bond.USER, value=account.id)) == []
    assert await exchange.listed(Filter(bond=Bond.VOICE_CONNECTOR, value=bob.id)) == []
    page = await exchange.does(lambda call: inventory.page(call, Filter(), None, 2))
    assert page.next_cursor == SECOND
    rest = await exchange.does(lambda call: inventory.page(call, Filter(), page.next_cursor, 2))
    assert ([phone.number for phone in rest.items], rest.next_cursor) == ([THIRD], None)


@pytest.mark.spec("CNAM-02", "CNAM-05")
async def test_one_attribute_is_changed_at_a_time(exchange: Exchange) -> None:
    await exchange.own(FIRST)
    for wrong in (Change(FIRST), Change(FIRST, Product.VOICE_CONNECTOR, "Sales")):
        with pytest.raises(OneChange):
            await exchange.does(lambda call, wrong=wrong: inventory.update(call, wrong))
    await exchange.does(lambda call: inventory.update(call, Change(FIRST, Product.VOICE_CONNECTOR)))
    await exchange.does(lambda call: inventory.update(call, Change(FIRST, name="Sales")))
    phone = await exchange.number(FIRST)
    assert (phone.product, phone.name.text, phone.name.changed_at) == (Product.VOICE_CONNECTOR, "Sales", AT)
    exchange.office.clock.advance(7 * DAY - MOMENT)
    with pytest.raises(CallingNameTooSoon):
        await exchange.does(lambda call: inventory.update(call, Change(FIRST, name="Support")))
    exchange.office.clock.advance(MOMENT)
    phone = await exchange.does(lambda call: inventory.update(call, Change(FIRST, name="Support")))
    assert (phone.name.text, phone.name.before) == ("Support", "Sales")
    assert await exchange.number(FIRST) == phone


@pytest.mark.spec("CNAM-01")
async def test_many_are_named_at_once_and_each_for_itself(exchange: Exchange) -> None:
    await exchange.own(FIRST, SECOND)
    changes = [Change(number, name="Sales") for number in (FIRST, "+12065550199", SECOND, "nonsense")]
    results = await exchange.does(lambda call: inventory.update_all(call, [*changes, Change(FIRST, name="Support")]))
    assert [(named, type(refusal)) for named, refusal in results] == [
        (FIRST, type(None)),
        ("+12065550199", NumberNotFound),
        (SECOND, type(None)),
        ("nonsense", NumberNotFound),
        (FIRST, CallingNameTooSoon),
    ]
    for number in (FIRST, SECOND):
        assert (await exchange.number(number)).name.text == "Sales"


async def test_at_most_five_hundred_are_done_at_once(exchange: Exchange) -> None:
    for numbers in ([], ["+12065550100"] * (MOST_AT_ONCE + 1)):
        with pytest.raises(TooManyNumbers):
            await exchange.delete(*numbers)
    assert len(await exchange.delete(*["+12065550100"] * MOST_AT_ONCE)) == 1


@pytest.mark.spec("DELQ-02", "DELQ-05")
async def test_numbers_are_deleted_each_for_itself(exchange: Exchange) -> None:
    await exchange.own(FIRST, SECOND)
    account = await exchange.office.account()
    await exchange.assign(account, await exchange.office.member(account, "bob"), SECOND)
    results = await exchange.does(lambda call: inventory.delete(call, [FIRST, SECOND, "+1", FIRST, FIRST[1:]]))
    assert [(named, type(refusal)) for named, refusal in results] == [
        (FIRST, type(None)),
        (SECOND, NumberAssigned),
        ("+1", NumberNotFound),
    ]
    phone = await exchange.number(FIRST)
    assert (phone.status, phone.deleted_at) == (Status.DELETE_IN_PROGRESS, AT)
    exchange.office.clock.advance(DAY)
    assert await exchange.delete(FIRST) == [None]
    assert (await exchange.number(FIRST)).deleted_at == AT
    assert await exchange.releases() == [ReleaseNumber(FIRST, AT)]


@pytest.mark.spec("DELQ-06", "DELQ-08", "PHN-01")
async def test_after_seven_days_a_number_is_in_the_pool_again(exchange: Exchange) -> None:
    await exchange.own(FIRST)
    assert len(await exchange.free()) == 99
    await exchange.delete(FIRST)
    assert len(await exchange.free()) == 99
    exchange.office.clock.advance(7 * DAY)
    with pytest.raises(NumberNotFound):
        await exchange.restore(FIRST)
    await exchange.release()
    assert (exchange.carrier.released, await exchange.listed()) == ([FIRST], [])
    with pytest.raises(NumberNotFound):
        await exchange.restore(FIRST)
    assert len(await exchange.free()) == 100
    assert (await exchange.order(FIRST, by=exchange.office.mallory)).status is OrderStatus.PROCESSING


@pytest.mark.spec("DELQ-07")
async def test_within_the_seven_days_it_comes_back_and_stays(exchange: Exchange) -> None:
    await exchange.own(FIRST)
    await exchange.does(lambda call: inventory.update(call, Change(FIRST, name="Sales")))
    with pytest.raises(NotInQueue):
        await exchange.restore(FIRST)
    await exchange.delete(FIRST)
    exchange.office.clock.advance(7 * DAY - MOMENT)
    back = await exchange.restore(FIRST)
    assert (back.status, back.name.text, back.deleted_at) == (Status.UNASSIGNED, "Sales", None)
    exchange.office.clock.advance(MOMENT)
    await exchange.release()
    assert (await exchange.number(FIRST), exchange.carrier.released) == (back, [])
    await exchange.delete(FIRST)
    await number_jobs.release_number(exchange.office.calls, ReleaseNumber(FIRST, AT))
    assert await exchange.status(FIRST) is Status.DELETE_IN_PROGRESS


async def test_a_carrier_that_does_not_take_a_number_back_is_asked_again_or_seen(exchange: Exchange) -> None:
    await exchange.own(FIRST)
    await exchange.delete(FIRST)
    exchange.office.clock.advance(7 * DAY)
    (job,) = await exchange.releases()
    exchange.carrier.is_down = True
    with pytest.raises(CarrierDown):
        await number_jobs.release_number(exchange.office.calls, job)
    assert await exchange.status(FIRST) is Status.RELEASE_IN_PROGRESS
    exchange.carrier.is_down, exchange.carrier.refuses_everything = False, True
    with pytest.raises(CarrierRefused):
        await number_jobs.release_number(exchange.office.calls, job)
    assert await exchange.status(FIRST) is Status.RELEASE_FAILED
    exchange.carrier.refuses_everything = False
    assert FIRST not in await exchange.free()
    for _ in range(2):
        await number_jobs.release_number(exchange.office.calls, job)
    assert (await exchange.listed(), exchange.carrier.released) == ([], [FIRST])


@pytest.mark.spec("CNAM-05", "CNAM-09")
async def test_the_default_name_changes_every_seven_days(exchange: Exchange) -> None:
    assert (await exchange.does(settings.read)).default_name.changed_at is None
    await exchange.does(lambda call: settings.set_default_name(call, "Acme"))
    exchange.office.clock.advance(7 * DAY - MOMENT)
    with pytest.raises(CallingNameTooSoon):
        await exchange.does(lambda call: settings.set_default_name(call, "Acme 2"))
    exchange.office.clock.advance(MOMENT)
    await exchange.does(lambda call: settings.set_default_name(call, "Acme 2"))
    name = (await exchange.does(settings.read)).default_name
    assert (name.text, name.before, name.changed_at) == ("Acme 2", "Acme", AT + 7 * DAY)
    assert name.status(AT + 7 * DAY) is NameStatus.UPDATE_IN_PROGRESS
    assert (await exchange.does(settings.read, exchange.office.mallory)).default_name.text == ""


@pytest.mark.spec("GLOB-03")
async def test_where_records_go_is_settled_for_the_organisation(exchange: Exchange) -> None:
    async def settle(call: Call, business: Destination | None, connector: Destination | None) -> None:
        await settings.set_destinations(call, business_calling=business, voice_connector=connector)

    await exchange.does(lambda call: settle(call, Destination("b1"), Destination("b2")))
    await exchange.does(lambda call: settle(call, None, Destination(None)))
    with pytest.raises(BucketWrong):
        await exchange.does(lambda call: settle(call, Destination("No Bucket"), None))
    found = await exchange.does(settings.read)
    assert (found.business_calling_bucket, found.voice_connector_bucket) == ("b1", None)
    await exchange.does(lambda call: settings.set_default_name(call, "Acme"))
    assert (await exchange.does(settings.read)).business_calling_bucket == "b1"


async def test_what_a_user_may_do_is_settled_one_by_one(exchange: Exchange) -> None:
    account = await exchange.office.account()
    bob, carol = [await exchange.office.member(account, name) for name in ("bob", "carol")]
    for chosen in (Telephony(sms=False), Telephony(inbound_calling=False)):
        await exchange.does(lambda call, chosen=chosen: settings.set_telephony(call, account.id, bob.id, chosen))
        assert await exchange.does(lambda call: settings.telephony(call, account.id, bob.id)) == chosen
    assert await exchange.does(lambda call: settings.telephony(call, account.id, carol.id)) == Telephony()
    with pytest.raises(UserNotFound):
        await exchange.does(lambda call: settings.telephony(call, account.id, "nobody"))


async def test_dialling_out_is_checked_and_then_has_no_engine(exchange: Exchange) -> None:
    await exchange.own(FIRST, SECOND)
    await exchange.own("+18005550100", product=Product.VOICE_CONNECTOR)
    await exchange.order(THIRD)
    await exchange.delete(SECOND)
    for origin, destination, refusal in (
        (FIRST, "+12065550199", NoTelephony),
        ("+18005550100", "12065550199", NoTelephony),
        (FIRST, "911", ToWrong),
        (FIRST, FIRST, ToWrong),
        (SECOND, "+12065550199", FromElsewhere),
        (THIRD, "+12065550199", FromElsewhere),
        (SEATTLE[50], "+12065550199", FromElsewhere),
    ):
        with pytest.raises(refusal):
            await exchange.does(lambda call, a=origin, b=destination: dialling.dial_out(call, a, b))
    with pytest.raises(FromElsewhere):
        await exchange.does(lambda call: dialling.dial_out(call, FIRST, "+12065550199"), exchange.office.mallory)
