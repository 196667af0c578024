"""Rules of the wire on a running server: pages and their tokens, who retries what, limits, endpoint addresses."""

import http.client
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import boto3
import pytest
from botocore import xform_name
from botocore.config import Config
from botocore.exceptions import ClientError

from carillon.wire.aws.engine import LARGEST_BODY
from tests.integration.aws.caller import Caller
from tests.integration.aws.conformance.world import World, new_world
from tests.integration.aws.conftest import new_key
from tests.integration.aws.office import employee
from tests.kit.clients import Credentials, chime
from tests.kit.eventually import eventually
from tests.kit.server import DEVELOPMENT, Server

pytestmark = pytest.mark.anyio

LISTS: dict[str, tuple[str, str, str, dict[str, Any]]] = {
    "chime ListAccounts": ("MaxResults", "NextToken", "Name", {}),
    "chime ListUsers": ("MaxResults", "NextToken", "UserType", {"AccountId": "enterprise"}),
    "chime ListBots": ("MaxResults", "NextToken", "", {"AccountId": "enterprise"}),
    "chime ListRooms": ("MaxResults", "NextToken", "MemberId", {"AccountId": "enterprise"}),
    "chime ListRoomMemberships": ("MaxResults", "NextToken", "", {"AccountId": "enterprise", "RoomId": "room"}),
    "chime ListPhoneNumbers": ("MaxResults", "NextToken", "Status", {}),
    "chime ListPhoneNumberOrders": ("MaxResults", "NextToken", "", {}),
    "chime SearchAvailablePhoneNumbers": ("MaxResults", "NextToken", "State", {"AreaCode": "206"}),
    "cloudtrail LookupEvents": ("MaxResults", "NextToken", "StartTime", {}),
    "iam ListUsers": ("MaxItems", "Marker", "PathPrefix", {}),
    "iam ListGroups": ("MaxItems", "Marker", "PathPrefix", {}),
    "iam ListRoles": ("MaxItems", "Marker", "PathPrefix", {}),
    "iam ListPolicies": ("MaxItems", "Marker", "Scope", {}),
    "iam ListAccessKeys": ("MaxItems", "Marker", "", {"UserName": "alice"}),
    "iam ListPolicyVersions": ("MaxItems", "Marker", "", {"PolicyArn": "policy"}),
    "iam ListVirtualMFADevices": ("MaxItems", "Marker", "AssignmentStatus", {}),
}
"""By list: the names of the size and of the token, a filter, and what is asked for, by the world's names."""
DECIDING: dict[str, Any] = {
    "Name": "Firm",
    "UserType": "PrivateUser",
    "MemberId": "user",
    "Status": "Unassigned",
    "State": "WA",
    "StartTime": 1,
    "PathPrefix": "/none/",
    "Scope": "Local",
    "AssignmentStatus": "Assigned",
}
"""A value for each filter that makes another list of it."""
REFUSED = {"chime": "BadRequestException", "cloudtrail": "InvalidNextTokenException", "iam": "InvalidInput"}


@pytest.fixture(scope="module")
async def world(installation: Server, root_key: Credentials) -> World:
    """With two of everything that is listed."""
    world = await new_world(installation, root_key)
    root = world.clients["chime"]
    ben, _ = employee(root, installation, world.enterprise, "ben@firm.example")
    root.create_room_membership(AccountId=world.enterprise, RoomId=world.room, MemberId=ben)
    other = root.create_room(AccountId=world.enterprise, Name="Second")["Room"]["RoomId"]
    root.create_room_membership(AccountId=world.enterprise, RoomId=other, MemberId=world.user)
    root.create_phone_number_order(ProductType="BusinessCalling", E164PhoneNumbers=["+12125550101"])
    world.made["room"] = world.room

    def are_two() -> bool:
        return len(root.list_phone_numbers(Status="Unassigned")["PhoneNumbers"]) == 2

    await eventually(are_two)
    return world


def asked(world: World, name: str) -> dict[str, Any]:
    known = {"enterprise": world.enterprise, "room": world.room, "user": world.user, **world.made}
    return {member: known.get(value, value) for member, value in LISTS[name][3].items()}


def refusal(act: Any, **request: Any) -> str:
    with pytest.raises(ClientError) as caught:
        act(**request)
    return caught.value.response["Error"]["Code"]


def first_token(world: World, name: str) -> str:
    service, _, operation = name.partition(" ")
    size, token, _, _ = LISTS[name]
    page = getattr(world.clients[service], xform_name(operation))(**asked(world, name), **{size: 1})
    return str(page[token])


