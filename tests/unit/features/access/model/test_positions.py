"""Every value of a text is found where it stands."""

import json
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from carillon.features.access.model.positions import Place, place, positions

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=12,
)


def test_values_and_names_have_lines_and_columns() -> None:
    found = positions('{\n  "Version": "2012-10-17",\n  "Statement": [ {"Sid": "a"} ]\n}')
    assert found.of_value(("Version",)) == Place(2, 14)
    assert found.of_name(("Version",)) == Place(2, 3)
    assert found.of_value(("Statement", 0, "Sid")) == Place(3, 26)
    assert found.of_value(("Statement", 0, "Effect")) == found.of_value(("Statement", 0)) == Place(3, 18)
    assert found.of_value(()) == Place(1, 1)


def test_a_name_that_stands_twice_is_noticed() -> None:
    assert positions('{"a": 1, "b": {"a": 2}, "a": 3}').doubled == [("a",)]


@given(VALUES, st.sampled_from([None, 0, 2]))
def test_any_json_is_walked_to_its_end(value: object, indent: int | None) -> None:
    text = json.dumps(value, indent=indent)
    found = positions(text)
    for path, offset in found.values.items():
        here = value
        for step in path:
            here = cast(Any, here)[step]
        assert json.JSONDecoder().raw_decode(text, offset)[0] == here
        assert found.of_value(path) == place(text, offset)
