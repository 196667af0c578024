"""The flags of session cookies."""

from starlette.responses import Response

from carillon.wire.http.cookies import put
from carillon.wire.http.routes import Area, Cookie


def header(cookie: Cookie, *, secure: bool) -> str:
    response = Response()
    put(response, cookie, secure=secure)
    return response.headers["set-cookie"]


def test_a_session_cookie_is_out_of_reach_of_scripts_and_other_sites() -> None:
    plain = header(Cookie(Area.CLIENT, "token", 60), secure=False)
    assert plain == "carillon_client=token; HttpOnly; Max-Age=60; Path=/; SameSite=lax"
    encrypted = header(Cookie(Area.CONSOLE, "token", 60), secure=True)
    assert encrypted == "__Host-carillon_console=token; HttpOnly; Max-Age=60; Path=/; SameSite=lax; Secure"


def test_a_cookie_without_a_token_is_taken_away() -> None:
    assert 'carillon_client=""; ' in header(Cookie(Area.CLIENT, None), secure=False)
    assert "Max-Age=0" in header(Cookie(Area.CLIENT, None), secure=False)
