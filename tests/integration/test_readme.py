"""What the README promises to a program, done as it says."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kit.server import Server

README = Path(__file__).parent.parent.parent / "README.md"
ENDPOINT = "http://127.0.0.1:8420/aws/chime"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(tmp_path / "data")
    running.start()
    yield running
    running.stop()


def test_the_example_creates_an_account_and_invites_somebody(server: Server) -> None:
    found = re.search(r"```python\n(.*?)```", README.read_text(), re.S)
    assert found
    assert ENDPOINT in found[1]
    key = server.json("keys", "create")
    program = f"{found[1].replace(ENDPOINT, f'{server.url}/aws/chime')}\nprint(account['Name'])"
    environment = {
        "AWS_ACCESS_KEY_ID": str(key["AccessKeyId"]),
        "AWS_SECRET_ACCESS_KEY": str(key["SecretAccessKey"]),
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "Example\n"), done.stderr
