"""Inviting people into an account, and the mail that takes the link to them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from carillon.adapters.mail import Mailer, MailRefused, Message
from carillon.core import jobs
from carillon.core.calls import Call, Calls
from carillon.core.errors import Refusal
from carillon.core.ids import digest
from carillon.core.pages import Page
from carillon.core.vault import Vault
from carillon.features import accounts
from carillon.features.accounts import Account
from carillon.features.people.model import letters
from carillon.features.people.model.invitations import (
    INVITATION_LIFE,
    MOST_INVITED_BY_HAND,
    AlreadyRegistered,
    ClaimedElsewhere,
    Invitation,
    Invited,
    LinkExpired,
    NotOfDomain,
    Offer,
    OpenInvitation,
    Outcome,
    SendInvitation,
    Site,
    TeamOnly,
    Wanted,
    merged,
)
from carillon.features.people.model.users import (
    MOST_AT_ONCE,
    EmailTaken,
    EmailWrong,
    InvitationStatus,
    Registration,
    TooManyUsers,
    User,
    UserNotFound,
    UserType,
    clean_display_name,
    clean_email,
)
from carillon.features.people.service import users as service
from carillon.features.people.service.callers import name_of
from carillon.features.people.service.readers import language_of_caller, reader_at
from carillon.features.people.store import invitations, moving, users
from carillon.features.people.store.invitations import Secret


async def invite(
    call: Call,
    account_id: str,
    addresses: Sequence[str],
    user_type: UserType = UserType.PRIVATE_USER,
    by: str | None = None,
) -> list[Invited]:
    """Invite addresses of any domain that is nobody else's (ACC-05); a result for each (AMB-23).

    `by` is who invites, where that is not the caller.
    """
    wanted = merged(addresses)
    if len(wanted) > MOST_INVITED_BY_HAND:
        raise TooManyUsers(most=MOST_INVITED_BY_HAND)
    account = await accounts.hold(call, account_id)
    if not account.is_team:
        raise TeamOnly
    known = await what_is_known(call, account, wanted)
    results = [known.judge(call.ids.uuid(), address) for address in wanted]
    invited = {clean_email(each.address): each for each in results if each.outcome is Outcome.INVITED}
    kept = await _keep_places(call, account, list(invited), user_type)
    await _send_links(call, [(kept[email], each.invite_id) for email, each in invited.items()], by)
    return results


async def invite_places(call: Call, places: Sequence[User], by: str) -> None:
    """Invite those for whom there is a place already."""
    await moving.mark_invited(call.tx, [user.id for user in places], call.now, InvitationStatus.PENDING.value)
    await _send_links(call, [(user, call.ids.uuid()) for user in places], by)


async def invited_now(call: Call, user_ids: Collection[str]) -> set[str]:
    """Those of these places to which a link leads at present."""
    return await invitations.invited_now(call.tx, user_ids, call.now)


async def open_ones(
    call: Call, account_id: str, wanted: Wanted, cursor: str | None, limit: int
) -> Page[OpenInvitation]:
    """Whoever is invited into the account and has not come yet, by address; the newest invitation of each."""
    account = await accounts.find(call, account_id)
    return await invitations.page_of_open(call.tx, account.id, wanted, call.now, cursor, limit)


async def count_open(call: Call, account_id: str, wanted: Wanted) -> int:
    account = await accounts.find(call, account_id)
    return await invitations.count_wanted(call.tx, account.id, wanted, call.now)


async def withdraw(call: Call, account_id: str, user_ids: Sequence[str]) -> dict[str, Refusal | None]:
    """Every link of these is dead at once, and their places go; who was brought along from elsewhere stays listed."""
    if len(user_ids) > MOST_AT_ONCE:
        raise TooManyUsers(most=MOST_AT_ONCE)
    account = await accounts.find(call, account_id)
    found = await users.hold_in_account(call.tx, account.id, user_ids)
    places = [user for user in found.values() if not user.is_known]
    await invitations.withdraw(call.tx, [user.id for user in places], call.now)
    await moving.forget_invitation(call.tx, [user.id for user in places if user.moved_in_at is not None])
    await users.remove(call.tx, [user.id for user in places if user.moved_in_at is None])
    return {user_id: _not_withdrawn(user_id, found.get(user_id)) for user_id in user_ids}


def _not_withdrawn(user_id: str, user: User | None) -> Refusal | None:
    if user is None:
        return UserNotFound(user_id=user_id)
    return AlreadyRegistered(email=user.email) if user.is_known else None


async def create_user(call: Call, account_id: str, email: str, user_type: UserType, name: str | None) -> User:
    """Add one user: a shared device is there at once; a person is invited into a Team by mail.

    A person of an Enterprise account signs up with the address instead, and so gets no mail of ours (USR-37).
    """
    account = await accounts.hold(call, account_id)
    user = User(call.ids.uuid(), account.id, clean_email(email), call.now, name and clean_display_name(name))
    user = replace(user, user_type=user_type, license=account.default_license)
    await _check_new(call, account, user.email)
    if user_type is UserType.SHARED_DEVICE:
        user = replace(
            user,
            display_name=user.display_name or user.email,
            registration=Registration.REGISTERED,
            joined_at=call.now,
            personal_pin=await service.fresh_pin(call),
        )
        await users.add(call.tx, user)
        return user
    if not account.is_team:
        await users.add(call.tx, user)
        return user
    user = _invited(call, user)
    await users.add(call.tx, user)
    await _send_links(call, [(user, call.ids.uuid())])
    return user


async def resend(call: Call, account_id: str, user_id: str) -> None:
    """Another mail with a link of its own; the earlier links stay good for their time."""
    user = await service.find(call, account_id, user_id)
    if user.is_known:
        raise AlreadyRegistered(email=user.email)
    if not (await accounts.find(call, account_id)).is_team:
        raise TeamOnly
    await users.set_invitation_status(call.tx, user.id, InvitationStatus.PENDING, call.now)
    await _send_links(call, [(user, call.ids.uuid())])


async def send(calls: Calls, job: SendInvitation) -> None:
    """Carry the mail away; a second run sends the same message, with the same id, or nothing."""
    async with calls.read() as call:
        letter = await _letter(call, job)
    if letter is None:
        return
    try:
        await calls.part(Mailer).send(letter)
    except MailRefused:
        async with calls.write() as call:
            await _failed(call, job.invitation_id)
        raise
    async with calls.write() as call:
        await invitations.keep_sealed(call.tx, job.invitation_id, None)


async def re_encrypt(call: Call) -> int:
    """Encrypt what waits to be mailed with the newest master key; answers how many secrets that were."""
    vault = call.part(Vault)
    sealed = await invitations.sealed_secrets(call.tx)
    for id_, secret in sealed.items():
        await invitations.keep_sealed(call.tx, id_, vault.encrypt(vault.decrypt(secret, _purpose(id_)), _purpose(id_)))
    return len(sealed)


async def offer(call: Call, secret: str) -> Offer | None:
    """What the link with this secret offers; None when it is not an invitation's, LinkExpired when it is over."""
    return await _offered(call, await invitations.by_secret(call.tx, digest(secret)))


