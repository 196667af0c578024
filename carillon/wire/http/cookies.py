"""Session cookies: one for the client, one for the console, readable by no script."""

from starlette.requests import HTTPConnection
from starlette.responses import Response

from carillon.wire.http.routes import Area, Cookie


def name(area: Area, *, secure: bool) -> str:
    """`__Host-` ties the cookie to this very host and to https; browsers refuse it on plain http."""
    return f"__Host-carillon_{area.value}" if secure else f"carillon_{area.value}"


def token(connection: HTTPConnection, area: Area, *, secure: bool) -> str | None:
    return connection.cookies.get(name(area, secure=secure))


def put(response: Response, cookie: Cookie, *, secure: bool) -> None:
    response.set_cookie(
        name(cookie.area, secure=secure),
        cookie.token or "",
        max_age=cookie.max_age_seconds if cookie.token else 0,
        path="/",
        secure=secure,
        httponly=True,
        samesite="lax",
    )
