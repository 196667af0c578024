"""Chat where it is hard: cuts, failures, long names, and content that means harm."""

from contextlib import suppress

from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as PatienceEnded

from tests.e2e import client
from tests.e2e.conftest import Open
from tests.e2e.office import Office, say, seat
from tests.integration.web.visitor import Visitor

ATTACKS = (
    "<script>window.harmed = true</script>",
    "<img src=x onerror='window.harmed = true'>",
    "/md <img src=x onerror='window.harmed = true'>",
    "/md [press](javascript:window.harmed=true)",
    "/md ![picture](https://elsewhere.example/seen.png)",
    "/md <a href='javascript:window.harmed=true'>press</a>",
    "/md [press](data:text/html;base64,PHNjcmlwdD53aW5kb3cuaGFybWVkPTE8L3NjcmlwdD4=)",
    "javascript:window.harmed=true",
    "/md <svg><style><img title='</style><img src=x onerror=window.harmed=true>'></svg>",
    "/md <iframe srcdoc='<script>parent.harmed=true</script>'></iframe><style>body{display:none}</style>",
)


def arrive(office: Office, window_on: Open, who: Visitor, room: str) -> Page:
    """Somebody's browser in a room."""
    window = window_on(office.server)
    seat(window, who)
    window.page.goto("/")
    client.open_room(window.page, room)
    return window.page


def test_a_cut_is_followed_by_everything_that_was_said_once_and_in_order(office: Office, window_on: Open) -> None:
    room_id = office.room("Harbour", office.bob)
    bob = arrive(office, window_on, office.bob, "Harbour")
    say(office.alice, room_id, "before the cut")
    client.expect_message(bob, "before the cut")
    bob.context.set_offline(True)
    office.server.kill()
    office.server.start()
    for number in range(120):
        say(office.alice, room_id, f"line {number} of the cut")
    bob.context.set_offline(False)
    client.expect_message(bob, "line 119 of the cut")
    say(office.alice, room_id, "after the cut")
    client.expect_message(bob, "after the cut")
    expected = ["before the cut", *(f"line {number} of the cut" for number in range(120)), "after the cut"]
    assert read_from_the_start(bob, "line 119 of the cut") == expected


def read_from_the_start(page: Page, last: str) -> list[str]:
    """Every message of the timeline as it is shown, by turning back to the start and reading on to the end."""
    log = client.timeline(page)
    expect(log.get_by_text(last, exact=True)).to_be_visible()
    log.press("Control+Home")
    expect(page.get_by_text("This is the beginning of")).to_be_visible()
    return list(page.evaluate(READ_ALL))


READ_ALL = """async () => {
    const log = document.querySelector('[role=log]'), texts = new Map()
    const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const read = () => {
        for (const article of log.querySelectorAll('[data-index] [role=article]')) {
            const words = article.querySelector(':scope > div').lastElementChild
            texts.set(Number(article.closest('[data-index]').dataset.index), words.innerText.trim())
        }
    }
    for (read(); log.scrollTop + log.clientHeight < log.scrollHeight - 2; read()) {
        log.scrollTop += log.clientHeight / 2
        await painted()
    }
    return [...texts].sort(([one], [other]) => one - other).map(([, text]) => text)
}"""


def test_a_message_that_could_not_be_sent_stays_and_is_sent_again_once(office: Office, window_on: Open) -> None:
    office.room("Workbench", office.bob)
    alice = arrive(office, window_on, office.alice, "Workbench")
    bob = arrive(office, window_on, office.bob, "Workbench")
    bob.route("**/messages", lambda route: route.abort())
    client.say(bob, "This must not be lost.")
    failure = client.timeline(bob).get_by_role("alert").filter(has_text="Not sent.")
    expect(failure).to_be_visible(timeout=60_000)
    bob.unroute("**/messages")
    failure.get_by_role("button", name="Send again").click()
    expect(failure).to_be_hidden()
    client.expect_message(bob, "This must not be lost.")
    client.expect_message(alice, "This must not be lost.")


