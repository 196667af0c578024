"""What logs of clients may hold, and how long they are kept."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from carillon.features.support.model.bundles import KEPT_FOR, MOST_LINES, Bundle, LogsWrong, Sender, checked


def test_logs_are_over_after_ninety_days() -> None:
    made = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
    bundle = Bundle("ABCDEFGHJKLM", "123456789012", Sender("b1", "Bob", "bob@example.com"), made, "{}")
    assert not bundle.is_over(made + KEPT_FOR - timedelta(seconds=1))
    assert bundle.is_over(made + timedelta(days=90))


AT = "2026-11-21T03:00:00Z"


def logs(**changes: Any) -> str:
    shape = {"client_version": "0.1", "browser": "Firefox", "language": "en", "zone": "UTC", "screen": "1440x900"}
    return json.dumps({**shape, "errors": [], "connections": [], **changes})


@pytest.mark.spec("SUP-06")
def test_only_what_a_client_tells_of_itself_is_kept() -> None:
    kept = json.loads(checked(logs(messages=["Hello"], errors=[{"at": AT, "text": "Failed", "room": "Sales"}])))
    assert kept["errors"] == [{"at": AT, "text": "Failed"}]
    assert "messages" not in kept


def test_logs_are_bounded() -> None:
    state = {"at": AT, "state": "online"}
    assert len(json.loads(checked(logs(connections=[state] * MOST_LINES)))["connections"]) == MOST_LINES
    for wrong in (
        "",
        "{}",
        logs(connections=[state] * (MOST_LINES + 1)),
        logs(errors=[{"at": AT, "text": "t" * 501}]),
        logs(browser="b" * 300_000),
    ):
        with pytest.raises(LogsWrong):
            checked(wrong)
