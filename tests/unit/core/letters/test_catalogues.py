"""The catalogues as they are in this checkout; `scripts/gen --check` refuses holes and other placeholders."""

import pytest

from carillon.core.letters import LANGUAGES
from carillon.core.letters.catalogues import catalogue

SENTENCE = "You already have a Carillon profile"


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_every_language_has_its_own_words(language: str) -> None:
    assert catalogue(language).gettext(SENTENCE) != SENTENCE


def test_english_is_what_the_code_says() -> None:
    assert catalogue("en").gettext(SENTENCE) == SENTENCE
    assert catalogue("en").ngettext("one", "more", 2) == "more"
