"""Each constraint of the tables at its exact border, on both sides, as botocore writes the request and we read it."""

import pytest

from tests.integration.aws.conformance.borders import borders, can_be_sent, places, reading, text_of, values, with_value
from tests.integration.aws.conformance.models import CASES, SERVICES, Case, Echo, every_operation


@every_operation
def test_what_the_model_allows_is_heard_and_what_it_does_not_is_refused_by_its_place(
    echoes: dict[str, Echo], case: Case
) -> None:
    if case.operation.input is None:
        return
    echo, asked = echoes[case.service.name], case.asked(full=True)
    echo.outcome = case.answered(full=False)
    tried = [each for each in borders(case, asked) if can_be_sent(case, each)]
    requests = [with_value(asked, each.path, each.value) for each in tried]
    replies = echo.all_told([case.written(request) for request in requests])
    heard, echo.heard = iter(echo.heard), []
    for border, request, reply in zip(tried, requests, replies, strict=True):
        if border.allowed:
            assert reply.status == case.operation.status, (border.place, len(str(border.value)), reply.body)
            assert next(heard) == request, border.place
        else:
            status, words = reading(case, reply)
            assert status == 400, (border, reply.body)
            if border.value != "" or case.service.protocol != "rest-json":
                assert words.startswith(border.place.partition("[")[0]), (border, words)
    assert not list(heard)


def test_there_is_a_text_at_each_border_of_each_shape() -> None:
    """Or the suite above would pass over it."""
    without = {
        (service.name, name, length)
        for service in SERVICES.values()
        for name in {name for case in CASES if case.service is service for name in _asked_for(case)}
        if (shape := service.shapes[name])["type"] == "string" and "enum" not in shape
        for length in (shape.get("min") or None, shape.get("max"))
        if length is not None and text_of(length, shape.get("pattern")) is None
    }
    narrower = {("chime", "ChimeArn", 5), ("chime", "ChimeArn", 1600), ("chime", "Arn", 1)}
    assert without == narrower  # Their patterns allow no text so short or so long.


def _asked_for(case: Case) -> set[str]:
    if case.operation.input is None:
        return set()
    return {name for _, name in places(case.service, case.operation.input, case.asked(full=True))}


@pytest.mark.parametrize(
    ("service", "shape", "length"),
    [("chime", "AccountName", 100), ("iam", "policyDocumentType", 131_072), ("sts", "roleSessionNameType", 64)],
)
def test_the_borders_are_those_of_the_models(service: str, shape: str, length: int) -> None:
    at_border = [value for value, allowed in values(SERVICES[service], shape) if allowed]
    beyond = [value for value, allowed in values(SERVICES[service], shape) if not allowed]
    assert length in map(len, at_border)
    assert length + 1 in map(len, beyond)
