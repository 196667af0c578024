"""Support: requests of administrators, the desk that answers them, and the diagnostic logs of people's clients."""

from carillon.features.support.model.diagnostics import Diagnosis
from carillon.features.support.model.requests import KnownMeetings
from carillon.features.support.model.settings import Settings
from carillon.features.support.service.holdings import SupportHolding
from carillon.features.support.service.providing import RequestsForNumbers

__all__ = ["Diagnosis", "KnownMeetings", "RequestsForNumbers", "Settings", "SupportHolding"]
