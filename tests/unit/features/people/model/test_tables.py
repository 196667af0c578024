"""Tables as spreadsheets and programs write them, and as somebody who means no good would."""

import pytest

from carillon.features.people.model.sheets import MOST_LINES, FileUnreadable, TooManyLines
from carillon.features.people.model.tables import NESTED, clipped, csv_rows, is_json, json_items, moment, said, text_of

COLUMNS = {"email": ("e-mail address",), "name": ("display name",)}
BOM = "\ufeff".encode()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", BOM])
def test_a_table_is_read_whatever_wrote_it(separator: str, ending: str, mark: bytes) -> None:
    lines = [["E-Mail Address", "Display_Name", "Shoe size"], ["bob@example.com", '"Brown, Bob"', "9"], ["", "", ""]]
    body = mark + ending.join(separator.join(line) for line in lines).encode()
    assert csv_rows(text_of(body), COLUMNS) == [(2, {"email": "bob@example.com", "name": "Brown, Bob"})]


def test_fields_may_hold_separators_quotes_and_line_breaks() -> None:
    text = 'email,name\n"bob@example.com","Bob ""the\nbuilder"" Brown; et al."\n'
    assert csv_rows(text, COLUMNS) == [(3, {"email": "bob@example.com", "name": 'Bob "the builder" Brown; et al.'})]


def test_the_apostrophe_that_keeps_spreadsheets_from_calculating_is_taken_off() -> None:
    assert csv_rows("email,name\n'=1+1,'Bob'", COLUMNS) == [(2, {"email": "=1+1", "name": "'Bob'"})]


def test_a_list_of_addresses_needs_no_heading_where_that_is_allowed() -> None:
    assert csv_rows("bob@example.com\nann@example.com", {"email": ()}, headless="email") == [
        (1, {"email": "bob@example.com"}),
        (2, {"email": "ann@example.com"}),
    ]
    with pytest.raises(FileUnreadable):
        csv_rows("bob@example.com\nann@example.com", {"email": ()})


def test_a_repeated_heading_of_files_put_together_is_no_line() -> None:
    assert csv_rows("email\na@example.com\nE-mail\nb@example.com", {"email": ("e-mail",)}) == [
        (2, {"email": "a@example.com"}),
        (4, {"email": "b@example.com"}),
    ]


@pytest.mark.parametrize(
    "body",
    [b"", b"\r\n ;\r\n", b"shoe,size\n9,9", b"\xff\xfe\x00e", b"email\n\0", b'email\n"' + b"x" * 200_000],
    ids=["empty", "blank", "no column known", "not UTF-8", "a NUL", "a field without end"],
)
def test_what_is_no_table_is_refused_in_words(body: bytes) -> None:
    with pytest.raises(FileUnreadable):
        csv_rows(text_of(body), COLUMNS)


def test_more_lines_than_may_be_are_not_even_read() -> None:
    with pytest.raises(TooManyLines):
        csv_rows("email\n" + "a@example.com\n" * (MOST_LINES + 2), COLUMNS)


def test_json_is_read_in_any_number_of_documents() -> None:
    text = '{"Users": [{"UserId": "1"}], "NextToken": "x"}\n{"Users": []} [{"UserId": "2"}],\n{"User": {"UserId": "3"}}'
    assert is_json(text)
    assert [said(item, "UserId") for item in json_items(text, "Users", "User")] == ["1", "2", "3"]


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, '{"Users": [1]}', '{"Rooms": []}', '{"Users": {}}', '{"User": 7}', '{"Users": [}', "[1e999999]"],
    ids=["nested without end", "no object", "another list", "no list", "a number", "broken", "infinite"],
)
def test_json_that_means_something_else_is_refused(text: str) -> None:
    with pytest.raises(FileUnreadable):
        json_items(text, "Users", "User")


def test_fields_that_are_no_text_say_nothing() -> None:
    assert [said({"UserId": value}, "UserId") for value in (None, 7, ["x"], {"x": 1}, " a\nb ")] == [
        "",
        "",
        "",
        "",
        "a b",
    ]


def test_moments_come_as_text_or_as_seconds() -> None:
    assert moment("2019-03-04T05:06:07+02:00") == "2019-03-04T03:06:07+00:00"
    assert moment("2019-03-04T05:06:07.123Z") == "2019-03-04T05:06:07.123000+00:00"
    assert moment("2019-03-04") == "2019-03-04T00:00:00+00:00"
    assert moment(1551675967.5) == "2019-03-04T05:06:07.500000+00:00"
    assert [moment(value) for value in ("yesterday", 1e300, float("nan"), True, None, "")] == [""] * 6


def test_no_field_is_without_end() -> None:
    assert len(clipped("x" * 100_000)) == 400


@pytest.mark.parametrize("piece", ["{},", "[],", "{}"])
def test_json_that_would_be_far_larger_in_memory_is_not_read(piece: str) -> None:
    with pytest.raises(TooManyLines):
        json_items("[" + piece * (MOST_LINES * NESTED + 1), "Users", "User")
