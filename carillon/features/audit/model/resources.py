"""What an event is about: the accounts, users, rooms, keys … whose names stand among its parameters and answer."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from carillon.core.trail import HIDDEN, Json

MOST = 25
"""Of one event: calls about hundreds of users are found by their account."""
DEEPEST = 4
LONGEST_NAME = 256

TYPES: Mapping[str, str] = {
    "accountid": "AWS::Chime::Account",
    "userid": "AWS::Chime::User",
    "userids": "AWS::Chime::User",
    "useridlist": "AWS::Chime::User",
    "roomid": "AWS::Chime::Room",
    "meetingid": "AWS::Chime::Meeting",
    "botid": "AWS::Chime::Bot",
    "phonenumberid": "AWS::Chime::PhoneNumber",
    "phonenumberids": "AWS::Chime::PhoneNumber",
    "e164phonenumber": "AWS::Chime::PhoneNumber",
    "e164phonenumbers": "AWS::Chime::PhoneNumber",
    "phonenumberorderid": "AWS::Chime::PhoneNumberOrder",
}
"""By a member's name, written small and without strokes: the API says accountId, the console account_id."""
IAM_TYPES: Mapping[str, str] = {
    "username": "AWS::IAM::User",
    "groupname": "AWS::IAM::Group",
    "rolename": "AWS::IAM::Role",
    "rolearn": "AWS::IAM::Role",
    "policyarn": "AWS::IAM::Policy",
    "policyname": "AWS::IAM::Policy",
    "accesskeyid": "AWS::IAM::AccessKey",
    "serialnumber": "AWS::IAM::MFADevice",
}
"""Only of identities' own services: elsewhere a user name is a person's."""
MADE: Mapping[str, str] = {
    name: f"AWS::Chime::{name}" for name in ("Account", "User", "Room", "Meeting", "Bot", "PhoneNumberOrder")
}
"""What an act of the console made is called just `id` in its answer; the rest of the act's name says what it is."""
_VERB = re.compile(r"[A-Z][a-z]+")
IDENTITY_SOURCES = ("iam.amazonaws.com", "sts.amazonaws.com")


@dataclass(frozen=True, slots=True)
class Resource:
    type: str
    name: str


def resources(source: str, event_name: str, parameters: Json, response: Json) -> tuple[Resource, ...]:
    """Each name once, those of the request first."""
    types = {**TYPES, **IAM_TYPES} if source in IDENTITY_SOURCES else TYPES
    found: dict[str, Resource] = {}
    for resource in (
        *_walk(types, parameters, DEEPEST),
        *_walk(types, response, DEEPEST),
        *_made(event_name, response),
    ):
        found.setdefault(resource.name, resource)
        if len(found) == MOST:
            break
    return tuple(found.values())


def _walk(types: Mapping[str, str], value: Json, depth: int) -> Iterator[Resource]:
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(types, item, depth - 1)
    elif isinstance(value, dict):
        for member, item in value.items():
            kind = types.get(member.replace("_", "").lower())
            yield from _walk(types, item, depth - 1) if kind is None else _named(kind, item)


def _made(event_name: str, response: Json) -> Iterator[Resource]:
    kind = MADE.get(_VERB.sub("", event_name, count=1))
    if kind is not None and isinstance(response, dict) and "id" in response:
        yield from _named(kind, response["id"])


def _named(kind: str, value: Json) -> Iterator[Resource]:
    for name in value if isinstance(value, list) else [value]:
        if isinstance(name, str) and name not in ("", HIDDEN):
            yield Resource(kind, name[:LONGEST_NAME])
