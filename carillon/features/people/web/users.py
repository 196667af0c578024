"""One user of an account for the console, and what is done with users."""

from datetime import datetime

import msgspec

from carillon.core.calls import Call
from carillon.features import accounts
from carillon.features.accounts import License
from carillon.features.people.model.acts import Act
from carillon.features.people.model.users import PhoneBook, Privacy, Registration, User, UserType
from carillon.features.people.service import deeds, previews, users
from carillon.features.people.service.users import Results
from carillon.wire.http import allowed, route

USERS = "/console/accounts/{account_id}/users"


class AccountLabel(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str


class UserDetail(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of the guide's user detail (USR-08)."""

    id: str
    display_name: str | None
    email: str
    registration: Registration
    license: License
    user_type: UserType
    invited_at: datetime | None
    joined_at: datetime | None
    personal_pin: str | None
    privacy: Privacy
    last_active_at: datetime | None
    messages_sent: int
    meetings_attended: int
    meetings_organized: int
    meeting_satisfaction: int | None
    phone_number: str | None
    released_at: datetime | None
    account: AccountLabel


class Chosen(msgspec.Struct, frozen=True):
    user_ids: list[str]


class LicenseForAll(msgspec.Struct, frozen=True, kw_only=True):
    user_ids: list[str]
    license: str


class ActToPreview(msgspec.Struct, frozen=True, kw_only=True):
    act: Act
    user_ids: list[str]


class ActPreview(msgspec.Struct, frozen=True, kw_only=True):
    """Those to whom the act applies, and how much of what belongs to them ends or goes back."""

    users: int
    invitations: int = 0
    meetings: int = 0
    numbers: int = 0
    sessions: int = 0


class UserResult(msgspec.Struct, frozen=True, kw_only=True):
    user_id: str
    ok: bool
    message: str | None


class UserResults(msgspec.Struct, frozen=True):
    results: list[UserResult]


@route("GET", USERS + "/{user_id}", rule=allowed("chime:GetUser"))
async def get_user(call: Call, account_id: str, user_id: str) -> UserDetail:
    """One user with everything an administrator may see."""
    return await _detail(call, await users.find(call, account_id, user_id))


# No audit record: looking ahead changes nothing.
@route("POST", USERS + "/preview", rule=allowed("chime:ListUsers"), act=None)
async def preview_act(call: Call, account_id: str, body: ActToPreview) -> ActPreview:
    """To how many of the users an act would be done, and what else would happen with it."""
    counts = await previews.preview(call, body.act, account_id, body.user_ids)
    return ActPreview(**counts)


@route("POST", USERS + "/licenses", rule=allowed("chime:UpdateUserLicenses"), act="UpdateUserLicenses")
async def assign_license(call: Call, account_id: str, body: LicenseForAll) -> UserResults:
    """Give users Pro or Basic."""
    accounts.supported(body.license)
    return _results(await users.set_licenses(call, account_id, dict.fromkeys(body.user_ids, body.license)))


@route("POST", USERS + "/remove", rule=allowed("chime:SuspendUsers"), act="SuspendUsers")
async def remove_users(call: Call, account_id: str, body: Chosen) -> UserResults:
    """Take users out of a Team account."""
    return _results(await users.remove(call, account_id, body.user_ids))


@route("POST", USERS + "/suspend", rule=allowed("chime:SuspendUsers"), act="SuspendUsers")
async def suspend_users(call: Call, account_id: str, body: Chosen) -> UserResults:
    """Suspend users of an Enterprise account."""
    return _results(await users.suspend(call, account_id, body.user_ids))


@route("POST", USERS + "/activate", rule=allowed("chime:ActivateUsers"), act="ActivateUsers")
async def activate_users(call: Call, account_id: str, body: Chosen) -> UserResults:
    """Bring users of an Enterprise account back from suspension."""
    return _results(await users.activate(call, account_id, body.user_ids))


@route("POST", USERS + "/{user_id}/personal-pin", rule=allowed("chime:ResetPersonalPIN"), act="ResetPersonalPIN")
async def reset_personal_pin(call: Call, account_id: str, user_id: str) -> UserDetail:
    """Give the user another personal PIN."""
    return await _detail(call, await users.reset_pin(call, account_id, user_id))


async def _detail(call: Call, user: User) -> UserDetail:
    account = await accounts.find(call, user.account_id or "")
    done = (await deeds.done_by(call, [user.id]))[user.id]
    numbers = await call.part(PhoneBook).numbers(call, account.id, [user.id])
    return UserDetail(
        id=user.id,
        display_name=user.display_name,
        email=user.email,
        registration=user.registration,
        license=user.license_at(call.now),
        user_type=user.user_type,
        invited_at=user.invited_at if account.is_team else None,  # USR-13
        joined_at=user.joined_at,
        personal_pin=user.personal_pin,
        privacy=user.privacy,
        last_active_at=user.last_active_at,
        messages_sent=done.messages_sent,
        meetings_attended=done.meetings_attended,
        meetings_organized=done.meetings_organized,
        meeting_satisfaction=done.meeting_satisfaction,
        phone_number=numbers.get(user.id),
        released_at=user.released_at,
        account=AccountLabel(id=account.id, name=account.name),
    )


def _results(results: Results) -> UserResults:
    return UserResults([_result(user_id, refusal and refusal.message) for user_id, refusal in results.items()])


def _result(user_id: str, message: str | None) -> UserResult:
    return UserResult(user_id=user_id, ok=message is None, message=message)
