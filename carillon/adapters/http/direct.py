"""Requests sent straight to the endpoint: resolved once, checked, and connected to exactly that address."""

import asyncio
import socket
import ssl
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx2

from carillon.adapters.http import AddressForbidden, AuthoritiesUnusable, Post, Reply, Unreached
from carillon.adapters.http.targets import Network, Target, allowed, target

LARGEST_REPLY = 1 << 16
LOOKUPS_AT_ONCE = 4

Lookup = Callable[[str, int], list[str]]
"""The addresses of a host; may take as long as its name servers like, and blocks meanwhile."""


def looked_up(host: str, port: int) -> list[str]:
    return [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class DirectHttp:
    """`exceptions` are networks that requests may go to although they are not public; `authorities` is a file of
    certificates that are trusted beside the system's.
    """

    def __init__(
        self, exceptions: Iterable[Network] = (), authorities: Path | None = None, lookup: Lookup = looked_up
    ) -> None:
        self._exceptions = tuple(exceptions)
        self._lookup = lookup
        # Threads of their own: customers choose the names, and names that are never answered must not take the
        # threads in which passwords are checked.
        self._lookups = ThreadPoolExecutor(LOOKUPS_AT_ONCE, "lookups")
        self._tls = ssl.create_default_context()
        if authorities is not None:
            try:
                self._tls.load_verify_locations(authorities)
            except OSError as error:  # TLS's own errors are of this kind too
                raise AuthoritiesUnusable(file=str(authorities), reason=error.strerror or str(error)) from error

    def check(self, url: str) -> None:
        target(url)

    async def post(self, post: Post) -> Reply:
        where = target(post.url)
        with refusing(where.host):
            async with asyncio.timeout(post.limit.total_seconds()):
                address = (await self._resolved(where))[0]
                return await self._sent(where, address, post)

    async def _resolved(self, where: Target) -> list[str]:
        asking = asyncio.get_running_loop().run_in_executor(self._lookups, self._lookup, where.host, where.port)
        return allowed(where.host, await asking, self._exceptions)

    async def _sent(self, where: Target, address: str, post: Post) -> Reply:
        # The name is not looked up a second time: who answers for it could name another address by now. TLS is still
        # asked for the name, and its certificate is checked against it. No proxy of the environment gets between.
        url = httpx2.URL(scheme="https", host=address, port=where.port, raw_path=where.path.encode())
        transport = httpx2.AsyncHTTPTransport(verify=self._tls, trust_env=False)
        headers = {**post.headers, "host": where.authority, "accept-encoding": "identity"}
        async with httpx2.AsyncClient(transport=transport, trust_env=False, timeout=None) as client:
            extensions = {"sni_hostname": where.host}
            request = client.build_request("POST", url, content=post.body, headers=headers, extensions=extensions)
            answer = await client.send(request, stream=True, follow_redirects=False)
            try:
                return Reply(answer.status_code, answer.headers.get("content-type", ""), await _start(answer))
            finally:
                await answer.aclose()


async def _start(answer: httpx2.Response) -> bytes:
    """The body as it came, given up when it grows too long."""
    body = bytearray()
    async for chunk in answer.aiter_raw():
        body += chunk
        if len(body) > LARGEST_REPLY:
            break
    return bytes(body[:LARGEST_REPLY])


@contextmanager
def refusing(host: str) -> Generator[None]:
    """Let no exception of httpx2, of TLS or of the network out."""
    try:
        yield
    except AddressForbidden:
        raise
    except TimeoutError as error:
        raise Unreached(host=host, reason="it does not answer in time.") from error
    except socket.gaierror as error:
        raise Unreached(host=host, reason="its name leads nowhere.") from error
    except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, OSError, ValueError) as error:
        raise Unreached(host=host, reason=str(error) or type(error).__name__) from error
