"""No exception of LiveKit's library, or of what it stands on, leaves the adapter."""

import hashlib
import inspect
from base64 import b64encode
from collections.abc import Iterator
from types import ModuleType

import jwt
import livekit.api
import pytest
from aiohttp import client_exceptions
from google.protobuf import json_format, message

from carillon.adapters.media import MediaDown, MediaOff, NoticeForged, TicketWrong
from carillon.adapters.media.livekit import Key, LiveKitMedia, refusing

KEY = Key("carillon", "0123456789abcdef" * 4)
MEDIA = LiveKitMedia(KEY, lambda: "127.0.0.1:1")


def exceptions(module: ModuleType) -> Iterator[Exception]:
    """One of each kind that the module has, made without what its making asks for; not those that tell of a bug."""
    for _, kind in inspect.getmembers(module, inspect.isclass):
        if issubclass(kind, Exception) and not issubclass(kind, TypeError | AttributeError):
            yield kind.__new__(kind)


def names(error: Exception) -> str:
    return type(error).__name__


@pytest.mark.parametrize(
    "error",
    [
        *exceptions(livekit.api),
        *exceptions(client_exceptions),
        *exceptions(message),
        *(OSError("gone"), ConnectionResetError(), TimeoutError(), ValueError("odd")),
    ],
    ids=names,
)
def test_every_exception_of_a_call_becomes_a_refusal(error: Exception) -> None:
    with pytest.raises(MediaDown), refusing():
        raise error
    with pytest.raises(MediaOff, match="the port is taken"), refusing(lambda: "the port is taken."):
        raise error


def test_a_bug_of_ours_stays_an_exception() -> None:
    with pytest.raises(KeyError), refusing():
        raise KeyError


def claims(**more: object) -> dict[str, object]:
    return {"iss": "carillon", "exp": 4102444800, "sub": "alice", **more}


def signed(told: dict[str, object], secret: str = KEY.secret) -> str:
    return jwt.encode(told, secret, algorithm="HS256")


ODD_CLAIMS = [
    {"iss": "somebody"},
    {"exp": "soon"},
    {"exp": 1},
    {"nbf": 4102444799},
    {"sub": 7},
    {"video": []},
    {"video": "join"},
    {"video": {"roomJoin": True}},
    {"video": {"room": "standup"}},
    {"video": {"roomJoin": True, "room": "standup"}, "sub": ""},
    {"agent": 7},
    {"roomConfig": {"name": 7}},
]


@pytest.mark.parametrize("odd", ODD_CLAIMS, ids=str)
def test_a_ticket_with_odd_claims_is_wrong(odd: dict[str, object]) -> None:
    assert MEDIA.read(signed(claims(video={"roomJoin": True, "room": "standup"}))).identity == "alice"
    with pytest.raises(TicketWrong):
        MEDIA.read(signed(claims(**odd)))


def test_a_ticket_without_an_end_or_by_another_way_of_signing_is_wrong() -> None:
    endless = claims(video={"roomJoin": True, "room": "standup"})
    del endless["exp"]
    unsigned = jwt.encode(claims(video={"roomJoin": True, "room": "standup"}), "", algorithm="none")
    for text in (signed(endless), unsigned, signed(claims(), "f" * 64)):
        with pytest.raises(TicketWrong):
            MEDIA.read(text)


def notice(body: bytes, **more: object) -> tuple[bytes, str]:
    return body, signed(claims(sha256=b64encode(hashlib.sha256(body).digest()).decode(), **more))


@pytest.mark.parametrize("body", [b"", b"nonsense", b'{"event": 7}', b"\xff\xfe"], ids=str)
def test_a_signed_body_that_is_no_notice_is_forged(body: bytes) -> None:
    with pytest.raises(NoticeForged):
        MEDIA.hear(*notice(body))


@pytest.mark.parametrize("told", [None, 7, "", "not base64!", ["x"]], ids=str)
def test_a_notice_whose_signature_names_no_body_is_forged(told: object) -> None:
    body = b'{"id": "1", "event": "room_started", "room": {"name": "standup"}}'
    assert MEDIA.hear(*notice(body)).room == "standup"
    with pytest.raises(NoticeForged):
        MEDIA.hear(body, signed(claims(sha256=told)))


def test_what_a_newer_engine_adds_does_not_disturb() -> None:
    heard = MEDIA.hear(*notice(b'{"id": "1", "event": "room_painted", "colour": "green", "room": {"name": "standup"}}'))
    assert (heard.event, heard.identity, heard.gone) == ("room_painted", "", None)


def test_the_key_is_never_shown() -> None:
    assert KEY.secret not in repr(KEY)


def test_json_exceptions_are_those_that_are_caught() -> None:
    assert all(isinstance(error, json_format.Error) for error in exceptions(json_format))
    assert all(isinstance(error, jwt.PyJWTError) for error in exceptions(jwt.exceptions))
