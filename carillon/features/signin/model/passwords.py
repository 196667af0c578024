"""What makes a password acceptable."""

from carillon.core.errors import Kind, Refusal

SHORTEST = 12
LONGEST = 128


class PasswordTooShort(Refusal):
    """Choose a password of at least {shortest} characters."""

    kind = Kind.INVALID


class PasswordTooLong(Refusal):
    """Choose a password of at most {longest} characters."""

    kind = Kind.INVALID


class PasswordTooPlain(Refusal):
    """This password would be guessed at once. Choose one that is neither common nor your name or address."""

    kind = Kind.INVALID


class PasswordTheSame(Refusal):
    """Choose a password other than the present one."""

    kind = Kind.INVALID


class PasswordWrong(Refusal):
    """The password is not right."""

    kind = Kind.FORBIDDEN


_COMMON = (
    "administrator", "amazonchime", "carillon", "changeme", "football", "baseball", "iloveyou", "letmein", "master",
    "monkey", "dragon", "passw0rd", "passwort", "password", "princess", "qwertzuiop", "qwertyuiop", "secret",
    "sunshine", "superman", "trustno", "welcome", "default", "qwerty", "qwertz", "azerty", "admin", "chime", "hello",
    "login",
)  # fmt: skip
_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "0123456789",
    "1234567890",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
)
_LEAST_DIFFERENT = 5
_LEAST_OWN = 4
_LONGEST_REFRAIN = 6


def check_password(password: str, *names: str) -> None:
    """Refuse what is too short, too long, common, or made of the person's own `names` and addresses."""
    if len(password) < SHORTEST:
        raise PasswordTooShort(shortest=SHORTEST)
    if len(password) > LONGEST:
        raise PasswordTooLong(longest=LONGEST)
    if is_plain(password, *names):
        raise PasswordTooPlain


def is_plain(password: str, *names: str) -> bool:
    folded = password.casefold()
    return (
        len(set(folded)) < _LEAST_DIFFERENT
        or _is_refrain(folded)
        or _is_row(folded)
        or _is_made_of(folded, sorted((*_COMMON, *_words(names)), key=len, reverse=True))
    )


def _is_refrain(text: str) -> bool:
    """The same few characters again and again: a text stands inside its own double where it repeats itself."""
    return -1 < (text * 2).find(text, 1) <= _LONGEST_REFRAIN


def _is_row(text: str) -> bool:
    """A walk along the keyboard, the alphabet or the digits."""
    return any(text in row * 4 or text in row[::-1] * 4 for row in _ROWS)


def _words(names: tuple[str, ...]) -> list[str]:
    parts = [part for name in names for part in (name, *name.replace("@", " ").replace(".", " ").split())]
    return [part.casefold() for part in parts if len(part) >= 3]


def _is_made_of(text: str, words: list[str]) -> bool:
    """Hardly anything is left without those words and the digits and signs that people add to them."""
    left = text
    for word in words:
        left = left.replace(word, "")
    return left != text and sum(c.isalpha() for c in left) < _LEAST_OWN
