"""Templates: policies to begin with."""

import json


def _policy(*statements: dict[str, object]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)}, indent=2)


def _allow(sid: str, *actions: str, resource: str = "*") -> dict[str, object]:
    return {"Sid": sid, "Effect": "Allow", "Action": list(actions), "Resource": resource}


def _deny(sid: str, **condition: dict[str, str]) -> dict[str, object]:
    return {"Sid": sid, "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": condition}


TEMPLATES = {
    "read-only": _policy(_allow("SeeEverything", "chime:List*", "chime:Get*", "chime:SearchAvailablePhoneNumbers")),
    "help-desk": _policy(
        _allow(
            "LookAfterUsers",
            "chime:ListAccounts",
            "chime:GetAccount",
            "chime:ListUsers",
            "chime:GetUser",
            "chime:InviteUsers",
            "chime:ResetPersonalPIN",
            "chime:LogoutUser",
        )
    ),
    "office-only": _policy(
        _allow("LookAfterUsers", "chime:List*", "chime:Get*", "chime:InviteUsers"),
        _deny("OnlyFromTheOffice", NotIpAddress={"aws:SourceIp": "192.0.2.0/24"}),
        _deny("OnlyByTls", Bool={"aws:SecureTransport": "false"}),
    ),
    "second-factor": _policy(
        _allow("SeeEverything", "chime:List*", "chime:Get*"),
        _deny("OnlyWithASecondFactor", BoolIfExists={"aws:MultiFactorAuthPresent": "false"}),
    ),
    "own-permissions": _policy(
        _allow(
            "SeeOwnPermissions",
            "iam:GetUser",
            "iam:ListGroupsForUser",
            "iam:ListAttachedUserPolicies",
            "iam:ListUserPolicies",
            "iam:GetUserPolicy",
            resource="arn:aws:iam::*:user/${aws:username}",
        ),
        _allow("SeePolicies", "iam:ListPolicies", "iam:GetPolicy", "iam:GetPolicyVersion"),
    ),
    "for-a-time": _policy(
        {
            **_allow("HelpDuringTheMove", "chime:*"),
            "Condition": {
                "DateGreaterThan": {"aws:CurrentTime": "2027-01-04T08:00:00Z"},
                "DateLessThan": {"aws:CurrentTime": "2027-01-08T18:00:00Z"},
            },
        }
    ),
}
"""By what they are for; the console has the words."""
