"""What is logged, in which form, and what never is."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from carillon.core.config import LogsConfig
from carillon.core.logs import HIDDEN, begin, during, without_secrets


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield io.StringIO()
    structlog.reset_defaults()
    root.handlers, root.level = handlers, level


def lines(stream: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_programs_get_one_object_a_line_also_from_libraries(stream: io.StringIO) -> None:
    begin(LogsConfig(format="json"), stream)
    structlog.get_logger("carillon.chat").info("room created", room="blue")
    logging.getLogger("uvicorn.error").warning("Started %s", "process")
    mine, theirs = lines(stream)
    assert (mine["event"], mine["room"], mine["level"], mine["logger"]) == (
        "room created",
        "blue",
        "info",
        "carillon.chat",
    )
    assert (theirs["event"], theirs["level"], theirs["logger"]) == ("Started process", "warning", "uvicorn.error")


def test_people_get_text(stream: io.StringIO) -> None:
    begin(LogsConfig(), stream)
    structlog.get_logger("carillon.chat").info("room created", room="blue")
    assert "room created" in stream.getvalue()
    assert "room=blue" in stream.getvalue()


def test_every_line_of_a_request_carries_its_id(stream: io.StringIO) -> None:
    begin(LogsConfig(format="json"), stream)
    log = structlog.get_logger("carillon.chat")
    with during("request-1"):
        log.info("inside")
    log.info("outside")
    assert [line.get("request_id") for line in lines(stream)] == ["request-1", None]


def test_less_important_lines_are_left_out(stream: io.StringIO) -> None:
    begin(LogsConfig(format="json", level="warning"), stream)
    structlog.get_logger("carillon.chat").info("unimportant")
    logging.getLogger("uvicorn.error").info("unimportant")
    structlog.get_logger("carillon.chat").error("important")
    assert [line["event"] for line in lines(stream)] == ["important"]


def test_no_library_tells_what_a_connection_was_opened_with(stream: io.StringIO) -> None:
    begin(LogsConfig(format="json", level="debug"), stream)
    logging.getLogger("websockets.client").debug("> authorization: Bearer ticket-1")
    assert lines(stream) == []


def test_a_failure_comes_with_its_traceback_but_without_the_values_in_it(stream: io.StringIO) -> None:
    def fail(password: str) -> None:
        raise ZeroDivisionError

    value = "-".join(("never", "shown"))
    for form in ("json", "console"):
        begin(LogsConfig(format=form), stream)
        try:
            fail(value)
        except ZeroDivisionError:
            structlog.get_logger("carillon.chat").exception("broken")
    assert stream.getvalue().count("ZeroDivisionError") >= 2
    assert value not in stream.getvalue()


@pytest.mark.parametrize(
    "name",
    [
        "password",
        "new_password",
        "passcode",
        "secret",
        "SecretAccessKey",
        "token",
        "X-Amz-Security-Token",
        "Authorization",
        "Cookie",
        "Set-Cookie",
        "pin",
        "personal_pin",
        "signature",
        "api_key",
        "master_key",
        "body",
    ],
)
def test_what_is_named_like_a_secret_is_hidden_however_deep(name: str) -> None:
    event = {"event": "x", name: "canary", "headers": [{name: "canary", "kept": 1}], "none": {name: None}}
    shown = without_secrets(None, "info", event)
    assert "canary" not in repr(shown)
    assert shown[name] == HIDDEN
    assert shown["headers"] == [{name: HIDDEN, "kept": 1}]
    assert shown["none"] == {name: None}


@pytest.mark.parametrize("name", ["event", "room", "pinned", "user_id", "code", "everybody"])
def test_other_names_are_shown(name: str) -> None:
    assert without_secrets(None, "info", {name: "shown"}) == {name: "shown"}
