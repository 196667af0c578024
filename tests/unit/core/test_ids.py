"""Ids have the form that they promise."""

import re
import uuid

from carillon.core.ids import RandomIds, digest


def test_ids_have_their_form_and_are_not_drawn_twice() -> None:
    ids = RandomIds()
    assert uuid.UUID(ids.uuid()).version == 4
    assert re.fullmatch(r"\d{12}", ids.digits(12))
    assert re.fullmatch(r"[A-Z2-7]{16}", ids.letters(16))
    assert len({ids.uuid() for _ in range(1000)}) == 1000
    assert len({ids.secret() for _ in range(1000)}) == 1000


def test_a_secret_is_safe_in_an_address() -> None:
    for length in (10, 43, 64):
        assert re.fullmatch(rf"[\w-]{{{length}}}", RandomIds().secret(length), re.ASCII)


def test_a_digest_does_not_show_the_secret() -> None:
    assert digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
