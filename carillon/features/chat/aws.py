"""Chat rooms for AWS clients: the room operations of the chime service."""

from typing import TYPE_CHECKING

from carillon.core.calls import Call
from carillon.core.errors import Kind
from carillon.features import people
from carillon.features.chat.model import Membership, Role, Room, Wanted
from carillon.features.chat.service import administration as rooms
from carillon.features.chat.service import faces
from carillon.wire.aws import PageTokens, operation

if TYPE_CHECKING:
    from mypy_boto3_chime import type_defs as wire

Answer = dict[str, object]

PAGE = 50
CODES = {
    Kind.NOT_FOUND: "NotFound",
    Kind.FORBIDDEN: "Forbidden",
    Kind.CONFLICT: "Conflict",
    Kind.LIMIT: "ResourceLimitExceeded",
    Kind.INVALID: "BadRequest",
}
"""What an entry of `Errors` says of a refusal."""


@operation("chime", "CreateRoom")
async def create_room(call: Call, request: "wire.CreateRoomRequestTypeDef") -> Answer:
    # SDKs make a token up themselves; whoever sends none means a new room every time.
    token = request.get("ClientRequestToken", call.ids.uuid())
    return {"Room": shape(await rooms.create(call, request["AccountId"], request["Name"], token))}


@operation("chime", "GetRoom")
async def get_room(call: Call, request: "wire.GetRoomRequestTypeDef") -> Answer:
    return {"Room": shape(await rooms.find(call, request["AccountId"], request["RoomId"]))}


@operation("chime", "ListRooms")
async def list_rooms(call: Call, request: "wire.ListRoomsRequestTypeDef") -> Answer:
    account_id, member_id = request["AccountId"], request.get("MemberId")
    tokens, filters = call.part(PageTokens), [account_id, member_id]
    cursor = tokens.take(call.caller, "ListRooms", filters, request.get("NextToken"))
    page = await rooms.page(call, account_id, member_id, cursor, request.get("MaxResults", PAGE))
    return {
        "Rooms": [shape(room) for room in page.items],
        "NextToken": tokens.give(call.caller, "ListRooms", filters, page.next_cursor),
    }


@operation("chime", "UpdateRoom")
async def update_room(call: Call, request: "wire.UpdateRoomRequestTypeDef") -> Answer:
    return {"Room": shape(await rooms.rename(call, request["AccountId"], request["RoomId"], request.get("Name")))}


@operation("chime", "DeleteRoom")
async def delete_room(call: Call, request: "wire.DeleteRoomRequestTypeDef") -> Answer:
    await rooms.delete(call, request["AccountId"], request["RoomId"])
    return {}


@operation("chime", "CreateRoomMembership")
async def create_room_membership(call: Call, request: "wire.CreateRoomMembershipRequestTypeDef") -> Answer:
    wanted = Wanted(request["MemberId"], Role(request.get("Role", Role.MEMBER)))
    added, refused = await rooms.add(call, request["AccountId"], request["RoomId"], [wanted])
    for _, refusal in refused:
        raise refusal
    return {"RoomMembership": await _one(call, added[0])}


@operation("chime", "BatchCreateRoomMembership")
async def batch_create_room_membership(call: Call, request: "wire.BatchCreateRoomMembershipRequestTypeDef") -> Answer:
    # The table refuses more than 50, and members without an id are nobody.
    wanted = [
        Wanted(item.get("MemberId", ""), Role(item.get("Role", Role.MEMBER))) for item in request["MembershipItemList"]
    ]
    _, refused = await rooms.add(call, request["AccountId"], request["RoomId"], wanted)
    return {
        "Errors": [
            {"MemberId": member_id or None, "ErrorCode": CODES[refusal.kind], "ErrorMessage": refusal.message}
            for member_id, refusal in refused
        ]
    }


@operation("chime", "ListRoomMemberships")
async def list_room_memberships(call: Call, request: "wire.ListRoomMembershipsRequestTypeDef") -> Answer:
    account_id, room_id = request["AccountId"], request["RoomId"]
    tokens, filters = call.part(PageTokens), [account_id, room_id]
    cursor = tokens.take(call.caller, "ListRoomMemberships", filters, request.get("NextToken"))
    page = await rooms.members(call, account_id, room_id, cursor, request.get("MaxResults", PAGE))
    cards = await faces.cards(call, {member.user_id for member in page.items})
    return {
        "RoomMemberships": [_membership(member, cards[member.user_id]) for member in page.items],
        "NextToken": tokens.give(call.caller, "ListRoomMemberships", filters, page.next_cursor),
    }


@operation("chime", "UpdateRoomMembership")
async def update_room_membership(call: Call, request: "wire.UpdateRoomMembershipRequestTypeDef") -> Answer:
    role = Role(request["Role"]) if "Role" in request else None
    member = await rooms.set_role(call, request["AccountId"], request["RoomId"], request["MemberId"], role)
    return {"RoomMembership": await _one(call, member)}


@operation("chime", "DeleteRoomMembership")
async def delete_room_membership(call: Call, request: "wire.DeleteRoomMembershipRequestTypeDef") -> Answer:
    await rooms.remove(call, request["AccountId"], request["RoomId"], request["MemberId"])
    return {}


def shape(room: Room) -> "wire.RoomTypeDef":
    return {
        "RoomId": room.id,
        "Name": room.name,
        "AccountId": room.account_id or "",
        "CreatedBy": room.created_by,
        "CreatedTimestamp": room.created_at,
        "UpdatedTimestamp": room.updated_at,
    }


async def _one(call: Call, member: Membership) -> Answer:
    return _membership(member, await faces.card(call, member.user_id))


def _membership(member: Membership, card: people.Card) -> Answer:
    return {
        "RoomId": member.room_id,
        "Member": {
            "MemberId": member.user_id,
            "MemberType": member.kind.value,
            "Email": card.email or None,
            "FullName": card.display_name or None,
            "AccountId": card.account_id,
        },
        "Role": member.role.value,
        "InvitedBy": member.invited_by,
        "UpdatedTimestamp": member.updated_at,
    }
