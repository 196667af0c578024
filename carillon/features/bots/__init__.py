"""Chat bots: programs of an Enterprise account, with an endpoint that is told what happens, signed with their token."""

from carillon.features.bots.service.answers import BotsOfAccount
from carillon.features.bots.service.bots import re_encrypt
from carillon.features.bots.service.inboxes import write
from carillon.features.bots.service.members import BotsAsMembers

__all__ = ["BotsAsMembers", "BotsOfAccount", "re_encrypt", "write"]
