"""Whoever is suspended, signed out or removed is out of the meeting within a second, and stays out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx2
import pytest
from playwright.sync_api import Playwright

from carillon.core.clock import SystemClock
from tests.e2e import meeting
from tests.e2e.media_windows import MediaWindow, MediaWindows
from tests.e2e.office import Office, new_token, open_office, seat
from tests.e2e.windows import printed_address
from tests.integration.aws.office import employee, enterprise
from tests.kit.clients import Credentials, chime

if TYPE_CHECKING:
    from mypy_boto3_chime.client import ChimeClient

ALLOWED = 1.0
"""Seconds from the answer until the last picture or sound."""
SURELY_OVER = 2_500


@dataclass(slots=True)
class Gathering:
    """Alice hosts; the others go one by one."""

    office: Office
    root: "ChimeClient"
    enterprise_id: str
    vera_id: str
    alice: MediaWindow
    vera: MediaWindow
    carol: MediaWindow
    jane: MediaWindow

    def put_out(self, somebody: MediaWindow, act: Callable[[], object], left: int) -> None:
        """What the others get of somebody, and what they get of the others, ends in time; `left` others remain."""
        self.alice.proof.expect(seen=left + 1, heard=left + 1)
        for each in (self.alice, somebody):
            each.proof.watch()
        act()
        at = SystemClock().now().timestamp()
        self.alice.page.wait_for_timeout(SURELY_OVER)
        heard_by_alice = self.alice.proof.arrivals_since(at)
        assert sum(late > ALLOWED for late in heard_by_alice.values()) == left, heard_by_alice
        heard_outside = somebody.proof.arrivals_since(at)
        assert all(late <= ALLOWED for late in heard_outside.values()), heard_outside
        self.alice.proof.expect(seen=left, heard=left)
        assert somebody.proof.open_connections() == 0

    def attendee(self, name: str) -> str:
        """Their address in the API."""
        (running,) = self.office.alice.get("/meetings").json()["items"]
        attendees = f"/meetings/{running['id']}/attendees"
        found = self.office.alice.get(attendees).json()["items"]
        return f"{attendees}/{next(each['id'] for each in found if each['name'] == name)}"

    def knock(self, somebody: MediaWindow) -> tuple[int, str]:
        """What the gate says to the ticket that was good a moment ago."""
        gate = f"{self.office.server.url}/media/rtc/validate"
        answer = httpx2.get(gate, params={"access_token": somebody.ticket})
        return answer.status_code, answer.text


@pytest.fixture(scope="module")
def gathering(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gathering]:
    folder = tmp_path_factory.mktemp("gathering")
    office = open_office(folder / "data")
    key = office.server.json("keys", "create")
    root = chime(f"{office.server.url}/aws/chime", Credentials(str(key["AccessKeyId"]), str(key["SecretAccessKey"])))
    windows = MediaWindows(playwright, folder)
    enterprise_id = enterprise(root, office.server, "Globe", "example.org")
    vera_id, visitor = employee(root, office.server, enterprise_id, "vera@example.org")
    alice, vera, carol, jane = (windows.open(printed_address(office.server)) for _ in range(4))
    started = office.alice.done("/meetings", {"token": new_token()})
    for window, somebody in ((alice, office.alice), (vera, visitor), (carol, office.carol)):
        seat(window.window, somebody)
        window.page.goto(started["link"])
        meeting.join(window.page)
    meeting.arrive_by_link(jane.page, started["link"], "Jane")
    meeting.join(jane.page)
    yield Gathering(office, root, enterprise_id, vera_id, alice, vera, carol, jane)
    windows.close()
    office.server.stop()
    windows.judge()


@pytest.mark.spec("U:HST-05")
def test_media_end_within_a_second_of_removal_suspension_and_logout(gathering: Gathering) -> None:
    office, root = gathering.office, gathering.root
    carol_id = office.user_id("carol@example.com")
    jane = gathering.attendee("Jane")
    gathering.put_out(gathering.jane, lambda: office.alice.delete(jane), left=2)
    meeting.expect_heading(gathering.jane.page, "You were removed from the meeting")
    assert gathering.knock(gathering.jane) == (403, "RemovedFromMeeting")
    enterprise_id, vera_ids = gathering.enterprise_id, [gathering.vera_id]
    gathering.put_out(
        gathering.vera, lambda: root.batch_suspend_user(AccountId=enterprise_id, UserIdList=vera_ids), left=1
    )
    assert gathering.knock(gathering.vera) == (401, "SignInRequired")
    gathering.put_out(gathering.carol, lambda: root.logout_user(AccountId=office.account_id, UserId=carol_id), left=0)
    assert gathering.knock(gathering.carol) == (401, "SignInRequired")
