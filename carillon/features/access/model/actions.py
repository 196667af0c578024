"""The IAM actions that console pages ask for (IAM-26, IAM-43)."""

from collections.abc import Iterable

from carillon.core.callers import Authority, Circumstances

CONSOLE_ACTIONS = (
    "chime:ListAccounts",
    "chime:CreateAccount",
    "chime:GetAccount",
    "chime:UpdateAccount",
    "chime:DeleteAccount",
    "chime:ListUsers",
    "chime:GetUser",
    "chime:InviteUsers",
    "chime:UpdateUserLicenses",
    "chime:SuspendUsers",
    "chime:ActivateUsers",
    "chime:ResetPersonalPIN",
    "chime:LogoutUser",
    "cloudtrail:LookupEvents",
    "iam:ListAccessKeys",
    "iam:ListAttachedUserPolicies",
    "iam:AttachUserPolicy",
    "iam:DetachUserPolicy",
    "iam:ListUserPolicies",
    "iam:GetUserPolicy",
    "iam:PutUserPolicy",
    "iam:DeleteUserPolicy",
    "iam:PutUserPermissionsBoundary",
    "iam:DeleteUserPermissionsBoundary",
    "iam:ListAttachedGroupPolicies",
    "iam:AttachGroupPolicy",
    "iam:DetachGroupPolicy",
    "iam:ListGroupPolicies",
    "iam:GetGroupPolicy",
    "iam:PutGroupPolicy",
    "iam:DeleteGroupPolicy",
    "iam:ListAttachedRolePolicies",
    "iam:AttachRolePolicy",
    "iam:DetachRolePolicy",
    "iam:ListRolePolicies",
    "iam:GetRolePolicy",
    "iam:PutRolePolicy",
    "iam:DeleteRolePolicy",
    "iam:PutRolePermissionsBoundary",
    "iam:DeleteRolePermissionsBoundary",
    "iam:ListPolicies",
    "iam:GetPolicyVersion",
    "iam:CreatePolicy",
    "iam:DeletePolicy",
    "iam:ListEntitiesForPolicy",
    "iam:ListPolicyVersions",
    "iam:CreatePolicyVersion",
    "iam:SetDefaultPolicyVersion",
    "iam:DeletePolicyVersion",
    "iam:ListRoles",
    "iam:GetRole",
    "iam:CreateRole",
    "iam:UpdateRole",
    "iam:UpdateRoleDescription",
    "iam:UpdateAssumeRolePolicy",
    "iam:DeleteRole",
    "iam:CreateServiceLinkedRole",
    "iam:DeleteServiceLinkedRole",
    "iam:SimulatePrincipalPolicy",
    "iam:SimulateCustomPolicy",
    "iam:ListUsers",
    "iam:CreateUser",
    "iam:CreateLoginProfile",
    "iam:ListGroups",
    "iam:CreateGroup",
)

USER_ACTIONS = (
    "iam:DeleteUser",
    "iam:ListGroupsForUser",
    "iam:ListAccessKeys",
    "iam:CreateAccessKey",
    "iam:UpdateAccessKey",
    "iam:DeleteAccessKey",
    "iam:ListMFADevices",
    "iam:DeactivateMFADevice",
    "iam:CreateLoginProfile",
    "iam:UpdateLoginProfile",
    "iam:DeleteLoginProfile",
)
"""What the page of one user asks about that user."""

GROUP_ACTIONS = ("iam:DeleteGroup", "iam:AddUserToGroup", "iam:RemoveUserFromGroup")

OWN_ACTIONS = ("iam:CreateAccessKey", "iam:UpdateAccessKey", "iam:DeleteAccessKey", "iam:DeactivateMFADevice")


def allowed_actions(authority: Authority, actions: Iterable[str], circumstances: Circumstances) -> list[str]:
    """Those of `actions` that the authority allows now, so that a page can hide what would be refused."""
    return [action for action in actions if authority.allows(action, circumstances)]
