"""Patterns in policies: `*` for any text, `?` for any character, `${key}` for what the call says of itself."""

import re
from collections.abc import Mapping
from functools import lru_cache

Context = Mapping[str, str]
"""Condition keys, in lower case, and what they are in one call; an absent key is not there."""

_SPECIAL = re.compile(r"\$\{([^{}]*)\}|[*?]")
_VARIABLE = re.compile(r"\$\{([^{}]*)\}")
_DEFAULT = re.compile(r"\s*([^,\s]+)\s*,\s*'([^']*)'\s*")


def matches(pattern: str, text: str, context: Context, *, ignore_case: bool = False) -> bool | None:
    """Whether the whole text fits the pattern; None where the pattern speaks of a key that is not there."""
    if "${" not in pattern:
        return _compiled(pattern, ignore_case).fullmatch(text) is not None
    source = _expression(pattern, context)
    return None if source is None else re.fullmatch(source, text, _flags(ignore_case)) is not None


def filled_in(text: str, context: Context) -> str | None:
    """The text with its variables replaced and wildcards left alone; None where one is not there."""
    missing = False

    def value(found: re.Match[str]) -> str:
        nonlocal missing
        known = _value(found[1], context)
        missing = missing or known is None
        return known or ""

    filled = _VARIABLE.sub(value, text)
    return None if missing else filled


@lru_cache(4096)
def _compiled(pattern: str, ignore_case: bool) -> re.Pattern[str]:
    source = _expression(pattern, {})
    assert source is not None
    return re.compile(source, _flags(ignore_case))


def _flags(ignore_case: bool) -> re.RegexFlag:
    return re.DOTALL | re.IGNORECASE if ignore_case else re.DOTALL


def _expression(pattern: str, context: Context) -> str | None:
    """A regular expression in which only the last star can backtrack: a policy cannot make the server think long."""
    between_stars = [""]
    at = 0
    for special in _SPECIAL.finditer(pattern):
        between_stars[-1] += re.escape(pattern[at : special.start()])
        at = special.end()
        if special[0] == "*":
            between_stars.append("")
        elif special[0] == "?":
            between_stars[-1] += "."
        elif (value := _value(special[1], context)) is not None:
            between_stars[-1] += re.escape(value)
        else:
            return None
    between_stars[-1] += re.escape(pattern[at:])
    first, *rest = between_stars
    if not rest:
        return first
    return first + "".join(f"(?>.*?{part})" for part in rest[:-1]) + ".*" + rest[-1]


def _value(variable: str, context: Context) -> str | None:
    if variable in ("*", "?", "$"):
        return variable  # the way to write the character itself
    if with_default := _DEFAULT.fullmatch(variable):
        return context.get(with_default[1].lower(), with_default[2])
    return context.get(variable.strip().lower())
