"""Chat's own tables, and everything that is asked of them."""

from carillon.features.chat.store.members import (
    add_members,
    administrators,
    mark_read,
    members,
    remove_member,
    set_role,
)
from carillon.features.chat.store.messages import history, keep, known_about, sent_by
from carillon.features.chat.store.rooms import (
    add_room,
    created_with,
    forget_requests,
    hold,
    page_of_account,
    remember,
    remove_room,
    rename,
    requested,
    room_ids_of,
    room_in,
    room_of,
    rooms_of,
)

__all__ = [
    "add_members",
    "add_room",
    "administrators",
    "created_with",
    "forget_requests",
    "history",
    "hold",
    "keep",
    "known_about",
    "mark_read",
    "members",
    "page_of_account",
    "remember",
    "remove_member",
    "remove_room",
    "rename",
    "requested",
    "room_ids_of",
    "room_in",
    "room_of",
    "rooms_of",
    "sent_by",
    "set_role",
]
