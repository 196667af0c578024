"""A program for any boto3: reads calls as lines of JSON, makes them, and writes what came of each as a line."""

import json
import sys
from datetime import datetime
from functools import cache
from typing import Any

import boto3
from botocore.config import Config


@cache
def client(service: str, endpoint: str, access_key_id: str, secret: str, token: str | None) -> Any:
    config = Config(inject_host_prefix=False, retries={"total_max_attempts": 1})
    connect: Any = boto3.client
    return connect(
        service,
        endpoint_url=endpoint,
        region_name="us-east-1",
        aws_access_key_id=access_key_id,
        aws_secret_access_key=secret,
        aws_session_token=token,
        config=config,
    )


def made(order: dict[str, Any]) -> dict[str, Any]:
    """`answer`, or `error` with the `class` that a program would name behind `except`."""
    caller = client(order["service"], order["endpoint"], *order["key"])
    try:
        return {"answer": getattr(caller, order["method"])(**order["request"])}
    except caller.exceptions.ClientError as error:
        name = type(error).__name__
        told = name == "ClientError" or isinstance(error, getattr(caller.exceptions, name))
        return {"error": error.response, "class": name if told else "nobody's"}


def plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


def main() -> None:
    for line in sys.stdin:
        sys.stdout.write(json.dumps(made(json.loads(line)), default=plain) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
