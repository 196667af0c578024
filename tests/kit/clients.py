"""AWS clients as customers have them: boto3 of today in this process, boto3 1.37.1 and the AWS CLI beside it."""

import fcntl
import json
import os
import subprocess
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import boto3
from botocore.config import Config

if TYPE_CHECKING:
    from mypy_boto3_chime.client import ChimeClient
    from mypy_boto3_cloudtrail.client import CloudTrailClient
    from mypy_boto3_iam.client import IAMClient
    from mypy_boto3_sts.client import STSClient

ROOT = Path(__file__).parent.parent.parent
LIMIT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Credentials:
    """An access key, as `carillon keys create` prints it."""

    access_key_id: str
    secret_access_key: str = field(repr=False)
    session_token: str | None = field(default=None, repr=False)


class ClientRefused(Exception):
    """The AWS CLI ended with an error."""

    def __init__(self, status: int, stderr: str) -> None:
        super().__init__(stderr.strip())
        self.status = status


def chime(endpoint: str, credentials: Credentials, *, attempts: int = 1, region: str = "us-east-1") -> "ChimeClient":
    """Today's boto3. One attempt, so that a refusal of kind throttled or unavailable is seen at once."""
    return cast("ChimeClient", _client("chime", endpoint, credentials, attempts, region))


def iam(url: str, credentials: Credentials, *, path: str = "/aws/iam") -> "IAMClient":
    return cast("IAMClient", _client("iam", f"{url}{path}", credentials))


def sts(url: str, credentials: Credentials) -> "STSClient":
    return cast("STSClient", _client("sts", f"{url}/aws/sts", credentials))


def cloudtrail(url: str, credentials: Credentials) -> "CloudTrailClient":
    return cast("CloudTrailClient", _client("cloudtrail", f"{url}/aws/cloudtrail", credentials))


def _client(
    service: str, endpoint: str, credentials: Credentials, attempts: int = 1, region: str = "us-east-1"
) -> object:
    connect: Any = boto3.client
    return connect(
        service,
        endpoint_url=endpoint,
        region_name=region,
        aws_access_key_id=credentials.access_key_id,
        aws_secret_access_key=credentials.secret_access_key,
        aws_session_token=credentials.session_token,
        config=Config(retries={"total_max_attempts": attempts}),
    )


def old_boto3(endpoint: str, credentials: Credentials, method: str, **parameters: Any) -> dict[str, Any]:
    """One call by boto3 1.37.1, the last with all 191 operations: `answer`, or `error` and its `class`."""
    key = [credentials.access_key_id, credentials.secret_access_key, credentials.session_token]
    order = {"service": "chime", "endpoint": endpoint, "key": key, "method": method, "request": parameters}
    program = ROOT / "tests/kit/sdk_boto3.py"
    done = _run([str(installed("old") / "bin/python"), "-I", str(program)], credentials, json.dumps(order))
    if done.returncode:
        raise ClientRefused(done.returncode, done.stderr)
    return json.loads(done.stdout)


def aws_cli(endpoint: str, credentials: Credentials, *arguments: str, release: str = "cli") -> Any:
    """`aws chime …` and what it printed as JSON, None for nothing. `release` is `cli` (newest) or `old` (1.38.1)."""
    done = _run([str(installed(release) / "bin/aws"), "--endpoint-url", endpoint, "chime", *arguments], credentials)
    if done.returncode:
        raise ClientRefused(done.returncode, done.stderr)
    return json.loads(done.stdout) if done.stdout.strip() else None


@cache
def installed(name: str) -> Path:
    """The home of one set of clients, installed at the first use; test processes take turns."""
    (ROOT / ".cache").mkdir(exist_ok=True)
    with (ROOT / f".cache/clients-{name}.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        subprocess.run([ROOT / "scripts/clients", name], check=True)
    return ROOT / f".cache/clients-{name}"


def environment(credentials: Credentials | None = None) -> dict[str, str]:
    """What an AWS client sees of its surroundings: nothing of whoever runs the tests."""
    names = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
    key = (credentials.access_key_id, credentials.secret_access_key, credentials.session_token) if credentials else ()
    return {
        "PATH": os.defpath,
        "HOME": "/nonexistent",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_DEFAULT_OUTPUT": "json",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        **{name: value for name, value in zip(names, key, strict=False) if value},
    }


def _run(command: list[str], credentials: Credentials, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        input=given,
        env=environment(credentials),
        capture_output=True,
        text=True,
        timeout=LIMIT_SECONDS,
        check=False,
    )
