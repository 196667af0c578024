"""Members come and go: people are told on their screens, and whoever listens for bots hears of those."""

from carillon.core.calls import Call
from carillon.core.events import publish
from carillon.features.chat.model import BotAdded, BotRemoved, Membership, MemberType
from carillon.features.chat.service import pushes


async def came(call: Call, member: Membership) -> None:
    if member.kind is MemberType.BOT:
        await publish(call, BotAdded(member.room_id, member.user_id, member.invited_by, call.now))
    else:
        pushes.joined(call, member.room_id, member.user_id)


async def went(call: Call, member: Membership, by: str) -> None:
    if member.kind is MemberType.BOT:
        await publish(call, BotRemoved(member.room_id, member.user_id, by, call.now))
    else:
        pushes.left(call, member.room_id, member.user_id)
