"""Page tokens: who may turn the page, and of which list."""

import base64

import pytest

from carillon.core.callers import Nobody, Origin, SignInRequired
from carillon.wire.aws import ForeignToken, PageTokens
from tests.kit.aws_stand import KeyRing, Policy

ALICE = KeyRing(Policy()).alice(Origin())
FILTERS = {"Name": "ac", "UserEmail": None}
TOKENS = PageTokens(b"secret of the installation")


def test_a_token_leads_back_to_its_place_also_after_a_restart() -> None:
    token = TOKENS.give(ALICE, "ListAccounts", FILTERS, "Äcme/a1")
    assert token is not None
    assert token.isascii()
    assert not set("+/=&%") & set(token)
    again = PageTokens(b"secret of the installation")
    assert again.take(ALICE, "ListAccounts", dict(reversed(FILTERS.items())), token) == "Äcme/a1"


def test_the_last_page_has_no_token_and_the_first_needs_none() -> None:
    assert TOKENS.give(ALICE, "ListAccounts", FILTERS, None) is None
    assert TOKENS.take(ALICE, "ListAccounts", FILTERS, None) is None
    assert TOKENS.take(ALICE, "ListAccounts", FILTERS, "") is None


def test_a_token_is_good_for_its_own_list_only() -> None:
    token = TOKENS.give(ALICE, "ListAccounts", FILTERS, "a1")
    bob = KeyRing(Policy()).alice(Origin())
    object.__setattr__(bob, "principal_id", "AIDABOB")
    for take in (
        lambda: TOKENS.take(bob, "ListAccounts", FILTERS, token),
        lambda: TOKENS.take(ALICE, "ListUsers", FILTERS, token),
        lambda: TOKENS.take(ALICE, "ListAccounts", FILTERS | {"Name": "b"}, token),
        lambda: PageTokens(b"another").take(ALICE, "ListAccounts", FILTERS, token),
    ):
        with pytest.raises(ForeignToken):
            take()


def test_no_altered_character_is_overlooked() -> None:
    token = TOKENS.give(ALICE, "ListAccounts", FILTERS, "ab")
    assert token is not None
    for place, letter in enumerate(token):
        for other in "ABab09-_":
            if other != letter:
                with pytest.raises(ForeignToken):
                    TOKENS.take(ALICE, "ListAccounts", FILTERS, token[:place] + other + token[place + 1 :])


@pytest.mark.parametrize("token", ["x", "=", "ü", "a b", "AAAA" * 20, base64.b64encode(bytes(20)).decode()])
def test_what_is_no_token_is_refused(token: str) -> None:
    with pytest.raises(ForeignToken):
        TOKENS.take(ALICE, "ListAccounts", FILTERS, token)


def test_only_principals_page_through_lists() -> None:
    with pytest.raises(SignInRequired):
        TOKENS.give(Nobody(), "ListAccounts", FILTERS, "a1")
