"""Everything about one person on both databases: previewed, handed out in a file, erased, certified."""

import json
from collections.abc import AsyncGenerator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import String, Text, func, select

from carillon.adapters.mail import Mailer, MailRefused, Message
from carillon.adapters.objects import Documents
from carillon.app import doors
from carillon.app.holdings import HOLDINGS, KEPT
from carillon.core.callers import Person
from carillon.core.calls import Call, Calls
from carillon.core.db import Database, metadata
from carillon.core.errors import Refusal
from carillon.features import chat, people
from carillon.features.accounts import AccountDeleted
from carillon.features.chat.store.tables import memberships, messages
from carillon.features.numbers.service import inventory
from carillon.features.people import User, UserDeleted
from carillon.features.people import jobs as people_jobs
from carillon.features.people.model.erasures import (
    ConfirmationWrong,
    Erase,
    Erasure,
    ErasureNotFound,
    ErasureUnderWay,
    Reason,
    certificate,
)
from carillon.features.people.model.exports import Export, ExportNotFound, ExportNotReady, PutTogether
from carillon.features.people.model.facts import PurgeReleased
from carillon.features.people.model.sheets import Purpose, SheetKind, SheetNotFound
from carillon.features.people.service import erasures, exports, sheets
from carillon.features.people.store import exports as export_rows
from carillon.features.people.store import users
from tests.kit.exchanges import FIRST
from tests.kit.lives import EMAIL, NAME, Lives, live, open_lives, whole
from tests.kit.sheets import csv, lines, tried
from tests.kit.sheets import user as sheet_user
from tests.kit.sheets import users as sheet_users

pytestmark = pytest.mark.anyio

WEEK = timedelta(days=7)
MOMENT = timedelta(microseconds=1)


@pytest.fixture
async def lives(database: Database, tmp_path: Path) -> Lives:
    return await open_lives(database, tmp_path)


@pytest.fixture
async def friends(lives: Lives) -> list[User]:
    return [await lives.hall.member("bob"), await lives.hall.member("carol")]


async def request_export(lives: Lives, user: User) -> Export:
    async with lives.alice.write() as call:
        return await exports.request(call, lives.account.id, user.id)


async def request_erasure(lives: Lives, user: User) -> Erasure:
    async with lives.alice.write() as call:
        return await erasures.request(call, lives.account.id, user.id, user.email.upper())


async def found(lives: Lives, erasure: Erasure) -> Erasure:
    async with lives.alice.read() as call:
        return await erasures.find(call, erasure.id)


async def download(lives: Lives, export: Export) -> dict[str, list[dict[str, object]]]:
    body = await whole(await exports.hand_out(lives.alice, export.id, lives.account.id, export.user_id))
    with ZipFile(BytesIO(body)) as archive:
        return {name: json.loads(archive.read(name)) for name in archive.namelist() if name.endswith(".json")}


ENDS = (
    *("user_id", "person_id", "sender_id", "host_id", "owner_id", "member_id", "author", "user_name"),
    *("_by", "email"),
)
NAMES = frozenset({"display_name", "search_key", "name_key", "guest_name", "personal_pin", "tell"})


def names_people(column: str) -> bool:
    """Whether a column's name says that it is about somebody."""
    name = column.partition(".")[2]
    return name.endswith(ENDS) or name in NAMES


def test_every_column_that_names_somebody_is_let_go_of_or_kept_for_a_reason() -> None:
    assert doors.JOBS  # every store is loaded with them
    columns = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, String | Text)
    }
    held = {column for feature in HOLDINGS.features for column in feature.columns}
    named = {column for column in columns if names_people(column)}
    assert named - held - KEPT.keys() == set(), "claim it in a Holding, or say in app/holdings.py why it stays"
    assert (held | KEPT.keys()) - columns == set()
    assert held & KEPT.keys() == set()
    assert all(KEPT.values())


