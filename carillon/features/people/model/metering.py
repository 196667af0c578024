"""Active Pro: on which days somebody hosted what is paid for."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from carillon.core.errors import Kind, Refusal
from carillon.features.accounts import License

FREE_COMPANY = 2
"""So many may meet, the host among them, without more; the third makes the difference (AMB-29)."""


class MonthWrong(Refusal):
    """Give a month as 2026-11."""

    kind = Kind.INVALID


@dataclass(frozen=True, slots=True)
class HostedMeeting:
    """What counts of a meeting that has ended; attendees are all who were ever in, the host among them."""

    host_id: str
    ended_at: datetime
    attendees: int
    was_scheduled: bool = False
    recording_events: int = 0
    dialled_in: int = 0
    by_h323_or_sip: int = 0


@dataclass(frozen=True, slots=True)
class ActiveDay:
    """A day, in UTC, on which a user of an account was an Active Pro user; once, however often they hosted."""

    account_id: str
    user_id: str
    day: date


def active_pro(meeting: HostedMeeting) -> bool:
    """Whether a meeting that has ended makes its organiser an Active Pro user of the day: one condition suffices."""
    return (
        meeting.was_scheduled
        or meeting.attendees > FREE_COMPANY
        or meeting.recording_events > 0
        or meeting.dialled_in > 0
        or meeting.by_h323_or_sip > 0
    )


def day_of(meeting: HostedMeeting) -> date:
    """The day that counts is the one on which the meeting ended (PRO-05)."""
    return meeting.ended_at.astimezone(UTC).date()


def active_day(meeting: HostedMeeting, account_id: str | None, license_: License) -> ActiveDay | None:
    """What is written down of it: only users of an account who are Pro are ever paid for (OVR-06, OVR-07)."""
    if account_id is None or license_ is not License.PRO or meeting.attendees == 0 or not active_pro(meeting):
        return None
    return ActiveDay(account_id, meeting.host_id, day_of(meeting))


def month_of(text: str) -> tuple[date, date]:
    """The first day of a month written as 2026-11, and that of the next one."""
    try:
        first = date.fromisoformat(f"{text}-01")
        following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    except ValueError as error:
        raise MonthWrong from error
    return first, following
