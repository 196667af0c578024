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
)


def allowed_actions(authority: Authority, actions: Iterable[str], circumstances: Circumstances) -> list[str]:
    """Those of `actions` that the authority allows now, so that a page can hide what would be refused."""
    return [action for action in actions if authority.allows(action, circumstances)]
