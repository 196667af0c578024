"""Whoever is in a meeting beside the one who looks: people who only sound, and people with a camera."""

import subprocess
import sys
from typing import Any

from playwright.sync_api import Page

from tests.e2e import meeting
from tests.e2e.gallery.stage import LONG_NAME, Stage
from tests.e2e.gallery.view import afterwards
from tests.e2e.office import new_token
from tests.e2e.windows import printed_address

BOTS = (sys.executable, "-m", "bench.meeting_bots")
LONGEST_LOOK = 120
"""Seconds until people who only sound leave by themselves."""
GUESTS = ("Jane", "Kim", LONG_NAME, "Noor", "Pia", "Quentin", "Rosa", "Sam")


def open_meeting(stage: Stage, host: str = "alice", **asked: str) -> dict[str, Any]:
    """The only one that the host has open; `room_id` and `title` as the API takes them."""
    end_all(stage, host)
    return dict(stage.people[host].done("/meetings", {"token": new_token(), **asked}))


def end_all(stage: Stage, host: str) -> None:
    running = stage.people[host].get("/meetings").json()["items"]
    for each in running:
        if each["am_host"]:
            end(stage, host, each)


def end(stage: Stage, host: str, held: dict[str, Any]) -> None:
    stage.people[host].done(f"/meetings/{held['id']}/end", {})


def persons_ticket(stage: Stage, who: str, held: dict[str, Any]) -> str:
    entry = stage.people[who].done(f"/meetings/{held['id']}/entry", {"key": held["link"]})
    return str(entry["media"]["ticket"])


def guests_ticket(stage: Stage, name: str, held: dict[str, Any]) -> str:
    entry = stage.people["nobody"].done("/meet/entry", {"key": held["link"], "name": name})
    return str(entry["media"]["ticket"])


def bring_guests(stage: Stage, held: dict[str, Any], count: int) -> None:
    bring(stage, [guests_ticket(stage, name, held) for name in GUESTS[:count]])


def bring(stage: Stage, tickets: list[str]) -> None:
    """People without a camera, who are in when this returns and leave when nobody looks any more."""
    command = [*BOTS, str(stage.server.port), str(LONGEST_LOOK)]
    bots = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def send_away() -> None:
        bots.terminate()
        bots.wait(timeout=30)

    afterwards(send_away)
    assert bots.stdin is not None
    assert bots.stdout is not None
    bots.stdin.write("\n".join(tickets).encode())
    bots.stdin.close()
    assert bots.stdout.readline() == b"ready\n", "the people who only sound did not come in"


def bring_camera(stage: Stage, page: Page, held: dict[str, Any], name: str) -> Page:
    """A guest with a camera, on a page of their own in the same browser."""
    browser = page.context.browser
    assert browser is not None
    context = browser.new_context(base_url=printed_address(stage.server), locale="en-GB")
    afterwards(context.close)
    guest = context.new_page()
    meeting.arrive_by_link(guest, held["link"], name)
    meeting.join(guest)
    return guest
