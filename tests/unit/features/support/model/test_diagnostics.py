"""What can be enclosed."""

import pytest

from carillon.features.support.model.diagnostics import (
    LONGEST_ENCLOSURE,
    DiagnosticPart,
    EnclosedTwice,
    Enclosure,
    EnclosureTooLong,
    checked,
)


def test_each_part_is_enclosed_once_and_not_endlessly() -> None:
    versions = Enclosure(DiagnosticPart.VERSIONS, "v" * LONGEST_ENCLOSURE)
    browser = Enclosure(DiagnosticPart.BROWSER, "")
    assert checked((versions, browser)) == (versions, browser)
    with pytest.raises(EnclosedTwice):
        checked((browser, browser))
    with pytest.raises(EnclosureTooLong):
        checked((Enclosure(DiagnosticPart.VERSIONS, "v" * (LONGEST_ENCLOSURE + 1)),))
