"""Which passwords are accepted."""

import pytest

from carillon.features.signin.model.passwords import (
    PasswordTooLong,
    PasswordTooPlain,
    PasswordTooShort,
    check_password,
    is_plain,
)

NAMES = ("alice.archer@example.com", "Alice Archer")


def test_twelve_characters_are_enough_and_eleven_are_not() -> None:
    check_password("nine lives 9", *NAMES)
    with pytest.raises(PasswordTooShort):
        check_password("nine lives9", *NAMES)


def test_128_characters_are_not_too_many_and_129_are() -> None:
    long = "a sentence that is easy to remember, " * 4
    check_password(long[:128], *NAMES)
    with pytest.raises(PasswordTooLong):
        check_password(long[:129], *NAMES)


def test_characters_are_counted_and_not_bytes() -> None:
    check_password("žluťoučký kůň", *NAMES)
    with pytest.raises(PasswordTooShort):
        check_password("žluťoučký", *NAMES)


@pytest.mark.spec("U:ACC-02")
@pytest.mark.parametrize(
    "password",
    [
        "alice.archer@example.com",
        "ALICE.ARCHER@EXAMPLE.COM",
        "Alice Archer",
        "AliceArcher1!",
        "archeralice2026",
        "password1234",
        "Password1234!",
        "PasswordPassword",
        "carillon2026!",
        "aaaaaaaaaaaa",
        "abababababab",
        "abcabcabcabc",
        "hallo1hallo1",
        "123456789012",
        "098765432109",
        "abcdefghijkl",
        "qwertyuiopas",
        "qwertzuiopasd",
        "1qaz2wsx3edc",
    ],
)
def test_what_would_be_guessed_at_once_is_refused(password: str) -> None:
    with pytest.raises(PasswordTooPlain):
        check_password(password, *NAMES)


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery",
        "839204718264",
        "my password is a poem",
        "Alice likes trains",
        "zvukové vlny 7",
        "🐝🐛🦋🐌🐞🐜🪲🪳🦗🕷🦂🦟",
    ],
)
def test_ordinary_long_passwords_are_accepted(password: str) -> None:
    assert not is_plain(password, *NAMES)
