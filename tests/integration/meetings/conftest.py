"""A hall with Alice, Bob and Carol, and a meeting in the room of the first two; on both databases."""

from pathlib import Path

import pytest

from carillon.core.db import Database
from carillon.features.meetings.model.meetings import (
    Meeting,
)
from carillon.features.people import User
from tests.kit.halls import ROOM, Hall, open_hall


@pytest.fixture
async def hall(database: Database, tmp_path: Path) -> Hall:
    return await open_hall(database, tmp_path)


@pytest.fixture
async def alice(hall: Hall) -> User:
    return await hall.member("alice", ROOM)


@pytest.fixture
async def bob(hall: Hall) -> User:
    return await hall.member("bob", ROOM)


@pytest.fixture
async def carol(hall: Hall) -> User:
    """Registered, and not a member of the room."""
    return await hall.member("carol")


@pytest.fixture
async def meeting(hall: Hall, alice: User, bob: User) -> Meeting:
    """In the room, with Alice as its host and Bob as a member."""
    assert bob.id
    return await hall.start(alice, ROOM)
