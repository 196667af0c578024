"""Files as CloudTrail delivers them."""

import gzip
import json
import re

import pytest

from carillon.features.audit.model.delivery import Sealed, files


def entry(number: int, organisation_id: str | None = "123456789012", region: str = "us-east-1") -> Sealed:
    event = {"awsRegion": region, "eventTime": "2026-01-02T03:04:05Z", "eventID": str(number)}
    return Sealed(number, f"digest{number}", organisation_id, dict(event))


@pytest.mark.spec("TRAIL-05", "TRAIL-12")
def test_a_file_has_cloudtrails_name_and_records() -> None:
    (file,) = files([entry(1), entry(2)], "trails/")
    pattern = (
        r"trails/AWSLogs/123456789012/CloudTrail/us-east-1/2026/01/02/"
        r"123456789012_CloudTrail_us-east-1_20260102T0304Z_[0-9a-f]{16}\.json\.gz"
    )
    assert re.fullmatch(pattern, file.key)
    assert [each["eventID"] for each in json.loads(gzip.decompress(file.body))["Records"]] == ["1", "2"]


def test_each_organisation_and_region_has_its_file() -> None:
    made = files([entry(1), entry(2, None), entry(3, region="eu-west-1"), entry(4)], "")
    folders = [file.key.rpartition("/2026")[0] for file in made]
    assert folders == [
        "AWSLogs/123456789012/CloudTrail/us-east-1",
        "AWSLogs/000000000000/CloudTrail/us-east-1",
        "AWSLogs/123456789012/CloudTrail/eu-west-1",
    ]


def test_what_is_delivered_again_takes_the_same_place() -> None:
    (first,) = files([entry(1)], "")
    (again,) = files([entry(1), entry(2)], "")
    (other,) = files([entry(2)], "")
    assert first.key == again.key != other.key
    assert files([entry(1)], "")[0].body == first.body
