"""The languages that Carillon speaks, and which of them somebody asks for."""

ENGLISH = "en"
LANGUAGES = {
    ENGLISH: "English",
    "id": "Bahasa Indonesia",
    "zh-CN": "简体中文",
    "pt-BR": "Português (Brasil)",
    "it": "Italiano",
    "fr": "Français",
}
"""Each with its own name for itself."""

_LONGEST = 400
_MOST = 20
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})


def asked_for(header: str) -> str:
    """The best language for an Accept-Language header, as the front ends choose it; nothing where there is none."""
    return next((found for tag in _by_preference(header[:_LONGEST]) if (found := _spoken(tag))), "")


def named(name: str) -> str:
    """The language that calls itself so; nothing where none does."""
    return next((language for language, own in LANGUAGES.items() if own == name), "")


def _by_preference(header: str) -> list[str]:
    """The tags, those with the greater q first (RFC 9110); what cannot be read is left out."""
    weighed: list[tuple[float, str]] = []
    for part in header.split(",")[:_MOST]:
        tag, _, parameter = part.partition(";")
        weight = _weight(parameter)
        if tag.strip() and weight > 0:
            weighed.append((-weight, tag.strip()))
    return [tag for _, tag in sorted(weighed, key=lambda each: each[0])]


def _weight(parameter: str) -> float:
    name, _, number = parameter.partition("=")
    if name.strip().lower() != "q":
        return 1.0
    try:
        return float(number)
    except ValueError:
        return 0.0


def _spoken(tag: str) -> str:
    """Whatever the region: fr-CA reads French, pt the Portuguese of Brazil; Traditional Chinese is not ours."""
    first, *others = tag.lower().replace("_", "-").split("-")
    if first == "zh" and "hans" not in others and _TRADITIONAL.intersection(others):
        return ""
    return next((language for language in LANGUAGES if language.partition("-")[0] == first), "")
