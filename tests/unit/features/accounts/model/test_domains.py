"""The rules about domains: their names, and how claims of them are looked at."""

from datetime import UTC, datetime, timedelta

import pytest

from carillon.features.accounts.model.domains import (
    EAGER_PAUSE,
    Claim,
    DomainWrong,
    Finding,
    claimable,
    clean_domain,
    domain_of,
)

AT = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
CLAIM = Claim("a1", "example.com", "token", AT, next_look_at=AT)


@pytest.mark.parametrize(
    ("given", "kept"),
    [("Example.COM", "example.com"), (" sub.example.com. ", "sub.example.com"), ("a-b.xn--p1ai", "a-b.xn--p1ai")],
)
def test_a_domain_is_kept_in_lower_case_without_its_last_dot(given: str, kept: str) -> None:
    assert clean_domain(given) == kept


@pytest.mark.parametrize(
    "given",
    [
        "",
        "example",
        "-a.example",
        "a-.example",
        "a b.example",
        "a..example",
        "a@b.example",
        f"{'x' * 64}.example",
        ".".join(["x" * 60] * 5),
    ],
)
def test_what_is_no_domain_is_refused(given: str) -> None:
    with pytest.raises(DomainWrong):
        clean_domain(given)


def test_the_domain_of_an_address_stands_behind_the_last_at_sign() -> None:
    assert domain_of('"a@b"@Example.com') == "example.com"


@pytest.mark.parametrize("given", ["192.0.2.1", ".".join(["x" * 59] * 4)])
def test_a_domain_that_can_have_no_record_is_not_claimed(given: str) -> None:
    clean_domain(given)
    with pytest.raises(DomainWrong):
        claimable(given)


@pytest.mark.spec("DOM-03")
def test_the_record_of_a_claim_stands_under_a_name_of_our_own() -> None:
    assert CLAIM.record_name == "_carillon-verify.example.com"


@pytest.mark.spec("DOM-04")
@pytest.mark.parametrize(
    ("texts", "finding"),
    [
        ([], Finding.ABSENT),
        (["v=spf1 -all"], Finding.OTHER_VALUE),
        (["token2"], Finding.OTHER_VALUE),
        (["Token"], Finding.OTHER_VALUE),
        (["token"], Finding.FITS),
        (["another", " token "], Finding.FITS),
    ],
)
def test_only_the_right_value_fits_and_others_may_stand_beside_it(texts: list[str], finding: Finding) -> None:
    assert CLAIM.judge(texts) is finding


@pytest.mark.spec("DOM-05")
def test_a_claim_is_looked_at_every_five_minutes_in_its_first_hour_and_every_hour_after_that() -> None:
    claim, looks = CLAIM, 0
    while claim.next_look_at < AT + timedelta(hours=24):
        claim, looks = claim.looked(claim.next_look_at, Finding.ABSENT), looks + 1
    assert looks == 12 + 24 - 1
    assert claim.looked_at == AT + timedelta(hours=23)


def test_a_claim_ends_after_30_days() -> None:
    assert not CLAIM.is_over(AT + timedelta(days=30) - timedelta(seconds=1))
    assert CLAIM.is_over(AT + timedelta(days=30))
    assert CLAIM.expires_at == AT + timedelta(days=30)


def test_of_what_stood_there_instead_a_little_is_kept() -> None:
    found = CLAIM.looked(AT, Finding.OTHER_VALUE, [str(number) * 200 for number in range(9)])
    assert found.seen == tuple(str(number) * 100 for number in range(5))


def test_a_claim_is_looked_at_again_a_few_minutes_after_it_was_hurried() -> None:
    claim = Claim("a1", "example.com", "token", AT, next_look_at=AT)
    assert claim.hurried(AT + timedelta(days=3)).next_look_at == AT + timedelta(days=3) + EAGER_PAUSE
