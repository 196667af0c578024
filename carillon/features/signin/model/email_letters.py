"""The letters about another e-mail address: short, in plain text."""

from carillon.adapters.mail import Message


def confirm(to: str, link: str, letter_id: str) -> Message:
    """To the new address."""
    text = (
        "Somebody, probably you, wants to use this address for a Carillon profile. Open this link to confirm it:\n\n"
        f"{link}\n\n"
        "It is good for 24 hours and one use. If that was not you, leave it: nothing changes.\n"
    )
    return Message(to, "Confirm your new e-mail address for Carillon", text, None, f"{letter_id}-new")


def taken(to: str, link: str, letter_id: str) -> Message:
    """To the new address, where it is that of another profile."""
    text = (
        "Somebody, probably you, wanted to use this address for a Carillon profile. There is one with it already:\n\n"
        f"{link}\n\n"
        "Sign in there with it. Nothing has changed.\n"
    )
    return Message(to, "This address has a Carillon profile already", text, None, f"{letter_id}-new")


def approve(to: str, new_email: str, link: str, stop: str, letter_id: str) -> Message:
    """To the present address, from which the change is approved or stopped."""
    text = (
        f"The address of your Carillon profile is to become {new_email}. Open this link to approve it:\n\n"
        f"{link}\n\n"
        f"If that was not you, stop it here, and then change your password:\n\n"
        f"{stop}\n\n"
        "Both links are good for 24 hours. Nothing changes before both addresses have agreed.\n"
    )
    return Message(to, "Approve the change of your e-mail address", text, None, f"{letter_id}-old")


def changed(to: str, new_email: str, letter_id: str) -> Message:
    """To both, when it is done."""
    text = (
        f"The address of your Carillon profile is {new_email} now. Sign in with it from now on.\n"
        "You were signed out on your other devices. If that was not you, tell your administrator at once.\n"
    )
    return Message(to, "Your e-mail address was changed", text, None, letter_id)
