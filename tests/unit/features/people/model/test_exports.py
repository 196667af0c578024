"""When an archive is there."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from carillon.features.people.model.exports import KEPT, Export, ExportNotFound, ExportNotReady

AT = datetime(2026, 11, 21, tzinfo=UTC)
ASKED = Export("e1", "u1", None, "u1", "bob@example.com", AT)
READY = replace(ASKED, ready_at=AT, expires_at=AT + KEPT, size=10)


def test_an_archive_is_there_from_being_ready_until_its_week_is_over() -> None:
    with pytest.raises(ExportNotReady):
        ASKED.check_ready(AT)
    READY.check_ready(AT + KEPT - timedelta(microseconds=1))
    with pytest.raises(ExportNotFound):
        READY.check_ready(AT + KEPT)


def test_it_is_ones_own_where_one_asked_for_it_oneself() -> None:
    assert ASKED.is_own
    assert not replace(ASKED, requested_by="arn:aws:iam::1:user/alice").is_own
    assert ASKED.key == "personal-exports/e1.zip"
