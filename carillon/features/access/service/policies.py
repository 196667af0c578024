"""Managed policies: found by ARN, written by customers in versions of which one is in force."""

from carillon.core.calls import Call
from carillon.features import organisations
from carillon.features.access import store
from carillon.features.access.model.identities import check_path, named
from carillon.features.access.model.policies import (
    ATTACHED,
    IN_FORCE,
    LONGEST_POLICY,
    LONGEST_POLICY_NAME,
    MANAGED,
    OF_SERVICES,
    VERSIONS_PER_POLICY,
    WITH_VERSIONS,
    CustomerPolicy,
    ManagedPolicy,
    PolicyExists,
    PolicyFixed,
    PolicyInUse,
    PolicyNotFound,
    PolicyVersion,
    TooManyVersions,
    VersionNotFound,
    came_along,
    checked_text,
    managed,
)

AnyPolicy = CustomerPolicy | ManagedPolicy


async def find_policy(call: Call, policy: str) -> AnyPolicy:
    """By ARN; one that came with Carillon also by its name."""
    if not policy.startswith("arn:") or came_along(policy):
        return managed(policy)
    organisation = await organisations.own(call)
    found = await store.find_policy(call.tx, organisation.id, policy)
    if found is None:
        raise PolicyNotFound(policy=policy)
    return found


async def own_policy(call: Call, arn: str) -> CustomerPolicy:
    """One that the customer may change (IAM-17)."""
    found = await find_policy(call, arn)
    if isinstance(found, ManagedPolicy):
        raise PolicyFixed(policy=found.arn)
    return found


async def text_in_force(call: Call, policy: AnyPolicy) -> str:
    if isinstance(policy, ManagedPolicy):
        return policy.text
    text = await store.default_text(call.tx, policy.organisation_id, policy.arn)
    assert text is not None
    return text


async def create_policy(call: Call, name: str, text: str, path: str = "/", description: str = "") -> CustomerPolicy:
    organisation = await organisations.own(call)
    policy = CustomerPolicy(
        id="ANPA" + call.ids.letters(17),
        organisation_id=organisation.id,
        name=named("policy", name, LONGEST_POLICY_NAME),
        created_at=call.now,
        path=check_path(path),
        description=description,
        updated_at=call.now,
    )
    if not await store.add_policy(call.tx, policy, _checked(text)):
        raise PolicyExists(name=name)
    return policy


async def list_policies(call: Call) -> tuple[CustomerPolicy, ...]:
    """The customer's own, by name."""
    organisation = await organisations.own(call)
    return await store.list_policies(call.tx, organisation.id)


def came_with_carillon() -> tuple[ManagedPolicy, ...]:
    return (*MANAGED.values(), *OF_SERVICES.values())


async def delete_policy(call: Call, arn: str) -> None:
    policy = await own_policy(call, arn)
    bearers = await store.bearers_of(call.tx, policy.organisation_id, arn)
    bounded = await store.bounded_by(call.tx, policy.organisation_id, arn)
    if any(bearers.values()) or any(bounded.values()):
        raise PolicyInUse(**ATTACHED)
    if len(await store.versions(call.tx, policy.id)) > 1:
        raise PolicyInUse(**WITH_VERSIONS)
    await store.delete_policy(call.tx, policy.id)


async def versions(call: Call, policy: AnyPolicy) -> tuple[PolicyVersion, ...]:
    """The newest first; a policy that came with Carillon has one."""
    if isinstance(policy, ManagedPolicy):
        organisation = await organisations.own(call)
        return (PolicyVersion(1, policy.text, organisation.created_at),)
    return await store.versions(call.tx, policy.id)


async def find_version(call: Call, policy: AnyPolicy, version_id: str) -> PolicyVersion:
    found = next((each for each in await versions(call, policy) if each.id == version_id), None)
    if found is None:
        raise VersionNotFound(policy=policy.arn, version=version_id)
    return found


async def create_version(
    call: Call, arn: str, text: str, *, put_in_force: bool
) -> tuple[CustomerPolicy, PolicyVersion]:
    policy = await own_policy(call, arn)
    await store.hold_policy(call.tx, policy.id)
    policy = await own_policy(call, arn)
    if len(await store.versions(call.tx, policy.id)) >= VERSIONS_PER_POLICY:
        raise TooManyVersions(limit=VERSIONS_PER_POLICY)
    made = PolicyVersion(policy.newest_version + 1, _checked(text), call.now)
    await store.add_version(call.tx, policy.id, made)
    default = made.number if put_in_force else policy.default_version
    await store.set_versions(call.tx, policy.id, default=default, newest=made.number, at=call.now)
    return await own_policy(call, arn), made


async def put_in_force(call: Call, arn: str, version_id: str) -> None:
    policy = await own_policy(call, arn)
    version = await find_version(call, policy, version_id)
    await store.set_versions(call.tx, policy.id, default=version.number, newest=policy.newest_version, at=call.now)


async def delete_version(call: Call, arn: str, version_id: str) -> None:
    policy = await own_policy(call, arn)
    version = await find_version(call, policy, version_id)
    if version.number == policy.default_version:
        raise PolicyInUse(**IN_FORCE)
    await store.delete_version(call.tx, policy.id, version.number)


async def usage(call: Call) -> tuple[dict[str, int], dict[str, int]]:
    """How often each policy is attached, and how often it is a boundary, by ARN."""
    organisation = await organisations.own(call)
    attached = await store.attachment_counts(call.tx, organisation.id)
    return dict(attached), dict(await store.boundary_counts(call.tx, organisation.id))


Named = tuple[tuple[str, str], ...]


async def bearers(call: Call, arn: str, *, as_boundary: bool) -> dict[str, Named]:
    """Names and ids of users, groups and roles."""
    policy = await find_policy(call, arn)
    organisation = await organisations.own(call)
    asked = store.bounded_by if as_boundary else store.bearers_of
    return dict(await asked(call.tx, organisation.id, policy.arn))


def _checked(text: str) -> str:
    return checked_text(text, "PolicySize", LONGEST_POLICY)