@pytest.mark.spec("EXT-07")
@pytest.mark.parametrize("name", LISTS)
async def test_a_token_is_good_for_its_list_its_filters_and_its_caller_alone(world: World, name: str) -> None:
    service, _, operation = name.partition(" ")
    size, token, filter_, _ = LISTS[name]
    act, request = getattr(world.clients[service], xform_name(operation)), asked(world, name)
    good = first_token(world, name)
    assert good.replace("-", "").replace("_", "").isalnum()  # Nothing in it needs an escape.
    pages = [act(**request, **{size: 1, token: good}) for _ in range(2)]
    for page in pages:
        page.pop("ResponseMetadata")
    if operation != "LookupEvents":  # Each look is an event.
        assert pages[0] == pages[1]
    changed = f"{good[:-1]}{'A' if good[-1] != 'A' else 'B'}"
    altered = [changed, f"{good}A", f"{good}=", good[:-4], good.swapcase(), "x" * 40, "ä", "0"]
    for wrong in altered:
        assert refusal(act, **request, **{token: wrong}) in (REFUSED[service], "ValidationError"), wrong
    elsewhere = getattr(world.carls[service], xform_name(operation))
    assert refusal(elsewhere, **request, **{token: good}) == REFUSED[service]
    if filter_ in DECIDING:
        value = {"user": world.user}.get(DECIDING[filter_], DECIDING[filter_])
        assert refusal(act, **request, **{filter_: value, token: good}) == REFUSED[service]


@pytest.mark.parametrize("name", LISTS)
async def test_a_token_of_another_list_is_refused(world: World, name: str) -> None:
    service, _, operation = name.partition(" ")
    token, request = LISTS[name][1], asked(world, name)
    others = [each for each in LISTS if each != name and each.startswith(service)]
    if service == "cloudtrail":
        others = ["chime ListAccounts"]
    act = getattr(world.clients[service], xform_name(operation))
    for other in others:
        assert refusal(act, **request, **{token: first_token(world, other)}) == REFUSED[service], other


async def test_tokens_outlive_a_restart(installation: Server, world: World) -> None:
    tokens = {name: first_token(world, name) for name in LISTS}
    installation.stop()
    installation.start()
    for name, good in tokens.items():
        service, _, operation = name.partition(" ")
        size, token, _, _ = LISTS[name]
        act = getattr(world.clients[service], xform_name(operation))
        assert act(**asked(world, name), **{size: 1, token: good})["ResponseMetadata"]["HTTPStatusCode"] == 200


def test_a_body_of_the_longest_length_is_read_and_a_longer_one_is_not(wire: Caller) -> None:
    fill = b'{"Name": "Long", "Nothing": "%s"}'
    for length, expected in ((LARGEST_BODY, 201), (LARGEST_BODY + 1, 413)):
        body = fill.replace(b"%s", b"x" * (length - len(fill) + 2))
        assert len(body) == length
        assert wire.call("POST", "/accounts", body)[0] == expected


def test_a_body_that_never_ends_is_given_up(door: str, wire: Caller) -> None:
    """In chunks, so that nothing promises its length; the signature, which covers the body, is not even looked at."""
    place = urlsplit(door)
    connection = http.client.HTTPConnection(place.netloc, timeout=10)
    connection.putrequest("POST", f"{place.path}/accounts")
    for name, value in wire.signed("POST", "/accounts").items():
        connection.putheader(name, value)
    connection.putheader("Transfer-Encoding", "chunked")
    connection.endheaders()
    piece = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
    try:
        for _ in range(2 * LARGEST_BODY // 0x10000):
            connection.send(piece)
    except ConnectionError:
        pass
    response = connection.getresponse()
    assert response.status == 413
    assert response.getheader("x-amzn-errortype") == "RequestEntityTooLargeException"
    connection.close()


@pytest.mark.parametrize("end", ["", "/"])
def test_an_endpoint_address_may_end_with_a_slash(door: str, root_key: Credentials, end: str) -> None:
    assert chime(f"{door}{end}", root_key, region="eu-west-1").list_accounts()["Accounts"]


@pytest.fixture(scope="module")
def narrow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Lets a key call an operation once, and then four times a second."""
    config = f"{DEVELOPMENT}[aws]\ncalls_per_second = 4\ncalls_at_once = 1\n"
    started = Server(tmp_path_factory.mktemp("narrow") / "installation", config).start()
    yield started
    started.stop()


@pytest.mark.parametrize("mode", ["legacy", "standard", "adaptive"])
def test_whoever_calls_too_fast_is_retried_by_each_generation_of_sdks(narrow: Server, mode: Any) -> None:
    key = new_key(narrow)
    connect: Any = boto3.client
    client = connect(
        "chime",
        endpoint_url=f"{narrow.url}/aws/chime",
        region_name="us-east-1",
        aws_access_key_id=key.access_key_id,
        aws_secret_access_key=key.secret_access_key,
        config=Config(retries={"mode": mode, "total_max_attempts": 5}),
    )
    retried = [client.list_accounts()["ResponseMetadata"]["RetryAttempts"] for _ in range(4)]
    assert sum(retried) > 0
    once = chime(f"{narrow.url}/aws/chime", key)

    def hurry() -> None:
        for _ in range(100):
            once.list_accounts()

    with pytest.raises(ClientError, match="Rate exceeded") as caught:
        hurry()
    told: Any = caught.value.response
    assert (told["ResponseMetadata"]["HTTPStatusCode"], told["Error"]["Code"]) == (429, "ThrottlingException")
    assert 0 < int(told["ResponseMetadata"]["HTTPHeaders"]["x-amz-retry-after"]) <= 250
