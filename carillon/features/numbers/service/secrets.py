"""The secrets that numbers keep: PINs of carriers here and there, and links that wait to be mailed."""

from carillon.core.calls import Call
from carillon.features.numbers.service import port_documents, port_ins, port_outs


async def re_encrypt(call: Call) -> int:
    """Encrypt all of them with the newest master key; answers how many they were."""
    return sum([await each.re_encrypt(call) for each in (port_ins, port_documents, port_outs)])
