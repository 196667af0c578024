"""A message is taken away for everybody, on both databases."""

from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

from carillon.core.db import Database
from carillon.core.push import InProcessPush, Push
from carillon.features import accounts, chat
from carillon.features.chat.model import MessageUnknown, RoomUnknown, Send, ShownMessage
from carillon.features.chat.service import messages
from carillon.features.chat.store.tables import messages as kept
from carillon.features.retention import service
from carillon.features.retention.model import ConversationUnknown
from tests.kit.offices import open_office

pytestmark = pytest.mark.anyio

NOWHERE = "00000000-0000-4000-8000-000000000000"


@pytest.mark.spec("RED-02", "RED-03", "RED-01")
async def test_a_redacted_message_has_no_content_for_anybody_any_more(database: Database, tmp_path: Path) -> None:
    office = await open_office(database, tmp_path)
    push, parts = InProcessPush(), office.calls.parts
    assert isinstance(parts, dict)
    parts[Push] = push
    sales, other = await office.account("Sales"), await office.account("Other")
    bob = await office.member(sales, "bob")
    async with office.person(bob).write() as call:
        room, _ = await chat.create(call, "Launch", "first")
        sends = [Send(room.id, bob.id, text, f"token-{text}") for text in ("secret", "plain")]
        secret, plain = [m for m in await messages.send_all(call, sends) if isinstance(m, ShownMessage)]
    heard: list[str] = []
    push.listen(f"room:{room.id}", lambda _topic, frame: heard.append(frame))
    for account_id, room_id, message_id, refusal in (
        (other.id, room.id, secret.id, RoomUnknown),
        (NOWHERE, room.id, secret.id, accounts.AccountNotFound),
        (sales.id, NOWHERE, secret.id, RoomUnknown),
        (sales.id, room.id, NOWHERE, MessageUnknown),
    ):
        with pytest.raises(refusal):
            async with office.alice.write() as call:
                await chat.redact(call, account_id, room_id, message_id)
    for _ in range(2):
        async with office.alice.write() as call:
            await chat.redact(call, sales.id, room.id, secret.id)
    async with office.person(bob).write() as call:
        shown, _ = await chat.history(call, room.id, None, None, 10)
        found, _ = await chat.find(call, room.id)
        # The client that sends it once more is told what has become of it.
        (again,) = await messages.send_all(call, sends[:1])
        texts = list((await call.tx.execute(select(kept.c.content))).scalars())
    gone = shown[0]
    assert (gone.content, gone.redacted, gone.sequence, gone.sender) == ("", True, 1, secret.sender)
    assert (shown[1], again, found.history_version, sorted(texts)) == (plain, gone, 1, ["", "plain"])
    assert [msgspec.json.decode(frame) for frame in heard] == [
        {"type": "message_redacted", "message": msgspec.to_builtins(gone), "history_version": 1}
    ]


@pytest.mark.spec("RED-03")
async def test_there_is_no_conversation_to_redact_from_and_no_foreign_account(
    database: Database, tmp_path: Path
) -> None:
    office = await open_office(database, tmp_path)
    sales = await office.account("Sales")
    async with office.alice.write() as call:
        with pytest.raises(ConversationUnknown):
            await service.redact_conversation_message(call, sales.id, NOWHERE)
    async with office.mallory.write() as call:
        with pytest.raises(accounts.AccountNotFound):
            await service.redact_conversation_message(call, sales.id, NOWHERE)
