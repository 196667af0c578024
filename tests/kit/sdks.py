"""One call by any AWS SDK: boto3 of today and 1.37.1, the AWS CLI, and the JavaScript SDK, behind one `ask`."""

import json
import re
import subprocess
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import pytest
from botocore import xform_name

from tests.kit import sdk_boto3
from tests.kit.clients import ROOT, Credentials, environment, installed

PROGRAMS = Path(__file__).parent
TOLD_BY_CLI = re.compile(r"An error occurred \((\w+)\) when calling the (\w+) operation: (.*)", re.S)
CLI_REFUSED = 255
SERVICES = {"chime": "/aws/chime", "iam": "/aws/iam", "sts": "/aws/sts", "cloudtrail": "/aws/cloudtrail"}


class Refused(Exception):
    """The SDK raised an error: the `name` of its own class, where it has classes, and the service's `code`."""

    def __init__(self, name: str, code: str, words: str) -> None:
        super().__init__(f"{name} ({code}): {words}")
        self.name, self.code, self.words = name, code, words


class Ask(Protocol):
    """One service in the name of one key. Times in an answer are texts, bytes are text."""

    def __call__(self, operation: str, /, **request: Any) -> dict[str, Any]: ...


class Sdk(Protocol):
    """An AWS SDK at one release."""

    def asking(self, url: str, key: Credentials, service: str = "chime") -> Ask: ...

    def close(self) -> None: ...


class NewestBoto3:
    """In this process, as the tests' own client."""

    def asking(self, url: str, key: Credentials, service: str = "chime") -> Ask:
        def ask(operation: str, /, **request: Any) -> dict[str, Any]:
            order = _order(url, key, service, operation, request)
            return _answer(json.loads(json.dumps(sdk_boto3.made(order), default=sdk_boto3.plain)))

        return ask

    def close(self) -> None:
        sdk_boto3.client.cache_clear()


class Programmed:
    """A program of ours beside this process, which has the SDK: a line in, a line out."""

    def __init__(self, *command: str) -> None:
        pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        self._process: subprocess.Popen[str] = subprocess.Popen(command, text=True, env=environment(), **pipes)

    def asking(self, url: str, key: Credentials, service: str = "chime") -> Ask:
        return lambda operation, /, **request: _answer(self._told(_order(url, key, service, operation, request)))

    def _told(self, order: dict[str, Any]) -> dict[str, Any]:
        process = self._process
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(json.dumps(order) + "\n")
        process.stdin.flush()
        line = process.stdout.readline()
        assert line, f"the program ended: {process.stderr.read()}"
        return json.loads(line)

    def close(self) -> None:
        self._process.communicate(timeout=30)


class CommandLine:
    """`aws SERVICE OPERATION --option …`, a process for each call."""

    def asking(self, url: str, key: Credentials, service: str = "chime") -> Ask:
        def ask(operation: str, /, **request: Any) -> dict[str, Any]:
            options = [word for name, value in request.items() for word in _option(name, value)]
            if operation == "CreateVirtualMFADevice":
                return self._with_seed(lambda more: self._run(url, key, service, operation, [*options, *more]))
            return self._run(url, key, service, operation, options)

        return ask

    def _with_seed(self, create: Callable[[list[str]], dict[str, Any]]) -> dict[str, Any]:
        """This one command writes a part of its answer into a file."""
        with tempfile.NamedTemporaryFile() as seed:
            answer = create(["--bootstrap-method", "Base32StringSeed", "--outfile", seed.name])
            answer["VirtualMFADevice"]["Base32StringSeed"] = Path(seed.name).read_text()
        return answer

    def _run(self, url: str, key: Credentials, service: str, operation: str, options: list[str]) -> dict[str, Any]:
        endpoint = f"{url}{SERVICES[service]}"
        words = ["--endpoint-url", endpoint, service, xform_name(operation, "-"), *options]
        done = subprocess.run(
            [str(installed("cli") / "bin/aws"), *words],
            env=environment(key),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        if done.returncode == 0:
            return json.loads(done.stdout or "{}")
        told = TOLD_BY_CLI.fullmatch(done.stderr.strip())
        assert told, f"{words}: {done.returncode} {done.stderr}"
        assert (done.returncode, told[2]) == (CLI_REFUSED, operation)
        raise Refused(told[1], told[1], told[3])

    def close(self) -> None:
        pass


def old_boto3() -> Sdk:
    return Programmed(str(installed("old") / "bin/python"), "-I", str(PROGRAMS / "sdk_boto3.py"))


def javascript() -> Sdk:
    node = ROOT / ".tools/node/bin/node"
    return Programmed(str(node), str(PROGRAMS / "sdk_javascript.mjs"), str(installed("js")))


SDKS: dict[str, Callable[[], Sdk]] = {
    "boto3 of today": NewestBoto3,
    "boto3 1.37.1": old_boto3,
    "AWS CLI": CommandLine,
    "JavaScript SDK": javascript,
}


def refused(ask: Ask, operation: str, /, **request: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        ask(operation, **request)
    return caught.value


def moment(told: object) -> datetime:
    """When something was, by a time in an answer."""
    when = datetime.fromisoformat(str(told))
    assert when.tzinfo
    return when


def _order(url: str, key: Credentials, service: str, operation: str, request: dict[str, Any]) -> dict[str, Any]:
    return {
        "endpoint": f"{url}{SERVICES[service]}",
        "service": service,
        "key": [key.access_key_id, key.secret_access_key, key.session_token],
        "operation": operation,
        "method": xform_name(operation),
        "request": request,
    }


def _answer(told: dict[str, Any]) -> dict[str, Any]:
    if "error" not in told:
        return told["answer"]
    error = told["error"]["Error"]
    raise Refused(told["class"], error["Code"], error["Message"])


def _option(name: str, value: object) -> list[str]:
    option = f"--{xform_name(name, '-')}"
    match value:
        case bool():
            return [option if value else f"--no-{option[2:]}"]
        case [str(), *_]:
            return [option, *value]
        case list() | dict():
            return [option, json.dumps(value)]
        case _:
            return [option, str(value)]
