"""Which language somebody asks for, as browsers ask."""

import pytest

from carillon.core.letters import LANGUAGES, asked_for, named


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("fr-CA,fr;q=0.9,en;q=0.8", "fr"),
        ("de-DE,de;q=0.9,pt;q=0.5,en;q=0.4", "pt-BR"),
        ("en;q=0.2, id", "id"),
        ("zh-Hans-SG", "zh-CN"),
        ("zh", "zh-CN"),
        ("zh-TW, zh;q=0.1", "zh-CN"),
        ("zh-Hant-HK, it;q=0.3", "it"),
        ("pt-PT", "pt-BR"),
        ("IT", "it"),
    ],
)
def test_the_first_language_that_there_is_wherever_it_is_spoken(header: str, language: str) -> None:
    assert asked_for(header) == language


@pytest.mark.parametrize("header", ["", "*", "de, nl", "zh-TW", "fr;q=0", "fr;q=loud", ",;,", "x" * 5000])
def test_nothing_where_no_language_of_ours_is_asked_for(header: str) -> None:
    assert asked_for(header) == ""


def test_every_language_is_found_by_its_own_name_and_by_its_tag() -> None:
    assert [named(name) for name in LANGUAGES.values()] == list(LANGUAGES)
    assert [asked_for(tag) for tag in LANGUAGES] == list(LANGUAGES)
    assert named("Klingon") == ""