async def test_an_export_has_everything_and_no_secret(lives: Lives, friends: list[User]) -> None:
    user = await lives.newcomer()
    await live(lives, user, friends)
    export = await request_export(lives, user)
    await lives.put_together()
    files = await download(lives, export)
    assert files["profile.json"][0] | {"email": EMAIL, "display_name": NAME} == files["profile.json"][0]
    assert files["choices.json"][0]["time_zone"] == "Europe/Zurich"
    assert [row["text"] for row in files["messages.json"]].count("me too") == 1
    assert {"first of mine", "second of mine", "third of mine"} < {row["text"] for row in files["messages.json"]}
    assert "an answer" not in str(files["messages.json"])
    assert {row["name"] for row in files["rooms.json"]} == {"Launch", "Diary", "Lunch"}
    assert [row["title"] for row in files["meetings-hosted.json"]] == [NAME]
    assert len(files["meetings-attended.json"]) == 1
    assert files["telephone.json"][0]["number"] == FIRST
    assert files["logs.json"][0]["logs"] == "{}"
    assert {"Firefox at Zebulon's"} <= {row["browser"] for row in files["sessions.json"]}
    assert files["signing-in.json"][1]["wanted_address"] == "z.quagmire@example.org"
    assert files["contacts.json"][0]["name"] == "Erin"
    assert files["opinions-of-meetings.json"][0]["comment"] == "dull"
    assert [row["eventName"] for row in files["audit-trail.json"]] == ["UpdateProfile"]
    assert not any(word in str(files) for word in ("argon2", "digest", "sealed"))


async def test_the_page_in_an_archive_counts_its_files(lives: Lives, friends: list[User]) -> None:
    user = await lives.newcomer()
    await live(lives, user, friends)
    export = await request_export(lives, user)
    await lives.put_together()
    body = await whole(await exports.hand_out(lives.alice, export.id, lives.account.id, user.id))
    with ZipFile(BytesIO(body)) as archive:
        page = archive.read("README.txt").decode()
    assert user.id in page
    line = next(line for line in page.splitlines() if line.startswith("messages.json"))
    assert line.split()[1] == "4"


async def test_many_messages_are_collected_page_by_page_and_only_once(lives: Lives, friends: list[User]) -> None:
    user = await lives.newcomer()
    room = await lives.room(user, "Long", *friends)
    texts = [f"message {number}" for number in range(1203)]
    await lives.say(user, room, *texts)
    export = await request_export(lives, user)
    await lives.put_together()
    files = await download(lives, export)
    assert [row["text"] for row in files["messages.json"]] == texts


async def test_the_same_wish_twice_is_one_archive_and_the_job_may_run_twice(lives: Lives) -> None:
    user = await lives.newcomer()
    first, second = await request_export(lives, user), await request_export(lives, user)
    assert first == second
    with pytest.raises(ExportNotReady):
        await exports.hand_out(lives.alice, first.id, lives.account.id, user.id)
    await people_jobs.put_together(lives.calls, PutTogether(first.id))
    await people_jobs.put_together(lives.calls, PutTogether(first.id))
    assert await download(lives, first)
    assert (await request_export(lives, user)).id != first.id


async def test_people_download_their_own_data_and_nobody_elses(lives: Lives, friends: list[User]) -> None:
    user = await lives.newcomer()
    async with lives.by(user).write() as call:
        export = await exports.request_own(call)
    await lives.put_together()
    letter = (await lives.hall.office.mailer.newest(1))[0]
    assert letter.to == EMAIL
    assert "/settings" in letter.text
    assert await exports.hand_out(lives.by(user), export.id)
    with pytest.raises(ExportNotFound):
        await exports.hand_out(lives.by(friends[0]), export.id)
    with pytest.raises(ExportNotFound):
        await exports.hand_out(lives.alice, export.id, lives.account.id, user.id)
    with pytest.raises(Refusal):
        await exports.hand_out(lives.hall.office.mallory, export.id, lives.account.id, user.id)


async def test_an_archive_is_there_even_where_its_letter_is_refused(lives: Lives) -> None:
    class NoSuchPerson:
        async def send(self, message: Message) -> None:
            raise MailRefused(reason="550 No such person")

    user = await lives.newcomer()
    lives.hall.parts[Mailer] = NoSuchPerson()
    async with lives.by(user).write() as call:
        export = await exports.request_own(call)
    await lives.put_together()
    assert await exports.hand_out(lives.by(user), export.id)


