"""The letters about another e-mail address: short, in the reader's language."""

from carillon.adapters.mail import Link, Message, write
from carillon.core.letters import Reader


def confirm(reader: Reader, to: str, link: str, letter_id: str) -> Message:
    """To the new address."""
    subject = reader.say("Confirm your new e-mail address for Carillon")
    parts = [
        reader.say(
            "Somebody, probably you, wants to use this address for a Carillon profile. Open this link to confirm it:"
        ),
        Link(link),
        reader.say("It is good for 24 hours and one use. If that was not you, leave it: nothing changes."),
    ]
    return write(to, reader.tongue, subject, parts, f"{letter_id}-new")


def taken(reader: Reader, to: str, link: str, letter_id: str) -> Message:
    """To the new address, where it is that of another profile."""
    subject = reader.say("This address has a Carillon profile already")
    parts = [
        reader.say(
            "Somebody, probably you, wanted to use this address for a Carillon profile. There is one with it already:"
        ),
        Link(link),
        reader.say("Sign in there with it. Nothing has changed."),
    ]
    return write(to, reader.tongue, subject, parts, f"{letter_id}-new")


def approve(reader: Reader, to: str, new_email: str, link: str, stop: str, letter_id: str) -> Message:
    """To the present address, from which the change is approved or stopped."""
    subject = reader.say("Approve the change of your e-mail address")
    parts = [
        reader.say(
            "The address of your Carillon profile is to become {address}. Open this link to approve it:",
            address=new_email,
        ),
        Link(link),
        reader.say("If that was not you, stop it here, and then change your password:"),
        Link(stop),
        reader.say("Both links are good for 24 hours. Nothing changes before both addresses have agreed."),
    ]
    return write(to, reader.tongue, subject, parts, f"{letter_id}-old")


def changed(reader: Reader, to: str, new_email: str, letter_id: str) -> Message:
    """To both, when it is done."""
    subject = reader.say("Your e-mail address was changed")
    parts = [
        reader.say(
            "The address of your Carillon profile is {address} now. Sign in with it from now on.", address=new_email
        ),
        reader.say("You were signed out on your other devices. If that was not you, tell your administrator at once."),
    ]
    return write(to, reader.tongue, subject, parts, letter_id)
