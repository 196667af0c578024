"""The audit trail: what was called, by whom, from where and with what outcome, kept in CloudTrail's shape."""

from carillon.features.audit.model.chain import Head, Verification
from carillon.features.audit.model.delivery import TRAILS_ELSEWHERE, Delivery
from carillon.features.audit.model.entries import Entry
from carillon.features.audit.model.knocks import Keyring, Knocks
from carillon.features.audit.service.knocking import Doorkeeper, knocks_of, knocks_of_strangers
from carillon.features.audit.service.recording import Trail, acts_of, since
from carillon.features.audit.service.sealing import keep_sealing, re_encrypt, seal_all, verify, was_head
from carillon.features.audit.service.searching import latest_by_key, latest_refused

__all__ = [
    "TRAILS_ELSEWHERE",
    "Delivery",
    "Doorkeeper",
    "Entry",
    "Head",
    "Keyring",
    "Knocks",
    "Trail",
    "Verification",
    "acts_of",
    "keep_sealing",
    "knocks_of",
    "knocks_of_strangers",
    "latest_by_key",
    "latest_refused",
    "re_encrypt",
    "seal_all",
    "since",
    "verify",
    "was_head",
]
