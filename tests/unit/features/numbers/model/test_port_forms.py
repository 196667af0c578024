"""The forms of a port-in: what each country asks for, and what is refused."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from carillon.adapters.carrier import NumberType
from carillon.core.errors import Refusal
from carillon.features.numbers.model.countries import Paper, Product, ProductAbroad, TollFreeProduct
from carillon.features.numbers.model.inventory import NumberWrong
from carillon.features.numbers.model.port_forms import (
    MOST_CARRIERS,
    Billing,
    BillingChoice,
    BillingChoiceIdle,
    BillingChoiceNeeded,
    Checked,
    ConnectorNeeded,
    Contact,
    ContactWay,
    ContactWrong,
    FieldMissing,
    Lot,
    NewBillingNumberWrong,
    NothingPorted,
    NotPortable,
    NumbersMixed,
    PortForm,
    PortingDatePast,
    TooManyPorted,
    WrongCountry,
    checked,
    clean_lots,
    clean_service_pin,
    needs,
)

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
SOON = NOW + timedelta(days=9)
FIRST, SECOND = "+12065550100", "+12065550101"
CONTACT = Contact("alice@example.com", "English")
BILLING = Billing("+12065550190", "Alice Archer", "Bells and Sons", "1 Tower Road, Seattle")
FORM = PortForm((Lot((FIRST,)),), SOON, CONTACT, BILLING)
ABROAD = PortForm((Lot(("+441632960001",)),), SOON, CONTACT, usage="300 minutes a month")
BUSINESS, DIAL_IN = Product.BUSINESS_CALLING, Product.SIP_DIAL_IN


def at_home(form: PortForm = FORM, product: Product = BUSINESS) -> Checked:
    return checked(form, product, "US", NOW, 500)


def abroad(form: PortForm = ABROAD, country: str = "GB") -> Checked:
    return checked(form, DIAL_IN, country, NOW, 500)


@pytest.mark.spec("PORT-10", "PORT-03")
def test_a_form_of_the_united_states_is_kept_with_what_may_be_left_out() -> None:
    found = at_home(replace(FORM, billing=replace(BILLING, account_number=" 77 ", customer_name="Bells  and Sons ")))
    assert found.form.billing == replace(BILLING, account_number="77")
    assert (found.country, found.type, found.papers.papers) == ("US", NumberType.LOCAL, (Paper.LETTER_OF_AGENCY,))
    assert at_home().form == FORM


@pytest.mark.spec("PORT-10")
@pytest.mark.parametrize("name", ["billing_number", "authorised_by", "customer_name", "service_address"])
def test_four_fields_are_needed(name: str) -> None:
    for words in ("", "  ", "x" * 201):
        with pytest.raises(Refusal):
            at_home(replace(FORM, billing=replace(BILLING, **{name: words})))
    with pytest.raises(FieldMissing):
        at_home(replace(FORM, billing=None))


@pytest.mark.spec("PORT-11")
def test_whoever_ports_the_billing_number_says_what_becomes_of_the_account() -> None:
    own = replace(BILLING, billing_number=FIRST)
    with pytest.raises(BillingChoiceNeeded):
        at_home(replace(FORM, billing=own))
    for choice in (BillingChoice.CLOSE_ACCOUNT, BillingChoice.EACH_ITS_OWN):
        kept = at_home(replace(FORM, billing=replace(own, choice=choice, new_billing_number=SECOND))).form.billing
        assert kept == replace(own, choice=choice)
    with pytest.raises(BillingChoiceIdle):
        at_home(replace(FORM, billing=replace(BILLING, choice=BillingChoice.CLOSE_ACCOUNT)))


@pytest.mark.spec("PORT-11")
def test_a_new_billing_number_stays_behind_and_is_confirmed() -> None:
    right = Billing(FIRST, "Alice", "Bells", "Seattle", "", BillingChoice.NEW_NUMBER, SECOND, same_account=True)
    assert at_home(replace(FORM, billing=right)).form.billing == right
    for wrong in (
        replace(right, same_account=False),
        replace(right, new_billing_number=""),
        replace(right, new_billing_number=FIRST),
    ):
        with pytest.raises(NewBillingNumberWrong):
            at_home(replace(FORM, billing=wrong))
    with pytest.raises(NumberWrong):
        at_home(replace(FORM, billing=replace(right, new_billing_number="+1")))


@pytest.mark.spec("PORT-12", "PORT-05")
def test_elsewhere_the_usage_is_asked_for_and_the_papers_of_the_country() -> None:
    found = abroad(replace(ABROAD, billing=BILLING))
    assert found.form == ABROAD
    assert found.papers.papers == (Paper.LAST_INVOICE, Paper.LETTER_OF_AGENCY)
    with pytest.raises(FieldMissing):
        abroad(replace(ABROAD, usage=" "))
    german = abroad(replace(ABROAD, lots=(Lot(("+4930123456",)),)), "DE")
    assert german.papers.papers == (
        Paper.LAST_INVOICE,
        Paper.LETTER_OF_AGENCY,
        Paper.BUSINESS_ADDRESS,
        Paper.REGISTRATION,
        Paper.REPRESENTATIVE_ID,
    )


@pytest.mark.spec("PORT-14")
def test_at_least_one_number_and_every_one_written_like_a_number() -> None:
    for lots in ((), (Lot(()),), (Lot((), "Bells"),)):
        with pytest.raises(NothingPorted):
            at_home(replace(FORM, lots=lots))
    for wrong in ("2065550100", "+1206555010", "+999", "hello", ""):
        with pytest.raises(Refusal):
            at_home(replace(FORM, lots=(Lot((FIRST, wrong)),)))
    assert at_home(replace(FORM, lots=(Lot((FIRST, SECOND, FIRST)),))).form.numbers == (FIRST, SECOND)


@pytest.mark.spec("PORT-15")
def test_the_wanted_moment_lies_ahead() -> None:
    for past in (NOW, NOW - timedelta(microseconds=1)):
        with pytest.raises(PortingDatePast):
            at_home(replace(FORM, wanted_at=past))
    assert at_home(replace(FORM, wanted_at=NOW + timedelta(microseconds=1))).form.wanted_at > NOW


@pytest.mark.spec("PORT-13", "PORT-06")
def test_the_product_must_go_with_the_numbers() -> None:
    with pytest.raises(ConnectorNeeded):
        at_home(product=Product.VOICE_CONNECTOR)
    with pytest.raises(ProductAbroad):
        checked(ABROAD, BUSINESS, "GB", NOW, 500)
    free = replace(FORM, lots=(Lot(("+18005550100",)),))
    with pytest.raises(TollFreeProduct):
        at_home(free)
    assert at_home(free, DIAL_IN).type is NumberType.TOLL_FREE


def test_one_request_has_numbers_of_one_country_and_type_that_can_be_brought_over() -> None:
    with pytest.raises(WrongCountry):
        at_home(replace(FORM, lots=(Lot((FIRST, "+441632960001")),)))
    with pytest.raises(NumbersMixed):
        at_home(replace(FORM, lots=(Lot((FIRST, "+18005550100")),)), DIAL_IN)
    for number, country in (("+6491234567", "NZ"), ("+493212345", "DE"), ("+82801234567", "KR")):
        with pytest.raises(NotPortable):
            abroad(replace(ABROAD, lots=(Lot((number,)),)), country)


@pytest.mark.spec("PORT-04")
def test_each_present_carrier_has_a_letter_of_its_own() -> None:
    lots = clean_lots((Lot((FIRST,), "Bells"), Lot((SECOND,), " Chimes"), Lot((FIRST, "12065550102"), "Bells")), 500)
    assert lots == (Lot((FIRST, "+12065550102"), "Bells"), Lot((SECOND,), "Chimes"))
    letters = [(Paper.LETTER_OF_AGENCY, "Bells"), (Paper.LETTER_OF_AGENCY, "Chimes")]
    assert needs(at_home(replace(FORM, lots=lots)).papers, lots) == letters
    british = abroad().papers
    assert needs(british, lots) == [(Paper.LAST_INVOICE, ""), *letters]


def test_a_request_has_so_many_numbers_and_carriers_and_no_more() -> None:
    numbers = tuple(f"+1206555{line:04}" for line in range(100, 106))
    assert clean_lots((Lot(numbers[:5]),), 5)[0].numbers == numbers[:5]
    with pytest.raises(TooManyPorted):
        clean_lots((Lot(numbers),), 5)
    lots = [Lot((f"+1206555{line:04}",), f"Carrier {line}") for line in range(100, 101 + MOST_CARRIERS)]
    assert len(clean_lots(lots[:-1], 500)) == MOST_CARRIERS
    with pytest.raises(TooManyPorted):
        clean_lots(lots, 500)


@pytest.mark.spec("PORT-16")
def test_the_contact_is_reached_by_the_web_or_by_telephone() -> None:
    called = Contact("alice@example.com", "Français", ContactWay.PHONE, "+1 206 555 0177")
    assert at_home(replace(FORM, contact=called)).form.contact == called
    by_web = replace(called, way=ContactWay.WEB)
    assert at_home(replace(FORM, contact=by_web)).form.contact.phone == ""
    for wrong in (
        replace(called, phone=""),
        replace(called, phone="soon"),
        replace(called, phone="1" * 201),
        replace(called, email="alice"),
        replace(called, email="a" * 200 + "@example.com"),
    ):
        with pytest.raises(ContactWrong):
            at_home(replace(FORM, contact=wrong))
    with pytest.raises(FieldMissing):
        at_home(replace(FORM, contact=replace(called, language="")))


def test_a_service_pin_is_what_a_telephone_could_say() -> None:
    assert [clean_service_pin(text) for text in ("", "0042", "aB-9!")] == ["", "0042", "aB-9!"]
    for wrong in ("a b", "ä", "1" * 33):
        with pytest.raises(FieldMissing):
            clean_service_pin(wrong)
