"""What the modules about single features share: one installation each, with root's key."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.integration.aws.caller import Caller
from tests.kit.clients import Credentials, chime
from tests.kit.server import DEVELOPMENT, Server

if TYPE_CHECKING:
    from mypy_boto3_chime.client import ChimeClient

GENEROUS = DEVELOPMENT + "[signin]\nattempts_per_account = 1000\nattempts_per_address = 100000\n"


def new_key(server: Server, *options: str) -> Credentials:
    """A new access key, root's unless the options of `carillon keys create` say whose."""
    keys = server.json("keys", "create", *options)
    return Credentials(str(keys["AccessKeyId"]), str(keys["SecretAccessKey"]))


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("aws") / "installation", GENEROUS).start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def door(installation: Server) -> str:
    """The endpoint URL."""
    return f"{installation.url}/aws/chime"


@pytest.fixture(scope="module")
def root_key(installation: Server) -> Credentials:
    return new_key(installation)


@pytest.fixture(scope="module")
def root(door: str, root_key: Credentials) -> "ChimeClient":
    return chime(door, root_key)


@pytest.fixture(scope="module")
def wire(door: str, root_key: Credentials) -> Caller:
    return Caller(door, root_key)
