"""What an administrator with boto3 does again and again, and how a refusal reads."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

from tests.integration.web.visitor import PASSWORD, Visitor
from tests.kit.server import Server

if TYPE_CHECKING:
    from mypy_boto3_chime.client import ChimeClient

NOWHERE = "00000000-0000-4000-8000-000000000000"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

BAD_REQUEST = (400, "BadRequestException", "BadRequest")
FORBIDDEN = (403, "ForbiddenException", "Forbidden")
NOT_FOUND = (404, "NotFoundException", "NotFound")
CONFLICT = (409, "ConflictException", "Conflict")
LIMIT = (400, "ResourceLimitExceededException", "ResourceLimitExceeded")
UNPROCESSABLE = (422, "UnprocessableEntityException", "Unprocessable")


def refused(act: Callable[[], object]) -> tuple[int, str, str]:
    """Status, the exception's name, and the word in the body."""
    with pytest.raises(ClientError) as caught:
        act()
    response: Any = caught.value.response
    return response["ResponseMetadata"]["HTTPStatusCode"], response["Error"]["Code"], response.get("Code", "")


def new_account(root: "ChimeClient", name: str) -> str:
    return root.create_account(Name=name)["Account"]["AccountId"]


def register(server: Server, email: str, name: str, account: str) -> Visitor:
    """Somebody takes up the newest invitation to the account of this name."""
    visitor = Visitor(server)
    secret = visitor.secret(email, about=f"Invitation to {account}")
    visitor.done("/registration", {"secret": secret, "display_name": name, "password": PASSWORD})
    return visitor


def sign_up(server: Server, email: str, name: str) -> Visitor:
    """Somebody registers without an invitation."""
    visitor = Visitor(server)
    visitor.done("/signup", {"email": email})
    visitor.done("/registration", {"secret": visitor.secret(email), "display_name": name, "password": PASSWORD})
    return visitor


def member(root: "ChimeClient", server: Server, account_id: str, email: str) -> tuple[str, Visitor]:
    """Somebody new, invited into the account and registered; answers the user's id too."""
    root.invite_users(AccountId=account_id, UserEmailList=[email])
    account = root.get_account(AccountId=account_id)["Account"]["Name"]
    visitor = register(server, email, email.partition("@")[0].title(), account)
    (user,) = root.list_users(AccountId=account_id, UserEmail=email)["Users"]
    return user["UserId"], visitor


def enterprise(root: "ChimeClient", server: Server, name: str, domain: str) -> str:
    """A new Enterprise account whose people are those of the domain."""
    account_id = new_account(root, name)
    server.run("domains", "verify", account_id, domain)
    return account_id


def employee(root: "ChimeClient", server: Server, account_id: str, email: str) -> tuple[str, Visitor]:
    """Somebody of the account's domain who has registered."""
    user_id = root.create_user(AccountId=account_id, Email=email).get("User", {})["UserId"]
    return user_id, sign_up(server, email, email.partition("@")[0].title())
