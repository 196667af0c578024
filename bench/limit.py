"""The limit that Carillon is measured against: bare uvicorn that stores nothing, checks nothing and tells everybody."""

import sys
from typing import Any

import uvicorn

sockets: list[Any] = []
ANSWER = b'{"id":"00000000-0000-0000-0000-000000000000","sequence":1,"content":"' + b"x" * 200 + b'"}'
FRAME = '{"type":"message","message":{"id":"00000000-0000-0000-0000-000000000000","content":"' + "x" * 200 + '"}}'


async def app(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.accept"})
        sockets.append(send)
        while (await receive())["type"] != "websocket.disconnect":
            pass
        sockets.remove(send)
    else:
        while (await receive()).get("more_body"):
            pass
        for tell in sockets:
            await tell({"type": "websocket.send", "text": FRAME})
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(ANSWER)).encode())]
        await send({"type": "http.response.start", "status": 201, "headers": headers})
        await send({"type": "http.response.body", "body": ANSWER})


if __name__ == "__main__":
    uvicorn.run(
        app,
        port=int(sys.argv[1]),
        loop="uvloop",
        http="httptools",
        ws="websockets-sansio",
        lifespan="off",
        log_level="warning",
        ws_per_message_deflate=False,
    )
