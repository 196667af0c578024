"""The views of IAM users, groups, their credentials and one's own."""

import json
from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.e2e import console
from tests.e2e.gallery.stage import Stage
from tests.e2e.gallery.view import opened, view
from tests.integration.web.visitor import ANOTHER, PASSWORD

USERS = "/console/iam/users"
GROUPS = "/console/iam/groups"
MINE = "/console/security-credentials"
LONG_USER = "supervisor.of.the.carillon.at.the.western.tower+night@example.com"[:64]
LONG_GROUP = "Everybody-who-rings-the-bells-on-holidays-and-at-night-and-looks-after-the-ropes-" + "x" * 40


def prepare(stage: Stage) -> None:
    """Identities to look at; what is there already stays."""
    administrator = stage.people["administrator"]
    if administrator.get(f"{USERS}/carla").is_success:
        return
    for name, email in (("carla", "carla@example.com"), ("backup-robot", None), (LONG_USER, None)):
        administrator.done(USERS, {"user_name": name, "email": email})
    for name in ("Auditors", "Bell-ringers", LONG_GROUP):
        administrator.done(GROUPS, {"group_name": name})
    for name in ("carla", LONG_USER):
        administrator.done(f"{GROUPS}/Bell-ringers/members", {"user_name": name})
    administrator.done(f"{USERS}/carla/password", {"password": PASSWORD})
    administrator.done(f"{USERS}/carla/policies", {"policy_arn": "arn:aws:iam::aws:policy/AmazonChimeReadOnly"})
    keys = [administrator.done(f"{USERS}/backup-robot/keys", {}) for _ in range(2)]
    administrator.done(f"{USERS}/backup-robot/keys/{keys[1]['access_key_id']}", {"status": "Inactive"})


def at(stage: Stage, page: Page, address: str, heading: str) -> None:
    prepare(stage)
    page.goto(address)
    expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()


@view("console-iam-users", "administrator")
def users(stage: Stage, page: Page) -> None:
    at(stage, page, USERS, "IAM users")
    expect(console.row(page, "carla@example.com")).to_be_visible()


@view("console-iam-users-help", "administrator")
def users_help(stage: Stage, page: Page) -> None:
    users(stage, page)
    page.get_by_role("button", name="Help about IAM users").click()


@view("console-iam-users-denied", "stranger")
def users_denied(stage: Stage, page: Page) -> None:
    page.goto(USERS)
    expect(page.get_by_text("You are not allowed to see this")).to_be_visible()


@view("console-iam-users-none", "administrator")
def users_none(stage: Stage, page: Page) -> None:
    page.route(
        "**/api/v1/console/iam/users?*",
        lambda route: route.fulfill(json={"items": [], "next_cursor": None, "total": 0}),
    )
    page.goto(USERS)
    expect(page.get_by_text("No IAM users yet")).to_be_visible()


@view("console-new-iam-user", "administrator")
def new_user(stage: Stage, page: Page) -> None:
    at(stage, page, "/console/iam/new-user", "Create user")
    page.get_by_label("User name").fill("no spaces please")
    page.get_by_label("Let this user sign in to the console").check()
    page.get_by_role("button", name="Create user", exact=True).click()
    expect(page.get_by_text("Use only letters from A to Z")).to_be_visible()


@view("console-iam-user", "administrator")
def user(stage: Stage, page: Page) -> None:
    at(stage, page, f"{USERS}/carla", "carla")
    expect(page.get_by_text("AmazonChimeReadOnly")).to_be_visible()


@view("console-iam-user-groups", "administrator")
def user_groups(stage: Stage, page: Page) -> None:
    at(stage, page, f"{USERS}/carla?tab=groups", "carla")
    expect(console.row(page, "Bell-ringers")).to_be_visible()


@view("console-iam-user-join", "administrator")
def user_join(stage: Stage, page: Page) -> None:
    user_groups(stage, page)
    dialog = opened(page, "Add to groups")
    dialog.get_by_role("button", name="Groups").click()
    expect(page.get_by_role("option", name="Auditors")).to_be_visible()


@view("console-iam-user-credentials", "administrator")
def user_credentials(stage: Stage, page: Page) -> None:
    at(stage, page, f"{USERS}/backup-robot?tab=credentials", "backup-robot")
    expect(page.get_by_text("Inactive")).to_be_visible()


@view("console-iam-user-password", "administrator")
def user_password(stage: Stage, page: Page) -> None:
    at(stage, page, f"{USERS}/carla?tab=credentials", "carla")
    dialog = opened(page, "Replace password")
    dialog.get_by_label("New password", exact=True).fill("short")
    dialog.get_by_label("New password again").fill("other")


@view("console-iam-user-new-key", "administrator")
def user_new_key(stage: Stage, page: Page) -> None:
    """Answered by the browser itself, so that every picture finds room for one more key."""
    made = {
        "access_key_id": "AKIAIOSFODNN7EXAMPLE",
        "secret_access_key": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "created_at": "2026-11-21T03:00:00Z",
    }
    page.route("**/carla/keys", answering("POST", lambda route: route.fulfill(status=201, json=made)))
    at(stage, page, f"{USERS}/carla?tab=credentials", "carla")
    dialog = opened(page, "Create access key")
    dialog.get_by_role("button", name="Create access key").click()
    expect(dialog.get_by_text("wJalrXUtnFEMI")).to_be_visible()


