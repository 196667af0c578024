"""The event history with boto3, its seal, and its delivery to a folder."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.integration.aws.conftest import new_key
from tests.kit.clients import Credentials, chime, cloudtrail, iam, sts
from tests.kit.eventually import eventually
from tests.kit.server import DEVELOPMENT, Server


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("trail") / "files"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, files: Path) -> Iterator[Server]:
    config = f'{DEVELOPMENT}[audit]\nfolder = "{files}"\nprefix = "kept"\n'
    started = Server(tmp_path_factory.mktemp("trail") / "installation", config).start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def root_key(server: Server) -> Credentials:
    return new_key(server)


@pytest.fixture(scope="module")
def history(server: Server, root_key: Credentials) -> Any:
    return cloudtrail(server.url, root_key)


def looked_up(history: Any, key: str, value: str) -> list[Any]:
    return history.lookup_events(LookupAttributes=[{"AttributeKey": key, "AttributeValue": value}])["Events"]


def refused(act: Any, **request: Any) -> str:
    with pytest.raises(ClientError) as caught:
        act(**request)
    told: Any = caught.value.response
    return told["Error"]["Code"]


@pytest.mark.spec("TRAIL-03", "TRAIL-04", "TRAIL-15")
def test_events_are_found_by_one_attribute(server: Server, root_key: Credentials, history: Any) -> None:
    accounts = chime(f"{server.url}/aws/chime", root_key)
    made = accounts.create_account(Name="Acme")["Account"]
    with pytest.raises(ClientError):
        accounts.get_account(AccountId="nowhere")
    (event,) = looked_up(history, "EventName", "CreateAccount")
    told = json.loads(event["CloudTrailEvent"])
    assert told["requestParameters"] == {"name": "Acme"}
    assert (event["Username"], event["ReadOnly"], event["EventSource"]) == ("root", "false", "chime.amazonaws.com")
    assert (event["EventId"], event["AccessKeyId"]) == (told["eventID"], root_key.access_key_id)
    assert told["responseElements"]["account"]["accountId"] == made["AccountId"]
    (failed,) = looked_up(history, "EventName", "GetAccount")
    assert json.loads(failed["CloudTrailEvent"])["errorCode"] == "NotFoundException"
    assert looked_up(history, "EventId", event["EventId"]) == [event]
    assert event in looked_up(history, "ReadOnly", "false")
    assert event in looked_up(history, "AccessKeyId", root_key.access_key_id)
    assert looked_up(history, "Username", "nobody") == []
    assert looked_up(history, "ResourceName", "Acme") == []
    assert event in looked_up(history, "ResourceName", made["AccountId"])
    assert event in looked_up(history, "ResourceType", "AWS::Chime::Account")
    assert event["Resources"] == [{"ResourceType": "AWS::Chime::Account", "ResourceName": made["AccountId"]}]
    assert "LookupEvents" in {
        each["EventName"] for each in looked_up(history, "EventSource", "cloudtrail.amazonaws.com")
    }


def test_what_is_wrong_with_a_search_is_said(history: Any) -> None:
    one: Any = {"AttributeKey": "EventName", "AttributeValue": "X"}
    assert refused(history.lookup_events, LookupAttributes=[one, one]) == "InvalidLookupAttributesException"
    truth = {"AttributeKey": "ReadOnly", "AttributeValue": "maybe"}
    assert refused(history.lookup_events, LookupAttributes=[truth]) == "InvalidLookupAttributesException"
    assert refused(history.lookup_events, NextToken="made-up") == "InvalidNextTokenException"
    assert refused(history.lookup_events, StartTime=2_000_000_000, EndTime=1_000) == "InvalidTimeRangeException"


@pytest.mark.spec("TRAIL-02")
def test_the_first_call_of_all_is_in_the_history(tmp_path: Path) -> None:
    fresh = Server(tmp_path / "installation", DEVELOPMENT).start()
    try:
        key = new_key(fresh)
        chime(f"{fresh.url}/aws/chime", key).list_accounts()
        (event,) = looked_up(cloudtrail(fresh.url, key), "AccessKeyId", key.access_key_id)
    finally:
        fresh.stop()
    assert (event["EventName"], event["Username"]) == ("ListAccounts", "root")


def test_who_wants_to_make_a_trail_or_switch_it_off_reads_where_that_is_done(history: Any) -> None:
    for act, request in (
        (history.create_trail, {"Name": "mine", "S3BucketName": "bucket"}),
        (history.stop_logging, {"Name": "mine"}),
        (history.delete_trail, {"Name": "mine"}),
        (history.describe_trails, {}),
    ):
        with pytest.raises(ClientError, match=r"always on.*carillon[.]toml") as caught:
            act(**request)
        told: Any = caught.value.response
        assert told["Error"]["Code"] == "ValidationException"


def test_the_newest_come_first_and_in_pages(server: Server, root_key: Credentials, history: Any) -> None:
    identities = iam(server.url, root_key)
    for number in range(7):
        identities.create_group(GroupName=f"group{number}")
    chosen: Any = [{"AttributeKey": "EventName", "AttributeValue": "CreateGroup"}]
    pages = list(
        history.get_paginator("lookup_events").paginate(LookupAttributes=chosen, PaginationConfig={"PageSize": 3})
    )
    assert [len(page["Events"]) for page in pages] == [3, 3, 1]
    events = [json.loads(event["CloudTrailEvent"]) for page in pages for event in page["Events"]]
    assert [each["requestParameters"]["groupName"] for each in events] == [f"group{n}" for n in range(6, -1, -1)]
    server.run("clock", "advance", "91d")
    assert looked_up(history, "EventName", "CreateGroup") == []


@pytest.mark.spec("TRAIL-10")
def test_no_secret_stands_in_the_trail_and_sessions_name_their_role(
    server: Server, root_key: Credentials, history: Any
) -> None:
    identities: Any = iam(server.url, root_key)
    organisation_id = sts(server.url, root_key).get_caller_identity()["Account"]
    identities.create_user(UserName="bob")
    made = identities.create_access_key(UserName="bob")["AccessKey"]
    bob = Credentials(made["AccessKeyId"], made["SecretAccessKey"])
    trust = {
        "Effect": "Allow",
        "Principal": {"AWS": f"arn:aws:iam::{organisation_id}:user/bob"},
        "Action": "sts:AssumeRole",
    }
    document = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
    role = identities.create_role(RoleName="Joe", AssumeRolePolicyDocument=document)["Role"]["Arn"]
    given: Any = sts(server.url, bob).assume_role(RoleArn=role, RoleSessionName="look")["Credentials"]
    session = Credentials(given["AccessKeyId"], given["SecretAccessKey"], given["SessionToken"])
    assert refused(chime(f"{server.url}/aws/chime", session).list_accounts) == "AccessDeniedException"
    device = identities.create_virtual_mfa_device(VirtualMFADeviceName="bob")["VirtualMFADevice"]
    (denied,) = looked_up(history, "AccessKeyId", session.access_key_id)
    who = json.loads(denied["CloudTrailEvent"])["userIdentity"]
    assert (who["type"], denied["Username"]) == ("AssumedRole", "look")
    assert who["sessionContext"]["sessionIssuer"]["userName"] == "Joe"
    everything = json.dumps([event["CloudTrailEvent"] for event in history.lookup_events()["Events"]])
    assert "CreateVirtualMFADevice" in everything
    for secret in (
        bob.secret_access_key,
        session.secret_access_key,
        str(session.session_token),
        device["Base32StringSeed"].decode(),
    ):
        assert secret not in everything


async def _sealed(server: Server) -> bool:
    return server.json("audit", "verify")["unsealed"] == 0


@pytest.mark.anyio
async def test_the_trail_is_sealed_within_seconds_and_the_command_verifies_it(server: Server, history: Any) -> None:
    history.lookup_events()

    async def sealed() -> bool:
        return await _sealed(server)

    await eventually(sealed)
    found = server.json("audit", "verify")
    head = str(found["head"])
    assert server.json("audit", "verify", "--head", head)["head"] == head
    foreign = server.run("audit", "verify", "--head", f"1:{'0' * 64}", check=False)
    assert (foreign.returncode, "does not hold that end" in foreign.stderr) == (1, True)


def delivered(files: Path) -> list[Path]:
    return sorted(files.rglob("*.json.gz"))


@pytest.mark.anyio
@pytest.mark.spec("TRAIL-05")
async def test_files_are_delivered_within_minutes(server: Server, files: Path, history: Any) -> None:
    history.lookup_events()
    server.run("clock", "advance", "6m")

    async def is_delivered() -> bool:
        return bool(delivered(files))

    await eventually(is_delivered)
    (first, *_) = delivered(files)
    assert str(first.relative_to(files)).startswith("kept/AWSLogs/")
    assert json.loads(gzip.decompress(first.read_bytes()))["Records"]
