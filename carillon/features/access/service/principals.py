"""Principals: an identity, by access key or by console session, with the authority that its policies give it."""

from dataclasses import replace
from datetime import datetime

from carillon.core.callers import Authority, Origin, Principal
from carillon.core.db import Transaction
from carillon.features.access import store
from carillon.features.access.model.authority import RootAuthority, authority
from carillon.features.access.model.identities import IamUser
from carillon.features.access.model.keys import KeyStatus
from carillon.features.access.model.policies import managed
from carillon.features.access.store import Holder

_ROOT = RootAuthority()


async def principal_of_user(
    tx: Transaction,
    organisation_id: str,
    user_id: str | None,
    origin: Origin,
    session_id: str,
    signed_in_at: datetime,
) -> Principal | None:
    """The principal of a console session; none where the identity is gone, no user id is root."""
    holder = await store.find_holder(tx, organisation_id, user_id)
    if holder is None:
        return None
    found = _principal(holder, origin, by_access_key=False)
    return replace(found, session_id=session_id, signed_in_at=signed_in_at)


async def principal_of_key(tx: Transaction, access_key_id: str, origin: Origin) -> Principal | None:
    """The principal of an access key; none where there is no such key or it is inactive."""
    found = await store.key_holder(tx, access_key_id)
    if found is None or found.key.status is not KeyStatus.ACTIVE:
        return None
    return key_principal(found.holder, access_key_id, origin)


def key_principal(holder: Holder, access_key_id: str, origin: Origin) -> Principal:
    return replace(_principal(holder, origin, by_access_key=True), access_key_id=access_key_id)


def _principal(holder: Holder, origin: Origin, *, by_access_key: bool) -> Principal:
    identity = holder.identity
    return Principal(
        organisation_id=identity.organisation_id,
        arn=identity.arn,
        principal_id=identity.id if isinstance(identity, IamUser) else identity.organisation_id,
        name=identity.name if isinstance(identity, IamUser) else "root",
        is_root=not isinstance(identity, IamUser),
        authority=_authority(holder, by_access_key=by_access_key),
        origin=origin,
    )


def _authority(holder: Holder, *, by_access_key: bool) -> Authority:
    if not isinstance(holder.identity, IamUser):
        return _ROOT
    documents = tuple(managed(arn).document for arn in holder.policy_arns)
    return authority(holder.identity, documents, by_access_key=by_access_key)
