"""A skip is turned into a failure."""

from typing import Literal

import pytest

from tests.kit.honesty import judged


def report(outcome: Literal["passed", "failed", "skipped"], excuse: str | None = None) -> pytest.TestReport:
    where = ("test_it.py", 1, "Skipped: later") if outcome == "skipped" and excuse is None else None
    made = pytest.TestReport("test_it", ("test_it.py", 1, "test_it"), {}, outcome, where, "call")
    if excuse is not None:
        made.wasxfail = excuse
    return made


def test_what_ran_stays_as_it_is() -> None:
    assert judged(report("passed")).outcome == "passed"
    assert judged(report("failed")).outcome == "failed"


def test_a_skip_an_expected_failure_and_its_unexpected_success_fail() -> None:
    for excused in (report("skipped"), report("skipped", "known"), report("passed", "known")):
        verdict = judged(excused)
        assert verdict.failed
        assert not hasattr(verdict, "wasxfail")
