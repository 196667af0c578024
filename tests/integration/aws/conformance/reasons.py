"""Why no request provokes an error of the model: by service, error and operations."""

from collections.abc import Collection
from dataclasses import dataclass

from tests.integration.aws.conformance.answered import ANSWERED
from tests.integration.aws.conformance.models import SERVICES
from tests.integration.aws.conformance.provoking import PROVOKED


@dataclass(frozen=True, slots=True)
class Reason:
    """Good for the named operations, or for all that model the error and have no request that provokes it."""

    service: str
    error: str
    words: str
    operations: Collection[str] = ()


FAULT = "A fault of ours, which none is known to provoke; its bytes: test_bytes.py, its secrecy: test_engine.py."
FULL_DISK = "Of a full disk or a database that is away: test_full_disk.py; its bytes: test_bytes.py."
ONE_AT_A_TIME = "Changes wait for each other, so none finds that another came between."
NO_WAIT = "What was changed can be changed again at once."
NO_LIMIT = "It takes away, or grows towards a limit that is reached with the feature: tests/integration/stores."
PARTS = "Of the parts of a request each that is wrong is refused by the model itself: ValidationError, test_borders.py."
NO_TRAILS = "Every trail of Carillon's is the organisation's own: there is nothing to permit or to support."

REASONS = [
    Reason("chime", "UnauthorizedClientException", "Who is not known is refused by AWS's own names: test_rules.py."),
    Reason("chime", "ServiceFailureException", FAULT),
    Reason("chime", "ServiceUnavailableException", FULL_DISK),
    Reason("chime", "ThrottledClientException", "No quota but the pace, which every SDK knows: ThrottlingException."),
    Reason(
        "chime",
        "NotFoundException",
        "Names nothing that could be absent.",
        ("CreateAccount", "ListAccounts", "ListPhoneNumbers"),
    ),
    Reason(
        "chime",
        "NotFoundException",
        "What is absent stands in the list of errors of the batch.",
        ("BatchDeletePhoneNumber", "BatchUpdatePhoneNumber"),
    ),
    Reason(
        "chime",
        "ForbiddenException",
        "There is no account or thing that it is not for; without permission it is AccessDeniedException.",
        (
            *("CreateAccount", "GetAccount", "ListAccounts", "UpdateAccount", "DeleteAccount"),
            *("GetAccountSettings", "UpdateAccountSettings", "GetGlobalSettings", "UpdateGlobalSettings"),
            *("ListUsers", "GetUser", "UpdateUser", "BatchUpdateUser", "BatchSuspendUser", "LogoutUser"),
            *("ResetPersonalPIN", "GetUserSettings", "UpdateUserSettings"),
            *("AssociatePhoneNumberWithUser", "DisassociatePhoneNumberFromUser"),
            *("SearchAvailablePhoneNumbers", "ListSupportedPhoneNumberCountries"),
            *("CreatePhoneNumberOrder", "GetPhoneNumberOrder", "ListPhoneNumberOrders"),
            *("GetPhoneNumber", "ListPhoneNumbers", "UpdatePhoneNumber", "BatchUpdatePhoneNumber"),
            *("DeletePhoneNumber", "BatchDeletePhoneNumber", "RestorePhoneNumber"),
            *("GetPhoneNumberSettings", "UpdatePhoneNumberSettings"),
        ),
    ),
    Reason(
        "chime",
        "ForbiddenException",
        "In a Team account there is no room or conversation, which is said first.",
        ("RedactConversationMessage", "RedactRoomMessage"),
    ),
    Reason(
        "chime",
        "ConflictException",
        "Its settings can be set again at any time.",
        ("PutRetentionSettings", "UpdateAccountSettings"),
    ),
    Reason("chime", "ResourceLimitExceededException", "There is no limit on the number of rooms.", ("CreateRoom",)),
    Reason(
        "chime",
        "ResourceLimitExceededException",
        "10,000 members, or the inventory of an organisation, which are filled in tests/integration/stores.",
        ("CreateRoomMembership", "RestorePhoneNumber"),
    ),
    Reason(
        "chime",
        "ResourceLimitExceededException",
        "A bot has one endpoint, and nothing is dialled yet.",
        ("CreateMeetingDialOut", "DeleteEventsConfiguration", "GetEventsConfiguration", "PutEventsConfiguration"),
    ),
    Reason("iam", "ServiceFailureException", FAULT),
    Reason("iam", "ConcurrentModificationException", ONE_AT_A_TIME),
    Reason("iam", "EntityTemporarilyUnmodifiableException", NO_WAIT),
    Reason("iam", "PolicyEvaluationException", "A policy that parses can be evaluated; another is InvalidInput."),
    Reason("iam", "InvalidInputException", PARTS),
    Reason("iam", "LimitExceededException", NO_LIMIT),
    Reason("iam", "NoSuchEntityException", "Names nothing that could be absent.", ("CreateGroup",)),
    Reason(
        "iam", "NoSuchEntityException", "A service without such a role is InvalidInput.", ("CreateServiceLinkedRole",)
    ),
    Reason(
        "iam",
        "NoSuchEntityException",
        "Who has no console password gave a wrong old one, and is not told which of the two.",
        ("ChangePassword",),
    ),
    Reason(
        "iam",
        "PasswordPolicyViolationException",
        "The old password is looked at first; the rules are those of the other two.",
        ("ChangePassword",),
    ),
    Reason(
        "iam", "UnmodifiableEntityException", "Roles of services may be described anew.", ("UpdateRoleDescription",)
    ),
    Reason("sts", "RegionDisabledException", "Every region is this installation."),
    Reason("sts", "ExpiredTokenException", "Of web identities, which are not known here.", ("AssumeRole",)),
    Reason("cloudtrail", "OperationNotPermittedException", NO_TRAILS),
    Reason("cloudtrail", "UnsupportedOperationException", NO_TRAILS),
    Reason(
        "cloudtrail",
        "InvalidMaxResultsException",
        "Refused by the model itself: ValidationException.",
        ("LookupEvents",),
    ),
    Reason("cloudtrail", "InvalidEventCategoryException", "Refused by the model itself: ValidationException."),
]


def modelled() -> set[tuple[str, str, str]]:
    """Every error of every answered operation."""
    return {(service, name, error) for service, name in ANSWERED for error in SERVICES[service].operations[name].errors}


def explained() -> dict[tuple[str, str, str], list[str]]:
    """The reasons for each error that nothing provokes."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for service, name, error in modelled() - PROVOKED.keys():
        found[service, name, error] = [
            each.words
            for each in REASONS
            if (each.service, each.error) == (service, error) and (not each.operations or name in each.operations)
        ]
    return found
