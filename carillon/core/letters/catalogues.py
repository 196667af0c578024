"""The catalogues of the letters: one .po file for each language but English, which is written in the code."""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from carillon.core.letters.languages import ENGLISH

FOLDER = files(__package__ or "") / "locales"


@cache
def catalogue(language: str) -> NullTranslations:
    """Read once, when the first letter in the language is written; it takes some thousandths of a second."""
    if language == ENGLISH:
        return NullTranslations()
    with (FOLDER / f"{language}.po").open("rb") as source:
        words = read_po(source, locale=language.replace("-", "_"), abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, words)
    compiled.seek(0)
    return GNUTranslations(compiled)
