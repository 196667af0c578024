"""Who keeps what about people: the features that hand it out and let go of it, and the columns that stay."""

from collections.abc import Mapping

from carillon.features import chat, meetings, numbers, people, signin, support

HOLDINGS = people.Holdings(
    (
        signin.SigninHolding(),
        meetings.MeetingsHolding(),
        chat.ChatHolding(),
        numbers.NumbersHolding(),
        support.SupportHolding(),
        people.TrailHolding(),
        people.PeopleHolding(),
    )
)
"""In the order in which they let go: who is signed in nowhere does nothing more while the rest goes."""

_ADMINISTRATORS = "identities of administrators in IAM are theirs to keep, and no people of an account"
_BOT = "a bot is a program"
_REQUEST = "what administrators wrote in their request, which is kept as it was"
_TRAIL = "the audit trail is sealed and stays whole; it names people by ids, and who did what must not be undone"

KEPT: Mapping[str, str] = {
    "access_keys.user_id": _ADMINISTRATORS,
    "console_sessions.iam_user_id": _ADMINISTRATORS,
    "iam_group_members.user_id": _ADMINISTRATORS,
    "iam_users.email": _ADMINISTRATORS,
    "iam_users.email_folded": _ADMINISTRATORS,
    "mfa_devices.user_id": _ADMINISTRATORS,
    "roots.email": _ADMINISTRATORS,
    "temporary_keys.user_id": _ADMINISTRATORS,
    "domain_reviews.owner_id": "the account that has a domain",
    "domain_reviews.decided_by": _ADMINISTRATORS,
    "sheets.created_by": _ADMINISTRATORS,
    "invitations.invited_by": _ADMINISTRATORS,
    "port_ins.requested_by": _ADMINISTRATORS,
    "port_in_documents.added_by": _ADMINISTRATORS,
    "port_out_cases.asked_by": _ADMINISTRATORS,
    "port_out_cases.answered_by": _ADMINISTRATORS,
    "port_outs.heard_by": _ADMINISTRATORS,
    "port_out_cases.contact_email": _REQUEST,
    "support_requests.search_key": _REQUEST,
    "support_entries.author": _ADMINISTRATORS,
    "support_attachments.author": _ADMINISTRATORS,
    "support_requests.contact_email": _REQUEST,
    "support_contacts.operations_email": "a mailbox of the operator",
    "bots.user_id": _BOT,
    "bots.email": _BOT,
    "attendees.guest_name": "a guest is no user; the name was typed for one meeting",
    "jobs.argument": "what was done is forgotten a week later",
    "jobs.last_error": "what was done is forgotten a week later",
    "jobs.partition_key": "what was done is forgotten a week later",
    "jobs.lease_owner": "a process",
    "job_steps.result": "goes with its job",
    "trail_records.event": _TRAIL,
    "trail_records.user_name": _TRAIL,
    "trail_records.principal_arn": _TRAIL,
    "trail_resources.name": _TRAIL,
    "messages.content": "what others wrote is theirs, whomever it names",
    "conversations.name": "the name of a room is everybody's in it",
    "erasures.user_id": "the record of the erasure itself, which leads to nobody any more",
    "erasures.requested_by": _ADMINISTRATORS,
}
"""Columns that may still name somebody who was erased, each with the reason."""