async def test_an_archive_is_gone_after_a_week_with_its_file(lives: Lives, tmp_path: Path) -> None:
    user = await lives.newcomer()
    export = await request_export(lives, user)
    await lives.put_together()
    lives.hall.clock.advance(WEEK - MOMENT)
    assert await download(lives, export)
    await exports.forget_expired(lives.calls)
    assert await download(lives, export)
    lives.hall.clock.advance(MOMENT)
    with pytest.raises(ExportNotFound):
        await exports.hand_out(lives.alice, export.id, lives.account.id, user.id)
    await exports.forget_expired(lives.calls)
    assert not list((tmp_path / "files").rglob("*.zip"))
    assert await lives.traces(export.id) == {}


async def test_archives_are_gone_in_time_however_many_they_are(lives: Lives) -> None:
    user = await lives.newcomer()
    async with lives.calls.write() as call:
        for number in range(101):
            export = Export(f"export-{number}", user.id, None, user.id, None, call.now)
            await export_rows.add(call.tx, export)
            await export_rows.set_ready(call.tx, export.id, call.now, call.now, 9)
    await exports.forget_expired(lives.calls)
    async with lives.calls.read() as call:
        assert await export_rows.expired(call.tx, call.now) == []


async def test_an_archive_that_is_put_together_during_an_erasure_leaves_no_file(lives: Lives, tmp_path: Path) -> None:
    user = await lives.newcomer()
    export = await request_export(lives, user)
    await request_erasure(lives, user)

    class Meanwhile:
        """A feature that reads while the person is erased."""

        columns = frozenset[str]()

        async def leaves(self, calls: Calls, user_id: str) -> AsyncGenerator[people.Leaf]:
            lives.hall.parts[people.Holdings] = HOLDINGS
            await lives.erase()
            yield people.Leaf("profile.json", "Profile", [{"email": user.email}])

        async def counts(self, call: Call, user_id: str) -> dict[str, int]:
            return {}

        async def erase(self, call: Call, erasing: people.Erasing) -> people.Erased:
            return people.Erased()

    lives.hall.parts[people.Holdings] = people.Holdings((Meanwhile(),))
    await people_jobs.put_together(lives.calls, PutTogether(export.id))
    assert not list((tmp_path / "files").rglob("*.zip"))
    await lives.calls.part(Documents).put(export.key, b"of a run that was cut off", "application/zip")
    await people_jobs.put_together(lives.calls, PutTogether(export.id))
    assert not list((tmp_path / "files").rglob("*.zip"))


async def test_an_archive_asked_for_while_a_session_ends_goes_with_the_person(lives: Lives) -> None:
    user = await lives.newcomer()
    erasure = await request_erasure(lives, user)

    class LastMoment:
        columns = frozenset[str]()

        async def leaves(self, calls: Calls, user_id: str) -> AsyncGenerator[people.Leaf]:
            yield people.Leaf("nothing.json", "Nothing", [])

        async def counts(self, call: Call, user_id: str) -> dict[str, int]:
            return {}

        async def erase(self, call: Call, erasing: people.Erasing) -> people.Erased:
            await exports.request_own(replace(call, caller=Person(user.id, "a session")))
            return people.Erased()

    lives.hall.parts[people.Holdings] = people.Holdings((LastMoment(), *HOLDINGS.features))
    await people_jobs.erase(lives.calls, Erase(erasure.id))
    assert (await found(lives, erasure)).counts["exports"] == 1
    assert set(await lives.traces(user.id)) <= KEPT.keys()


