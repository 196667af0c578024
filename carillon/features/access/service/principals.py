"""Principals: an identity, by access key or by console session, with the authority that its policies give it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from carillon.core.callers import Authority, Issuer, Origin, Principal
from carillon.core.db import Transaction
from carillon.features.access import store
from carillon.features.access.model.authority import PolicyAuthority, RootAuthority, user_keys
from carillon.features.access.model.documents import parse
from carillon.features.access.model.grants import rights
from carillon.features.access.model.identities import IamUser, Root
from carillon.features.access.model.keys import KeyStatus
from carillon.features.access.model.rights import EVERYTHING_ALLOWED, Rights, Source
from carillon.features.access.model.roles import Role
from carillon.features.access.model.temporary import SessionKind, TemporaryKey, limits
from carillon.features.access.store import KeyHolder

Made = Callable[[Origin], Principal]
"""A principal that waits for where its call comes from."""

_ROOT = RootAuthority()


async def principal_of_user(
    tx: Transaction,
    organisation_id: str,
    user_id: str | None,
    origin: Origin,
    session_id: str,
    signed_in_at: datetime,
    mfa_at: datetime | None = None,
) -> Principal | None:
    """The principal of a console session; none where the identity is gone, no user id is root."""
    identity = await _identity(tx, organisation_id, user_id)
    if identity is None:
        return None
    authority: Authority = _ROOT
    if isinstance(identity, IamUser):
        authority = PolicyAuthority(await rights_of(tx, identity), user_keys(identity), mfa_at=mfa_at)
    made = _principal(identity, authority, origin)
    return replace(made, session_id=session_id, signed_in_at=signed_in_at, mfa_present=mfa_at is not None)


async def principal_of_key(tx: Transaction, access_key_id: str, origin: Origin) -> Principal | None:
    """The principal of an access key; none where there is no such key or it is inactive."""
    found = await store.key_holder(tx, access_key_id)
    if found is None or found.key.status is not KeyStatus.ACTIVE:
        return None
    return (await key_principal(tx, found))(origin)


async def key_principal(tx: Transaction, found: KeyHolder) -> Made:
    identity = found.identity
    authority: Authority = _ROOT
    if isinstance(identity, IamUser):
        authority = PolicyAuthority(await rights_of(tx, identity), user_keys(identity), by_access_key=True)
    return lambda origin: replace(_principal(identity, authority, origin), access_key_id=found.key.id)


async def temporary_principal(tx: Transaction, key: TemporaryKey) -> Made | None:
    """Whoever temporary credentials stand for, with what may be done now; none where the identity is gone."""
    if key.role_id is not None:
        role = await store.role_by_id(tx, key.organisation_id, key.role_id)
        return None if role is None else await _in_role(tx, key, role)
    identity = await _identity(tx, key.organisation_id, key.user_id)
    if identity is None:
        return None
    if key.kind is SessionKind.FEDERATED:
        return await _federated(tx, key, identity)
    authority: Authority = _ROOT
    if isinstance(identity, IamUser):
        found = replace(await rights_of(tx, identity), limits=limits(key))
        authority = PolicyAuthority(found, user_keys(identity), mfa_at=key.mfa_at)
    return _made(key, _principal(identity, authority, Origin()))


async def rights_of(tx: Transaction, bearer: IamUser | Role) -> Rights:
    return rights(await store.grants_of(tx, bearer.id, bearer.boundary_arn), bearer.boundary_arn)


async def _identity(tx: Transaction, organisation_id: str, user_id: str | None) -> Root | IamUser | None:
    if user_id is None:
        return await store.find_root(tx, organisation_id)
    return await store.user_by_id(tx, organisation_id, user_id)


async def _in_role(tx: Transaction, key: TemporaryKey, role: Role) -> Made:
    arn = f"arn:aws:sts::{key.organisation_id}:assumed-role/{role.name}/{key.name}"
    found = replace(await rights_of(tx, role), session=_session(key))
    keys = {
        "aws:userid": f"{role.id}:{key.name}",
        "aws:principalarn": role.arn,
        "aws:principalaccount": key.organisation_id,
        "aws:principaltype": "AssumedRole",
    }
    issuer = Issuer("AssumedRole", "Role", role.id, role.arn, role.name)
    return _made(key, _of_issuer(key, arn, keys["aws:userid"], PolicyAuthority(found, keys), issuer))


async def _federated(tx: Transaction, key: TemporaryKey, identity: Root | IamUser) -> Made:
    """At most what the user may do, and of that only what the session's policies name."""
    arn = f"arn:aws:sts::{key.organisation_id}:federated-user/{key.name}"
    of_user = await rights_of(tx, identity) if isinstance(identity, IamUser) else Rights((EVERYTHING_ALLOWED,))
    found = replace(of_user, session=_session(key) or (), limits=limits(key))
    keys = {
        "aws:userid": f"{key.organisation_id}:{key.name}",
        "aws:principalarn": arn,
        "aws:principalaccount": key.organisation_id,
        "aws:principaltype": "FederatedUser",
    }
    issuer = Issuer(
        "FederatedUser",
        "IAMUser" if isinstance(identity, IamUser) else "Root",
        _principal_id(identity),
        identity.arn,
        _name(identity),
    )
    return _made(key, _of_issuer(key, arn, keys["aws:userid"], PolicyAuthority(found, keys), issuer))


def _session(key: TemporaryKey) -> tuple[Source, ...] | None:
    if key.policies is None:
        return None
    return tuple(Source(f"session policy {n}", "none", parse(text)) for n, text in enumerate(key.policies, start=1))


def _of_issuer(key: TemporaryKey, arn: str, principal_id: str, authority: Authority, issuer: Issuer) -> Principal:
    return Principal(
        organisation_id=key.organisation_id,
        arn=arn,
        principal_id=principal_id,
        name=key.name,
        is_root=False,
        authority=authority,
        issuer=issuer,
    )


def _made(key: TemporaryKey, principal: Principal) -> Made:
    return lambda origin: replace(
        principal,
        origin=origin,
        access_key_id=key.id,
        signed_in_at=key.issued_at,
        mfa_present=key.mfa_at is not None and key.kind is SessionKind.SESSION,
    )


def _principal(identity: Root | IamUser, authority: Authority, origin: Origin) -> Principal:
    return Principal(
        organisation_id=identity.organisation_id,
        arn=identity.arn,
        principal_id=_principal_id(identity),
        name=_name(identity),
        is_root=isinstance(identity, Root),
        authority=authority,
        origin=origin,
    )


def _principal_id(identity: Root | IamUser) -> str:
    return identity.id if isinstance(identity, IamUser) else identity.organisation_id


def _name(identity: Root | IamUser) -> str:
    return identity.name if isinstance(identity, IamUser) else "root"
