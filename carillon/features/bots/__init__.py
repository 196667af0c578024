"""Chat bots: programs of an Enterprise account, with an endpoint that is told what happens, signed with their token."""

from carillon.features.bots.model import Bot
from carillon.features.bots.service.bots import re_encrypt

__all__ = ["Bot", "re_encrypt"]
