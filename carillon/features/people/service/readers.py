"""Who reads a letter, and in which language: the person's own, else that of whoever caused the letter."""

from dataclasses import replace

from carillon.core.callers import Person, Principal
from carillon.core.calls import Call, Calls
from carillon.core.db import Transaction
from carillon.core.letters import Reader
from carillon.features import access
from carillon.features.people.store import profiles, users


async def reader_at(tx: Transaction, email: str, otherwise: str = "") -> Reader:
    """Whoever reads at this address; `otherwise` is the language where no person there has chosen one."""
    user = await users.known_by_email(tx, email.strip().lower())
    return Reader(otherwise) if user is None else await reader(tx, user.id, otherwise)


async def reader(tx: Transaction, user_id: str, otherwise: str = "") -> Reader:
    """This person."""
    chosen = await profiles.find(tx, user_id)
    return Reader(chosen.language or otherwise, chosen.time_zone)


def speaking(calls: Calls, language: str) -> Calls:
    """For a job that causes letters in the place of whoever asked for it and spoke this language."""
    caller = calls.caller
    return calls.by(replace(caller, origin=replace(caller.origin, language=language)))


async def language_of_caller(call: Call) -> str:
    """What whoever calls speaks, for letters that they cause: their profile's language, else what they ask for."""
    asked = call.caller.origin.language
    match call.caller:
        case Person(user_id=user_id):
            return (await reader(call.tx, user_id, asked)).language
        case Principal(issuer=None) as who:
            identity = await access.find_identity(call, who.organisation_id, None if who.is_root else who.principal_id)
            if identity is not None and identity.email is not None:
                return (await reader_at(call.tx, identity.email, asked)).language
            return asked
        case _:
            return asked
