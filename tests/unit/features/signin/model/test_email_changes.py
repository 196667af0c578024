"""A change of address: both mailboxes, one day."""

from datetime import UTC, datetime, timedelta

from carillon.features.signin.model.email_changes import LASTS, EmailChange, LinkAct

AT = datetime(2026, 11, 21, tzinfo=UTC)
CHANGE = EmailChange("c1", "u1", "s1", "bob@example.com", "bob@example.org", AT, AT + LASTS)


def test_both_mailboxes_agree_in_any_order() -> None:
    confirmed = CHANGE.answered(LinkAct.CONFIRM, AT)
    approved = CHANGE.answered(LinkAct.APPROVE, AT)
    assert not confirmed.is_agreed
    assert not approved.is_agreed
    assert confirmed.answered(LinkAct.APPROVE, AT).is_agreed
    assert approved.answered(LinkAct.CONFIRM, AT).is_agreed


def test_the_first_answer_counts() -> None:
    later = AT + timedelta(hours=1)
    assert CHANGE.answered(LinkAct.CONFIRM, AT).answered(LinkAct.CONFIRM, later).confirmed_at == AT


def test_a_change_waits_for_a_day() -> None:
    assert not CHANGE.is_over(AT + timedelta(hours=24) - timedelta(microseconds=1))
    assert CHANGE.is_over(AT + timedelta(hours=24))
