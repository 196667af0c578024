"""What the server refuses, as messages of the front ends."""

from carillon.core.errors import Refusal
from scripts.gen_refusals import facts, icu, messages, phrased, written


class Full(Refusal):
    """The room is full: {most} people are in '{name}'."""


def other_statement() -> type[Refusal]:
    class Full(Refusal):
        """The disk is full."""

    return Full


class Quiet(Refusal):
    """Nobody's here."""


def test_a_docstring_becomes_a_message_whose_apostrophes_quote_nothing() -> None:
    assert icu(Full) == "The room is full: {most} people are in ''{name}'."
    assert icu(Quiet) == "Nobody's here."


def test_facts_are_the_names_in_the_braces() -> None:
    assert facts(Full) == ("most", "name")


def test_a_message_goes_by_its_code_and_by_its_facts_only_where_a_code_says_several_things() -> None:
    assert list(messages([Full, Quiet])) == ["refusal.Full", "refusal.Quiet"]
    assert list(messages([Full, other_statement(), Quiet])) == [
        "refusal.Full.most.name",
        "refusal.Full",
        "refusal.Quiet",
    ]


class Kept(Refusal):
    """Cannot delete {what}: {first} first."""

    phrases = ({"what": "a policy", "first": "detach it"}, {"what": "a role", "first": "empty it"})


def test_words_of_a_closed_set_make_whole_sentences() -> None:
    assert phrased(Kept) == [
        ("refusal.Kept: a policy", "Cannot delete a policy: detach it first."),
        ("refusal.Kept: a role", "Cannot delete a role: empty it first."),
    ]
    assert phrased(Full) == []
    assert "id: 'refusal.Kept: a role'" in written({"refusal.Kept": Kept}, of_console=False)
