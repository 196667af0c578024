"""Retention and redaction for AWS clients of the chime service."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from carillon.core.calls import Call
from carillon.features import chat
from carillon.features.retention import service
from carillon.features.retention.model import Part, Policy, deletion_begins
from carillon.wire.aws import operation

if TYPE_CHECKING:
    from mypy_boto3_chime import type_defs as wire

Answer = dict[str, object]


@operation("chime", "GetRetentionSettings")
async def get_retention_settings(call: Call, request: "wire.GetRetentionSettingsRequestTypeDef") -> Answer:
    return _settings(call, await service.policies(call, request["AccountId"]))


@operation("chime", "PutRetentionSettings")
async def put_retention_settings(call: Call, request: "wire.PutRetentionSettingsRequestTypeDef") -> Answer:
    """A part that is not named stays as it is; one that is named without days keeps its messages for ever."""
    settings = request["RetentionSettings"]
    wanted: dict[Part, int | None] = {}
    if (rooms := settings.get("RoomRetentionSettings")) is not None:
        wanted[Part.ROOMS] = rooms.get("RetentionDays")
    if (conversations := settings.get("ConversationRetentionSettings")) is not None:
        wanted[Part.CONVERSATIONS] = conversations.get("RetentionDays")
    return _settings(call, await service.set_periods(call, request["AccountId"], wanted))


@operation("chime", "RedactRoomMessage")
async def redact_room_message(call: Call, request: "wire.RedactRoomMessageRequestTypeDef") -> Answer:
    await chat.redact(call, request["AccountId"], request["RoomId"], request["MessageId"])
    return {}


@operation("chime", "RedactConversationMessage")
async def redact_conversation_message(call: Call, request: "wire.RedactConversationMessageRequestTypeDef") -> Answer:
    await service.redact_conversation_message(call, request["AccountId"], request["ConversationId"])
    return {}


def _settings(call: Call, policies: Mapping[Part, Policy]) -> Answer:
    return {
        "RetentionSettings": {
            "RoomRetentionSettings": {"RetentionDays": policies[Part.ROOMS].days},
            "ConversationRetentionSettings": {"RetentionDays": policies[Part.CONVERSATIONS].days},
        },
        "InitiateDeletionTimestamp": deletion_begins(list(policies.values()), call.now),
    }
