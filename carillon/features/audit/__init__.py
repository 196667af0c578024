"""The audit trail: what was called, by whom, from where and with what outcome, kept in CloudTrail's shape."""

from carillon.features.audit.model.chain import Head, Verification
from carillon.features.audit.model.delivery import Delivery
from carillon.features.audit.model.entries import Entry
from carillon.features.audit.service.recording import Home, Trail, since
from carillon.features.audit.service.sealing import keep_sealing, re_encrypt, seal_all, verify, was_head

__all__ = [
    "Delivery",
    "Entry",
    "Head",
    "Home",
    "Trail",
    "Verification",
    "keep_sealing",
    "re_encrypt",
    "seal_all",
    "since",
    "verify",
    "was_head",
]
