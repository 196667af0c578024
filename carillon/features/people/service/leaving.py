"""Administrators hear of it when one of their users has joined another account (AMB-54)."""

from carillon.adapters.mail import Mailer, Message
from carillon.core.calls import Call, Calls
from carillon.features import access, accounts
from carillon.features.accounts import Account
from carillon.features.people.model.facts import UserMoved
from carillon.features.people.model.invitations import Offer
from carillon.features.people.model.users import User
from carillon.features.people.store import users


async def tell(calls: Calls, fact: UserMoved) -> None:
    """One letter to root of the organisation whose account was left; nobody is written to without an address."""
    async with calls.read() as call:
        letter = await _letter(call, fact)
    if letter is not None:
        await calls.part(Mailer).send(letter)


async def leaves(call: Call, offer: Offer) -> str | None:
    """The name of the account that whoever takes up the offer leaves by it."""
    present = None if offer.person is None else offer.person.account_id
    if present is None or present == offer.invitation.account_id:
        return None
    home = await accounts.unguarded(call.tx, present)
    return None if home is None else home.name


async def _letter(call: Call, fact: UserMoved) -> Message | None:
    source = await accounts.unguarded(call.tx, fact.from_account_id or "")
    person = await users.find(call.tx, fact.user_id)
    if source is None or person is None or await accounts.claimant(call.tx, person.email) == fact.account_id:
        return None  # gone, or taken along by a domain, which was announced to whoever verified it
    root = await access.root_of(call, source.organisation_id)
    return None if root is None or root.email is None else _compose(root.email, person, source, fact)


def _compose(address: str, person: User, source: Account, fact: UserMoved) -> Message:
    text = (
        f"Hello,\n\n"
        f"{person.display_name or person.email} ({person.email}) has joined another account and so is no longer "
        f"a member of {source.name}.\n\n"
        f"A phone number that was assigned to them in {source.name} is back in the inventory. "
        f"You need not do anything.\n"
    )
    return Message(
        to=address,
        subject=f"{person.email} has left {source.name}",
        text=text,
        html=None,
        message_id=f"left-{fact.user_id}-{source.id}-{fact.account_id}",
    )