@view("console-iam-user-delete-key", "administrator")
def user_delete_key(stage: Stage, page: Page) -> None:
    user_credentials(stage, page)
    page.get_by_role("button", name="Actions for").first.click()
    page.get_by_role("menuitem", name="Delete").click()
    expect(page.get_by_role("dialog")).to_be_visible()


@view("console-iam-user-delete-not-yet", "administrator")
def user_delete_not_yet(stage: Stage, page: Page) -> None:
    user(stage, page)
    expect(opened(page, "Delete")).to_contain_text("cannot be deleted yet")


@view("console-iam-user-long-name", "administrator")
def user_long_name(stage: Stage, page: Page) -> None:
    at(stage, page, f"{USERS}/{LONG_USER}", LONG_USER)


@view("console-iam-groups", "administrator")
def groups(stage: Stage, page: Page) -> None:
    at(stage, page, GROUPS, "Groups")
    expect(console.row(page, "Bell-ringers")).to_be_visible()


@view("console-new-iam-group", "administrator")
def new_group(stage: Stage, page: Page) -> None:
    groups(stage, page)
    dialog = opened(page, "Create group")
    dialog.get_by_label("Group name").fill("Bell-ringers")
    dialog.get_by_role("button", name="Create group").click()
    expect(dialog.get_by_text("already exists")).to_be_visible()


@view("console-iam-group", "administrator")
def group(stage: Stage, page: Page) -> None:
    at(stage, page, f"{GROUPS}/Bell-ringers", "Bell-ringers")
    expect(console.row(page, "carla")).to_be_visible()


@view("console-iam-group-permissions", "administrator")
def group_permissions(stage: Stage, page: Page) -> None:
    at(stage, page, f"{GROUPS}/{LONG_GROUP}?tab=permissions", LONG_GROUP)


@view("console-own-credentials", "administrator")
def own(stage: Stage, page: Page) -> None:
    at(stage, page, MINE, "My security credentials")


@view("console-own-credentials-help", "administrator")
def own_help(stage: Stage, page: Page) -> None:
    own(stage, page)
    page.get_by_role("button", name="Help about My security credentials").click()


@view("console-own-credentials-of-a-stranger", "stranger")
def own_of_a_stranger(stage: Stage, page: Page) -> None:
    at(stage, page, MINE, "My security credentials")
    page.get_by_role("button", name="Create access key").focus()
    expect(page.get_by_text("Your policies do not allow").last).to_be_visible()


@view("console-own-password", "administrator")
def own_password(stage: Stage, page: Page) -> None:
    own(stage, page)
    dialog = opened(page, "Change password")
    dialog.get_by_label("Present password").fill("not the present one")
    dialog.get_by_label("New password", exact=True).fill(ANOTHER)
    dialog.get_by_label("New password again").fill(ANOTHER)
    dialog.get_by_role("button", name="Change password").click()
    expect(dialog.get_by_text("The current password is wrong.")).to_be_visible()


@view("console-own-device", "administrator")
def own_device(stage: Stage, page: Page) -> None:
    own(stage, page)
    opened(page, "Set up MFA device")


@view("console-own-device-codes", "administrator")
def own_device_codes(stage: Stage, page: Page) -> None:
    own(stage, page)
    dialog = opened(page, "Set up MFA device")
    dialog.get_by_role("button", name="Next").click()
    expect(dialog.get_by_alt_text("QR code for the authenticator app")).to_be_visible()
    dialog.get_by_role("button", name="Enter the key by hand instead").click()
    dialog.get_by_label("First code").fill("123456")
    dialog.get_by_label("Second code").fill("234567")
    dialog.get_by_role("button", name="Set up").click()
    expect(dialog.get_by_text("These codes are not right.")).to_be_visible()


def asked_for(page: Page, code: str) -> None:
    """The sign-in as it goes on where more than the password is needed; answered by the browser itself."""
    answer = {"code": code, "message": "", "facts": {}, "request_id": "r-1"}
    page.route("**/api/v1/console/session", answering("POST", lambda route: route.fulfill(status=401, json=answer)))
    console.sign_in(page, "carla")


@view("console-sign-in-code")
def sign_in_code(stage: Stage, page: Page) -> None:
    asked_for(page, "MfaCodeRequired")
    expect(page.get_by_label("Code")).to_be_visible()
    page.get_by_role("button", name="Lost the device?").click()


@view("console-sign-in-code-wrong")
def sign_in_code_wrong(stage: Stage, page: Page) -> None:
    asked_for(page, "MfaCodeRequired")
    page.get_by_label("Code").fill("123456")
    page.unroute_all()
    wrong = json.dumps({"code": "MfaCodeWrong", "message": "", "facts": {}, "request_id": "r-1"})
    page.route(
        "**/api/v1/console/session",
        answering("POST", lambda route: route.fulfill(status=401, body=wrong, content_type="application/json")),
    )
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("This code is wrong")).to_be_visible()


@view("console-sign-in-new-password")
def sign_in_new_password(stage: Stage, page: Page) -> None:
    asked_for(page, "PasswordChangeRequired")
    page.get_by_label("New password", exact=True).fill("short")
    page.get_by_role("button", name="Save and sign in").click()


def answering(method: str, answer: Callable[[Route], None]) -> Callable[[Route], None]:
    """Only requests of this method; the others go on to the server."""
    return lambda route: answer(route) if route.request.method == method else route.fallback()
