"""All AWS services side by side, each below a root of its own, because their routes collide."""

from collections.abc import Iterable, Mapping

import msgspec
from starlette.types import ASGIApp, Receive, Scope, Send

from carillon.wire.aws.engine import Desk, Engine
from carillon.wire.aws.errors import JSON, UnknownOperation
from carillon.wire.aws.models import load
from carillon.wire.aws.operations import Marked

ROOTS: Mapping[str, str] = {
    "chime": "/aws/chime",
    "cloudtrail": "/aws/cloudtrail",
    "iam": "/aws/iam",
    "sts": "/aws/sts",
}
"""The endpoint address of each service that is mounted today."""


def aws_app(marks: Iterable[Marked], desk: Desk) -> ASGIApp:
    """An ASGI application for everything below /aws; it reads the raw path, so mount it without rewriting."""
    marks = list(marks)
    if strangers := {mark.service for mark in marks} - ROOTS.keys():
        raise TypeError(f"no such AWS services: {sorted(strangers)}")
    engines = {
        root: Engine(load(name), root, [mark for mark in marks if mark.service == name], desk)
        for name, root in ROOTS.items()
    }

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["raw_path"].decode("latin-1")
        for root, engine in engines.items():
            if path == root or path.startswith(f"{root}/"):
                return await engine(scope, receive, send)
        return await _nothing_here(send)

    return answer


async def _nothing_here(send: Send) -> None:
    """For people and scanners: every real client has one of the endpoint addresses."""
    roots = ", ".join(sorted(ROOTS.values()))
    body = msgspec.json.encode({"message": f"No AWS service answers here. The endpoint addresses are: {roots}."})
    name = UnknownOperation.name.encode()
    headers = [(b"x-amzn-errortype", name), (b"content-type", JSON), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 404, "headers": headers})
    await send({"type": "http.response.body", "body": body})