async def hold_offer(call: Call, secret: str) -> Offer | None:
    """The same, and nobody else takes it up, withdraws it or moves its person before this call is done.

    Users are held before invitations, as where administrators remove them: two calls never wait for each other.
    """
    seen = await offer(call, secret)
    if seen is not None:
        await users.hold_all(call.tx, [seen.invitation.user_id, *([seen.person.id] if seen.person else [])])
    return await _offered(call, await invitations.hold(call.tx, digest(secret)))


@dataclass(frozen=True, slots=True)
class Known:
    """What decides about each address of an invitation."""

    account: Account
    claimants: dict[str, str]
    people: dict[str, User]

    def judge(self, invite_id: str, address: str) -> Invited:
        try:
            email = clean_email(address)
        except EmailWrong as refusal:
            return Invited(invite_id, address, Outcome.INVALID, refusal.message)
        person = self.people.get(email)
        if person is not None and person.account_id == self.account.id:
            return Invited(invite_id, address, Outcome.ALREADY_MEMBER, f"{email} is in this account already.")
        if self.claimants.get(email, self.account.id) != self.account.id:
            return Invited(invite_id, address, Outcome.CLAIMED_ELSEWHERE, ClaimedElsewhere(email=email).message)
        if person is not None:
            return Invited(invite_id, address, Outcome.INVITED, f"{email} is registered and joins by accepting.")
        return Invited(invite_id, address, Outcome.INVITED, f"An invitation goes to {email}.")


