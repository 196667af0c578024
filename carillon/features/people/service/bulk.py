"""Many invitations and many licences at once, from an administrator's file."""

from collections.abc import Sequence

from carillon.core.calls import Call
from carillon.features import accounts
from carillon.features.accounts import Account
from carillon.features.people.model.bulk import read_invitations, read_licenses
from carillon.features.people.model.invitations import Outcome
from carillon.features.people.model.sheets import (
    AccountMissing,
    Entry,
    Line,
    Sheet,
    Standing,
    Verdict,
    conflicting,
    matched,
    wrong,
)
from carillon.features.people.model.users import MOST_AT_ONCE, InvitationStatus, User
from carillon.features.people.service import invitations
from carillon.features.people.service import users as service
from carillon.features.people.store import users


class BulkInvitations:
    """Each line an address to invite into a Team account."""

    def read(self, body: bytes) -> Sequence[Entry]:
        return read_invitations(body)

    async def judge(self, call: Call, sheet: Sheet, lines: Sequence[Line]) -> Sequence[Verdict]:
        account = await account_of(call, sheet)
        emails = [line.subject for line in lines]
        known = await invitations.what_is_known(call, account, emails)
        here = await users.in_account_by_emails(call.tx, account.id, emails)
        still_open = await invitations.invited_now(call, [user.id for user in here.values()])
        return [_invitation(known.judge("", email), here.get(email), still_open) for email in emails]

    async def carry_out(self, call: Call, sheet: Sheet, lines: Sequence[Line]) -> None:
        if lines:
            account = await account_of(call, sheet)
            await invitations.invite(call, account.id, [line.subject for line in lines], by=sheet.created_by)


class BulkLicenses:
    """Each line the address of a user of the account, and a licence."""

    def read(self, body: bytes) -> Sequence[Entry]:
        return read_licenses(body)

    async def judge(self, call: Call, sheet: Sheet, lines: Sequence[Line]) -> Sequence[Verdict]:
        account = await account_of(call, sheet)
        here = await users.in_account_by_emails(call.tx, account.id, [line.subject for line in lines])
        return [_license(line, here.get(line.subject)) for line in lines]

    async def carry_out(self, call: Call, sheet: Sheet, lines: Sequence[Line]) -> None:
        account = await account_of(call, sheet)
        here = await users.in_account_by_emails(call.tx, account.id, [line.subject for line in lines])
        wanted: list[tuple[str, str | None]] = [(here[line.subject].id, line.row["license"]) for line in lines]
        for first in range(0, len(wanted), MOST_AT_ONCE):
            await service.set_licenses(call, account.id, dict(wanted[first : first + MOST_AT_ONCE]))


async def account_of(call: Call, sheet: Sheet) -> Account:
    """The account that the lines are for."""
    if sheet.purpose.account_id is None:
        raise AccountMissing
    return await accounts.find(call, sheet.purpose.account_id)


def _invitation(result: invitations.Invited, place: User | None, still_open: set[str]) -> Verdict:
    match result.outcome:
        case Outcome.ALREADY_MEMBER:
            return matched("AlreadyMember", result.message)
        case Outcome.CLAIMED_ELSEWHERE:
            return conflicting("ClaimedElsewhere", result.message)
        case Outcome.INVALID:
            return wrong("EmailWrong", result.message)
        case Outcome.INVITED:
            return _invited(result.message, place, still_open)


def _invited(message: str, place: User | None, still_open: set[str]) -> Verdict:
    if place is None:
        return Verdict(Standing.NEW, "Invited", message)
    if place.id in still_open and place.invitation_status is not InvitationStatus.FAILED:
        return matched("InvitedAlready", f"An invitation is open for {place.email}.")
    return Verdict(Standing.CHANGED, "InvitedAgain", f"Another invitation goes to {place.email}.")


def _license(line: Line, user: User | None) -> Verdict:
    if user is None:
        return wrong("NotInAccount", f"{line.subject} is not in this account.")
    if user.license.value == line.row["license"]:
        return matched("LicenseUnchanged", f"{line.subject} has {user.license} already.")
    return Verdict(Standing.CHANGED, "LicenseChanged", f"From {user.license} to {line.row['license']}.")
