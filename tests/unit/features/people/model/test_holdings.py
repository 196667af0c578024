"""Numbers of things, added up by their names."""

from carillon.features.people.model.holdings import summed


def test_numbers_are_added_by_name() -> None:
    assert summed({"rooms": 1, "messages": 2}, {"messages": 3, "files": 1}) == {"rooms": 1, "messages": 5, "files": 1}
    assert summed({}, {}) == {}
