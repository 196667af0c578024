"""What the operator and the organisations have decided about support."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """The operator's: a support centre elsewhere, and where the desk hears of news; empty where there is none."""

    centre: str = ""
    desk_mail: str = ""
