"""The letter that shows an operator that mail arrives."""

from carillon.adapters.mail import Message, write
from carillon.core.letters import Reader


def of_test(reader: Reader, to: str, letter_id: str) -> Message:
    subject = reader.say("Carillon can send mail")
    text = reader.say("This message shows that Carillon can send mail. Nothing needs to be done about it.")
    return write(to, reader.tongue, subject, [text], letter_id)
