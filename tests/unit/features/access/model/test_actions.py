"""What console pages may offer."""

from datetime import UTC, datetime

import pytest

from carillon.core.callers import Circumstances, Origin
from carillon.features.access.model.actions import CONSOLE_ACTIONS, allowed_actions
from carillon.features.access.model.authority import RootAuthority, authority
from carillon.features.access.model.identities import IamUser
from carillon.features.access.model.policies import managed

NOW = datetime(2026, 11, 21, tzinfo=UTC)
HERE = Circumstances(NOW, Origin("192.0.2.1"))
ALICE = IamUser("AIDAALICE", "123456789012", "alice", NOW)


@pytest.mark.spec("IAM-37")
def test_pages_offer_what_the_policies_allow() -> None:
    reading = authority(ALICE, (managed("AmazonChimeReadOnly").document,), by_access_key=False)
    reads = ("chime:Get", "chime:List", "chime:Search")
    assert allowed_actions(reading, CONSOLE_ACTIONS, HERE) == [one for one in CONSOLE_ACTIONS if one.startswith(reads)]


def test_root_is_offered_everything_and_a_new_user_nothing() -> None:
    assert allowed_actions(RootAuthority(), CONSOLE_ACTIONS, HERE) == list(CONSOLE_ACTIONS)
    assert allowed_actions(authority(ALICE, (), by_access_key=False), CONSOLE_ACTIONS, HERE) == []