def test_what_is_written_while_the_server_is_away_is_kept_and_arrives_once(office: Office, window_on: Open) -> None:
    office.room("Lighthouse", office.carol)
    carol = arrive(office, window_on, office.carol, "Lighthouse")
    office.server.stop()
    expect(carol.get_by_text("No connection. Trying again; what you write is kept.")).to_be_visible()
    client.say(carol, "Written in the dark.")
    client.composer(carol).fill("Half a thought")
    office.server.start()
    expect(carol.get_by_text("No connection.")).to_be_hidden(timeout=60_000)
    # It goes out by itself, unless the first try met the last moment of the outage: then the person sends it.
    with suppress(PatienceEnded):
        client.timeline(carol).get_by_role("button", name="Send again").click(timeout=5_000)
    expect(client.timeline(carol).get_by_role("alert")).to_be_hidden()
    client.expect_message(carol, "Written in the dark.")
    carol.reload()
    client.expect_message(carol, "Written in the dark.")
    expect(client.composer(carol)).to_have_value("Half a thought")


def test_a_message_is_not_lost_when_only_its_acknowledgement_was(office: Office, window_on: Open) -> None:
    office.room("Post office", office.bob)
    bob = arrive(office, window_on, office.bob, "Post office")
    bob.route("**/messages", lambda route: (route.fetch(), route.abort()))
    client.say(bob, "Did you get this?")
    client.expect_message(bob, "Did you get this?")
    bob.unroute("**/messages")
    bob.reload()
    client.expect_message(bob, "Did you get this?")


def test_long_names_do_not_push_anything_out_of_sight(office: Office, window_on: Open) -> None:
    long_room = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft " + "x" * 46
    wide = "Wolfeschlegelsteinhausenbergerdorff" * 2 + " von und zu"
    person = office.join(office.account_id, "wolf@example.com", wide[:100])
    office.room(long_room, person)
    page = arrive(office, window_on, person, long_room)
    client.say(page, "w" * 600)
    page.get_by_role("button", name="2 members").click()
    expect(page.get_by_role("complementary", name="Members")).to_be_visible()
    for width in (1440, 1024, 390):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        expect(page.get_by_role("button", name="2 members")).to_be_in_viewport()


def test_bold_code_links_and_emoji_are_shown_as_such(office: Office, window_on: Open) -> None:
    room_id = office.room("Notice board", office.bob)
    bob = arrive(office, window_on, office.bob, "Notice board")
    say(office.alice, room_id, "**Bold words**, `some code`, https://www.example.com/page?x=1 and 🙂 :tada:")
    say(office.alice, room_id, "/md # A heading\n\n* first\n* second\n\n| a | b |\n|---|---|\n| 1 | 2 |")
    say(office.alice, room_id, "/code if (a < b) { go('<there>') }")
    log = client.timeline(bob)
    expect(log.locator("strong", has_text="Bold words")).to_be_visible()
    expect(log.locator("code", has_text="some code")).to_be_visible()
    link = log.get_by_role("link", name="https://www.example.com/page?x=1")
    expect(link).to_have_attribute("rel", "noopener noreferrer nofollow")
    expect(log.get_by_text("🙂 🎉")).to_be_visible()
    expect(log.get_by_role("heading", name="A heading")).to_be_visible()
    expect(log.get_by_role("cell", name="2")).to_be_visible()
    expect(log.locator("pre")).to_have_text("if (a < b) { go('<there>') }")


def test_attacks_in_messages_do_nothing(office: Office, window_on: Open) -> None:
    room_id = office.room("Lions' den", office.bob)
    for attack in ATTACKS:
        say(office.alice, room_id, attack)
    bob = arrive(office, window_on, office.bob, "Lions' den")
    log = client.timeline(bob)
    expect(log.get_by_role("article")).to_have_count(len(ATTACKS))
    for link in log.get_by_role("link").all():
        assert str(link.get_attribute("href")).startswith(("http://", "https://", "mailto:"))
        expect(link).to_have_attribute("target", "_blank")
    expect(log.locator("script, img, iframe, style, object, embed, form")).to_have_count(0)
    assert bob.evaluate("window.harmed") is None
