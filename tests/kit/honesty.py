"""A pytest plugin: a test that did not run, or was expected to fail, is a failure."""

from collections.abc import Generator
from typing import TypeVar

import pytest

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return judged((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return judged((yield))


def judged(report: Report) -> Report:
    """The same report; a skip, an expected failure and its unexpected success count as failures."""
    excuse = getattr(report, "wasxfail", None)
    if report.outcome != "skipped" and excuse is None:
        return report
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else excuse
    report.outcome = "failed"
    report.longrepr = f"This test did not run to its end ({reason}). Mend or remove it: a skip proves nothing."
    if excuse is not None:
        del report.__dict__["wasxfail"]
    return report
