"""One story of an account, from its first day to its last, told once and lived by every AWS SDK."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.integration.aws.office import NOWHERE, register, sign_up
from tests.kit.clients import Credentials
from tests.kit.eventually import eventually
from tests.kit.sdks import SDKS, Ask, Sdk, moment, refused
from tests.kit.server import Server

pytestmark = pytest.mark.anyio


OTHERWISE = {
    "boto3 of today": "ClientError",
    "boto3 1.37.1": "ClientError",
    "AWS CLI": "",
    "JavaScript SDK": "ChimeServiceException",
}


@dataclass(frozen=True, slots=True)
class Teller:
    """Who tells the story, and the names that are free for it in the one installation."""

    name: str
    domain: str
    number: str
    sdk: Sdk
    otherwise: str
    """The SDK's class for errors that the service's model does not have; the command line has none."""


@pytest.fixture(scope="module", params=SDKS)
def teller(request: pytest.FixtureRequest) -> Iterator[Teller]:
    name = str(request.param)
    place = list(SDKS).index(name)
    sdk = SDKS[name]()
    yield Teller(name, f"story{place}.example", f"+1206555010{place}", sdk, OTHERWISE[name])
    sdk.close()


@pytest.mark.spec("GS-16")
async def test_an_account_lives_with_every_sdk(installation: Server, root_key: Credentials, teller: Teller) -> None:
    ask = teller.sdk.asking(installation.url, root_key)

    # An account for a team, and somebody invited into it.
    account = ask("CreateAccount", Name=f"Story of {teller.name}")["Account"]
    here = {"AccountId": account["AccountId"]}
    assert account["AccountType"] == "Team"
    (invited,) = ask("InviteUsers", **here, UserEmailList=[f"alice@{teller.domain}"])["Invites"]
    assert (invited["Status"], invited["EmailAddress"]) == ("Pending", f"alice@{teller.domain}")
    register(installation, f"alice@{teller.domain}", "Alice", account["Name"])
    (alice,) = ask("ListUsers", **here, UserEmail=f"alice@{teller.domain}")["Users"]
    assert (alice["UserRegistrationStatus"], alice["DisplayName"]) == ("Registered", "Alice")
    assert moment(alice["RegisteredOn"]) > moment(account["CreatedTimestamp"])

    # Licence and PIN.
    her = {**here, "UserId": alice["UserId"]}
    assert ask("UpdateUser", **her, LicenseType="Basic")["User"]["LicenseType"] == "Basic"
    pin = ask("ResetPersonalPIN", **her)["User"]["PersonalPIN"]
    assert pin != alice["PersonalPIN"]
    assert refused(ask, "GetUser", **here, UserId=NOWHERE).name == "NotFoundException"
    assert refused(ask, "CreateRoom", **here, Name="Too early").name == "ForbiddenException"

    # An Enterprise account with a domain: Alice, whose address is there, comes over with her PIN, and Bob is new.
    firm = {"AccountId": ask("CreateAccount", Name=f"Firm of {teller.name}")["Account"]["AccountId"]}
    installation.run("domains", "verify", firm["AccountId"], teller.domain)
    assert ask("GetAccount", **firm)["Account"]["AccountType"] == "EnterpriseLWA"
    her = {**firm, "UserId": alice["UserId"]}
    await eventually(lambda: ask("ListUsers", **firm, UserEmail=f"alice@{teller.domain}")["Users"])
    user = ask("GetUser", **her)["User"]
    assert (user["PersonalPIN"], user["AccountId"]) == (pin, firm["AccountId"])
    bob = ask("CreateUser", **firm, Email=f"bob@{teller.domain}", UserType="PrivateUser")["User"]
    assert bob["UserRegistrationStatus"] == "Unregistered"
    sign_up(installation, f"bob@{teller.domain}", "Bob")
    his = {**firm, "UserId": bob["UserId"]}

    # Rooms, a bot, and a number: ordered, given to Bob, taken back, deleted, restored, deleted for good.
    inside = _room(ask, firm, bob["UserId"])
    _bot(ask, firm, teller.domain)
    await _number(installation, ask, teller.number, his)

    # Retention, suspension, and the end: an account with users or a domain stays.
    kept = {"RoomRetentionSettings": {"RetentionDays": 30}, "ConversationRetentionSettings": {"RetentionDays": 30}}
    ask("PutRetentionSettings", **firm, RetentionSettings=kept)
    assert ask("GetRetentionSettings", **firm)["RetentionSettings"] == kept
    too_long = {"RoomRetentionSettings": {"RetentionDays": 6000}}
    assert refused(ask, "PutRetentionSettings", **firm, RetentionSettings=too_long).name == "BadRequestException"
    ask("DeleteRoom", **inside)
    assert refused(ask, "GetRoom", **inside).name == "NotFoundException"
    assert ask("BatchSuspendUser", **firm, UserIdList=[alice["UserId"]])["UserErrors"] == []
    assert ask("GetUser", **her)["User"]["UserRegistrationStatus"] == "Suspended"
    assert refused(ask, "DeleteAccount", **firm).name == "UnprocessableEntityException"
    ask("DeleteAccount", **here)
    assert refused(ask, "GetAccount", **here).name == "NotFoundException"


def _room(ask: Ask, firm: dict[str, str], user_id: str) -> dict[str, str]:
    room = ask("CreateRoom", **firm, Name="Launch", ClientRequestToken="once")["Room"]
    assert ask("CreateRoom", **firm, Name="Launch", ClientRequestToken="once")["Room"] == room
    inside = {**firm, "RoomId": room["RoomId"]}
    joined = ask("CreateRoomMembership", **inside, MemberId=user_id, Role="Administrator")["RoomMembership"]
    assert (joined["Role"], joined["Member"]["MemberId"]) == ("Administrator", user_id)
    assert refused(ask, "CreateRoomMembership", **inside, MemberId=user_id).name == "ConflictException"
    ask("CreateRoom", **firm, Name="Second")
    page = ask("ListRooms", **firm, MaxResults=1)
    rest = ask("ListRooms", **firm, MaxResults=1, NextToken=page["NextToken"])
    assert sorted(each["Name"] for each in (*page["Rooms"], *rest["Rooms"])) == ["Launch", "Second"]
    return inside


def _bot(ask: Ask, firm: dict[str, str], domain: str) -> None:
    bot = ask("CreateBot", **firm, DisplayName="helper", Domain=domain)["Bot"]
    fresh = ask("RegenerateSecurityToken", **firm, BotId=bot["BotId"])["Bot"]
    assert fresh["SecurityToken"] != bot["SecurityToken"]
    assert ask("UpdateBot", **firm, BotId=bot["BotId"], Disabled=True)["Bot"]["Disabled"] is True


async def _number(installation: Server, ask: Ask, number: str, his: dict[str, str]) -> None:
    this = {"PhoneNumberId": number}
    assert number in ask("SearchAvailablePhoneNumbers", AreaCode="206")["E164PhoneNumbers"]
    order = ask("CreatePhoneNumberOrder", ProductType="BusinessCalling", E164PhoneNumbers=[number])["PhoneNumberOrder"]
    which = {"PhoneNumberOrderId": order["PhoneNumberOrderId"]}
    await eventually(lambda: ask("GetPhoneNumberOrder", **which)["PhoneNumberOrder"]["Status"] == "Successful")
    ask("AssociatePhoneNumberWithUser", **his, E164PhoneNumber=number)
    assert ask("GetUser", **his)["User"]["PrimaryProvisionedNumber"] == number
    assert refused(ask, "DeletePhoneNumber", **this).name == "BadRequestException"
    ask("DisassociatePhoneNumberFromUser", **his)
    ask("DeletePhoneNumber", **this)
    installation.run("clock", "advance", "6d")
    restored = ask("RestorePhoneNumber", **this)["PhoneNumber"]
    assert (restored["Status"], restored["E164PhoneNumber"]) == ("Unassigned", number)
    ask("DeletePhoneNumber", **this)
    installation.run("clock", "advance", "7d")
    assert refused(ask, "RestorePhoneNumber", **this).name == "NotFoundException"


@pytest.mark.spec("IAM-42")
def test_what_no_model_knows_is_told_by_its_code(installation: Server, root_key: Credentials, teller: Teller) -> None:
    mistaken = teller.sdk.asking(installation.url, Credentials(root_key.access_key_id, "not the secret"))
    told = refused(mistaken, "ListAccounts")
    assert (told.code, told.name) == ("InvalidSignatureException", teller.otherwise or told.code)
    assert told.words.startswith("The signature does not match")
