"""Which marks count as proof, and which are refused."""

from pathlib import Path

from scripts.gen_requirements import Mark, area, faults, python_marks, typescript_marks, written

LEDGER = {"ACC-01": "Accounts exist.", "ACC-02": "Accounts have names.", "U:MSG-01": "Messages | arrive."}


def test_a_mark_on_a_python_test_names_its_rows_and_its_sentence() -> None:
    text = "import pytest\n\n@pytest.mark.spec('ACC-01', 'U:MSG-01')\nasync def test_it_works_well(): ...\n"
    assert list(python_marks(Path("t.py"), text)) == [Mark(Path("t.py"), "it works well", ("ACC-01", "U:MSG-01"))]


def test_a_mark_in_a_typescript_title_names_its_rows_and_its_sentence() -> None:
    text = "test(spec('ACC-01', \"ACC-02\") + 'shows the list', () => {})"
    assert list(typescript_marks(Path("t.test.ts"), text)) == [
        Mark(Path("t.test.ts"), "shows the list", ("ACC-01", "ACC-02"))
    ]


def test_an_unknown_row_is_refused_and_so_are_four_rows_or_none() -> None:
    def count(*ids: str) -> int:
        return len(list(faults(Mark(Path("t.py"), "it works", ids), LEDGER)))

    assert count("ACC-01", "ACC-02", "U:MSG-01") == 0
    assert count("ACC-99") == 1
    assert count("ACC-01", "ACC-01", "ACC-02", "ACC-02") == 1
    assert count() == 1


def test_the_page_counts_by_area_and_shows_only_what_is_proved() -> None:
    page = written(LEDGER, [Mark(Path("tests/t.py"), "it arrives", ("U:MSG-01",))])
    assert "1 of 3 rows" in page
    assert "| U:MSG | 1 | 1 |" in page
    assert "| U:MSG-01 | Messages \\| arrive. | [it arrives](../../tests/t.py) |" in page
    assert "ACC-01" not in page


def test_the_area_of_a_row_is_what_stands_before_its_number() -> None:
    assert (area("ACC-01"), area("U:MSG-01")) == ("ACC", "U:MSG")