async def test_lists_lose_the_lines_of_the_erased_and_no_lines_of_others(lives: Lives) -> None:
    user, owner = await lives.newcomer("ann@example.com", "Ann"), await lives.newcomer("bob@example.com", "Bob")
    address = "Ann@Example.com"
    places = [sheet_user(1, address), sheet_user(2, "joann@example.com"), sheet_user(3, "x", UserId=user.id)]
    moving = await tried(lives.alice, SheetKind.USERS, sheet_users(*places), lives.account.id)
    others = await tried(
        lives.alice,
        SheetKind.CONTACTS,
        csv("name,email", f"Ann,{address}"),
        Purpose(lives.account.id, owner=owner.email),
    )
    own = await tried(
        lives.alice,
        SheetKind.CONTACTS,
        csv("email", "erin@example.org"),
        Purpose(lives.account.id, owner=f" {address}"),
    )
    gone = await tried(
        lives.alice, SheetKind.USERS, sheet_users(sheet_user(4, "dan@example.com", UserId=user.id)), lives.account.id
    )
    async with lives.alice.read() as call:
        preview = await erasures.preview(call, lives.account.id, user.id)
    erasure = await request_erasure(lives, user)
    await lives.erase()
    assert (await found(lives, erasure)).counts["lines_of_lists"] == preview.counts["lines_of_lists"] == 3
    assert [line.subject for line in await lines(lives.alice, moving)] == ["joann@example.com", "x"]
    assert [line.subject for line in await lines(lives.alice, gone)] == ["dan@example.com"]
    assert await lines(lives.alice, others) == ()
    async with lives.alice.read() as call:
        with pytest.raises(SheetNotFound):
            await sheets.find(call, own.id)
    traces = await lives.traces("ann@example.com")
    assert {column for column in traces if column.startswith("sheet")} == {"sheet_lines.row", "sheet_lines.subject"}
    assert (traces["sheet_lines.row"], traces["sheet_lines.subject"]) == (1, 1)  # Joann's


@pytest.mark.spec("ACC-34", "AMB-14")
async def test_what_is_said_of_an_erasure_is_what_then_happens_and_nothing_names_them_any_more(
    lives: Lives, friends: list[User]
) -> None:
    user = await lives.newcomer()
    await live(lives, user, friends)
    await request_export(lives, user)
    await lives.put_together()
    await lives.hall.office.tasks(PutTogether)
    async with lives.alice.read() as call:
        preview = await erasures.preview(call, lives.account.id, user.id)
        pin = (await people.find(call, lives.account.id, user.id)).personal_pin
    erasure = await request_erasure(lives, user)
    await lives.erase()
    done = await found(lives, erasure)
    assert done.finished_at == lives.hall.clock.now()
    assert done.counts == preview.counts
    assert done.counts["messages"] == 4
    assert (done.counts["rooms_left"], done.counts["rooms_deleted"], done.counts["rooms_created"]) == (3, 1, 2)
    assert (done.counts["meetings_hosted"], done.counts["exports"], done.counts["phone_numbers"]) == (1, 1, 1)
    traces = await lives.traces(user.id, EMAIL, NAME, "z.quagmire", pin or EMAIL, "quagmire")
    assert set(traces) <= KEPT.keys()
    assert {column for column in traces if column.startswith("jobs.") is False} == {
        "erasures.user_id",
        "trail_records.event",
        "trail_records.user_name",
        "trail_records.principal_arn",
        "trail_resources.name",
    }
    async with lives.alice.read() as call:
        assert (await inventory.find(call, FIRST)).status.value == "Unassigned"


@pytest.mark.spec("AMB-14")
async def test_others_keep_the_conversation_with_gaps_and_the_room_with_an_administrator(
    lives: Lives, friends: list[User]
) -> None:
    user = await lives.newcomer()
    bob, carol = friends
    room = await lives.room(user, "Launch", bob, carol)
    await lives.say(user, room, "mine")
    await lives.say(bob, room, "bob's")
    await request_erasure(lives, user)
    await lives.erase()
    async with lives.by(bob).read() as call:
        history = await chat.history(call, room, None, None, 50)
        rows = await call.tx.execute(select(memberships.c.user_id).where(memberships.c.role == "Administrator"))
        heirs = list(rows.scalars())
    shown = [(message.content, message.redacted, message.sender.display_name) for message in history[0]]
    assert shown == [("", True, ""), ("bob's", False, "Bob")]
    assert history[0][0].sender.user_id != user.id
    assert len(heirs) == 1
    assert heirs[0] in {bob.id, carol.id}


async def test_an_erasure_goes_on_where_it_was_cut_off_and_counts_nothing_twice(
    lives: Lives, friends: list[User]
) -> None:
    user = await lives.newcomer()
    room = await lives.room(user, "Long", *friends)
    await lives.say(user, room, *(f"message {number}" for number in range(1203)))
    erasure = await request_erasure(lives, user)
    cut = HOLDINGS.features[:2]
    lives.hall.parts[people.Holdings] = people.Holdings((*cut, CutOff()))
    with pytest.raises(RuntimeError):
        await people_jobs.erase(lives.calls, Erase(erasure.id))
    lives.hall.parts[people.Holdings] = HOLDINGS
    await people_jobs.erase(lives.calls, Erase(erasure.id))
    await people_jobs.erase(lives.calls, Erase(erasure.id))
    assert (await found(lives, erasure)).counts["messages"] == 1203
    async with lives.calls.read() as call:
        left = select(func.count()).select_from(messages).where(messages.c.content != "")
        assert await call.tx.scalar(left) == 0
    assert await lives.hall.office.facts(UserDeleted) == [user.id]


