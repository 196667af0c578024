"""The jobs of signing in: letters, tidying up, and sessions that end because something happened to their person."""

from datetime import timedelta

from carillon.core.calls import Calls
from carillon.core.events import on
from carillon.core.jobs import runs
from carillon.features.organisations import OrganisationDeleted
from carillon.features.people import UserDeleted, UserLeftWithDomain, UserRemoved, UserSuspended
from carillon.features.signin.model.email_changes import EndedBy, SendEmailChange, SendEmailChanged
from carillon.features.signin.model.entering import (
    SendConsoleAddress,
    SendOwnerConfirmation,
    SendPasswordChanged,
    SendReset,
    SendSignUp,
    Tidy,
)
from carillon.features.signin.service import email_changes, ended_changes, letters, sessions


@runs(SendSignUp)
async def send_sign_up(calls: Calls, job: SendSignUp) -> None:
    await letters.send_sign_up(calls, job)


@runs(SendOwnerConfirmation)
async def send_owner_confirmation(calls: Calls, job: SendOwnerConfirmation) -> None:
    await letters.send_owner_confirmation(calls, job)


@runs(SendConsoleAddress)
async def send_console_address(calls: Calls, job: SendConsoleAddress) -> None:
    await letters.send_console_address(calls, job)


@runs(SendReset)
async def send_reset(calls: Calls, job: SendReset) -> None:
    await letters.send_reset(calls, job)


@runs(SendPasswordChanged)
async def send_password_changed(calls: Calls, job: SendPasswordChanged) -> None:
    await letters.send_password_changed(calls, job)


@runs(SendEmailChange)
async def send_email_change(calls: Calls, job: SendEmailChange) -> None:
    await email_changes.send(calls, job)


@runs(SendEmailChanged)
async def send_email_changed(calls: Calls, job: SendEmailChanged) -> None:
    await email_changes.send_changed(calls, job)


@runs(Tidy, every=timedelta(hours=1))
async def tidy(calls: Calls, job: Tidy) -> None:
    async with calls.write() as call:
        await sessions.tidy(call)


@on(UserSuspended)
async def end_sessions_of_suspended(calls: Calls, fact: UserSuspended) -> None:
    async with calls.write() as call:
        await sessions.sign_out_everywhere(call, fact.user_id)


@on(UserRemoved)
async def end_change_of_removed(calls: Calls, fact: UserRemoved) -> None:
    async with calls.write() as call:
        await ended_changes.end(call, fact.user_id, EndedBy.REMOVAL)


@on(OrganisationDeleted)
async def end_console(calls: Calls, fact: OrganisationDeleted) -> None:
    async with calls.write() as call:
        await sessions.end_console_of_organisation(call, fact.organisation_id)


@on(UserLeftWithDomain)
async def forget_released(calls: Calls, fact: UserLeftWithDomain) -> None:
    async with calls.write() as call:
        await sessions.forget(call, fact.user_id)


@on(UserDeleted)
async def forget_deleted(calls: Calls, fact: UserDeleted) -> None:
    async with calls.write() as call:
        await sessions.forget(call, fact.user_id)
