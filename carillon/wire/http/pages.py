"""The built front ends: files as they are, and the application's page for every deep link."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
    "img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
"""Inline styles are the one allowance: the client's components set them (Mantine)."""

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(self), microphone=(self), display-capture=(self), geolocation=()",
}

NOT_BUILT = "The pages of Carillon are not built yet. Run scripts/setup, then load this page again.\n"


class Pages(StaticFiles):
    """One front end. Hashed files may be kept for ever, the page itself is asked for each time."""

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=folder, check_dir=False)
        self._page = folder / "index.html"

    async def get_response(self, path: str, scope: Scope) -> Response:
        wanted = Path(str(self.directory)) / path
        if path in (".", "") or not wanted.suffix or not wanted.is_file():
            return self._application(scope, is_file=_names_file(path))
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = (
            "public, max-age=31536000, immutable" if path.startswith("assets/") else "no-cache"
        )
        return response

    def _application(self, scope: Scope, *, is_file: bool) -> Response:
        if Request(scope).method not in ("GET", "HEAD"):
            return PlainTextResponse("Only GET is answered here.\n", 405)
        if not self._page.is_file():
            return PlainTextResponse(NOT_BUILT, 503)
        if is_file:
            return PlainTextResponse("There is no such file.\n", 404)
        return FileResponse(self._page, headers={"cache-control": "no-cache"})


def _names_file(path: str) -> bool:
    """Files lie in `assets` or at the top; deeper names with a dot are people's: `iam/users/alice.archer`."""
    return path.startswith("assets/") or ("/" not in path and bool(Path(path).suffix))
