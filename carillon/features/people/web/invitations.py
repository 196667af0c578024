"""Invitations for the console: sent, sent again, looked at and withdrawn."""

from datetime import datetime
from typing import Annotated

import msgspec

from carillon.core.calls import Call
from carillon.features.people.model.invitations import (
    InvitationState,
    NoAddresses,
    OpenInvitation,
    Outcome,
    Wanted,
    addresses_in,
)
from carillon.features.people.service import invitations
from carillon.wire.http import allowed, route

USERS = "/console/accounts/{account_id}/users"
INVITATIONS = "/console/accounts/{account_id}/invitations"


class NewInvitations(msgspec.Struct, frozen=True):
    """Addresses as typed, between semicolons, commas or white space."""

    addresses: str


class InvitationResult(msgspec.Struct, frozen=True, kw_only=True):
    address: str
    outcome: Outcome
    message: str


class InvitationResults(msgspec.Struct, frozen=True):
    results: list[InvitationResult]


class InvitationsQuery(msgspec.Struct, frozen=True, kw_only=True):
    """`search` is any part of the address."""

    search: str = ""
    state: InvitationState | None = None
    cursor: str | None = None
    limit: Annotated[int, msgspec.Meta(ge=1, le=200)] = 50


class InvitationRow(msgspec.Struct, frozen=True, kw_only=True):
    """The newest invitation of somebody who has not come yet; `invited_by` is an ARN, or the operator's name."""

    id: str
    user_id: str
    email: str
    state: InvitationState
    invited_by: str | None
    invited_at: datetime
    expires_at: datetime


class InvitationRows(msgspec.Struct, frozen=True, kw_only=True):
    items: list[InvitationRow]
    next_cursor: str | None
    total: int


class Withdrawn(msgspec.Struct, frozen=True):
    user_ids: list[str]


class WithdrawnResult(msgspec.Struct, frozen=True, kw_only=True):
    user_id: str
    ok: bool
    message: str | None


class WithdrawnResults(msgspec.Struct, frozen=True):
    results: list[WithdrawnResult]


@route("GET", INVITATIONS, rule=allowed("chime:ListUsers"), act="ListInvitations")
async def list_invitations(call: Call, account_id: str, query: InvitationsQuery) -> InvitationRows:
    """Whoever is invited and has not come yet."""
    wanted = Wanted(query.search.strip(), query.state)
    page = await invitations.open_ones(call, account_id, wanted, query.cursor, query.limit)
    return InvitationRows(
        items=[_row(each) for each in page.items],
        next_cursor=page.next_cursor,
        total=await invitations.count_open(call, account_id, wanted),
    )


@route("POST", INVITATIONS + "/withdraw", rule=allowed("chime:InviteUsers"), act="WithdrawInvitations")
async def withdraw_invitations(call: Call, account_id: str, body: Withdrawn) -> WithdrawnResults:
    """Make the links of these people dead at once."""
    results = await invitations.withdraw(call, account_id, body.user_ids)
    return WithdrawnResults(
        [
            WithdrawnResult(user_id=user_id, ok=refusal is None, message=refusal and refusal.message)
            for user_id, refusal in results.items()
        ]
    )


@route("POST", INVITATIONS, rule=allowed("chime:InviteUsers"), act="InviteUsers")
async def invite_users(call: Call, account_id: str, body: NewInvitations) -> InvitationResults:
    """Invite people by mail."""
    addresses = addresses_in(body.addresses)
    if not addresses:
        raise NoAddresses
    results = await invitations.invite(call, account_id, addresses)
    return InvitationResults(
        [InvitationResult(address=each.address, outcome=each.outcome, message=each.message) for each in results]
    )


@route("POST", USERS + "/{user_id}/invitation", rule=allowed("chime:InviteUsers"), act="InviteUsers")
async def resend_invitation(call: Call, account_id: str, user_id: str) -> None:
    """Mail the invitation again."""
    await invitations.resend(call, account_id, user_id)


def _row(each: OpenInvitation) -> InvitationRow:
    found = each.invitation
    return InvitationRow(
        id=found.id,
        user_id=found.user_id,
        email=found.email,
        state=each.state,
        invited_by=found.invited_by or None,
        invited_at=found.created_at,
        expires_at=found.expires_at,
    )
