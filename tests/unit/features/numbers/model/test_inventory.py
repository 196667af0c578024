"""A number's life: what is possible in which state, and the seven days of the deletion queue."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from carillon.adapters.carrier import Ability, NumberType, Place
from carillon.core.errors import Refusal
from carillon.features.numbers.model.countries import Product, ProductAbroad, TollFreeProduct
from carillon.features.numbers.model.inventory import (
    Bond,
    NotInQueue,
    NumberAssigned,
    NumberBusy,
    NumberElsewhere,
    NumberNotFound,
    NumberWrong,
    PhoneNumber,
    Status,
    WrongProduct,
    clean_number,
    each_once,
    located,
    wire_id,
)
from carillon.features.numbers.model.names import CallingNameTooSoon

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)
WEEK = timedelta(days=7)
LATER = NOW + timedelta(hours=1)

ORDERED = PhoneNumber(
    "+12065550100", "1" * 12, "order", "US", NumberType.LOCAL, Product.BUSINESS_CALLING, created_at=NOW, updated_at=NOW
)
FREE = ORDERED.acquired(frozenset(Ability), NOW)
GIVEN = FREE.given_to("account", "user", NOW)
QUEUED = FREE.deleted(NOW)


def refused(act: Callable[[], object]) -> type[Refusal]:
    with pytest.raises(Refusal) as caught:
        act()
    return type(caught.value)


def test_an_ordered_number_can_do_nothing_before_the_carrier_has_granted_it() -> None:
    assert (ORDERED.status, ORDERED.abilities) == (Status.ACQUIRE_IN_PROGRESS, frozenset())
    for act in (
        lambda: ORDERED.with_product(Product.VOICE_CONNECTOR, NOW),
        lambda: ORDERED.with_name("Sales", NOW),
        lambda: ORDERED.given_to("account", "user", NOW),
        lambda: ORDERED.deleted(NOW),
    ):
        assert refused(act) is NumberBusy
    assert (FREE.status, FREE.abilities) == (Status.UNASSIGNED, frozenset(Ability))


def test_a_free_number_is_given_to_one_user_of_one_account() -> None:
    given = FREE.given_to("account", "user", LATER)
    assert (given.status, given.updated_at) == (Status.ASSIGNED, LATER)
    assert (given.bound_to(Bond.ACCOUNT), given.bound_to(Bond.USER)) == ("account", "user")
    assert {each.since for each in given.associations} == {LATER}
    assert refused(lambda: given.given_to("account", "other", LATER)) is NumberElsewhere
    back = given.taken_back(LATER)
    assert (back.status, back.associations, back.bound_to(Bond.USER)) == (Status.UNASSIGNED, (), None)


def test_only_numbers_for_business_calling_are_given_to_users() -> None:
    connector = FREE.with_product(Product.VOICE_CONNECTOR, LATER)
    assert (connector.product, connector.updated_at) == (Product.VOICE_CONNECTOR, LATER)
    assert refused(lambda: connector.given_to("account", "user", LATER)) is WrongProduct


def test_the_product_changes_while_the_number_is_nobodys_and_fits_its_place() -> None:
    assert refused(lambda: GIVEN.with_product(Product.VOICE_CONNECTOR, LATER)) is NumberAssigned
    assert GIVEN.with_product(Product.BUSINESS_CALLING, LATER) is GIVEN
    abroad = replace(FREE, country="CA", product=Product.SIP_DIAL_IN)
    assert refused(lambda: abroad.with_product(Product.VOICE_CONNECTOR, LATER)) is ProductAbroad
    free = replace(FREE, type=NumberType.TOLL_FREE, product=Product.VOICE_CONNECTOR)
    assert refused(lambda: free.with_product(Product.BUSINESS_CALLING, LATER)) is TollFreeProduct
    assert refused(lambda: QUEUED.with_product(Product.VOICE_CONNECTOR, LATER)) is NumberBusy


@pytest.mark.spec("CNAM-04")
@pytest.mark.parametrize("product", Product)
def test_a_number_of_any_product_has_a_calling_name(product: Product) -> None:
    named = replace(FREE, product=product).with_name("Sales", LATER)
    assert (named.name.text, named.updated_at) == ("Sales", LATER)
    assert named.with_name("Sales", LATER) is named
    assert refused(lambda: named.with_name("Support", LATER)) is CallingNameTooSoon
    assert refused(lambda: QUEUED.with_name("Sales", LATER)) is NumberBusy


@pytest.mark.spec("DELQ-02")
def test_an_assigned_number_is_not_deleted() -> None:
    assert refused(lambda: GIVEN.deleted(LATER)) is NumberAssigned


@pytest.mark.spec("DELQ-05")
def test_a_deleted_number_waits_seven_days() -> None:
    assert (QUEUED.status, QUEUED.deleted_at, QUEUED.removed_at) == (Status.DELETE_IN_PROGRESS, NOW, NOW + WEEK)
    assert QUEUED.deleted(LATER) is QUEUED
    assert FREE.removed_at is None


@pytest.mark.spec("DELQ-07", "DELQ-08")
def test_within_the_seven_days_it_comes_back_with_its_name_and_to_nobody() -> None:
    named = FREE.with_name("Sales", NOW).deleted(NOW)
    back = named.restored(NOW + WEEK - MOMENT)
    assert (back.status, back.deleted_at, back.name.text, back.associations) == (Status.UNASSIGNED, None, "Sales", ())
    assert refused(lambda: named.restored(NOW + WEEK)) is NumberNotFound
    assert refused(lambda: FREE.restored(NOW)) is NotInQueue


def test_a_number_on_its_way_back_to_the_carrier_stays_on_it() -> None:
    for going, status in (
        (QUEUED.leaving(LATER), Status.RELEASE_IN_PROGRESS),
        (QUEUED.kept_by_carrier(LATER), Status.RELEASE_FAILED),
    ):
        assert (going.status, going.updated_at) == (status, LATER)
        assert refused(lambda going=going: going.restored(LATER)) is NumberNotFound
        assert going.deleted(LATER) is going


def test_a_number_is_named_with_or_without_its_plus() -> None:
    assert clean_number("12065550100") == clean_number("+12065550100") == "+12065550100"
    assert each_once(["12065550100", "+12065550100", "+12065550101"]) == {
        "+12065550100": "12065550100",
        "+12065550101": "+12065550101",
    }
    assert (wire_id("+12065550100"), FREE.id) == ("%2B12065550100", "%2B12065550100")
    assert wire_id("nonsense") == "nonsense"


def test_a_number_of_no_country_that_is_known_is_refused() -> None:
    assert located("+12065550100") == Place("US", NumberType.LOCAL)
    assert refused(lambda: located("+33123456789")) is NumberWrong
