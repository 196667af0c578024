"""IAM users: created, found, renamed, given a console password and taken away."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from carillon.core.calls import Call
from carillon.core.pages import Page
from carillon.features import organisations
from carillon.features.access import store
from carillon.features.access.model.identities import (
    Credential,
    IamUser,
    IdentityKind,
    LeftOver,
    LoginProfile,
    Root,
    Standing,
    UserExists,
    UserInUse,
    UserNotFound,
    check_name,
    check_path,
)


async def create_user(call: Call, name: str, email: str | None = None, path: str = "/") -> IamUser:
    organisation = await organisations.own(call)
    user = IamUser(
        id="AIDA" + call.ids.letters(17),
        organisation_id=organisation.id,
        name=check_name(name),
        created_at=call.now,
        email=None if email is None else email.strip(),
        path=check_path(path),
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


async def hold_user(call: Call, name: str) -> IamUser:
    """The user, as with `find_user`, whom nobody else changes before this call is done."""
    await store.lock_user(call.tx, (await find_user(call, name)).id)
    return await find_user(call, name)


async def list_users(call: Call, path_prefix: str = "/") -> tuple[IamUser, ...]:
    """By name."""
    organisation = await organisations.own(call)
    found = await store.list_users(call.tx, organisation.id)
    return tuple(user for user in found if user.path.startswith(path_prefix))


async def page_users(call: Call, search: str, cursor: str | None, limit: int) -> Page[IamUser]:
    """By name, those with the text in name or e-mail address."""
    organisation = await organisations.own(call)
    return await store.page_users(call.tx, organisation.id, search, cursor, limit)


async def count_users(call: Call, search: str) -> int:
    organisation = await organisations.own(call)
    return await store.count_users_like(call.tx, organisation.id, search)


async def standings(call: Call, found: Sequence[IamUser]) -> Mapping[str, Standing]:
    """By the users' ids."""
    return await store.standings(call.tx, [user.id for user in found])


async def update_user(call: Call, name: str, new_name: str | None, new_path: str | None) -> IamUser:
    user = await hold_user(call, name)  # its boundary is saved with it
    changed = replace(
        user,
        name=user.name if new_name is None else check_name(new_name),
        path=user.path if new_path is None else check_path(new_path),
    )
    other = await store.find_user(call.tx, user.organisation_id, changed.name)
    if other is not None and other.id != user.id:
        raise UserExists(name=changed.name)
    await store.save_user(call.tx, changed)
    return changed


async def delete_user(call: Call, name: str) -> None:
    """Only a user that has nothing left, as in AWS: whoever deletes is told what comes first."""
    user = await find_user(call, name)
    await store.lock_user(call.tx, user.id)
    for first in await left_over(call, user):
        raise UserInUse(first=first.value)
    await store.delete_user(call.tx, user.id)


async def left_over(call: Call, user: IamUser) -> tuple[LeftOver, ...]:
    """All that stands against deleting the user."""
    has = {
        LeftOver.LOGIN: await store.has_password(call.tx, user.id),
        LeftOver.KEYS: await store.count_keys(call.tx, user.id),
        LeftOver.DEVICES: await store.count_enabled(call.tx, user.organisation_id, user.id),
        LeftOver.GROUPS: await store.groups_of(call.tx, user.id),
        LeftOver.ATTACHED: await store.attached_to(call.tx, user.id),
        LeftOver.INLINE: await store.inline_of(call.tx, user.id),
    }
    return tuple(each for each, found in has.items() if found)


async def find_identity(call: Call, organisation_id: str, user_id: str | None) -> Root | IamUser | None:
    """Whoever a console session belongs to; no user id is root."""
    if user_id is None:
        return await store.find_root(call.tx, organisation_id)
    return await store.user_by_id(call.tx, organisation_id, user_id)


async def has_address(call: Call, email: str) -> bool:
    """Whether root or a user has this e-mail address, in whatever organisation; for whoever owns the address."""
    return await store.has_address(call.tx, email)


async def set_console_password(
    call: Call, user_name: str, password_hash: str | None, *, must_change: bool = False
) -> None:
    """No password hash takes the way into the console away."""
    user = await find_user(call, user_name)
    await store.set_password(call.tx, user.id, password_hash, call.now, must_change=must_change)


async def demand_new_password(call: Call, user_name: str, must_change: bool) -> None:
    """Whether the present console password must be changed at the next sign-in."""
    await store.demand_new_password(call.tx, (await find_user(call, user_name)).id, must_change)


async def login_profile(call: Call, user_name: str) -> LoginProfile | None:
    """None where the user has no console password."""
    return await store.login_profile(call.tx, (await find_user(call, user_name)).id)


async def present_credential(call: Call, organisation_id: str, user_id: str | None) -> Credential | None:
    """What the present password of somebody who is signed in is checked against."""
    return await store.credential_by_id(call.tx, organisation_id, user_id)


async def credential_stays(call: Call, known: Credential) -> bool:
    """Whether it is as it was shown, and then to the end of this transaction: what is begun with it ends with it."""
    return await store.credential_by_id(call.tx, known.organisation_id, known.user_id, held=True) == known


async def replace_password(call: Call, known: Credential, password_hash: str) -> bool:
    """Another password in place of the one that was shown; False where it was changed meanwhile."""
    if not await credential_stays(call, known):
        return False
    if known.user_id is None:
        await store.set_root_password(call.tx, known.organisation_id, password_hash)
    else:
        await store.set_password(call.tx, known.user_id, password_hash, call.now, must_change=False)
    return True


async def credential_of(call: Call, kind: IdentityKind, name: str) -> Credential | None:
    """What a console sign-in is checked against: root's by e-mail, a user's by name or e-mail.

    The caller is nobody yet, so this tells no one whether a name exists: sign-in takes as long without it.
    """
    organisation = await organisations.own(call)
    if kind == "root":
        return await store.root_credential(call.tx, organisation.id, name)
    return await store.user_credential(call.tx, organisation.id, name)
