"""Meetings: people and guests see and hear each other; who may enter, who is in, and who keeps order."""

from carillon.features.meetings.model.entering import Admitted
from carillon.features.meetings.model.meetings import Place, Places, Settings
from carillon.features.meetings.service.answers import (
    MeetingsOfAccount,
    MeetingsOfDomain,
    MeetingsOfOrganisation,
    RegionsOfMeetings,
)
from carillon.features.meetings.service.deeds import MeetingsOfPeople
from carillon.features.meetings.service.entering import admit, consider
from carillon.features.meetings.service.holdings import MeetingsHolding
from carillon.features.meetings.service.presence import hear

__all__ = [
    "Admitted",
    "MeetingsHolding",
    "MeetingsOfAccount",
    "MeetingsOfDomain",
    "MeetingsOfOrganisation",
    "MeetingsOfPeople",
    "Place",
    "Places",
    "RegionsOfMeetings",
    "Settings",
    "admit",
    "consider",
    "hear",
]
