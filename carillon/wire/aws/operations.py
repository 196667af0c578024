"""Marks on handlers: which AWS operation a function answers; and the operations of a service, ready to be called."""

import inspect
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from carillon.wire.aws.errors import NOTHING_NAMED, Named
from carillon.wire.aws.forms import FormParser
from carillon.wire.aws.models import Operation, Service
from carillon.wire.aws.parsing import Parser
from carillon.wire.aws.writing import Tell, Writer, teller
from carillon.wire.aws.xml import XmlWriter

Handler = Callable[..., Awaitable[Any]]
About = Callable[..., Awaitable[str]]
"""`(call, request) -> ARN`: what a request is about."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One handler and the operation that it claims."""

    service: str
    operation: str
    handler: Handler
    named: Named = field(default_factory=lambda: NOTHING_NAMED)
    """Which error of the model tells a refusal of the feature."""
    about: About | None = None
    """What the call is about, for policies that speak of resources."""
    free: bool = False
    """Needs no permission."""

    @property
    def several_transactions(self) -> bool:
        """The handler is given `calls`, because it does something slow between two transactions."""
        return next(iter(inspect.signature(self.handler).parameters)) == "calls"


def operation(
    service: str, name: str, named: Named = NOTHING_NAMED, about: About | None = None, *, free: bool = False
) -> Callable[[Handler], Handler]:
    """Mark a function as the answer to an operation: `(call, request) -> answer`, both by the model's member names."""

    def mark(handler: Handler) -> Handler:
        handler.__dict__["aws_operations"] = [
            *handler.__dict__.get("aws_operations", []),
            Marked(service, name, handler, named, about, free),
        ]
        return handler

    return mark


def operations_in(module: object) -> list[Marked]:
    """The operations that a door module marks, in the order of its text."""
    return [found for value in vars(module).values() for found in getattr(value, "aws_operations", ())]


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is worked out about an operation at start-up."""

    model: Operation
    action: str
    handler: Handler | None
    several_transactions: bool
    parser: Parser | FormParser
    writer: Writer | XmlWriter
    tell_parameters: Tell
    tell_answer: Tell
    named: Named = field(default_factory=lambda: NOTHING_NAMED)
    about: About | None = None
    free: bool = False


def plans(service: Service, marks: Iterable[Marked]) -> Mapping[str, Plan]:
    """A plan for each operation of the table; a mark that fits none, or one already claimed, ends the start-up."""
    claimed: dict[str, Marked] = {}
    for mark in marks:
        if mark.operation not in service.operations:
            raise TypeError(f"{mark.handler.__qualname__} claims {mark.operation}, which {service.name} does not have")
        if mark.operation in claimed:
            raise TypeError(f"two handlers claim {service.name}:{mark.operation}")
        if strange := {*mark.named.values()} - service.faults.keys():
            raise TypeError(f"{service.name} has no {sorted(strange)}")
        claimed[mark.operation] = mark
    return {name: _plan(service, model, claimed.get(name)) for name, model in service.operations.items()}


def _plan(service: Service, model: Operation, mark: Marked | None) -> Plan:
    in_forms = service.protocol == "query"
    return Plan(
        model=model,
        action=f"{service.signing_name}:{model.name}",
        handler=mark.handler if mark else None,
        several_transactions=bool(mark and mark.several_transactions),
        parser=(FormParser if in_forms else Parser)(service.shapes, model.input),
        writer=XmlWriter(service.shapes, model.output, model.wrapper)
        if in_forms
        else Writer(service.shapes, model.output),
        tell_parameters=_teller(service, model.input),
        tell_answer=_teller(service, model.output),
        named=mark.named if mark else NOTHING_NAMED,
        about=mark.about if mark else None,
        free=bool(mark and mark.free),
    )


def _teller(service: Service, shape: str | None) -> Tell:
    return teller(service.shapes, {"shape": shape}) if shape else _nothing


def _nothing(_value: Any) -> None:
    return None
