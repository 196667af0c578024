"""The trail's way into a bucket, from the configuration to whoever proves it: a real S3 server on loopback."""

import gzip
import json
import logging
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto.server import ThreadedMotoServer

from tests.integration.aws.conftest import new_key
from tests.kit.clients import Credentials, chime, cloudtrail
from tests.kit.eventually import eventually
from tests.kit.server import DEVELOPMENT, Server

pytestmark = pytest.mark.anyio

NAME = re.compile(
    r"acme/AWSLogs/(\d{12})/CloudTrail/us-east-1/\d{4}/\d\d/\d\d/\1_CloudTrail_us-east-1_\d{8}T\d{4}Z_[0-9a-f]{16}\.json\.gz"
)


@pytest.fixture(scope="module")
def bucket() -> Iterator[Any]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    started = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    started.start()
    host, port = started.get_host_and_port()
    connect: Any = boto3.client
    s3 = connect(
        "s3",
        endpoint_url=f"http://{host}:{port}",
        region_name="us-east-1",
        aws_access_key_id="trail-writer",
        aws_secret_access_key="trail-secret",
    )
    s3.create_bucket(Bucket="harbour-trails")
    yield s3
    started.stop()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, bucket: Any) -> Iterator[Server]:
    audit = f"""[audit]
bucket = "harbour-trails"
prefix = "acme"
endpoint = "{bucket.meta.endpoint_url}"
access_key_id = "trail-writer"
secret_access_key = "trail-secret"
"""
    started = Server(tmp_path_factory.mktemp("bucket") / "installation", DEVELOPMENT + audit).start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def root_key(server: Server) -> Credentials:
    return new_key(server)


def delivered(bucket: Any) -> dict[str, Any]:
    """By the object's name, what the object is."""
    names = [each["Key"] for each in bucket.list_objects_v2(Bucket="harbour-trails").get("Contents", ())]
    return {name: bucket.get_object(Bucket="harbour-trails", Key=name) for name in names}


def records(bucket: Any) -> list[Any]:
    found: list[Any] = []
    for stored in delivered(bucket).values():
        found += json.loads(gzip.decompress(stored["Body"].read()))["Records"]
    return found


@pytest.mark.spec("TRAIL-05", "TRAIL-12")
async def test_what_programs_do_arrives_in_the_bucket_once_and_the_chain_proves_it(
    server: Server, root_key: Credentials, bucket: Any
) -> None:
    program = chime(f"{server.url}/aws/chime", root_key)
    made = [program.create_account(Name=f"Harbour {number}")["Account"]["AccountId"] for number in range(3)]

    def is_sealed() -> bool:
        return server.json("audit", "verify")["unsealed"] == 0

    await eventually(is_sealed)
    before = server.json("audit", "verify")
    server.run("clock", "advance", "6m")

    def arrived() -> bool:
        return set(made) <= {
            (each["responseElements"] or {}).get("account", {}).get("accountId") for each in records(bucket)
        }

    await eventually(arrived)
    for name, stored in delivered(bucket).items():
        assert NAME.fullmatch(name), name
        assert (stored["ContentType"], stored["ContentEncoding"]) == ("application/json", "gzip")
    event_ids = [each["eventID"] for each in records(bucket)]
    assert len(event_ids) == len(set(event_ids))
    looked_up = cloudtrail(server.url, root_key).lookup_events(
        LookupAttributes=[{"AttributeKey": "EventName", "AttributeValue": "CreateAccount"}]
    )["Events"]
    for event in looked_up:
        assert json.loads(event.get("CloudTrailEvent", "")) in records(bucket)
    after = server.json("audit", "verify", "--head", str(before["head"]))
    assert int(str(after["sealed"])) >= int(str(before["sealed"])) >= len(made)


async def test_what_is_changed_in_the_database_afterwards_is_told_by_the_command_and_differs_from_the_file(
    server: Server, bucket: Any, root_key: Credentials
) -> None:
    assert root_key.access_key_id
    server.stop()
    changed = tamper(server.data)
    refused = server.run("audit", "verify", check=False)
    assert (refused.returncode, "was changed" in refused.stderr) == (1, True)
    assert changed not in json.dumps(records(bucket))
    server.start()


def tamper(data: Path) -> str:
    with sqlite3.connect(data / "carillon.db") as database:
        database.execute("UPDATE trail_records SET event = replace(event, 'Harbour 1', 'Elsewhere')")
    return "Elsewhere"
