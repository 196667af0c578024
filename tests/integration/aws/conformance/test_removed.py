"""The 129 operations that AWS has withdrawn, asked for by the last boto3 that has them."""

from collections.abc import Iterator

import pytest

from tests.integration.aws.conformance.models import CASES, Case
from tests.kit.clients import Credentials
from tests.kit.sdks import Ask, Refused, old_boto3
from tests.kit.server import Server

REMOVED = [case for case in CASES if case.operation.removed is not None]
OF_THE_GUIDE = {
    *("CreateProxySession", "GetProxySession", "ListProxySessions", "UpdateProxySession", "DeleteProxySession"),
    *("PutVoiceConnectorProxy", "GetVoiceConnectorProxy", "DeleteVoiceConnectorProxy"),
    *("CreateAttendee", "DeleteAttendee", "GetMeeting"),
}
"""Named by the administrator's guide. What they are about, voice connectors and meetings of programs, is not there."""


@pytest.fixture(scope="module")
def ask(installation: Server, root_key: Credentials) -> Iterator[Ask]:
    sdk = old_boto3()
    yield sdk.asking(installation.url, root_key)
    sdk.close()


@pytest.mark.parametrize("full", [False, True], ids=["minimal", "full"])
@pytest.mark.parametrize("case", REMOVED, ids=str)
def test_a_withdrawn_operation_is_refused_by_an_error_of_its_model(ask: Ask, case: Case, full: bool) -> None:
    if full and "NotBefore" in case.asked(full=True):
        return  # Times do not travel to the other program.
    with pytest.raises(Refused) as refused:
        ask(case.operation.name, **case.asked(full=full))
    assert refused.value.name == refused.value.code
    assert refused.value.name in case.operation.errors
    assert refused.value.words.startswith(f"{case.operation.name} was removed from this API by AWS")
    assert all(service in refused.value.words for service in case.operation.removed or ())


def test_all_of_them_are_asked_for_and_the_guides_eleven_too() -> None:
    assert len(REMOVED) == 129
    assert {case.operation.name for case in REMOVED} >= OF_THE_GUIDE
