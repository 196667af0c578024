"""The letters that signing in sends: short, in plain text and in HTML, in the reader's language."""

from carillon.adapters.mail import Link, Message, write
from carillon.core.letters import Reader


def sign_up(reader: Reader, to: str, link: str, letter_id: str) -> Message:
    """For an address that may register."""
    subject = reader.say("Confirm your e-mail address for Carillon")
    before = reader.say("Welcome to Carillon. Open this link to choose your name and password:")
    after = reader.say("It is good for 24 hours and one use.")
    return write(to, reader.tongue, subject, [before, Link(link), after], letter_id)


def sign_up_of_a_member(reader: Reader, to: str, link: str, letter_id: str) -> Message:
    """For an address that has registered before."""
    subject = reader.say("You already have a Carillon profile")
    before = reader.say(
        "Somebody, probably you, wanted to sign up with this address. You are registered already; sign in here:"
    )
    after = reader.say("If you forgot your password, choose a new one on that page.")
    return write(to, reader.tongue, subject, [before, Link(link), after], letter_id)


def invitation_needed(reader: Reader, to: str, link: str, letter_id: str) -> Message:
    """For an address that may not register by itself."""
    subject = reader.say("You need an invitation to use Carillon")
    before = reader.say("Somebody, probably you, wanted to sign up with this address at:")
    after = reader.say("People join here by invitation. Ask your administrator to invite you.")
    return write(to, reader.tongue, subject, [before, Link(link), after], letter_id)


def owner_confirmation(reader: Reader, to: str, organisation_name: str, link: str, letter_id: str) -> Message:
    """For the owner, once the set-up is done."""
    subject = reader.say("Carillon is set up")
    before = reader.say(
        "Carillon is set up for {organisation}, and you are its owner. Your account's page shows what goes on:",
        organisation=organisation_name,
    )
    after = reader.say("Keep root for what only root can do, and sign in as an administrative user for daily work.")
    return write(to, reader.tongue, subject, [before, Link(link), after], letter_id)


def console_address(reader: Reader, to: str, user_name: str, link: str, letter_id: str) -> Message:
    """For a new administrative user; the password comes another way, from whoever made the user."""
    subject = reader.say("Sign in to the Carillon console")
    before = reader.say(
        "You have been given access to the Carillon console, as the user {user}. Sign in here:", user=user_name
    )
    after = reader.say("The password comes from whoever gave you access.")
    return write(to, reader.tongue, subject, [before, Link(link), after], letter_id)


def reset(reader: Reader, to: str, link: str, letter_id: str) -> Message:
    """For somebody who forgot the password."""
    subject = reader.say("Choose a new password for Carillon")
    before = reader.say("Open this link to choose a new password:")
    after = reader.say("It is good for one hour and one use. If you did not ask for it, leave it: nothing has changed.")
    return write(to, reader.tongue, subject, [before, Link(link), after], letter_id)


def password_changed(reader: Reader, to: str, link: str, letter_id: str, *, ended_change: bool = False) -> Message:
    """For everybody whose password was changed, by whomever; a change of the address may have ended with it."""
    subject = reader.say("Your Carillon password was changed")
    before = reader.say(
        "The password of your Carillon profile was changed. If that was not you, choose a new one at once:"
    )
    after = [reader.say("You were signed out on your other devices.")]
    if ended_change:
        after.append(
            reader.say(
                "The change of your e-mail address ended with the old password. Ask for it again if you want it."
            )
        )
    return write(to, reader.tongue, subject, [before, Link(link), *after], letter_id)
