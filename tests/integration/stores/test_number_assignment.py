"""Numbers and users on both databases: given, taken back, left behind; and what users may do with them."""

import asyncio
from pathlib import Path

import pytest

from carillon.core.db import Database
from carillon.features import people
from carillon.features.accounts import AccountNotFound
from carillon.features.accounts.service import accounts as account_service
from carillon.features.numbers import jobs as number_jobs
from carillon.features.numbers.model.inventory import (
    Bond,
    Filter,
    NumberBusy,
    NumberElsewhere,
    NumberNotFound,
    PhoneNumberAssociated,
    PhoneNumberDisassociated,
    Status,
    UserHasNoNumber,
    UserHasNumber,
    UserNotThere,
)
from carillon.features.numbers.model.settings import Telephony
from carillon.features.numbers.service import assignment, settings
from carillon.features.numbers.service.answers import NumbersOfUsers
from carillon.features.people import UserDeleted, UserMoved, UserNotFound
from carillon.features.people.model.listing import Filter as UserFilter
from carillon.features.people.service import listing as user_lists
from tests.kit.exchanges import DAY, FIRST, SEATTLE, SECOND, THIRD, Exchange, open_exchange
from tests.kit.offices import AT

pytestmark = pytest.mark.anyio


@pytest.fixture
async def exchange(database: Database, tmp_path: Path) -> Exchange:
    return await open_exchange(database, tmp_path)


@pytest.mark.spec("ASGN-01", "ASGN-06", "ASGN-08")
async def test_a_number_is_given_to_a_user_and_taken_back(exchange: Exchange) -> None:
    await exchange.own(FIRST)
    account = await exchange.office.account()
    bob = await exchange.office.member(account, "bob")
    exchange.office.clock.advance(DAY)
    for _ in range(2):
        await exchange.assign(account, bob, FIRST[1:])
    phone = await exchange.number(FIRST)
    assert phone.status is Status.ASSIGNED
    assert {(each.bond, each.value, each.since) for each in phone.associations} == {
        (Bond.ACCOUNT, account.id, AT + DAY),
        (Bond.USER, bob.id, AT + DAY),
    }
    told = {"number": FIRST, "account_id": account.id, "user_id": bob.id}
    assert await exchange.office.tasks(PhoneNumberAssociated) == [told]
    async with exchange.office.alice.read() as call:
        known = NumbersOfUsers()
        assert await known.numbers(call, account.id, [bob.id, "other"]) == {bob.id: FIRST}
        assert await known.numbers(call, "other", [bob.id]) == {}
    await exchange.does(lambda call: assignment.disassociate(call, account.id, bob.id))
    assert (await exchange.number(FIRST)).associations == ()
    assert await exchange.status(FIRST) is Status.UNASSIGNED
    assert await exchange.office.tasks(PhoneNumberDisassociated) == [told]
    with pytest.raises(UserHasNoNumber):
        await exchange.does(lambda call: assignment.disassociate(call, account.id, bob.id))


async def test_what_cannot_be_assigned(exchange: Exchange) -> None:
    await exchange.own(FIRST, SECOND)
    await exchange.order(THIRD)
    account = await exchange.office.account()
    bob, carol = [await exchange.office.member(account, name) for name in ("bob", "carol")]
    await exchange.office.invite(account, "dave@example.com")
    everybody = await exchange.does(lambda call: user_lists.page(call, account.id, UserFilter(), None, 9))
    (dave,) = [user for user in everybody.items if not user.is_known]
    await exchange.assign(account, bob, FIRST)
    for user, number, refusal in (
        (bob, SECOND, UserHasNumber),
        (carol, FIRST, NumberElsewhere),
        (carol, THIRD, NumberBusy),
        (carol, SEATTLE[9], NumberNotFound),
        (dave, SECOND, UserNotThere),
    ):
        with pytest.raises(refusal):
            await exchange.assign(account, user, number)
    await exchange.delete(SECOND)
    with pytest.raises(NumberBusy):
        await exchange.assign(account, carol, SECOND)
    with pytest.raises(UserNotFound):
        await exchange.does(lambda call: assignment.associate(call, account.id, "nobody", FIRST))
    with pytest.raises(AccountNotFound):
        await exchange.does(lambda call: assignment.disassociate(call, account.id, bob.id), exchange.office.mallory)


async def test_of_two_numbers_given_at_once_a_user_gets_one(exchange: Exchange) -> None:
    await exchange.own(FIRST, SECOND)
    account = await exchange.office.account()
    bob = await exchange.office.member(account, "bob")
    racing = [exchange.assign(account, bob, number) for number in (FIRST, SECOND)]
    answers = await asyncio.gather(*racing, return_exceptions=True)
    assert sorted(type(answer).__name__ for answer in answers) == ["NoneType", "UserHasNumber"]
    assert len(await exchange.listed(Filter(status="Assigned"))) == 1


