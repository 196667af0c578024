"""The catalogues of the letters: what is brought in, what is dropped, and what is refused."""

from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog

from carillon.app.engine import EngineMissing
from carillon.core.letters import LANGUAGES, Reader
from carillon.core.sentences import Sentence
from scripts.gen_letters import FOUND, WRITERS, add_refusals, brought_up, extracted, faults, written
from scripts.tree import ROOT, files

HEADER = b'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'


def said(*messages: str | tuple[str, str]) -> Catalog:
    catalogue = Catalog(charset="utf-8")
    for each in messages:
        catalogue.add(each, locations=[("carillon/letters.py", 1)])
    return catalogue


def french(entries: str, *messages: str | tuple[str, str]) -> Catalog:
    return brought_up(HEADER + entries.encode(), said(*messages), "fr")


def test_what_is_said_in_a_file_is_found_whatever_it_is_said_to(tmp_path: Path) -> None:
    source = tmp_path / "letters.py"
    source.write_text(
        'TABLE = [message("Kept apart")]\n'
        'x = reader.say("Hello {name}, "\n    "again", name=name)\n'
        'y = reader.count("one", "many", number)\n'
        'u = sentence("{path} is missing.", path=path)\n'
        "z = reader.say(TABLE[0])\n"
    )
    assert [each.id for each in extracted([source]) if each.id] == [
        "Kept apart",
        "Hello {name}, again",
        ("one", "many"),
        "{path} is missing.",
    ]


def test_a_refusal_that_is_a_finding_is_found_in_its_own_words() -> None:
    catalogue = said()
    add_refusals(catalogue, [EngineMissing])
    (each,) = [each for each in catalogue if each.id]
    assert (each.id, each.locations) == ("The media engine is not there: {place}.", [("carillon/app/engine.py", 1)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_a_finding_is_told_without_holes(language: str) -> None:
    catalogue = extracted(path for path in files("carillon/*.py") if WRITERS.search((ROOT / path).read_text()))
    add_refusals(catalogue, FOUND)
    sentences = [each.id for each in catalogue if each.id and isinstance(each.id, str)]
    assert "{path} is missing." in sentences
    for english in sentences:
        names = [name for _, name, _, _ in Formatter().parse(english) if name]
        told = Reader(language).tell(Sentence(english, {name: f"<{name}>" for name in names}))
        assert all(f"<{name}>" in told for name in names)
        assert "{" not in told


def test_words_stay_new_messages_are_empty_and_old_ones_go() -> None:
    catalogue = french('msgid "Hello"\nmsgstr "Bonjour"\n\nmsgid "Gone"\nmsgstr "Parti"\n', "Hello", "New")
    text = written(catalogue).decode()
    assert 'msgid "Hello"\nmsgstr "Bonjour"' in text
    assert 'msgid "New"\nmsgstr ""' in text
    assert "Gone" not in text
    assert "#: carillon/letters.py\n" in text


def test_a_catalogue_that_is_written_again_is_the_same() -> None:
    once = written(french('msgid "Hello"\nmsgstr "Bonjour"\n', "Hello", ("{number} day", "{number} days")))
    assert written(brought_up(once, said("Hello", ("{number} day", "{number} days")), "fr")) == once


def test_a_language_keeps_the_plural_forms_of_its_header() -> None:
    header = b'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=1; plural=0;\\n"\n'
    entry = b'\nmsgid "{number} day"\nmsgid_plural "{number} days"\nmsgstr[0] "{number} hari"\n'
    assert faults(brought_up(header + entry, said(("{number} day", "{number} days")), "id")) == []


def test_holes_are_told() -> None:
    half = 'msgid "{number} day"\nmsgid_plural "{number} days"\nmsgstr[0] "{number} jour"\nmsgstr[1] ""\n'
    assert faults(french(half, ("{number} day", "{number} days"))) == ["not translated: {number} days"]
    assert faults(french("", "Hello")) == ["not translated: Hello"]
    assert faults(french('#, fuzzy\nmsgid "Hello"\nmsgstr "Bonjour"\n', "Hello")) == ["not translated: Hello"]


def test_a_fact_that_is_lost_misspelt_or_broken_is_told() -> None:
    for words in ("Bonjour", "Bonjour {nom}", "Bonjour {name", "Bonjour {name} {name}"):
        assert faults(french(f'msgid "Hello {{name}}"\nmsgstr "{words}"\n', "Hello {name}")) == [
            "other placeholders: Hello {name}"
        ]
    assert faults(french('msgid "Hello {name}"\nmsgstr "{name}, bonjour"\n', "Hello {name}")) == []
