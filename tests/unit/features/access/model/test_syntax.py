"""What is no JSON is explained at the place where it stops being JSON."""

import pytest

from carillon.features.access.model.positions import Place
from carillon.features.access.model.syntax import syntax_fault


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("", "begin with a template", Place(1, 1)),
        ('{"a": 1,\n}', "a comma too many", Place(2, 1)),
        ('{"a": [1, 2,]}', "a comma too many", Place(1, 13)),
        ('{"a": 1\n "b": 2}', "comma is missing", Place(2, 2)),
        ('{"a" 1}', "colon is missing", Place(1, 6)),
        ("{a: 1}", "name in double quotes", Place(1, 2)),
        ('{"a": }', "Here belongs a value", Place(1, 7)),
        ('{"a": [1', "ends too early", Place(1, 9)),
        ('{"a": "b}', "not closed", Place(1, 7)),
        ('{"a": "b\nc"}', "on the line on which it begins", Place(1, 9)),
        ('{"a": "\\q"}', "After \\", Place(1, 8)),
        ("{} {}", "has ended before this", Place(1, 4)),
        ("[" * 100_000, "nested too deeply", Place(1, 1)),
    ],
)
def test_each_fault_has_words_and_a_place(text: str, words: str, place: Place) -> None:
    fault = syntax_fault(text)
    assert fault is not None
    assert words in fault.message
    assert fault.place == place


def test_json_has_no_fault() -> None:
    assert syntax_fault('{"a": [1, "b"]}') is None
