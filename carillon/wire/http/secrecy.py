"""What of a request may be told to the audit trail: everything but the fields typed `Secret`."""

from collections.abc import Callable
from typing import Any, cast

import msgspec
from msgspec import inspect

from carillon.core.trail import HIDDEN, Json

Telling = Callable[[Json], Json]


def telling(kind: type) -> Telling:
    """A function that hides the secret fields of a Struct already turned into plain values; made once per route."""
    return _telling(inspect.type_info(kind))


def plain(value: object) -> Json:
    return cast(Json, msgspec.to_builtins(value))


def _telling(kind: inspect.Type) -> Telling:
    if isinstance(kind, inspect.Metadata):
        return _hide if (kind.extra or {}).get("secret") else _telling(kind.type)
    if isinstance(kind, inspect.StructType):
        return _of_fields({field.encode_name: _telling(field.type) for field in kind.fields})
    if isinstance(kind, inspect.UnionType):
        return _of_union([_telling(choice) for choice in kind.types])
    if isinstance(kind, inspect.ListType):
        return _of_items(_telling(kind.item_type))
    return _keep


def _keep(value: Json) -> Json:
    return value


def _hide(value: Json) -> Json:
    return None if value is None else HIDDEN


def _of_fields(tellings: dict[str, Telling]) -> Telling:
    def tell(value: Json) -> Json:
        if not isinstance(value, dict):
            return value
        return {key: tellings.get(key, _keep)(item) for key, item in value.items()}

    return tell


def _of_union(tellings: list[Telling]) -> Telling:
    def tell(value: Json) -> Json:
        for each in tellings:
            value = each(value)
        return value

    return tell


def _of_items(telling_item: Telling) -> Telling:
    def tell(value: Json) -> Json:
        return [telling_item(item) for item in value] if isinstance(value, list) else value

    return tell


def tell(secrecy: Telling, value: Any) -> dict[str, Json]:
    """The Struct as a dictionary without its secrets."""
    return cast(dict[str, Json], secrecy(plain(value)))
