"""Marks on handlers: which AWS operation a function answers; and the operations of a service, ready to be called."""

import inspect
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from carillon.wire.aws.models import Operation, Service
from carillon.wire.aws.parsing import Parser
from carillon.wire.aws.writing import Tell, Writer, teller

Handler = Callable[..., Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Marked:
    """One handler and the operation that it claims."""

    service: str
    operation: str
    handler: Handler

    @property
    def several_transactions(self) -> bool:
        """The handler is given `calls`, because it does something slow between two transactions."""
        return next(iter(inspect.signature(self.handler).parameters)) == "calls"


def operation(service: str, name: str) -> Callable[[Handler], Handler]:
    """Mark a function as the answer to an operation: `(call, request) -> answer`, both by the model's member names."""

    def mark(handler: Handler) -> Handler:
        handler.__dict__["aws_operations"] = [
            *handler.__dict__.get("aws_operations", []),
            Marked(service, name, handler),
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
    parser: Parser
    writer: Writer
    tell_parameters: Tell
    tell_answer: Tell


def plans(service: Service, marks: Iterable[Marked]) -> Mapping[str, Plan]:
    """A plan for each operation of the table; a mark that fits none, or one already claimed, ends the start-up."""
    claimed: dict[str, Marked] = {}
    for mark in marks:
        if mark.operation not in service.operations:
            raise TypeError(f"{mark.handler.__qualname__} claims {mark.operation}, which {service.name} does not have")
        if mark.operation in claimed:
            raise TypeError(f"two handlers claim {service.name}:{mark.operation}")
        claimed[mark.operation] = mark
    return {name: _plan(service, model, claimed.get(name)) for name, model in service.operations.items()}


def _plan(service: Service, model: Operation, mark: Marked | None) -> Plan:
    return Plan(
        model=model,
        action=f"{service.signing_name}:{model.name}",
        handler=mark.handler if mark else None,
        several_transactions=bool(mark and mark.several_transactions),
        parser=Parser(service.shapes, model.input),
        writer=Writer(service.shapes, model.output),
        tell_parameters=_teller(service, model.input),
        tell_answer=_teller(service, model.output),
    )


def _teller(service: Service, shape: str | None) -> Tell:
    return teller(service.shapes, {"shape": shape}) if shape else _nothing


def _nothing(_value: Any) -> None:
    return None
