"""Values that a service model allows, drawn from its shapes; and the model itself as botocore wants it."""

import random
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from botocore.awsrequest import create_request_object, prepare_request_dict
from botocore.model import OperationModel, ServiceModel
from botocore.serialize import create_serializer

from carillon.wire.aws.models import Service, Shape

SAMPLES = (
    "Ä b+c",
    "name",
    "US",
    "206",
    "800",
    "+12065550100",
    "alice@example.com",
    "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
    "arn:aws:chime:us-east-1:123456789012:app-instance/0f1e2d3c",
    "arn:aws:lambda:us-east-1:123456789012:function:answer",
    "token-1_A",
    "AbC9+/",
    "alice",
    "en-US",
    "111222",
    "/office/",
    "/office",
    "o-abcdefghij",
    "v1",
    "eu:Key",
    "chime.amazonaws.com",
    "AKIAIOSFODNN7EXAMPLE",
)
"""Each pattern of the models allows at least one of these."""

NASTY = "aB9 äß€💬/+%&=?#:;,'\"\\<>~.*()[]{}|^`@!$"


class Examples:
    """Draws values; `full` also gives the optional members."""

    def __init__(self, shapes: Mapping[str, Shape], seed: int, *, full: bool) -> None:
        self._shapes = shapes
        self._random = random.Random(seed)
        self._full = full

    def of(self, name: str) -> Any:
        shape = self._shapes[name]
        return getattr(self, f"_{shape['type']}")(shape)

    def _structure(self, shape: Shape) -> dict[str, Any]:
        wanted = list(shape["members"]) if self._full else shape.get("required", ())
        if shape.get("union"):
            wanted = list(shape["members"])[:1]
        return {name: self.of(shape["members"][name]["shape"]) for name in wanted}

    def _list(self, shape: Shape) -> list[Any]:
        least = shape.get("min", 1)
        count = min(shape.get("max", 3), max(least, 3)) if self._full else least
        return [self.of(shape["member"]["shape"]) for _ in range(count)]

    def _map(self, shape: Shape) -> dict[str, Any]:
        return {self.of(shape["key"]["shape"]): self.of(shape["value"]["shape"]) for _ in range(2)}

    def _string(self, shape: Shape) -> str:
        if enum := shape.get("enum"):
            return self._random.choice(enum)
        least, most = max(shape.get("min", 1), 1), min(shape.get("max", 24), 24)
        longest = shape.get("max", 1000)
        if pattern := shape.get("pattern"):
            return self._random.choice(
                [each for each in SAMPLES if fits(pattern, each) and least <= len(each) <= longest]
            )
        return "".join(self._random.choice(NASTY) for _ in range(max(least, most)))

    def _integer(self, shape: Shape) -> int:
        return self._random.randint(shape.get("min", 0), shape.get("max", shape.get("min", 0) + 1000))

    _long = _integer

    def _blob(self, _shape: Shape) -> bytes:
        return self._random.randbytes(12)

    def _boolean(self, _shape: Shape) -> bool:
        return self._random.random() < 0.5

    def _timestamp(self, _shape: Shape) -> datetime:
        return datetime(2026, 1, 2, 3, 4, 5, 678_000, UTC) + timedelta(hours=self._random.randint(0, 9999))


def fits(pattern: str, text: str) -> bool:
    return re.fullmatch(pattern, text, re.ASCII) is not None


def service_model(service: Service) -> ServiceModel:
    """The table as botocore's own model, so that botocore speaks for operations that its release no longer has."""
    operations = {
        each.name: {
            "name": each.name,
            "http": {"method": each.method, "requestUri": _uri(each.path, each.literals), "responseCode": each.status},
            **({"input": {"shape": each.input}} if each.input else {}),
            **({"output": {"shape": each.output}} if each.output else {}),
            "errors": [{"shape": error} for error in each.errors],
        }
        for each in service.operations.values()
    }
    metadata = {"protocol": "rest-json", "signatureVersion": "v4", "endpointPrefix": "chime", "serviceId": "Chime"}
    return ServiceModel({"metadata": metadata, "operations": operations, "shapes": service.shapes}, service.name)


def _uri(path: str, literals: Mapping[str, str]) -> str:
    query = "&".join(f"{name}={value}" for name, value in literals.items())
    return f"{path}?{query}" if query else path


def written_by_botocore(
    operation: OperationModel,
    parameters: Mapping[str, Any],
    service: str = "chime",
    protocol: str = "rest-json",
    *,
    validated: bool = True,
) -> tuple[str, str, bytes, Any]:
    """Method, target below the service's root, body and headers of the request."""
    serializer = create_serializer(protocol, include_validation=validated)
    request = serializer.serialize_to_request(dict(parameters), operation)
    prepare_request_dict(request, f"http://carillon.example:8080/aws/{service}", context={}, user_agent="test")
    prepared = create_request_object(request).prepare()
    target = prepared.url.removeprefix("http://carillon.example:8080")
    return str(prepared.method), target, as_bytes(prepared.body), dict(prepared.headers)


def as_bytes(body: str | bytes | dict[str, str] | None) -> bytes:
    if isinstance(body, dict):
        return urlencode(body).encode()
    return body.encode() if isinstance(body, str) else body or b""
