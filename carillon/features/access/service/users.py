"""IAM users: created, found, given a console password and policies."""

from carillon.core.calls import Call
from carillon.features import organisations
from carillon.features.access import store
from carillon.features.access.model.identities import (
    Credential,
    IamUser,
    IdentityKind,
    Root,
    UserExists,
    UserNotFound,
    check_name,
)
from carillon.features.access.model.policies import managed


async def create_user(call: Call, name: str, email: str | None = None) -> IamUser:
    organisation = await organisations.own(call)
    user = IamUser(
        id="AIDA" + call.ids.letters(17),
        organisation_id=organisation.id,
        name=check_name(name),
        created_at=call.now,
        email=None if email is None else email.strip(),
    )
    if not await store.add_user(call.tx, user):
        raise UserExists(name=name)
    return user


async def find_user(call: Call, name: str) -> IamUser:
    """The user of the caller's own organisation; case does not matter."""
    organisation = await organisations.own(call)
    user = await store.find_user(call.tx, organisation.id, name)
    if user is None:
        raise UserNotFound(name=name)
    return user


async def find_identity(call: Call, organisation_id: str, user_id: str | None) -> Root | IamUser | None:
    """Whoever a console session belongs to; no user id is root."""
    holder = await store.find_holder(call.tx, organisation_id, user_id)
    return None if holder is None else holder.identity


async def set_console_password(call: Call, user_name: str, password_hash: str | None) -> None:
    """No password hash takes the way into the console away."""
    user = await find_user(call, user_name)
    await store.set_password(call.tx, user.id, password_hash)


async def credential_of(call: Call, kind: IdentityKind, name: str) -> Credential | None:
    """What a console sign-in is checked against: root's by e-mail, a user's by name or e-mail.

    The caller is nobody yet, so this tells no one whether a name exists: sign-in takes as long without it.
    """
    organisation = await organisations.own(call)
    if kind == "root":
        return await store.root_credential(call.tx, organisation.id, name)
    return await store.user_credential(call.tx, organisation.id, name)


async def attach_policy(call: Call, user_name: str, policy: str) -> None:
    """Attach a managed policy by its name or ARN; twice is as good as once."""
    user = await find_user(call, user_name)
    await store.attach(call.tx, user.id, managed(policy).arn, call.now)


async def detach_policy(call: Call, user_name: str, policy: str) -> None:
    user = await find_user(call, user_name)
    await store.detach(call.tx, user.id, managed(policy).arn)