async def what_is_known(call: Call, account: Account, addresses: Sequence[str]) -> Known:
    emails = [address.lower() for address in addresses]
    claimants = await accounts.claimants(call.tx, emails)
    return Known(account, claimants, await users.known_by_emails(call.tx, emails))


async def _keep_places(call: Call, account: Account, emails: Sequence[str], user_type: UserType) -> dict[str, User]:
    """Whoever was invited stands in the list at once (USR-05), once, however often invited."""
    kept = await users.in_account_by_emails(call.tx, account.id, emails)
    for user_id in sorted(user.id for user in kept.values()):
        await users.set_invitation_status(call.tx, user_id, InvitationStatus.PENDING, call.now)
    added = {
        email: _invited(
            call,
            User(call.ids.uuid(), account.id, email, call.now, user_type=user_type, license=account.default_license),
        )
        for email in emails
        if email not in kept
    }
    await users.add_many(call.tx, list(added.values()))
    return kept | added


def _invited(call: Call, user: User) -> User:
    return replace(user, invited_at=call.now, invitation_status=InvitationStatus.PENDING)


async def _check_new(call: Call, account: Account, email: str) -> None:
    claimant = await accounts.claimant(call.tx, email)
    if claimant not in (None, account.id):
        raise ClaimedElsewhere(email=email)
    if not account.is_team and claimant != account.id:
        raise NotOfDomain(email=email)
    here = await users.in_account_by_emails(call.tx, account.id, [email])
    if here or await users.known_by_email(call.tx, email):
        raise EmailTaken(email=email)


async def _send_links(call: Call, invited: Sequence[tuple[User, str]], by: str | None = None) -> None:
    vault = call.part(Vault)
    inviter = by or name_of(call.caller)
    new: list[tuple[Invitation, Secret]] = []
    for user, invite_id in invited:
        secret = call.ids.secret()
        expires_at = call.now + INVITATION_LIFE
        invitation = Invitation(
            invite_id, user.account_id or "", user.id, user.email, call.now, expires_at, invited_by=inviter
        )
        new.append((invitation, Secret(digest(secret), vault.encrypt(secret, _purpose(invite_id)))))
    await invitations.add_many(call.tx, new)
    language = await language_of_caller(call)
    await jobs.enqueue_all(call, [SendInvitation(invitation.id, language) for invitation, _ in new])


def _purpose(invitation_id: str) -> str:
    """What a sealed secret is bound to: moved to another invitation's row it cannot be opened."""
    return f"invitation:{invitation_id}"


async def _letter(call: Call, job: SendInvitation) -> Message | None:
    """None when nobody waits for the mail any more: it is sent, or the invitation is over."""
    invitation = await invitations.find(call.tx, job.invitation_id)
    sealed = await invitations.sealed_secret(call.tx, job.invitation_id)
    if invitation is None or sealed is None:
        return None
    try:
        found = await _offered(call, invitation)
    except LinkExpired:
        return None
    secret = call.part(Vault).decrypt(sealed, _purpose(invitation.id))
    if found is None:
        return None
    reader = await reader_at(call.tx, invitation.email, job.language)
    return letters.invitation(reader, found, f"{call.part(Site).base_url}/register#{secret}")


async def _failed(call: Call, invitation_id: str) -> None:
    invitation = await invitations.find(call.tx, invitation_id)
    if invitation is not None:
        await users.set_invitation_status(call.tx, invitation.user_id, InvitationStatus.FAILED)


async def _offered(call: Call, invitation: Invitation | None) -> Offer | None:
    if invitation is None:
        return None
    invitation.check_open(call.now)
    account = await accounts.unguarded(call.tx, invitation.account_id)
    claimant = await accounts.claimant(call.tx, invitation.email)
    if account is None or claimant not in (None, account.id):
        raise LinkExpired
    return Offer(invitation, account.name, await users.known_by_email(call.tx, invitation.email))