class CutOff:
    """A feature in which the process ends after the first slice."""

    columns = frozenset[str]()

    def __init__(self) -> None:
        self._chat = HOLDINGS.features[2]
        self._slices = 0

    async def counts(self, call: Call, user_id: str) -> dict[str, int]:
        return {}

    async def leaves(self, calls: Calls, user_id: str) -> AsyncGenerator[people.Leaf]:
        yield people.Leaf("nothing.json", "Nothing", [])

    async def erase(self, call: Call, erasing: people.Erasing) -> people.Erased:
        self._slices += 1
        if self._slices == 3:
            raise RuntimeError("the process was killed")
        return await self._chat.erase(call, erasing)


async def test_an_erasure_wants_the_address_typed_and_signs_the_person_out_at_once(lives: Lives) -> None:
    user = await lives.newcomer()
    async with lives.alice.write() as call:
        with pytest.raises(ConfirmationWrong):
            await erasures.request(call, lives.account.id, user.id, "Zebulon")
    erasure = await request_erasure(lives, user)
    async with lives.calls.read() as call:
        assert await people.person(call.tx, user.id) is None
        assert await people.able_to_sign_in(call.tx, [user.id]) == set()
    with pytest.raises(ErasureUnderWay):
        certificate(await found(lives, erasure))
    async with lives.hall.office.mallory.read() as call:
        with pytest.raises(ErasureNotFound):
            await erasures.find(call, erasure.id)


async def test_the_list_of_erasures_is_paged_from_the_newest(lives: Lives) -> None:
    begun: list[str] = []
    for name in ("dora", "emil", "faye"):
        user = await lives.newcomer(f"{name}@example.com", name)
        begun.append((await request_erasure(lives, user)).id)
        lives.hall.clock.advance(timedelta(minutes=1))
    async with lives.alice.read() as call:
        first = await erasures.page(call, None, 2)
        second = await erasures.page(call, first.next_cursor, 2)
    assert [each.id for each in (*first.items, *second.items)] == begun[::-1]
    assert second.next_cursor is None


@pytest.mark.spec("DOM-31", "AMB-05")
async def test_after_ninety_days_what_released_people_wrote_is_purged_with_them(
    lives: Lives, friends: list[User]
) -> None:
    user = await lives.newcomer()
    room = await lives.room(user, "Launch", *friends)
    await lives.say(user, room, "mine")
    await lives.say(friends[0], room, "bob's")
    async with lives.calls.write() as call:
        await users.release(call.tx, [user.id], call.now)
    lives.hall.clock.advance(timedelta(days=89))
    await people_jobs.purge_released(lives.calls, PurgeReleased())
    await lives.erase()
    assert "users.email" in await lives.traces(EMAIL)
    lives.hall.clock.advance(timedelta(days=2))
    await people_jobs.purge_released(lives.calls, PurgeReleased())
    await lives.erase()
    assert await lives.traces(EMAIL, NAME) == {}
    async with lives.alice.read() as call:
        erased = (await erasures.page(call, None, 10)).items
        texts = list((await call.tx.execute(select(messages.c.content).order_by(messages.c.sequence))).scalars())
    assert [each.reason for each in erased] == [Reason.DOMAIN_REMOVED]
    assert texts == ["", "bob's"]


@pytest.mark.spec("ACC-31")
async def test_with_an_enterprise_account_goes_what_its_people_wrote_anywhere(lives: Lives) -> None:
    user = await lives.newcomer()
    olga = await lives.newcomer("olga@example.org", "Olga")
    room = await lives.room(user, "Launch", olga)
    await lives.say(user, room, "mine")
    await people_jobs.empty_account(lives.calls, AccountDeleted(lives.account.id, was_team=False))
    await lives.erase()
    assert await lives.traces(EMAIL, NAME, "mine", "olga") == {}
