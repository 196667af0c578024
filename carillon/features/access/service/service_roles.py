"""Service-linked roles: they come to be by name of their service, and go once nothing uses them (SLR)."""

from carillon.core.calls import Call
from carillon.features import organisations
from carillon.features.access import store
from carillon.features.access.model.policies import OF_SERVICES
from carillon.features.access.model.roles import (
    SERVICE_ROLES,
    Deletion,
    DeletionNotFound,
    NotOfService,
    Role,
    ServiceRoleExists,
    ServiceRoleUses,
    ServiceUnknown,
    SuffixNotSupported,
)
from carillon.features.access.service.roles import find_role


async def create_service_role(call: Call, service: str, description: str | None, suffix: str | None = None) -> Role:
    known = SERVICE_ROLES.get(service)
    if known is None:
        raise ServiceUnknown(service=service, services=", ".join(sorted(SERVICE_ROLES)))
    if suffix:
        raise SuffixNotSupported(service=service)
    organisation = await organisations.own(call)
    role = Role(
        id="AROA" + call.ids.letters(17),
        organisation_id=organisation.id,
        name=known.name,
        trust=known.trust,
        created_at=call.now,
        path=known.path,
        description=known.description if description is None else description,
        service=service,
    )
    if not await store.add_role(call.tx, role):
        raise ServiceRoleExists(name=known.name)
    await store.attach(call.tx, role.id, OF_SERVICES[known.policy].arn, call.now)
    return role


async def delete_service_role(call: Call, name: str) -> Deletion:
    """The answer is a task, as in AWS; here it has always ended when it is first asked for."""
    role = await find_role(call, name)
    if role.service is None:
        raise NotOfService(name=role.name)
    use = await call.part(ServiceRoleUses).of(call, role.service)
    task_id = f"task/aws-service-role/{role.service}/{role.name}/{call.ids.uuid()}"
    deletion = Deletion(task_id, "SUCCEEDED" if use is None else "FAILED", use)
    if use is None:
        for arn in await store.attached_to(call.tx, role.id):
            await store.detach(call.tx, role.id, arn)
        await store.delete_role(call.tx, role.id)
    await store.add_deletion(call.tx, role.organisation_id, deletion, call.now)
    return deletion


async def deletion(call: Call, task_id: str) -> Deletion:
    organisation = await organisations.own(call)
    found = await store.find_deletion(call.tx, organisation.id, task_id)
    if found is None:
        raise DeletionNotFound(task_id=task_id)
    return found
