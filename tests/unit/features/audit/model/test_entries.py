"""What an entry of the trail says about a call."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from carillon.core.callers import Caller, Circumstances, Issuer, Nobody, Operator, Origin, Person, Principal, System
from carillon.core.trail import Record
from carillon.features.audit.model.entries import entry, identity, organisation_of

ACME = "123456789012"
AT = datetime(2026, 11, 21, 3, 0, 1, 999_000, tzinfo=UTC)
ORIGIN = Origin("192.0.2.17", "aws-cli/1.44", secure=True)


class Everything:
    def allows(self, action: str, circumstances: Circumstances) -> bool:
        return True


ALICE = Principal(
    organisation_id=ACME,
    arn=f"arn:aws:iam::{ACME}:user/alice",
    principal_id="AIDAALICEALICEALICE00",
    name="alice",
    is_root=False,
    authority=Everything(),
    origin=ORIGIN,
    access_key_id="AKIAALICEALICEALICE0",
)


def add_domain(caller: Caller) -> Record:
    return Record(
        event_source="chime.amazonaws.com",
        event_name="AddDomain",
        caller=caller,
        at=AT,
        request_id="be1bee1d-1111-4111-9ed1-0dc1111f1ac1",
        parameters={"domainName": "example.com"},
        response={"domainName": "example.com"},
    )


@pytest.mark.spec("TRAIL-13", "TRAIL-14", "TRAIL-16")
def test_a_change_is_written_down_with_the_members_that_cloudtrail_has() -> None:
    kept = entry(add_domain(ALICE), ACME, "00fbeee1-123e-411e-93e3-11111bfbfcc1")
    assert kept.event == {
        "eventVersion": "1.05",
        "userIdentity": {
            "type": "IAMUser",
            "principalId": "AIDAALICEALICEALICE00",
            "arn": "arn:aws:iam::123456789012:user/alice",
            "accountId": "123456789012",
            "accessKeyId": "AKIAALICEALICEALICE0",
        },
        "eventTime": "2026-11-21T03:00:01Z",
        "eventSource": "chime.amazonaws.com",
        "eventName": "AddDomain",
        "awsRegion": "us-east-1",
        "sourceIPAddress": "192.0.2.17",
        "userAgent": "aws-cli/1.44",
        "requestParameters": {"domainName": "example.com"},
        "responseElements": {"domainName": "example.com"},
        "requestID": "be1bee1d-1111-4111-9ed1-0dc1111f1ac1",
        "eventID": "00fbeee1-123e-411e-93e3-11111bfbfcc1",
        "eventType": "AwsApiCall",
        "recipientAccountId": "123456789012",
    }
    assert (kept.principal_arn, kept.at, kept.error_code) == (ALICE.arn, AT, None)


@pytest.mark.spec("TRAIL-15")
def test_a_failure_names_its_error_and_shows_no_response() -> None:
    message = "Request could not be completed due to a conflict"
    failed = replace(add_domain(ALICE), error_code="ConflictException", error_message=message)
    event = entry(failed, ACME, "e").event
    assert (event["errorCode"], event["errorMessage"]) == ("ConflictException", message)
    assert event["responseElements"] is None
    assert "errorCode" not in entry(add_domain(ALICE), ACME, "e").event


def test_a_read_shows_no_response() -> None:
    event = entry(replace(add_domain(ALICE), read_only=True), ACME, "e").event
    assert event["responseElements"] is None
    assert event["requestParameters"] == {"domainName": "example.com"}


@pytest.mark.spec("TRAIL-09")
def test_root_and_iam_users_are_told_apart() -> None:
    root = replace(ALICE, is_root=True, arn=f"arn:aws:iam::{ACME}:root", principal_id=ACME)
    assert identity(root, ACME)["type"] == "Root"
    assert identity(ALICE, ACME)["type"] == "IAMUser"


def test_a_console_session_says_when_it_began_and_whether_with_a_second_factor() -> None:
    session = replace(ALICE, access_key_id=None, session_id="s", signed_in_at=AT)
    expected = {"mfaAuthenticated": "false", "creationDate": "2026-11-21T03:00:01Z"}
    assert identity(session, ACME)["sessionContext"] == {"attributes": expected}
    assert "accessKeyId" not in identity(session, ACME)
    assert "sessionContext" not in identity(ALICE, ACME)
    with_factor = identity(replace(session, mfa_present=True), ACME)["sessionContext"]
    assert with_factor == {"attributes": expected | {"mfaAuthenticated": "true"}}


@pytest.mark.spec("TRAIL-11")
def test_a_job_is_the_service_itself() -> None:
    event = entry(add_domain(System("sweep")), ACME, "e").event
    assert event["userIdentity"] == {"type": "AWSService", "invokedBy": "chime.amazonaws.com"}
    assert event["sourceIPAddress"] == "chime.amazonaws.com"


def test_people_and_the_operator_have_types_of_their_own() -> None:
    assert identity(Person("u-1", "s-1", ORIGIN), ACME) == {
        "type": "ChimeUser",
        "principalId": "u-1",
        "arn": f"arn:aws:chime::{ACME}:user/u-1",
        "accountId": ACME,
    }
    assert identity(Operator("bob"), ACME) == {
        "type": "Operator",
        "principalId": "bob",
        "arn": f"arn:aws:chime::{ACME}:operator/bob",
        "accountId": ACME,
    }
    assert identity(Nobody(ORIGIN), ACME) == {"type": "Unknown"}


def test_only_an_iam_principal_names_its_organisation() -> None:
    assert organisation_of(ALICE) == ACME
    assert organisation_of(Person("u-1", "s-1")) is None
    assert organisation_of(Operator("bob")) is None


@pytest.mark.spec("TRAIL-10")
def test_temporary_credentials_name_the_role_or_user_behind_them() -> None:
    issuer = Issuer("AssumedRole", "Role", "AROA1", f"arn:aws:iam::{ACME}:role/Joe", "Joe")
    caller = replace(ALICE, issuer=issuer, signed_in_at=AT, access_key_id="ASIA1")
    who = identity(caller, ACME)
    assert (who["type"], who["accessKeyId"]) == ("AssumedRole", "ASIA1")
    assert who["sessionContext"] == {
        "attributes": {"mfaAuthenticated": "false", "creationDate": "2026-11-21T03:00:01Z"},
        "sessionIssuer": {
            "type": "Role",
            "principalId": "AROA1",
            "arn": f"arn:aws:iam::{ACME}:role/Joe",
            "accountId": ACME,
            "userName": "Joe",
        },
    }


@pytest.mark.spec("IAM-06")
def test_a_sign_in_to_the_console_says_whether_a_second_factor_was_used() -> None:
    def used(record: Record) -> object:
        return entry(replace(record, event_name="ConsoleLogin"), ACME, "id").event["additionalEventData"]

    assert used(add_domain(ALICE)) == {"MFAUsed": "No"}
    assert used(add_domain(replace(ALICE, mfa_present=True))) == {"MFAUsed": "Yes"}
    tried = replace(add_domain(Nobody(ORIGIN)), error_code="MfaCodeWrong")
    assert used(replace(tried, parameters={"name": "HIDDEN", "code": None})) == {"MFAUsed": "No"}
    assert used(replace(tried, parameters={"name": "HIDDEN", "code": "HIDDEN"})) == {"MFAUsed": "Yes"}
    assert "additionalEventData" not in entry(add_domain(ALICE), ACME, "id").event
