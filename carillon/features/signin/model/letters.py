"""The letters that signing in sends: short, in plain text and in HTML."""

from html import escape

from carillon.adapters.mail import Message


def sign_up(to: str, link: str, letter_id: str) -> Message:
    """For an address that may register."""
    return _letter(
        to,
        "Confirm your e-mail address for Carillon",
        [
            "Welcome to Carillon. Open this link to choose your name and password:",
            "It is good for 24 hours and one use.",
        ],
        link,
        letter_id,
    )


def sign_up_of_a_member(to: str, link: str, letter_id: str) -> Message:
    """For an address that has registered before."""
    return _letter(
        to,
        "You already have a Carillon profile",
        ["Somebody, probably you, wanted to sign up with this address. You are registered already; sign in here:",
         "If you forgot your password, choose a new one on that page."],
        link,
        letter_id,
    )  # fmt: skip


def invitation_needed(to: str, link: str, letter_id: str) -> Message:
    """For an address that may not register by itself."""
    return _letter(
        to,
        "You need an invitation to use Carillon",
        ["Somebody, probably you, wanted to sign up with this address at:",
         "People join here by invitation. Ask your administrator to invite you."],
        link,
        letter_id,
    )  # fmt: skip


def owner_confirmation(to: str, organisation_name: str, link: str, letter_id: str) -> Message:
    """For the owner, once the set-up is done."""
    return _letter(
        to,
        "Carillon is set up",
        [f"Carillon is set up for {organisation_name}, and you are its owner. Your account's page shows what goes on:",
         "Keep root for what only root can do, and sign in as an administrative user for daily work."],
        link,
        letter_id,
    )  # fmt: skip


def console_address(to: str, user_name: str, link: str, letter_id: str) -> Message:
    """For a new administrative user; the password comes another way, from whoever made the user."""
    return _letter(
        to,
        "Sign in to the Carillon console",
        [f"You have been given access to the Carillon console, as the user {user_name}. Sign in here:",
         "The password comes from whoever gave you access."],
        link,
        letter_id,
    )  # fmt: skip


def reset(to: str, link: str, letter_id: str) -> Message:
    """For somebody who forgot the password."""
    return _letter(
        to,
        "Choose a new password for Carillon",
        ["Open this link to choose a new password:",
         "It is good for one hour and one use. If you did not ask for it, leave it: nothing has changed."],
        link,
        letter_id,
    )  # fmt: skip


def password_changed(to: str, link: str, letter_id: str) -> Message:
    """For everybody whose password was changed, by whomever."""
    return _letter(
        to,
        "Your Carillon password was changed",
        ["The password of your Carillon profile was changed. If that was not you, choose a new one at once:",
         "You were signed out on your other devices."],
        link,
        letter_id,
    )  # fmt: skip


def _letter(to: str, subject: str, around: list[str], link: str, letter_id: str) -> Message:
    """One sentence, the link on a line of its own, another sentence."""
    before, after = around
    text = f"{before}\n\n{link}\n\n{after}\n"
    shown = escape(link, quote=True)
    html = f'<p>{escape(before)}</p>\n<p><a href="{shown}">{shown}</a></p>\n<p>{escape(after)}</p>\n'
    return Message(to, subject, text, html, letter_id)
