"""A group's name."""

from datetime import UTC, datetime

from carillon.features.access.model.groups import Group


def test_a_group_is_named_as_in_aws() -> None:
    group = Group("AGPA1", "123456789012", "helpdesk", datetime(2026, 1, 2, tzinfo=UTC), "/office/")
    assert group.arn == "arn:aws:iam::123456789012:group/office/helpdesk"
