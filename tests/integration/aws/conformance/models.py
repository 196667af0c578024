"""What the suites share: every operation of every table as botocore knows it, and a door that echoes."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import botocore.session
import pytest

from carillon.core.calls import Call
from carillon.core.errors import Refusal
from carillon.wire.aws import Marked
from carillon.wire.aws.models import Operation, Service, load
from tests.kit.aws_examples import Examples, service_model, written_by_botocore
from tests.kit.aws_stand import Reply, Stand, signed

SERVICES = {name: load(name) for name in ("chime", "iam", "sts", "cloudtrail")}


@dataclass(frozen=True, slots=True)
class Case:
    """One operation of one service."""

    service: Service
    operation: Operation

    def __str__(self) -> str:
        return f"{self.service.name}-{self.operation.name}"

    @property
    def model(self) -> Any:
        return _models(self.service.name, is_removed=self.operation.removed is not None).operation_model(
            self.operation.name
        )

    def asked(self, *, full: bool) -> dict[str, Any]:
        examples = Examples(self.service.shapes, seed=len(self.operation.name), full=full)
        return examples.of(self.operation.input) if self.operation.input else {}

    def answered(self, *, full: bool) -> dict[str, Any]:
        examples = Examples(self.service.shapes, seed=len(self.operation.name), full=full)
        return examples.of(self.operation.output) if self.operation.output else {}

    def written(self, parameters: Mapping[str, Any]) -> tuple[str, str, bytes, dict[str, str]]:
        """Method, target, body and headers, by botocore without its own doubts about the parameters."""
        return written_by_botocore(self.model, parameters, self.service.name, self.service.protocol, validated=False)


@cache
def _models(service: str, *, is_removed: bool) -> Any:
    """Today's botocore knows what is current; what was removed is read from the table."""
    if is_removed:
        return service_model(SERVICES[service])
    return botocore.session.get_session().get_service_model(service)


CASES = [Case(service, each) for service in SERVICES.values() for each in service.operations.values()]
every_operation = pytest.mark.parametrize("case", CASES, ids=str)


class Echo:
    """Answers every operation of one service with what a test lays out, and keeps what it heard."""

    def __init__(self, service: Service) -> None:
        self.heard: list[Any] = []
        self.outcome: dict[str, Any] = {}
        self.refusal: Refusal | None = None
        self.refusals: dict[str, type[Refusal]] = {
            name: type(name, (Refusal,), {"__doc__": f"Told: {name}."}) for name in service.faults
        }
        named: dict[type[Refusal], str] = {refusal: name for name, refusal in self.refusals.items()}
        marks = [Marked(service.name, operation, self._handler, named) for operation in service.operations]
        self.stand = Stand({}, service=service.name, marks=marks)

    async def _handler(self, call: Call, request: dict[str, Any]) -> dict[str, Any]:
        if self.refusal:
            raise self.refusal
        self.heard.append(request)
        return self.outcome

    def told(self, method: str, target: str, body: bytes, headers: Mapping[str, str]) -> Reply:
        return self.all_told([(method, target, body, headers)])[0]

    def all_told(self, requests: list[tuple[str, str, bytes, Mapping[str, str]]]) -> list[Reply]:
        return asyncio.run(self._all_told(requests))

    async def _all_told(self, requests: list[tuple[str, str, bytes, Mapping[str, str]]]) -> list[Reply]:
        answer, service = self.stand.answer, self.stand.service
        return [await answer(m, t, body, signed(m, t, body, given, service=service)) for m, t, body, given in requests]


@pytest.fixture(scope="module")
def echoes() -> dict[str, Echo]:
    return {name: Echo(service) for name, service in SERVICES.items()}
