"""Countries: what is offered for which product, and the papers of every row of the edition."""

import pytest

from carillon.adapters.carrier import NumberType, Place
from carillon.features.numbers.model.countries import (
    Paper,
    Papers,
    Product,
    ProductAbroad,
    Reach,
    TollFreeProduct,
    check_product,
    edition,
    papers,
    supported,
)

LOCAL, TOLL_FREE = NumberType.LOCAL, NumberType.TOLL_FREE
ADDRESS, LOCATION = Paper.BUSINESS_ADDRESS, Paper.PROOF_OF_LOCATION
NOTHING = Papers()
PORTED = Papers((Paper.LAST_INVOICE, Paper.LETTER_OF_AGENCY))
ABROAD = {"AT", "AU", "CA", "CH", "DE", "DK", "FI", "GB", "IE", "IT", "KR", "NG", "NZ", "SE"}


def both(country: str, kind: NumberType, prefix: str = "") -> tuple[Papers | None, Papers | None]:
    return papers(country, kind, "order", prefix), papers(country, kind, "port", prefix)


def test_the_edition_has_33_rows_and_those_of_the_united_states() -> None:
    abroad = [supply for supply in edition().supplies if supply.country != "US"]
    assert (edition().edition, len(abroad), len({supply.country for supply in abroad})) == ("2024", 33, 15)


def test_each_product_has_its_countries() -> None:
    assert supported(Product.BUSINESS_CALLING) == {"PR": [LOCAL], "US": [LOCAL]}
    assert supported(Product.VOICE_CONNECTOR) == {"PR": [LOCAL, TOLL_FREE], "US": [LOCAL, TOLL_FREE]}
    dial_in = supported(Product.SIP_DIAL_IN)
    assert dial_in.keys() == ABROAD | {"US"}
    assert (dial_in["KR"], dial_in["NG"], dial_in["AT"]) == ([TOLL_FREE], [LOCAL], [LOCAL, TOLL_FREE])


@pytest.mark.spec("INTL-01")
def test_abroad_only_dial_in_is_possible() -> None:
    for country in ABROAD - {"KR"}:
        check_product(Product.SIP_DIAL_IN, Place(country, LOCAL))
        for product in (Product.BUSINESS_CALLING, Product.VOICE_CONNECTOR):
            with pytest.raises(ProductAbroad):
                check_product(product, Place(country, LOCAL))


def test_toll_free_numbers_are_not_for_business_calling() -> None:
    check_product(Product.VOICE_CONNECTOR, Place("US", TOLL_FREE))
    for country in ("US", "PR"):
        with pytest.raises(TollFreeProduct):
            check_product(Product.BUSINESS_CALLING, Place(country, TOLL_FREE))


@pytest.mark.spec("CTRY-01", "CTRY-02")
def test_australia() -> None:
    assert both("AU", LOCAL) == (Papers((ADDRESS, LOCATION), Reach.ZONE), PORTED)
    assert both("AU", TOLL_FREE) == (Papers((ADDRESS,), Reach.ANYWHERE), PORTED)


@pytest.mark.spec("CTRY-03", "CTRY-04", "CTRY-05")
def test_austria() -> None:
    assert both("AT", LOCAL) == (Papers((ADDRESS, Paper.TELECOM_INVOICE), Reach.ZONE), PORTED)
    assert both("AT", LOCAL, "+43720") == (Papers((ADDRESS,), Reach.COUNTRY), None)
    assert both("AT", TOLL_FREE) == (Papers((ADDRESS,), Reach.ANYWHERE), PORTED)


@pytest.mark.spec("CTRY-06", "CTRY-07")
def test_canada() -> None:
    assert both("CA", LOCAL) == both("CA", TOLL_FREE) == (NOTHING, PORTED)


@pytest.mark.spec("CTRY-08", "CTRY-09")
def test_denmark() -> None:
    assert both("DK", LOCAL) == both("DK", TOLL_FREE) == (NOTHING, PORTED)


@pytest.mark.spec("CTRY-10", "CTRY-11", "CTRY-12")
def test_finland() -> None:
    assert both("FI", LOCAL) == (Papers((ADDRESS, LOCATION), Reach.ZONE), PORTED)
    assert both("FI", LOCAL, "+35875") == (NOTHING, None)
    assert both("FI", TOLL_FREE) == (NOTHING, PORTED)


