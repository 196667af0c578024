"""A request for each operation of the chime service about what is not there: nothing is done, whoever asks."""

from typing import Any

from tests.integration.aws.office import NOWHERE

NOBODY: dict[str, Any] = {"AccountId": NOWHERE, "UserId": NOWHERE}
SOME: dict[str, Any] = {"AccountId": NOWHERE, "UserIdList": [NOWHERE]}
ROOM: dict[str, Any] = {"AccountId": NOWHERE, "RoomId": NOWHERE}
ACCOUNTS_AND_USERS: dict[str, dict[str, Any]] = {
    "CreateAccount": {"Name": "Allowed"},
    "GetAccount": {"AccountId": NOWHERE},
    "ListAccounts": {},
    "UpdateAccount": {"AccountId": NOWHERE, "Name": "Allowed"},
    "DeleteAccount": {"AccountId": NOWHERE},
    "GetAccountSettings": {"AccountId": NOWHERE},
    "UpdateAccountSettings": {"AccountId": NOWHERE, "AccountSettings": {"EnableDialOut": True}},
    "InviteUsers": {"AccountId": NOWHERE, "UserEmailList": ["bob@example.com"]},
    "CreateUser": {"AccountId": NOWHERE, "Email": "bob@example.com"},
    "ListUsers": {"AccountId": NOWHERE},
    "GetUser": NOBODY,
    "UpdateUser": {**NOBODY, "LicenseType": "Basic"},
    "BatchUpdateUser": {"AccountId": NOWHERE, "UpdateUserRequestItems": [{"UserId": NOWHERE}]},
    "BatchSuspendUser": SOME,
    "BatchUnsuspendUser": SOME,
    "LogoutUser": NOBODY,
    "ResetPersonalPIN": NOBODY,
}
ROOMS: dict[str, dict[str, Any]] = {
    "CreateRoom": {"AccountId": NOWHERE, "Name": "Allowed"},
    "GetRoom": ROOM,
    "ListRooms": {"AccountId": NOWHERE},
    "UpdateRoom": {**ROOM, "Name": "Allowed"},
    "DeleteRoom": ROOM,
    "CreateRoomMembership": {**ROOM, "MemberId": NOWHERE},
    "BatchCreateRoomMembership": {**ROOM, "MembershipItemList": [{"MemberId": NOWHERE}]},
    "ListRoomMemberships": ROOM,
    "UpdateRoomMembership": {**ROOM, "MemberId": NOWHERE, "Role": "Member"},
    "DeleteRoomMembership": {**ROOM, "MemberId": NOWHERE},
}
RETENTION: dict[str, dict[str, Any]] = {
    "GetRetentionSettings": {"AccountId": NOWHERE},
    "PutRetentionSettings": {"AccountId": NOWHERE, "RetentionSettings": {}},
    "RedactRoomMessage": {**ROOM, "MessageId": NOWHERE},
    "RedactConversationMessage": {"AccountId": NOWHERE, "ConversationId": NOWHERE, "MessageId": NOWHERE},
}
BOT: dict[str, Any] = {"AccountId": NOWHERE, "BotId": NOWHERE}
BOTS: dict[str, dict[str, Any]] = {
    "CreateBot": {"AccountId": NOWHERE, "DisplayName": "allowed"},
    "GetBot": BOT,
    "ListBots": {"AccountId": NOWHERE},
    "UpdateBot": BOT,
    "RegenerateSecurityToken": BOT,
    "PutEventsConfiguration": {**BOT, "OutboundEventsHTTPSEndpoint": "https://example.com"},
    "GetEventsConfiguration": BOT,
    "DeleteEventsConfiguration": BOT,
}
DELEGATES: dict[str, dict[str, Any]] = {
    "AssociateSigninDelegateGroupsWithAccount": {"AccountId": NOWHERE, "SigninDelegateGroups": [{"GroupName": "x"}]},
    "DisassociateSigninDelegateGroupsFromAccount": {"AccountId": NOWHERE, "GroupNames": ["x"]},
}
NUMBER: dict[str, Any] = {"PhoneNumberId": "+12065550100"}
NUMBERS: dict[str, dict[str, Any]] = {
    "SearchAvailablePhoneNumbers": {"AreaCode": "206"},
    "ListSupportedPhoneNumberCountries": {"ProductType": "BusinessCalling"},
    "CreatePhoneNumberOrder": {"ProductType": "BusinessCalling", "E164PhoneNumbers": ["+18005550100"]},
    "GetPhoneNumberOrder": {"PhoneNumberOrderId": NOWHERE},
    "ListPhoneNumberOrders": {},
    "ListPhoneNumbers": {},
    "GetPhoneNumber": NUMBER,
    "UpdatePhoneNumber": {**NUMBER, "CallingName": "Sales"},
    "BatchUpdatePhoneNumber": {"UpdatePhoneNumberRequestItems": [NUMBER]},
    "DeletePhoneNumber": NUMBER,
    "BatchDeletePhoneNumber": {"PhoneNumberIds": ["+12065550100"]},
    "RestorePhoneNumber": NUMBER,
    "AssociatePhoneNumberWithUser": {**NOBODY, "E164PhoneNumber": "+12065550100"},
    "DisassociatePhoneNumberFromUser": NOBODY,
    "GetPhoneNumberSettings": {},
    "UpdatePhoneNumberSettings": {"CallingName": ""},
    "GetGlobalSettings": {},
    "UpdateGlobalSettings": {},
    "GetUserSettings": NOBODY,
    "UpdateUserSettings": {
        **NOBODY,
        "UserSettings": {"Telephony": {"InboundCalling": True, "OutboundCalling": True, "SMS": True}},
    },
    "CreateMeetingDialOut": {
        "MeetingId": NOWHERE,
        "FromPhoneNumber": "+12065550100",
        "ToPhoneNumber": "+12065550101",
        "JoinToken": "token",
    },
}
ABSENT: dict[str, dict[str, Any]] = {**ACCOUNTS_AND_USERS, **ROOMS, **RETENTION, **BOTS, **DELEGATES, **NUMBERS}