async def test_of_two_users_given_a_number_at_once_one_gets_it(exchange: Exchange) -> None:
    await exchange.own(FIRST)
    account = await exchange.office.account()
    racing = [exchange.assign(account, await exchange.office.member(account, name), FIRST) for name in ("bob", "carol")]
    answers = await asyncio.gather(*racing, return_exceptions=True)
    assert sorted(type(answer).__name__ for answer in answers) == ["NoneType", "NumberElsewhere"]


async def test_a_suspended_user_keeps_the_number(exchange: Exchange) -> None:
    await exchange.own(FIRST)
    account = await exchange.office.account("Acme", "example.com")
    bob = await exchange.office.member(account, "bob")
    await exchange.assign(account, bob, FIRST)
    await exchange.does(lambda call: people.suspend(call, account.id, [bob.id]))
    await exchange.hear()
    assert await exchange.listed(Filter(bond=Bond.USER, value=bob.id)) == [FIRST]


async def test_a_removed_user_leaves_number_and_permissions_behind(exchange: Exchange) -> None:
    await exchange.own(FIRST)
    account = await exchange.office.account()
    bob = await exchange.office.member(account, "bob")
    await exchange.assign(account, bob, FIRST)
    quiet = Telephony(inbound_calling=False, outbound_calling=False, sms=False)
    await exchange.does(lambda call: settings.set_telephony(call, account.id, bob.id, quiet))
    await exchange.does(lambda call: people.remove(call, account.id, [bob.id]))
    await exchange.hear()
    assert await exchange.status(FIRST) is Status.UNASSIGNED
    assert await exchange.office.tasks(PhoneNumberDisassociated)
    (secret,) = await exchange.office.invite(account, "bob@example.com")
    await exchange.does(lambda call: people.join(call, secret, bob.id), exchange.office.nobody)
    await exchange.hear()
    assert await exchange.does(lambda call: settings.telephony(call, account.id, bob.id)) == Telephony()


async def test_who_is_just_being_removed_leaves_with_no_number(exchange: Exchange) -> None:
    await exchange.own(FIRST)
    account = await exchange.office.account()
    bob = await exchange.office.member(account, "bob")
    leaving = exchange.does(lambda call: people.remove(call, account.id, [bob.id]))
    await asyncio.gather(exchange.assign(account, bob, FIRST), leaving, return_exceptions=True)
    await exchange.hear()
    assert await exchange.status(FIRST) is Status.UNASSIGNED


async def test_who_moves_leaves_the_number_with_the_organisation(exchange: Exchange) -> None:
    await exchange.own(FIRST, SECOND)
    sales, other = await exchange.office.account(), await exchange.office.account("Other")
    bob = await exchange.office.member(sales, "bob")
    await exchange.assign(sales, bob, FIRST)
    (secret,) = await exchange.office.invite(other, "bob@example.com")
    await exchange.does(lambda call: people.join(call, secret, bob.id), exchange.office.nobody)
    moved = UserMoved(bob.id, sales.id, other.id)
    await exchange.hear()
    assert await exchange.status(FIRST) is Status.UNASSIGNED
    await exchange.assign(other, bob, SECOND)
    await number_jobs.leave_moved(exchange.office.calls, moved)
    assert await exchange.status(SECOND) is Status.ASSIGNED
    await number_jobs.leave_moved(exchange.office.calls, UserMoved(bob.id, None, other.id))
    assert await exchange.status(SECOND) is Status.ASSIGNED


async def test_the_numbers_of_a_deleted_account_go_into_the_deletion_queue(exchange: Exchange) -> None:
    await exchange.own(FIRST, SECOND)
    account = await exchange.office.account("Acme")
    bob = await exchange.office.member(account, "bob")
    await exchange.assign(account, bob, FIRST)
    await exchange.does(lambda call: people.remove(call, account.id, [bob.id]))
    await exchange.does(lambda call: account_service.delete(call, account.id))
    await number_jobs.leave_deleted(exchange.office.calls, UserDeleted(bob.id))
    assert (await exchange.number(FIRST)).deleted_at == AT
    assert len(await exchange.releases()) == 1
    assert await exchange.status(SECOND) is Status.UNASSIGNED


async def test_a_deleted_user_leaves_the_number_in_the_inventory(exchange: Exchange) -> None:
    await exchange.own(FIRST)
    account = await exchange.office.account()
    device = await exchange.does(
        lambda call: people.create_user(call, account.id, "phone@example.com", people.UserType.SHARED_DEVICE, "Hall")
    )
    await exchange.assign(account, device, FIRST)
    await exchange.does(lambda call: people.remove(call, account.id, [device.id]))
    await exchange.hear()
    assert await exchange.status(FIRST) is Status.UNASSIGNED