@pytest.mark.spec("CTRY-13", "CTRY-14", "CTRY-15")
def test_germany() -> None:
    wanted = (ADDRESS, Paper.REGISTRATION_OR_ID, Paper.PROOF_OF_ADDRESS)
    ported = (*PORTED.papers, ADDRESS, Paper.REGISTRATION, Paper.REPRESENTATIVE_ID)
    assert both("DE", LOCAL) == (Papers(wanted, Reach.ZONE), Papers(ported, Reach.ZONE))
    assert both("DE", LOCAL, "+4932") == (Papers(wanted, Reach.COUNTRY), None)
    ordered = Papers((ADDRESS, Paper.PROOF_OF_ADDRESS), Reach.COUNTRY, regulator_first=True)
    ported = Papers((*PORTED.papers, Paper.REGULATOR_CERTIFICATE), regulator_first=True)
    assert both("DE", TOLL_FREE) == (ordered, ported)


@pytest.mark.spec("CTRY-16", "CTRY-17", "CTRY-18")
def test_ireland() -> None:
    assert both("IE", LOCAL) == (Papers((ADDRESS,), Reach.ZONE), PORTED)
    for prefix in ("+353818", "+35376"):
        assert both("IE", LOCAL, prefix) == (Papers((ADDRESS,), Reach.COUNTRY), None)
    assert both("IE", TOLL_FREE) == (NOTHING, PORTED)


@pytest.mark.spec("CTRY-19", "CTRY-20")
def test_italy() -> None:
    wanted = (ADDRESS, LOCATION, Paper.REGISTRATION, Paper.END_USER_ID)
    ported = (*PORTED.papers, Paper.REPRESENTATIVE_ID, Paper.REGISTRATION_OR_ADDRESS)
    assert both("IT", LOCAL) == (Papers(wanted, Reach.ZONE), Papers(ported))
    assert both("IT", TOLL_FREE) == (NOTHING, PORTED)


@pytest.mark.spec("CTRY-21", "CTRY-22")
def test_new_zealand() -> None:
    assert both("NZ", LOCAL) == (NOTHING, None)
    assert both("NZ", TOLL_FREE) == (NOTHING, PORTED)


@pytest.mark.spec("CTRY-23", "CTRY-26")
def test_nigeria_and_south_korea() -> None:
    assert both("NG", LOCAL) == (Papers((ADDRESS,), Reach.ANYWHERE), None)
    assert both("KR", TOLL_FREE) == (Papers((ADDRESS, LOCATION), Reach.COUNTRY), None)
    assert both("KR", LOCAL) == (None, None)


@pytest.mark.spec("CTRY-24", "CTRY-25")
def test_puerto_rico() -> None:
    assert both("PR", LOCAL) == both("PR", TOLL_FREE) == (NOTHING, None)
    for supply in (supply for supply in edition().supplies if supply.country == "PR"):
        assert supply.products == (Product.BUSINESS_CALLING, Product.VOICE_CONNECTOR)


@pytest.mark.spec("CTRY-27", "CTRY-28")
def test_sweden() -> None:
    assert both("SE", LOCAL) == both("SE", TOLL_FREE) == (NOTHING, PORTED)


@pytest.mark.spec("CTRY-29", "CTRY-30", "CTRY-31")
def test_switzerland() -> None:
    wanted = Papers((ADDRESS, LOCATION, Paper.REGISTRATION_OR_ID), Reach.ZONE)
    assert both("CH", LOCAL) == (wanted, Papers((*PORTED.papers, ADDRESS), Reach.ANYWHERE))
    for prefix in ("+4151", "+4158"):
        assert both("CH", LOCAL, prefix) == (Papers((ADDRESS,), Reach.COUNTRY), None)
    ported = Papers((*PORTED.papers, ADDRESS, Paper.REGULATOR_CERTIFICATE), Reach.COUNTRY)
    assert both("CH", TOLL_FREE) == (Papers((ADDRESS, Paper.REGISTRATION_OR_ID), Reach.ANYWHERE), ported)


@pytest.mark.spec("CTRY-32", "CTRY-33")
def test_the_united_kingdom() -> None:
    assert both("GB", LOCAL) == both("GB", TOLL_FREE) == (NOTHING, PORTED)


def test_a_range_without_rules_of_its_own_has_none() -> None:
    assert both("AT", LOCAL, "+43721") == (None, None)
    assert both("FR", LOCAL) == (None, None)
