"""An entry of the trail: a call written down the way CloudTrail writes it (F-TRAIL-1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from carillon.core.callers import Caller, Issuer, Nobody, Operator, Person, Principal, System
from carillon.core.trail import Json, Record
from carillon.features.audit.model.resources import Resource, resources

SERVICE = "chime.amazonaws.com"
SIGN_IN = "ConsoleLogin"


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as it is kept; `event` is the whole of it, the other fields are what is searched for."""

    organisation_id: str | None
    at: datetime
    event: dict[str, Json]
    event_name: str
    principal_arn: str | None
    request_id: str
    error_code: str | None
    read_only: bool
    event_id: str = ""
    event_source: str = SERVICE
    user_name: str | None = None
    access_key_id: str | None = None
    denial: str | None = None
    resources: tuple[Resource, ...] = ()
    id: int = 0  # given by the database, in the order of writing


def organisation_of(caller: Caller) -> str | None:
    """The organisation that a caller names by itself; people, jobs and the operator name none."""
    return caller.organisation_id if isinstance(caller, Principal) else None


def entry(record: Record, organisation_id: str | None, event_id: str) -> Entry:
    who = identity(record.caller, organisation_id)
    return Entry(
        organisation_id=organisation_id,
        at=record.at,
        event=_event(record, who, organisation_id, event_id),
        event_name=record.event_name,
        principal_arn=_text(who.get("arn")),
        request_id=record.request_id,
        error_code=record.error_code,
        read_only=record.read_only,
        event_id=event_id,
        event_source=record.event_source,
        user_name=_name(record.caller),
        access_key_id=record.caller.access_key_id if isinstance(record.caller, Principal) else None,
        denial=record.denial,
        resources=resources(
            record.event_source, record.event_name, _members(record.parameters), _members(record.response)
        ),
    )


def _name(caller: Caller) -> str | None:
    match caller:
        case Principal():
            return caller.name
        case Person():
            return caller.user_id
        case Operator():
            return caller.login
        case _:
            return None


def identity(caller: Caller, organisation_id: str | None) -> dict[str, Json]:
    """Who called, as `userIdentity`: AWS's types for IAM identities, two of our own for people and the operator."""
    match caller:
        case Principal():
            return _principal(caller)
        case Person():
            return _own_type("ChimeUser", caller.user_id, organisation_id)
        case Operator():
            return _own_type("Operator", caller.login, organisation_id)
        case System():
            return {"type": "AWSService", "invokedBy": SERVICE}
        case Nobody():
            return {"type": "Unknown"}


def _principal(caller: Principal) -> dict[str, Json]:
    who: dict[str, Json] = {
        "type": caller.issuer.session_type if caller.issuer else "Root" if caller.is_root else "IAMUser",
        "principalId": caller.principal_id,
        "arn": caller.arn,
        "accountId": caller.organisation_id,
    }
    if caller.access_key_id is not None:
        who["accessKeyId"] = caller.access_key_id
    if caller.signed_in_at is not None:
        context: dict[str, Json] = {
            "attributes": {
                "mfaAuthenticated": "true" if caller.mfa_present else "false",  # text, as AWS has it
                "creationDate": _moment(caller.signed_in_at),
            }
        }
        if caller.issuer is not None:
            context["sessionIssuer"] = _issuer(caller.issuer, caller.organisation_id)
        who["sessionContext"] = context
    return who


def _issuer(issuer: Issuer, organisation_id: str) -> dict[str, Json]:
    return {
        "type": issuer.kind,
        "principalId": issuer.principal_id,
        "arn": issuer.arn,
        "accountId": organisation_id,
        "userName": issuer.name,
    }


def _own_type(kind: str, name: str, organisation_id: str | None) -> dict[str, Json]:
    resource = {"ChimeUser": "user", "Operator": "operator"}[kind]
    return {
        "type": kind,
        "principalId": name,
        "arn": f"arn:aws:chime::{organisation_id or ''}:{resource}/{name}",
        "accountId": organisation_id,
    }


def _event(record: Record, who: dict[str, Json], organisation_id: str | None, event_id: str) -> dict[str, Json]:
    failed = record.error_code is not None
    origin = record.caller.origin
    event: dict[str, Json] = {
        "eventVersion": "1.05",
        "userIdentity": who,
        "eventTime": _moment(record.at),
        "eventSource": record.event_source,
        "eventName": record.event_name,
        "awsRegion": record.region,
        "sourceIPAddress": SERVICE if isinstance(record.caller, System) else origin.address,
        "userAgent": SERVICE if isinstance(record.caller, System) else origin.user_agent,
    }
    if failed:
        event |= {"errorCode": record.error_code, "errorMessage": record.error_message}
    if record.event_name == SIGN_IN:
        event["additionalEventData"] = {"MFAUsed": "Yes" if _with_code(record) else "No"}
    event |= {
        "requestParameters": _members(record.parameters),
        "responseElements": None if failed or record.read_only else _members(record.response),
        "requestID": record.request_id,
        "eventID": event_id,
        "eventType": "AwsApiCall",
        "recipientAccountId": organisation_id,
    }
    return event


def _with_code(record: Record) -> bool:
    """Whether whoever signed in, or tried to, had a device's code."""
    if isinstance(record.caller, Principal):
        return record.caller.mfa_present
    return bool((record.parameters or {}).get("code"))


def _members(members: Mapping[str, Json] | None) -> dict[str, Json] | None:
    return None if members is None else dict(members)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _text(value: Json) -> str | None:
    return value if isinstance(value, str) else None
