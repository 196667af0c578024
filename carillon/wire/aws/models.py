"""The models of AWS services, read from the tables that scripts/gen_aws_tables.py writes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any

import msgspec

Shape = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """An error of the service as the wire knows it; `code` where the query protocol has another word for it."""

    name: str
    status: int
    code: str = ""

    @property
    def word(self) -> str:
        return self.code or self.name


@dataclass(frozen=True, slots=True)
class Operation:
    """One line of a table. `removed` names the services that took it over, once AWS had withdrawn it here."""

    name: str
    method: str
    path: str
    literals: Mapping[str, str]
    status: int
    input: str | None
    output: str | None
    errors: tuple[str, ...]
    removed: tuple[str, ...] | None = None
    wrapper: str = ""
    reads: bool | None = None
    """What the table says; where it says nothing the method tells."""

    @property
    def reads_only(self) -> bool:
        return self.method == "GET" if self.reads is None else self.reads


@dataclass(frozen=True)
class Service:
    """One table: what an AWS service answers."""

    name: str
    signing_name: str
    operations: Mapping[str, Operation]
    shapes: Mapping[str, Shape]
    protocol: str = "rest-json"
    namespace: str = ""
    target_prefix: str = ""

    @cached_property
    def faults(self) -> Mapping[str, Fault]:
        """Errors by shape name; clients resolve them service-wide, whether an operation lists them or not."""
        errors = {name: shape.get("error", {}) for name, shape in self.shapes.items() if shape.get("exception")}
        return {name: Fault(name, e.get("httpStatusCode", 400), e.get("code", "")) for name, e in errors.items()}

    @property
    def event_source(self) -> str:
        """What the audit trail calls the service."""
        return f"{self.signing_name}.amazonaws.com"


def load(name: str) -> Service:
    """The table of one service."""
    table = msgspec.json.decode((files("carillon.wire.aws") / "tables" / f"{name}.json").read_bytes())
    operations = {name: _operation(name, entry) for name, entry in table["operations"].items()}
    told = table["metadata"]
    return Service(
        name=name,
        signing_name=told["signingName"],
        operations=operations,
        shapes=table["shapes"],
        protocol=told["protocol"],
        namespace=told.get("xmlNamespace", ""),
        target_prefix=told.get("targetPrefix", ""),
    )


def _operation(name: str, entry: Mapping[str, Any]) -> Operation:
    path, _, query = entry["http"]["requestUri"].partition("?")
    removed = entry.get("removed")
    return Operation(
        name=name,
        method=entry["http"]["method"],
        path=path,
        literals=dict(pair.split("=") for pair in query.split("&") if pair),
        status=entry["http"].get("responseCode", 200),
        input=entry.get("input"),
        output=entry.get("output"),
        errors=tuple(entry["errors"]),
        removed=None if removed is None else tuple(removed),
        wrapper=entry.get("wrapper", ""),
        reads=entry.get("reads"),
    )
