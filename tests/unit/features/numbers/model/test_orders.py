"""Orders: which may be made, and what follows from the carrier's answers."""

from datetime import UTC, datetime, timedelta

import pytest

from carillon.adapters.carrier import Ability, CarrierRefused, Granted
from carillon.features.numbers.model.countries import Product, ProductAbroad, TollFreeProduct
from carillon.features.numbers.model.inventory import NumberWrong
from carillon.features.numbers.model.orders import (
    TAKEN,
    UNANSWERED,
    Line,
    LineStatus,
    NothingOrdered,
    Order,
    OrderStatus,
    OrderTooLarge,
    ordered,
)

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
LATER = NOW + timedelta(seconds=1)
FIRST, SECOND = "+12065550100", "+12065550101"
YES, NO = Granted(frozenset(Ability)), CarrierRefused(reason="not offered.")


def order(*lines: Line) -> Order:
    return Order("order", "1" * 12, Product.BUSINESS_CALLING, NOW, NOW, lines)


def test_numbers_are_ordered_once_each_in_the_order_given() -> None:
    assert ordered(Product.BUSINESS_CALLING, [SECOND, FIRST, SECOND[1:]], 2) == [SECOND, FIRST]


def test_an_order_has_one_number_at_least_and_no_more_than_allowed() -> None:
    with pytest.raises(NothingOrdered):
        ordered(Product.BUSINESS_CALLING, [], 1)
    assert ordered(Product.BUSINESS_CALLING, [FIRST], 1) == [FIRST]
    with pytest.raises(OrderTooLarge):
        ordered(Product.BUSINESS_CALLING, [FIRST, SECOND], 1)


def test_every_number_must_go_with_the_product() -> None:
    with pytest.raises(TollFreeProduct):
        ordered(Product.BUSINESS_CALLING, [FIRST, "+18005550100"], 9)
    with pytest.raises(ProductAbroad):
        ordered(Product.VOICE_CONNECTOR, ["+14165550100"], 9)
    with pytest.raises(NumberWrong):
        ordered(Product.SIP_DIAL_IN, ["+33123456789"], 9)
    assert ordered(Product.SIP_DIAL_IN, ["+14165550100"], 9) == ["+14165550100"]


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ({FIRST: YES, SECOND: YES}, OrderStatus.SUCCESSFUL),
        ({FIRST: YES, SECOND: NO}, OrderStatus.PARTIAL),
        ({FIRST: NO, SECOND: NO}, OrderStatus.FAILED),
        ({FIRST: YES}, OrderStatus.PARTIAL),
    ],
)
def test_the_status_follows_from_the_answers(answers: dict[str, Granted | CarrierRefused], status: OrderStatus) -> None:
    waiting = order(Line(FIRST), Line(SECOND))
    assert (waiting.status, waiting.open_numbers) == (OrderStatus.PROCESSING, [FIRST, SECOND])
    done = waiting.answered(answers, LATER)
    assert (done.status, done.updated_at, done.open_numbers) == (status, LATER, [])


def test_what_failed_says_why_and_is_never_asked_for_again() -> None:
    waiting = order(Line(FIRST, LineStatus.FAILED, TAKEN), Line(SECOND))
    assert (waiting.status, waiting.open_numbers) == (OrderStatus.PROCESSING, [SECOND])
    done = waiting.answered({FIRST: YES}, LATER)
    assert [line.reason for line in done.lines] == [TAKEN, UNANSWERED]
    refused = order(Line(FIRST)).answered({FIRST: NO}, LATER)
    assert refused.lines[0].reason == "The carrier refuses: not offered."
