"""What letters say in the language of whoever reads them: readers, their languages, and the catalogues of each."""

from carillon.core.letters.languages import ENGLISH, LANGUAGES, asked_for, named
from carillon.core.letters.reader import Reader, message

__all__ = ["ENGLISH", "LANGUAGES", "Reader", "asked_for", "message", "named"]
