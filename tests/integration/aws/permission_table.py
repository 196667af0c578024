"""Who may call which operation, and what they are answered: one row for each operation that Carillon answers.

The columns are the managed policies AmazonChimeReadOnly (R), AmazonChimeUserManagement (U) and AmazonChimeFullAccess
(F), a policy of `iam:*` alone (I), and the answer to whoever may: each request is about things that are not there or
are there already, so that nothing changes. Root may do everything, and somebody without a policy only what has `*`:
that needs no permission.
"""

from dataclasses import dataclass

ROWS = """
chime      AssociatePhoneNumberWithUser                UF  404
chime      AssociateSigninDelegateGroupsWithAccount    UF  404
chime      BatchCreateRoomMembership                   F   404
chime      BatchDeletePhoneNumber                      F   200
chime      BatchSuspendUser                            UF  404
chime      BatchUnsuspendUser                          UF  404
chime      BatchUpdatePhoneNumber                      F   200
chime      BatchUpdateUser                             UF  404
chime      CreateAccount                               F   201
chime      CreateBot                                   F   404
chime      CreateMeetingDialOut                        F   403
chime      CreatePhoneNumberOrder                      F   400
chime      CreateRoom                                  F   404
chime      CreateRoomMembership                        F   404
chime      CreateUser                                  UF  404
chime      DeleteAccount                               F   404
chime      DeleteEventsConfiguration                   F   404
chime      DeletePhoneNumber                           F   404
chime      DeleteRoom                                  F   404
chime      DeleteRoomMembership                        F   404
chime      DisassociatePhoneNumberFromUser             UF  404
chime      DisassociateSigninDelegateGroupsFromAccount UF  404
chime      GetAccount                                  RUF 404
chime      GetAccountSettings                          RUF 404
chime      GetBot                                      RF  404
chime      GetEventsConfiguration                      RF  404
chime      GetGlobalSettings                           RF  200
chime      GetPhoneNumber                              RUF 404
chime      GetPhoneNumberOrder                         RF  404
chime      GetPhoneNumberSettings                      RF  200
chime      GetRetentionSettings                        RF  404
chime      GetRoom                                     RF  404
chime      GetUser                                     RUF 404
chime      GetUserSettings                             RUF 404
chime      InviteUsers                                 UF  404
chime      ListAccounts                                RUF 200
chime      ListBots                                    RF  404
chime      ListPhoneNumberOrders                       RF  200
chime      ListPhoneNumbers                            RUF 200
chime      ListRoomMemberships                         RF  404
chime      ListRooms                                   RF  404
chime      ListSupportedPhoneNumberCountries           RF  200
chime      ListUsers                                   RUF 404
chime      LogoutUser                                  UF  404
chime      PutEventsConfiguration                      F   404
chime      PutRetentionSettings                        F   404
chime      RedactConversationMessage                   F   404
chime      RedactRoomMessage                           F   404
chime      RegenerateSecurityToken                     F   404
chime      ResetPersonalPIN                            UF  404
chime      RestorePhoneNumber                          F   404
chime      SearchAvailablePhoneNumbers                 RF  200
chime      UpdateAccount                               F   404
chime      UpdateAccountSettings                       UF  404
chime      UpdateBot                                   F   404
chime      UpdateGlobalSettings                        F   204
chime      UpdatePhoneNumber                           F   404
chime      UpdatePhoneNumberSettings                   F   204
chime      UpdateRoom                                  F   404
chime      UpdateRoomMembership                        F   404
chime      UpdateUser                                  UF  404
chime      UpdateUserSettings                          UF  404
cloudtrail LookupEvents                                -   200
iam        AddUserToGroup                              I   404
iam        AttachGroupPolicy                           I   404
iam        AttachRolePolicy                            I   404
iam        AttachUserPolicy                            I   404
iam        ChangePassword                              I   403
iam        CreateAccessKey                             I   404
iam        CreateGroup                                 I   409
iam        CreateLoginProfile                          I   404
iam        CreatePolicy                                I   409
iam        CreatePolicyVersion                         I   404
iam        CreateRole                                  I   409
iam        CreateServiceLinkedRole                     I   400
iam        CreateUser                                  I   409
iam        CreateVirtualMFADevice                      I   409
iam        DeactivateMFADevice                         I   404
iam        DeleteAccessKey                             I   404
iam        DeleteGroup                                 I   404
iam        DeleteGroupPolicy                           I   404
iam        DeleteLoginProfile                          I   404
iam        DeletePolicy                                I   404
iam        DeletePolicyVersion                         I   404
iam        DeleteRole                                  I   404
iam        DeleteRolePermissionsBoundary               I   404
iam        DeleteRolePolicy                            I   404
iam        DeleteServiceLinkedRole                     I   404
iam        DeleteUser                                  I   404
iam        DeleteUserPermissionsBoundary               I   404
iam        DeleteUserPolicy                            I   404
iam        DeleteVirtualMFADevice                      I   404
iam        DetachGroupPolicy                           I   404
iam        DetachRolePolicy                            I   404
iam        DetachUserPolicy                            I   404
iam        EnableMFADevice                             I   404
iam        GetAccessKeyLastUsed                        I   404
iam        GetAccountSummary                           I   200
iam        GetGroup                                    I   404
iam        GetGroupPolicy                              I   404
iam        GetLoginProfile                             I   404
iam        GetPolicy                                   I   404
iam        GetPolicyVersion                            I   404
iam        GetRole                                     I   404
iam        GetRolePolicy                               I   404
iam        GetServiceLinkedRoleDeletionStatus          I   404
iam        GetUser                                     I   404
iam        GetUserPolicy                               I   404
iam        ListAccessKeys                              I   404
iam        ListAccountAliases                          I   200
iam        ListAttachedGroupPolicies                   I   404
iam        ListAttachedRolePolicies                    I   404
iam        ListAttachedUserPolicies                    I   404
iam        ListEntitiesForPolicy                       I   404
iam        ListGroupPolicies                           I   404
iam        ListGroups                                  I   200
iam        ListGroupsForUser                           I   404
iam        ListMFADevices                              I   404
iam        ListPolicies                                I   200
iam        ListPolicyVersions                          I   404
iam        ListRolePolicies                            I   404
iam        ListRoles                                   I   200
iam        ListUserPolicies                            I   404
iam        ListUsers                                   I   200
iam        ListVirtualMFADevices                       I   200
iam        PutGroupPolicy                              I   404
iam        PutRolePermissionsBoundary                  I   404
iam        PutRolePolicy                               I   404
iam        PutUserPermissionsBoundary                  I   404
iam        PutUserPolicy                               I   404
iam        RemoveUserFromGroup                         I   404
iam        ResyncMFADevice                             I   404
iam        SetDefaultPolicyVersion                     I   404
iam        SimulateCustomPolicy                        I   200
iam        SimulatePrincipalPolicy                     I   404
iam        UpdateAccessKey                             I   404
iam        UpdateAssumeRolePolicy                      I   404
iam        UpdateGroup                                 I   404
iam        UpdateLoginProfile                          I   404
iam        UpdateRole                                  I   404
iam        UpdateRoleDescription                       I   404
iam        UpdateUser                                  I   404
sts        AssumeRole                                  *   403
sts        GetAccessKeyInfo                            -   403
sts        GetCallerIdentity                           *   200
sts        GetFederationToken                          -   200
sts        GetSessionToken                             *   200
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One line: the letters of the columns whose policies allow it."""

    allowed: str
    status: int


def table() -> dict[tuple[str, str], Row]:
    """By service and operation; an operation with two rows is a mistake."""
    parted = [line.split() for line in ROWS.strip().splitlines()]
    found = {(service, name): Row(allowed, int(status)) for service, name, allowed, status in parted}
    assert len(found) == len(parted)
    return found
