"""Mail that stays in this process's memory."""

from carillon.adapters.mail import Letter, Message
from carillon.adapters.mail.letters import compose, read
from carillon.core.clock import Clock
from carillon.core.sentences import Sentence, sentence

MOST = 1000


class MemoryMailer:
    """Keeps the latest thousand messages; the same message id again replaces the first."""

    def __init__(self, clock: Clock, sender: str = "carillon@example.com") -> None:
        self._clock = clock
        self._sender = sender
        self._letters: dict[str, Letter] = {}

    async def send(self, message: Message) -> None:
        content = bytes(compose(message, self._sender, self._clock.now()))
        self._letters.pop(message.message_id, None)
        self._letters[message.message_id] = read(message.message_id, content)
        if len(self._letters) > MOST:
            del self._letters[next(iter(self._letters))]

    async def check(self) -> None:
        """Memory is always there."""

    def describe(self) -> Sentence:
        return sentence("Mail is kept in memory and goes nowhere.")

    async def newest(self, limit: int) -> list[Letter]:
        return list(reversed(self._letters.values()))[:limit]
