"""The description of the HTTP API (OpenAPI 3.1), made from the marked routes; the front ends' client comes from it."""

from collections.abc import Sequence
from typing import Any, get_args, get_origin

import msgspec

from carillon.wire.http.errors import Problem
from carillon.wire.http.routes import Area, Download, Reply, Route

PREFIX = "/api/v1"
REF = "#/components/schemas/{name}"
FILE: dict[str, Any] = {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}


def describe(routes: Sequence[Route], version: str) -> dict[str, Any]:
    """The whole document as plain values."""
    kinds = [Problem, *(kind for route in routes for kind in _kinds(route))]
    schemas, components = msgspec.json.schema_components(kinds, ref_template=REF)
    by_kind = dict(zip(map(repr, kinds), schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for route in routes:
        paths.setdefault(PREFIX + route.path, {})[route.method.lower()] = _operation(route, by_kind, components)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Carillon", "version": version},
        "paths": dict(sorted(paths.items())),
        "components": {"schemas": dict(sorted(components.items())), "securitySchemes": _cookies()},
    }


def _kinds(route: Route) -> list[Any]:
    named = [route.parameters[name] for name in ("body", "query") if name in route.parameters]
    return [kind for kind in (*named, _body_kind(route)) if kind not in (None, bytes, Download)]


def _body_kind(route: Route) -> Any:
    kind = get_args(route.answer)[0] if get_origin(route.answer) is Reply else route.answer
    return None if kind is type(None) else kind


def _operation(route: Route, by_kind: dict[str, Any], components: dict[str, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": route.handler.__name__,
        "tags": [route.handler.__module__.split(".")[-2]],
        "summary": (route.handler.__doc__ or "").strip().partition("\n")[0],
        "parameters": [*_labels(route), *_query(route, by_kind, components)],
        "responses": {
            str(route.status): _answer(route, by_kind),
            "default": _content(by_kind[repr(Problem)], "Refused"),
        },
    }
    if body := route.parameters.get("body"):
        content = FILE if body is bytes else _content(by_kind[repr(body)])
        operation["requestBody"] = {**content, "required": True}
    if route.rule.area is not Area.NONE:
        operation["security"] = [{route.rule.area.value: []}]
    if route.rule.action:
        operation["x-action"] = route.rule.action
    return operation


def _labels(route: Route) -> list[dict[str, Any]]:
    return [{"name": label, "in": "path", "required": True, "schema": {"type": "string"}} for label in route.labels]


def _query(route: Route, by_kind: dict[str, Any], components: dict[str, Any]) -> list[dict[str, Any]]:
    kind = route.parameters.get("query")
    # By its reference: kinds of the same name in several features are told apart there.
    fields = components[by_kind[repr(kind)]["$ref"].rpartition("/")[2]]["properties"] if kind else {}
    return [{"name": name, "in": "query", "required": False, "schema": schema} for name, schema in fields.items()]


def _answer(route: Route, by_kind: dict[str, Any]) -> dict[str, Any]:
    kind = _body_kind(route)
    if kind is Download:
        return {**FILE, "description": "The file"}
    return {"description": "Done"} if kind is None else _content(by_kind[repr(kind)], "Done")


def _content(schema: Any, description: str = "") -> dict[str, Any]:
    content: dict[str, Any] = {"content": {"application/json": {"schema": schema}}}
    return content | ({"description": description} if description else {})


def _cookies() -> dict[str, Any]:
    return {
        area.value: {"type": "apiKey", "in": "cookie", "name": f"carillon_{area.value}"}
        for area in (Area.CLIENT, Area.CONSOLE)
    }
