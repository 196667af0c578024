"""Every door of every feature, listed by hand: what is not on this list does not exist for the outside."""

from types import ModuleType

from carillon.app import development
from carillon.app.operations import web as operations_web
from carillon.core.jobs import Job, upkeep
from carillon.features.access.aws import bearers as iam_bearers
from carillon.features.access.aws import devices as iam_devices
from carillon.features.access.aws import groups as iam_groups
from carillon.features.access.aws import policies as iam_policies
from carillon.features.access.aws import roles as iam_roles
from carillon.features.access.aws import simulator as iam_simulator
from carillon.features.access.aws import sts
from carillon.features.access.aws import users as iam_users
from carillon.features.access.web import connect as connect_web
from carillon.features.access.web import editor as iam_editor_web
from carillon.features.access.web import group_policies as iam_group_policies_web
from carillon.features.access.web import groups as iam_groups_web
from carillon.features.access.web import own as own_credentials_web
from carillon.features.access.web import policies as iam_policies_web
from carillon.features.access.web import role_policies as iam_role_policies_web
from carillon.features.access.web import roles as iam_roles_web
from carillon.features.access.web import simulator as iam_simulator_web
from carillon.features.access.web import user_credentials as iam_user_credentials_web
from carillon.features.access.web import user_policies as iam_user_policies_web
from carillon.features.access.web import users as iam_users_web
from carillon.features.accounts import aws as accounts_aws
from carillon.features.accounts import jobs as accounts_jobs
from carillon.features.accounts.web import accounts as accounts_web
from carillon.features.accounts.web import domains as domains_web
from carillon.features.accounts.web import home as home_web
from carillon.features.accounts.web import reviews as domain_reviews_web
from carillon.features.accounts.web import settings as account_settings_web
from carillon.features.audit import aws as audit_aws
from carillon.features.audit import jobs as audit_jobs
from carillon.features.audit import web as audit_web
from carillon.features.bots import aws as bots_aws
from carillon.features.bots import jobs as bots_jobs
from carillon.features.bots import web as bots_web
from carillon.features.chat import aws as chat_aws
from carillon.features.chat import jobs as chat_jobs
from carillon.features.chat import web as chat_web
from carillon.features.meetings import jobs as meetings_jobs
from carillon.features.meetings import web as meetings_web
from carillon.features.numbers import jobs as numbers_jobs
from carillon.features.numbers.aws import inventory as numbers_aws
from carillon.features.numbers.aws import orders as number_orders_aws
from carillon.features.numbers.aws import settings as number_settings_aws
from carillon.features.numbers.web import assigning as number_assigning_web
from carillon.features.numbers.web import entering as number_entering_web
from carillon.features.numbers.web import inventory as numbers_web
from carillon.features.numbers.web import orders as number_orders_web
from carillon.features.numbers.web import port_desk as number_port_desk_web
from carillon.features.numbers.web import port_ins as number_port_ins_web
from carillon.features.numbers.web import port_outs as number_port_outs_web
from carillon.features.numbers.web import settings as number_settings_web
from carillon.features.people import aws as people_aws
from carillon.features.people import jobs as people_jobs
from carillon.features.people.web import contacts as contacts_web
from carillon.features.people.web import erasures as erasures_web
from carillon.features.people.web import exports as exports_web
from carillon.features.people.web import finding as finding_users_web
from carillon.features.people.web import invitations as invitations_web
from carillon.features.people.web import listing as users_listing_web
from carillon.features.people.web import metering as metering_web
from carillon.features.people.web import privacy as privacy_web
from carillon.features.people.web import sheets as sheets_web
from carillon.features.people.web import users as users_web
from carillon.features.retention import aws as retention_aws
from carillon.features.retention import jobs as retention_jobs
from carillon.features.retention import web as retention_web
from carillon.features.signin import aws as signin_aws
from carillon.features.signin import jobs as signin_jobs
from carillon.features.signin import web as signin_web
from carillon.features.support import jobs as support_jobs
from carillon.features.support.web import bundles as support_bundles_web
from carillon.features.support.web import desk as support_desk_web
from carillon.features.support.web import requests as support_web
from carillon.wire.http import Route
from carillon.wire.http.routes import Area, routes_in

AWS: tuple[ModuleType, ...] = (
    audit_aws,
    iam_users,
    iam_groups,
    iam_roles,
    iam_policies,
    iam_bearers,
    iam_devices,
    iam_simulator,
    sts,
    accounts_aws,
    people_aws,
    signin_aws,
    chat_aws,
    numbers_aws,
    number_orders_aws,
    number_settings_aws,
    retention_aws,
    bots_aws,
)

WEB: tuple[ModuleType, ...] = (
    signin_web,
    iam_policies_web,
    iam_editor_web,
    own_credentials_web,
    iam_users_web,
    iam_user_credentials_web,
    iam_groups_web,
    iam_user_policies_web,
    iam_group_policies_web,
    iam_role_policies_web,
    iam_roles_web,
    iam_simulator_web,
    audit_web,
    connect_web,
    accounts_web,
    domains_web,
    home_web,
    domain_reviews_web,
    account_settings_web,
    users_listing_web,
    users_web,
    metering_web,
    privacy_web,
    invitations_web,
    sheets_web,
    contacts_web,
    exports_web,
    erasures_web,
    number_orders_web,
    number_settings_web,
    number_port_ins_web,
    number_port_outs_web,
    number_port_desk_web,
    number_assigning_web,
    numbers_web,
    number_entering_web,
    support_web,
    support_desk_web,
    support_bundles_web,
    chat_web,
    meetings_web,
    finding_users_web,
    retention_web,
    bots_web,
    operations_web,
)

JOBS: tuple[ModuleType, ...] = (
    upkeep,
    audit_jobs,
    accounts_jobs,
    people_jobs,
    signin_jobs,
    numbers_jobs,
    support_jobs,
    chat_jobs,
    meetings_jobs,
    retention_jobs,
    bots_jobs,
)


def jobs(root: type[Job] = Job) -> set[type[Job]]:
    """Every kind of job that the loaded code defines; somebody must run each of them."""
    return {kind for child in root.__subclasses__() for kind in (child, *jobs(child))}


def routes(*, with_development: bool) -> list[Route]:
    """All HTTP routes; two claims on one address, or a change that nobody named for the audit trail, end the start."""
    modules = (*WEB, development) if with_development else WEB
    found = [route for module in modules for route in routes_in(module)]
    addresses = [(route.method, route.path) for route in found]
    if doubles := {address for address in addresses if addresses.count(address) > 1}:
        raise TypeError(f"two handlers claim {sorted(doubles)}")
    for route in found:
        if route.rule.area is Area.NONE and route.rule.action is not None:
            raise TypeError(f"{route.method} {route.path} asks for an action without a console session")
    return found
