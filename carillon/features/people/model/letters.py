"""The letters about people: invitations, archives that are ready, members who have gone elsewhere, and erasures."""

from datetime import datetime

from carillon.adapters.mail import Link, Message, write
from carillon.core.letters import Reader
from carillon.features.people.model.erasures import Erasure, certificate
from carillon.features.people.model.exports import KEPT, Export
from carillon.features.people.model.invitations import Offer
from carillon.features.people.model.users import User


def invitation(reader: Reader, offer: Offer, link: str) -> Message:
    """The link is for one person, who may have a profile already."""
    asked = offer.invitation
    parts = [
        reader.say("Hello,"),
        reader.say("you are invited to {account}, where people chat, meet and call with Carillon.",
                   account=offer.account_name),
        reader.say("Sign in to join it:") if offer.person else reader.say("Choose a name and a password to join it:"),
        Link(link),
        _ends(reader, asked.email, asked.expires_at),
        reader.say("If you did not expect this message, you need not do anything."),
    ]  # fmt: skip
    subject = reader.say("Invitation to {account}", account=offer.account_name)
    return write(asked.email, reader.tongue, subject, parts, f"invitation-{asked.id}")


def export_ready(reader: Reader, to: str, export: Export, page: str) -> Message:
    """To whoever asked for it, who signs in to fetch it."""
    if export.is_own:
        ready = reader.count(
            "Your data is ready to be downloaded, for {number} day:",
            "Your data is ready to be downloaded, for {number} days:",
            KEPT.days,
        )
    else:
        ready = reader.count(
            "The personal data that you asked for is ready to be downloaded, for {number} day:",
            "The personal data that you asked for is ready to be downloaded, for {number} days:",
            KEPT.days,
        )
    parts = [
        reader.say("Hello,"),
        ready,
        Link(page),
        reader.say("You are asked to sign in first. If you did not ask for it, tell your administrator."),
    ]
    return write(to, reader.tongue, reader.say("Personal data is ready"), parts, f"export-{export.id}")


def left(reader: Reader, to: str, person: User, account_name: str, letter_id: str) -> Message:
    """To the administrator of an account whose member has joined another one."""
    facts = {"person": f"{person.display_name or person.email} ({person.email})", "account": account_name}
    parts = [
        reader.say("Hello,"),
        reader.say("{person} has joined another account and so is no longer a member of {account}.", **facts),
        reader.say(
            "A phone number that was assigned to them in {account} is back in the inventory. You need not do anything.",
            account=account_name,
        ),
    ]
    subject = reader.say("{address} has left {account}", address=person.email, account=account_name)
    return write(to, reader.tongue, subject, parts, letter_id)


def erased(reader: Reader, to: str, erasure: Erasure) -> Message:
    """The last letter, with the certificate, which is written the same for everybody."""
    parts = [
        reader.say("Hello,"),
        reader.say(
            "your Carillon profile is erased, as was asked for. You are signed out everywhere, and nobody is "
            "registered with this address any more."
        ),
        reader.say("This is the record of it. It has neither your name nor your address:"),
        certificate(erasure).strip(),
    ]
    return write(to, reader.tongue, reader.say("Your Carillon profile is erased"), parts, f"erased-{erasure.id}")


def _ends(reader: Reader, email: str, at: datetime) -> str:
    return reader.say("The link is for {address} alone and works until {day}.", address=email, day=reader.day(at))
