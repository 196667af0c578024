"""Temporary credentials: of one's own, in a role, or for somebody who is known elsewhere (IAM-31)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from carillon.core.callers import Circumstances, NotAllowedOn, Principal, principal
from carillon.core.calls import Call
from carillon.core.ids import digest
from carillon.core.vault import Vault
from carillon.features.access import store
from carillon.features.access.model.authority import PolicyAuthority, context
from carillon.features.access.model.keys import SECRET_LENGTH, TEMPORARY
from carillon.features.access.model.policies import checked_text
from carillon.features.access.model.roles import Role
from carillon.features.access.model.temporary import (
    KEPT_AFTER_EXPIRY,
    LONGEST,
    LONGEST_CHAINED,
    LONGEST_OF_ROOT,
    MOST_SESSION_POLICY,
    USUAL,
    Granted,
    MfaIncomplete,
    MfaWrong,
    NotWithSession,
    SessionKind,
    TemporaryKey,
    check_duration,
    packed,
    purpose_of,
)
from carillon.features.access.model.trust import Trust, parse_trust, trusts
from carillon.features.access.service import mfa
from carillon.features.access.service.guesses import Guesses
from carillon.features.access.service.policies import find_policy, text_in_force
from carillon.features.access.service.users import find_identity

TOKEN_LENGTH = 172


@dataclass(frozen=True, slots=True)
class SecondFactor:
    """What a caller says of a device and of its present code."""

    serial: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What a caller wants of a session: how long, and what it shall be limited to."""

    duration: timedelta | None = None
    policy: str | None = None
    policy_arns: Sequence[str] = ()


async def session_token(call: Call, wish: Wish, factor: SecondFactor) -> Granted:
    """The caller's own permissions for a while; with a code, as somebody who has shown a second factor."""
    who = _lasting(call, "GetSessionToken")
    most = LONGEST_OF_ROOT if who.is_root else LONGEST
    duration = check_duration(wish.duration or min(USUAL, most), most)
    mfa_at = await _factor_shown(call, who, factor)
    made = _Draft(SessionKind.SESSION, _user_id(who), None, who.name, None, duration, mfa_at)
    return await _issue(call, who, made, who.arn, who.principal_id)


async def federation_token(call: Call, name: str, wish: Wish) -> Granted:
    """Some of the caller's permissions, for somebody whom the caller vouches for."""
    who = _lasting(call, "GetFederationToken")
    most = LONGEST_OF_ROOT if who.is_root else LONGEST
    duration = check_duration(wish.duration or min(USUAL, most), most)
    policies = await _policies(call, wish)
    arn = f"arn:aws:sts::{who.organisation_id}:federated-user/{name}"
    made = _Draft(SessionKind.FEDERATED, _user_id(who), None, name, policies, duration, None)
    return await _issue(call, who, made, arn, f"{who.organisation_id}:{name}")


async def assume_role(
    call: Call, arn: str, session_name: str, wish: Wish, factor: SecondFactor, external_id: str | None
) -> Granted:
    """A role's permissions, where its trust policy names the caller, or leaves it to the caller's own policies."""
    who = principal(call.caller)
    role = await _role(call, who, arn)
    mfa_at = await _factor_shown(call, who, factor)
    if role is None or not _may_assume(call, who, role, external_id, mfa_at):
        raise NotAllowedOn(arn=who.arn, action="sts:AssumeRole", resource=arn)
    most = LONGEST_CHAINED if who.issuer else role.longest_session
    duration = check_duration(wish.duration or min(timedelta(hours=1), most), most)
    policies = await _policies(call, wish)
    await store.note_role_use(call.tx, role.id, call.now)
    made = _Draft(SessionKind.ROLE, None, role.id, session_name, policies, duration, None)
    session = f"arn:aws:sts::{role.organisation_id}:assumed-role/{role.name}/{session_name}"
    return await _issue(call, who, made, session, f"{role.id}:{session_name}")


@dataclass(frozen=True, slots=True)
class _Draft:
    kind: SessionKind
    user_id: str | None
    role_id: str | None
    name: str
    policies: tuple[str, ...] | None
    duration: timedelta
    mfa_at: datetime | None


