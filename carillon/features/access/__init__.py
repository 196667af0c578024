"""Access: root and IAM users, their keys and console passwords, and the policies that say what they may do."""

from carillon.features.access.model.actions import CONSOLE_ACTIONS, allowed_actions
from carillon.features.access.model.endpoints import Reach
from carillon.features.access.model.identities import (
    Credential,
    IamUser,
    IdentityKind,
    LoginProfile,
    LoginProfileExists,
    LoginProfileNotFound,
    Root,
    RootResetExpired,
    RootResetWrong,
    UserExists,
    UserNotFound,
)
from carillon.features.access.model.keys import (
    AccessKey,
    AccessKeyNotFound,
    KeyStatus,
    NewKey,
    TooManyAccessKeys,
)
from carillon.features.access.model.policies import PolicyNotFound
from carillon.features.access.model.roles import ServiceRoleUses
from carillon.features.access.service.bearers import arn_of_user, attach_policy, detach_policy
from carillon.features.access.service.connecting import KnownKeys
from carillon.features.access.service.ending import IdentitiesOfOrganisation
from carillon.features.access.service.guesses import Guesses
from carillon.features.access.service.keys import (
    create_key,
    delete_key,
    every_key,
    list_keys,
    re_encrypt,
    set_key_status,
)
from carillon.features.access.service.mfa import devices_of, take_code
from carillon.features.access.service.principals import principal_of_key, principal_of_user
from carillon.features.access.service.roots import begin_root_reset, ensure, name_root, root_of, set_root_password
from carillon.features.access.service.signing import SigningKeys
from carillon.features.access.service.users import (
    create_user,
    credential_of,
    credential_stays,
    demand_new_password,
    find_identity,
    find_user,
    has_address,
    list_users,
    login_profile,
    present_credential,
    replace_password,
    set_console_password,
)

__all__ = [
    "CONSOLE_ACTIONS",
    "AccessKey",
    "AccessKeyNotFound",
    "Credential",
    "Guesses",
    "IamUser",
    "IdentitiesOfOrganisation",
    "IdentityKind",
    "KeyStatus",
    "KnownKeys",
    "LoginProfile",
    "LoginProfileExists",
    "LoginProfileNotFound",
    "NewKey",
    "PolicyNotFound",
    "Reach",
    "Root",
    "RootResetExpired",
    "RootResetWrong",
    "ServiceRoleUses",
    "SigningKeys",
    "TooManyAccessKeys",
    "UserExists",
    "UserNotFound",
    "allowed_actions",
    "arn_of_user",
    "attach_policy",
    "begin_root_reset",
    "create_key",
    "create_user",
    "credential_of",
    "credential_stays",
    "delete_key",
    "demand_new_password",
    "detach_policy",
    "devices_of",
    "ensure",
    "every_key",
    "find_identity",
    "find_user",
    "has_address",
    "list_keys",
    "list_users",
    "login_profile",
    "name_root",
    "present_credential",
    "principal_of_key",
    "principal_of_user",
    "re_encrypt",
    "replace_password",
    "root_of",
    "set_console_password",
    "set_key_status",
    "set_root_password",
    "take_code",
]
