"""Many senders over kept-open HTTP connections, each with one request on its way at a time."""

import asyncio
import json
import time
import uuid
from dataclasses import dataclass

END = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Posted:
    """What the senders saw: seconds for all, and each request's own latency in seconds."""

    seconds: float
    latencies: list[float]

    @property
    def rate(self) -> float:
        return len(self.latencies) / self.seconds

    def percentile(self, share: float) -> float:
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


async def post(host: str, port: int, path: str, cookies: list[str], each: int) -> Posted:
    """`each` messages of 200 bytes from every cookie's sender, all senders at once."""
    began = time.perf_counter()
    runs = await asyncio.gather(*(_sender(host, port, path, cookie, each) for cookie in cookies))
    return Posted(time.perf_counter() - began, [latency for run in runs for latency in run])


async def _sender(host: str, port: int, path: str, cookie: str, each: int) -> list[float]:
    reader, writer = await asyncio.open_connection(host, port)
    latencies: list[float] = []
    for _ in range(each):
        body = json.dumps({"content": "x" * 200, "token": uuid.uuid4().hex}).encode()
        head = (
            f"POST {path} HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: http://{host}:{port}\r\nCookie: {cookie}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        sent = time.perf_counter()
        writer.write(head.encode() + body)
        answer = await reader.readuntil(END)
        assert answer.startswith(b"HTTP/1.1 20"), answer[:300]
        await reader.readexactly(length(answer))
        latencies.append(time.perf_counter() - sent)
    writer.close()
    return latencies


def length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    return 0
