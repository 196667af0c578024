"""Settings of calling: which bucket names can be true."""

import pytest

from carillon.features.numbers.model.settings import BucketWrong, Telephony, clean_bucket


@pytest.mark.parametrize("name", [None, "b1", "records", "a.b-c1", "x" * 63])
def test_a_bucket_or_none(name: str | None) -> None:
    assert clean_bucket(name) == name


@pytest.mark.parametrize(
    "name", ["", "x" * 64, "192.168.0.1", "-abc", "Abc", "a_b", "a..b", "a.-b", "a-.b", "abc-", "abc.", "a b", "a/b"]
)
def test_what_cannot_be_a_bucket(name: str) -> None:
    with pytest.raises(BucketWrong):
        clean_bucket(name)


def test_before_an_administrator_decides_everything_is_allowed() -> None:
    assert Telephony() == Telephony(inbound_calling=True, outbound_calling=True, sms=True)
