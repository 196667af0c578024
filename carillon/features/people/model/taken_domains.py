"""What root reads when a domain of an account was given to another organisation."""

from dataclasses import dataclass
from typing import ClassVar

from carillon.adapters.mail import Link, Message, write
from carillon.core.jobs import Job
from carillon.core.letters import Reader


@dataclass(frozen=True, slots=True)
class TellOfTakenDomain(Job):
    """Mail it to root of the organisation whose account had the domain."""

    mails: ClassVar[bool] = True

    review_id: str
    account_id: str
    domain: str


def taken_away(reader: Reader, to: str, job: TellOfTakenDomain, account_name: str, page: str) -> Message:
    """Whose the domain is now is not said: that is the other organisation's business."""
    facts = {"domain": job.domain, "account": account_name}
    parts = [
        reader.say("Hello,"),
        reader.say(
            "the domain {domain} is no longer one of {account}: "
            "another organisation has shown that it is its own, and whoever runs Carillon has decided so.",
            **facts,
        ),
        reader.say(
            "Users with an address of {domain} are released from {account} and signed out everywhere. "
            "If that is wrong, answer whoever runs Carillon soon: what is kept of them is deleted after 90 days.",
            **facts,
        ),
        Link(page),
    ]
    subject = reader.say("{domain} was given to another organisation", domain=job.domain)
    return write(to, reader.tongue, subject, parts, f"domain-taken-{job.review_id}")
