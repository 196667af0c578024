"""Password hashes: argon2id, off the event loop, a few at a time."""

import asyncio
from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs an attacker, and one sign-in us; RFC 9106's second choice, for servers short of memory."""

    passes: int = 3
    memory_kib: int = 65536
    lanes: int = 4


CHEAP = Cost(passes=1, memory_kib=8, lanes=1)
"""For tests: a real hash, at no cost to anybody."""


class Hasher:
    """Turns passwords into hashes and checks them, each in a thread and outside of any transaction."""

    def __init__(self, cost: Cost) -> None:
        self._argon2 = PasswordHasher(time_cost=cost.passes, memory_cost=cost.memory_kib, parallelism=cost.lanes)
        self._nobodys = self._argon2.hash("nobody's password")
        # Each takes its share of memory, so a crowd of sign-ins waits here instead of filling the machine.
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def hash(self, password: str) -> str:
        async with self._turns:
            return await asyncio.to_thread(self._argon2.hash, password)

    async def fits(self, stored: str | None, password: str) -> bool:
        """Whether it is the password; where none is stored this takes as long, so that time tells nothing."""
        async with self._turns:
            right = await asyncio.to_thread(self._verify, stored or self._nobodys, password)
        return right and bool(stored)

    def is_outdated(self, stored: str) -> bool:
        """Made with another cost than today's."""
        return self._argon2.check_needs_rehash(stored)

    def _verify(self, stored: str, password: str) -> bool:
        try:
            return self._argon2.verify(stored, password)
        except (VerificationError, InvalidHashError):
            return False
