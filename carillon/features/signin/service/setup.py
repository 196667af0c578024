"""The set-up: whoever holds the printed secret names the organisation and becomes its first administrator, once."""

from dataclasses import dataclass, replace

from carillon.core import jobs
from carillon.core.callers import Person
from carillon.core.calls import Call, Calls
from carillon.features import access, accounts, organisations, people
from carillon.features.access import IamUser, UserExists
from carillon.features.organisations import Organisation
from carillon.features.signin import store
from carillon.features.signin.model.entering import SendOwnerConfirmation
from carillon.features.signin.model.passwords import check_password
from carillon.features.signin.model.sessions import Opened
from carillon.features.signin.model.settings import Settings
from carillon.features.signin.model.setup import ConfigurationFile, Wish, user_names
from carillon.features.signin.service import attempts, entering, passwords, sessions
from carillon.features.signin.service.hashing import Hasher


@dataclass(frozen=True, slots=True)
class Done:
    """What the set-up has led to; a changed configuration file counts from the next start."""

    config_file: str | None
    console: Opened
    client: Opened | None


async def check(call: Call, secret: str) -> None:
    # Not limited: the secret has 258 bits, and whoever prints a new one makes the old one worthless.
    await organisations.check_setup_secret(call, secret)


async def set_up(calls: Calls, secret: str, wish: Wish) -> Done:
    """Everything or nothing; only the configuration file may be there already when the rest is refused."""
    async with calls.read() as call:
        await check(call, secret)
    email, name = people.clean_email(wish.email), people.clean_display_name(wish.name)
    check_password(wish.password, email, name)
    hashed = await calls.part(Hasher).hash(wish.password)
    file = None if wish.reach is None else await calls.part(ConfigurationFile).write_reach(wish.reach)
    async with calls.write() as call:
        organisation = await organisations.finish_setup(call, secret, wish.organisation_name)
        user = await _administrator(call, name, email, hashed)
        await access.name_root(call, organisation.id, name, email, None)
        address = call.part(Settings).base_url if wish.reach is None else f"https://{wish.reach.host_name}"
        letter_id, language = call.ids.uuid(), call.caller.origin.language
        await jobs.enqueue(call, SendOwnerConfirmation(email, organisation.name, address, letter_id, language))
        me = await entering.arriving(call, organisation.id, user.id)
        as_me = replace(call, caller=me)
        console = await sessions.open_console(as_me)
        client = await _first_person(as_me, organisation, email, name, hashed) if wish.use_carillon else None
    return Done(file, console, client)


async def reset_root(calls: Calls, secret: str, password: str) -> None:
    """Root's new password, by the secret that the operator has drawn at the command line."""
    await attempts.count_from(calls, "root reset")
    check_password(password)
    hashed = await calls.part(Hasher).hash(password)
    async with calls.write() as call:
        root = await access.set_root_password(call, secret, hashed)
        await store.end_console_sessions(call.tx, root.organisation_id, None)


async def _administrator(call: Call, name: str, email: str, hashed: str) -> IamUser:
    user = await _new_user(call, name, email)
    await access.attach_policy(call, user.name, "AdministratorAccess")
    await access.set_console_password(call, user.name, hashed)
    return user


async def _new_user(call: Call, name: str, email: str) -> IamUser:
    """The first name that is free: the operator may have made users for programs before."""
    names = user_names(name, email)
    for each in names[:-1]:
        try:
            return await access.create_user(call, each, email)
        except UserExists:
            continue
    return await access.create_user(call, names[-1], email)


async def _first_person(call: Call, organisation: Organisation, email: str, name: str, hashed: str) -> Opened:
    """The administrator as a user, in a Team account named as the organisation."""
    account = await accounts.create(call, organisation.name)
    user = await people.enroll(call, account.id, email, name)
    await passwords.set_password(call, user.id, hashed)
    return await sessions.open_client(replace(call, caller=Person(user.id, call.ids.uuid(), call.caller.origin)))
