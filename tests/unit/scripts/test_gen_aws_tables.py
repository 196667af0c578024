"""What of a service model gets into a table."""

import pytest

from scripts.gen_aws_tables import correct, stripped, stripped_operation, successors, written


def test_prose_stays_behind_but_a_member_may_be_called_like_it() -> None:
    shape = {
        "type": "structure",
        "members": {"documentation": {"shape": "String", "documentation": "Words."}},
        "documentation": "Words.",
        "deprecated": True,
    }
    assert stripped(shape) == {"type": "structure", "members": {"documentation": {"shape": "String"}}}


def test_an_operation_names_its_shapes_and_errors() -> None:
    operation = {
        "name": "GetBot",
        "http": {"method": "GET", "requestUri": "/bots"},
        "output": {"shape": "Bot"},
        "errors": [{"shape": "NotFoundException"}],
        "documentation": "Words.",
    }
    assert stripped_operation(operation) == {
        "http": {"method": "GET", "requestUri": "/bots"},
        "output": "Bot",
        "errors": ["NotFoundException"],
    }


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Replaced by A in the Amazon Chime SDK Voice Namespace", ["chime-sdk-voice"]),
        ("Replaced by A in the Amazon Chime SDK Media Pipelines Namespace", ["chime-sdk-media-pipelines"]),
        ("A is not supported in the Amazon Chime SDK Meetings Namespace", []),
    ],
)
def test_who_took_an_operation_over_is_read_from_the_sentence_that_says_so(said: str, found: list[str]) -> None:
    assert successors({"deprecatedMessage": said}) == found


def test_a_sentence_that_names_nobody_stops_the_generator() -> None:
    with pytest.raises(SystemExit):
        successors({"deprecatedMessage": "Gone."})


def test_corrections_replace_patterns_and_mark_members() -> None:
    shapes = {"A": {"type": "string", "pattern": ".*"}, "B": {"type": "structure", "members": {"C": {"shape": "A"}}}}
    corrections = {
        "patterns": [{"why": "", "model": ".*", "replacement": ".?"}],
        "members": {"C": {"why": "", "add": {"sensitive": True}}},
    }
    assert correct(shapes, corrections) == {
        "A": {"type": "string", "pattern": ".?"},
        "B": {"type": "structure", "members": {"C": {"shape": "A", "sensitive": True}}},
    }


def test_a_table_has_one_line_for_each_entry() -> None:
    assert written({"shapes": {"A": {"type": "string"}, "B": {}}, "pagination": {}}) == (
        '{\n"shapes": {\n  "A": {"type": "string"},\n  "B": {}\n},\n"pagination": {\n\n}\n}\n'
    )
