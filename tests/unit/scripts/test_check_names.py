"""Which names and words are refused in code."""

import pytest

from scripts.check_names import SENTENCES, filler_words, python_names


@pytest.mark.parametrize("name", ["RoomManager", "user_data", "date-utils", "BaseStore", "misc"])
def test_a_filler_in_a_name_is_found(name: str) -> None:
    assert filler_words(name)


@pytest.mark.parametrize("name", ["database", "Metadata", "informed", "based_on", "commonwealth", "HTTPDoor"])
def test_a_word_that_only_contains_a_filler_is_none(name: str) -> None:
    assert not filler_words(name)


def test_classes_and_functions_are_looked_at_wherever_they_stand() -> None:
    assert python_names("class A:\n    def b(self): ...\n    async def c(self): ...\n") == ["A", "b", "c"]


@pytest.mark.parametrize(
    "line", ["x = 1  # no" + "qa", "// eslint-" + "disable-next-line", "# TO" + "DO later", "it.sk" + "ip('later')"]
)
def test_promises_silenced_checks_and_tests_that_do_not_run_are_found(line: str) -> None:
    assert any(pattern.search(line) for pattern in SENTENCES)
