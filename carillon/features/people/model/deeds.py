"""What people have done so far, as figures, and what they said of their meetings."""

from collections.abc import Mapping
from dataclasses import dataclass

from carillon.core.errors import Kind, Refusal

LONGEST_COMMENT = 1000


class CommentTooLong(Refusal):
    """Write at most {longest} characters."""

    kind = Kind.INVALID


@dataclass(frozen=True, slots=True)
class Deeds:
    """How often each was done; figures of two times add up."""

    messages_sent: int = 0
    meetings_attended: int = 0
    meetings_organized: int = 0
    meetings_judged: int = 0
    meetings_found_good: int = 0

    @property
    def meeting_satisfaction(self) -> int | None:
        """The percentage of good answers to the question after a meeting; None before the first (USR-19)."""
        return round(100 * self.meetings_found_good / self.meetings_judged) if self.meetings_judged else None

    def __add__(self, other: "Deeds") -> "Deeds":
        return Deeds(
            self.messages_sent + other.messages_sent,
            self.meetings_attended + other.meetings_attended,
            self.meetings_organized + other.meetings_organized,
            self.meetings_judged + other.meetings_judged,
            self.meetings_found_good + other.meetings_found_good,
        )


Figures = Mapping[str, Deeds]
"""What was done, by the id of whoever did it."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """How somebody found a meeting; each of them says so once (IMP-01)."""

    user_id: str
    meeting_id: str
    good: bool
    comment: str | None = None


def clean_comment(text: str | None) -> str | None:
    comment = (text or "").strip()
    if len(comment) > LONGEST_COMMENT:
        raise CommentTooLong(longest=LONGEST_COMMENT)
    return comment or None