async def _issue(call: Call, who: Principal, draft: _Draft, arn: str, principal_id: str) -> Granted:
    key_id, token = TEMPORARY + call.ids.letters(16), call.ids.secret(TOKEN_LENGTH)
    granted = Granted(
        id=key_id,
        secret=call.ids.secret(SECRET_LENGTH),
        token=token,
        expires_at=(call.now + draft.duration).replace(microsecond=0),
        arn=arn,
        principal_id=principal_id,
        packed_percent=packed(draft.policies),
    )
    await store.forget_expired(call.tx, call.now - KEPT_AFTER_EXPIRY)
    await store.add_temporary(
        call.tx,
        TemporaryKey(
            id=key_id,
            organisation_id=who.organisation_id,
            kind=draft.kind,
            user_id=draft.user_id,
            role_id=draft.role_id,
            name=draft.name,
            policies=draft.policies,
            issued_at=call.now,
            expires_at=granted.expires_at,
            mfa_at=draft.mfa_at,
            token_digest=digest(token),
            sealed_secret=call.part(Vault).encrypt(granted.secret, purpose_of(key_id)),
        ),
    )
    return granted


def _lasting(call: Call, operation: str) -> Principal:
    who = principal(call.caller)
    if (who.access_key_id or "").startswith(TEMPORARY):
        raise NotWithSession(operation=operation)
    return who


def _user_id(who: Principal) -> str | None:
    return None if who.is_root else who.principal_id


async def _factor_shown(call: Call, who: Principal, factor: SecondFactor) -> datetime | None:
    if factor.serial is None and factor.code is None:
        return None
    if factor.serial is None or factor.code is None:
        raise MfaIncomplete
    owner = None if who.issuer else await find_identity(call, who.organisation_id, _user_id(who))
    if owner is None:
        raise MfaWrong
    # A stolen key must not be worth as many guesses as it may make calls: six digits would last it an hour.
    guesses = call.part(Guesses)
    guesses.spend(who.principal_id, call.now)
    if not await mfa.take_code(call, owner, factor.code, factor.serial):
        raise MfaWrong
    guesses.forgive(who.principal_id)
    return call.now


async def _role(call: Call, who: Principal, arn: str) -> Role | None:
    """None also for a role of a service and for one of a foreign organisation: both look like a refusal."""
    name = arn.rpartition("/")[2]
    found = await store.find_role(call.tx, who.organisation_id, name)
    return None if found is None or found.arn != arn or found.service is not None else found


def _may_assume(call: Call, who: Principal, role: Role, external_id: str | None, mfa_at: datetime | None) -> bool:
    circumstances = Circumstances(call.now, who.origin, mfa_at is not None or who.mfa_present, role.arn)
    keys = (
        who.authority.context(circumstances)
        if isinstance(who.authority, PolicyAuthority)
        else context(circumstances, with_mfa_key=False) | {"aws:principalarn": who.arn}
    )
    if mfa_at is not None:
        keys |= {"aws:multifactorauthpresent": "true", "aws:multifactorauthage": "0"}
    if external_id is not None:
        keys["sts:externalid"] = external_id
    arns = {who.arn} | ({who.issuer.arn} if who.issuer else set())
    trust = trusts(parse_trust(role.trust), arns, role.organisation_id, keys)
    if who.is_root or trust in (Trust.NONE, Trust.DENIED):
        return False
    finding = _own_finding(who, circumstances)
    denied = finding == "explicitDeny"
    return not denied and (trust is Trust.CALLER or finding == "allowed")


def _own_finding(who: Principal, circumstances: Circumstances) -> str:
    if isinstance(who.authority, PolicyAuthority):
        return who.authority.decide("sts:AssumeRole", circumstances).value
    return "allowed" if who.authority.allows("sts:AssumeRole", circumstances) else "implicitDeny"


async def _policies(call: Call, wish: Wish) -> tuple[str, ...] | None:
    if wish.policy is None and not wish.policy_arns:
        return None
    texts = [await text_in_force(call, await find_policy(call, arn)) for arn in wish.policy_arns]
    if wish.policy is not None:
        texts.append(checked_text(wish.policy, "PolicySize", MOST_SESSION_POLICY))
    return tuple(texts)
