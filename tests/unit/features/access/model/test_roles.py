"""Roles, and those that belong to a service."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from carillon.core.calls import Call
from carillon.features.access.model.policies import OF_SERVICES
from carillon.features.access.model.roles import (
    SERVICE_ROLES,
    Role,
    ServiceRoleUses,
    SessionLengthInvalid,
    check_longest,
)

CALL: Any = None


def test_a_role_is_named_as_in_aws() -> None:
    role = Role("AROA1", "123456789012", "Auditor", "{}", datetime(2026, 1, 2, tzinfo=UTC), "/x/")
    assert role.arn == "arn:aws:iam::123456789012:role/x/Auditor"


@pytest.mark.spec("SLR-05", "SLR-07", "SLR-17")
def test_each_service_has_its_role_with_a_name_a_trust_and_a_policy() -> None:
    names = {role.service: role.name for role in SERVICE_ROLES.values()}
    assert names["chime.amazonaws.com"] == "AWSServiceRoleForAmazonChime"
    assert names["transcription.chime.amazonaws.com"] == "AWSServiceRoleForAmazonChimeTranscription"
    assert names["mediapipelines.chime.amazonaws.com"] == "AWSServiceRoleForAmazonChimeSDKMediaPipelines"
    for role in SERVICE_ROLES.values():
        assert json.loads(role.trust)["Statement"][0]["Principal"] == {"Service": role.service}
        assert role.path == f"/aws-service-role/{role.service}/"
        assert OF_SERVICES[role.policy].arn.startswith("arn:aws:iam::aws:policy/aws-service-role/")


@pytest.mark.spec("SLR-08", "SLR-18", "SLR-26")
def test_the_permissions_of_service_linked_roles() -> None:
    def actions(service: str) -> list[str]:
        text = OF_SERVICES[SERVICE_ROLES[service].policy].text
        return [action for statement in json.loads(text)["Statement"] for action in statement["Action"]]

    assert actions("chime.amazonaws.com") == ["iam:CreateServiceLinkedRole"]
    assert actions("transcription.chime.amazonaws.com") == [
        "transcribe:StartStreamTranscription",
        "transcribe:StartMedicalStreamTranscription",
    ]
    assert actions("mediapipelines.chime.amazonaws.com") == [
        "chime:CreateAttendee",
        "chime:DeleteAttendee",
        "chime:GetMeeting",
    ]


@pytest.mark.parametrize("seconds", [0, 3599, 43201])
def test_a_session_in_a_role_lasts_one_to_twelve_hours_at_most(seconds: int) -> None:
    with pytest.raises(SessionLengthInvalid):
        check_longest(timedelta(seconds=seconds))
    assert check_longest(timedelta(hours=12)) == timedelta(hours=12)


class Devices:
    """Shared devices use the first role."""

    async def of(self, call: Call, service: str) -> str | None:
        return "Turn the shared devices off." if service == "chime.amazonaws.com" else None


@pytest.mark.spec("SLR-03", "SLR-12")
def test_all_who_may_use_a_service_role_are_asked() -> None:
    uses = ServiceRoleUses((Devices(),))
    assert asyncio.run(uses.of(CALL, "chime.amazonaws.com")) == "Turn the shared devices off."
    assert asyncio.run(uses.of(CALL, "transcription.chime.amazonaws.com")) is None
    assert asyncio.run(ServiceRoleUses().of(CALL, "chime.amazonaws.com")) is None
