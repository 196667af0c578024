"""The HTTP door: typed handlers under /api/v1, sessions by cookie, and the description of it all in OpenAPI."""

from carillon.wire.http.routes import (
    CONSOLE,
    PERSON,
    PUBLIC,
    Area,
    Cookie,
    Download,
    Reply,
    Route,
    Rule,
    Secret,
    allowed,
    own,
    route,
)

__all__ = [
    "CONSOLE",
    "PERSON",
    "PUBLIC",
    "Area",
    "Cookie",
    "Download",
    "Reply",
    "Route",
    "Rule",
    "Secret",
    "allowed",
    "own",
    "route",
]
