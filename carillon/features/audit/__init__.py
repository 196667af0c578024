"""The audit trail: what was called, by whom, from where and with what outcome, kept in CloudTrail's shape."""

from carillon.features.audit.model import Entry
from carillon.features.audit.service import Home, Trail, since

__all__ = ["Entry", "Home", "Trail", "since"]
