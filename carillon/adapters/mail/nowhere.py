"""No mail server is configured: messages wait, and the operator is told why."""

from carillon.adapters.mail import MailUnavailable, Message
from carillon.adapters.mail.letters import recipient
from carillon.core.sentences import Sentence, sentence


class NoMailer:
    """Refuses as unavailable, never as undeliverable, so that what waits goes out once a server is configured."""

    async def send(self, message: Message) -> None:
        recipient(message.to)
        await self.check()

    async def check(self) -> None:
        raise MailUnavailable(reason=self.describe())

    def describe(self) -> Sentence:
        return sentence("No mail server is configured; set [mail] host in carillon.toml.")
