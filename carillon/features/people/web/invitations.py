"""Invitations for the console: sent, and sent again."""

import msgspec

from carillon.core.calls import Call
from carillon.features.people.model.invitations import NoAddresses, Outcome, addresses_in
from carillon.features.people.service import invitations
from carillon.wire.http import allowed, route

USERS = "/console/accounts/{account_id}/users"


class NewInvitations(msgspec.Struct, frozen=True):
    """Addresses as typed, between semicolons, commas or white space."""

    addresses: str


class InvitationResult(msgspec.Struct, frozen=True, kw_only=True):
    address: str
    outcome: Outcome
    message: str


class InvitationResults(msgspec.Struct, frozen=True):
    results: list[InvitationResult]


@route("POST", "/console/accounts/{account_id}/invitations", rule=allowed("chime:InviteUsers"), act="InviteUsers")
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
