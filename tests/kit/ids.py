"""Ids that a test can foresee: the same sequence for the same seed."""

import random
import uuid

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


class CountedIds:
    """Stands for `RandomIds`."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)

    def uuid(self) -> str:
        return str(uuid.UUID(int=self._random.getrandbits(128), version=4))

    def digits(self, length: int) -> str:
        return "".join(self._random.choice("0123456789") for _ in range(length))

    def letters(self, length: int) -> str:
        return "".join(self._random.choice(_ALPHABET) for _ in range(length))

    def secret(self, length: int = 43) -> str:
        return self.letters(length)
