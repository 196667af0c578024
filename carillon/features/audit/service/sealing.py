"""Sealing: committed records become links of a chain within seconds, and the chain can be checked."""

import asyncio
from itertools import count

import structlog

from carillon.core.calls import Call, Calls
from carillon.core.errors import Refusal
from carillon.core.ids import Ids
from carillon.core.vault import Vault
from carillon.features.audit import store
from carillon.features.audit.model import chain
from carillon.features.audit.model.chain import FIRST, KEY_PURPOSE, Head, Seal, Verification
from carillon.features.audit.store import Chain

EVERY_SECONDS = 2.0
WHOLE_EVERY = 60
"""Every how many rounds the whole trail is looked through."""
STRAGGLERS = 10_000
"""So many records may be written while one waits to be committed, and it is still sealed in the next round."""
AT_ONCE = 1000
MOST_PROBLEMS = 100

log = structlog.get_logger(__name__)


async def keep_sealing(calls: Calls, every: float = EVERY_SECONDS) -> None:
    """Seal whatever was committed, by this process or another one, until cancelled."""
    for number in count():
        try:
            await seal_all(calls, whole=number % WHOLE_EVERY == 0)
        except Refusal as refusal:  # the disk is full or the database away: the next round tries again
            log.warning("audit trail not sealed", reason=refusal.code)
        await asyncio.sleep(every)


async def seal_all(calls: Calls, *, whole: bool = True) -> int:
    """How many records were sealed; unless the `whole` trail is meant, only its end is looked through."""
    async with calls.read() as call:
        after = 0 if whole else await store.newest_sealed(call.tx) - STRAGGLERS
        waiting = await store.count_unsealed(call.tx, after)
    sealed = 0
    while sealed < waiting:
        async with calls.write() as call:
            done = await _seal(call, after)
        if not done:
            break
        sealed += done
    return sealed


async def _seal(call: Call, after: int) -> int:
    found = await store.chain(call.tx, to_change=True)
    if found is None:
        await store.add_chain(call.tx, _new_key(call.part(Vault), call.ids))
        found = await store.chain(call.tx, to_change=True)
        assert found is not None
    entries = await store.unsealed(call.tx, AT_ONCE, after)
    if entries:
        await store.add_seals(call.tx, list(chain.seal(_key(call.part(Vault), found), found.head, entries)))
    return len(entries)


async def verify(call: Call) -> Verification:
    """Read the whole chain once; stops naming faults after a hundred."""
    found = await store.chain(call.tx)
    unsealed = await store.count_unsealed(call.tx)
    if found is None:
        return Verification(0, unsealed, Head(0, FIRST), tuple(await _without_chain(call)))
    key = _key(call.part(Vault), found)
    problems: list[str] = []
    last: Seal | None = None
    sealed = 0
    while links := await store.links(call.tx, last.number if last else 0, AT_ONCE):
        problems += chain.check(key, last, links)
        last = links[-1][0]
        sealed += len(links)
    problems += chain.check_head(found.head, last)
    return Verification(sealed, unsealed, found.head, tuple(problems[:MOST_PROBLEMS]))


async def was_head(call: Call, head: Head) -> bool:
    """Whether the chain once ended so: noted elsewhere, a head shows that nothing was taken off behind it."""
    if head.number == 0:
        return True
    found = await store.links(call.tx, head.number - 1, 1)
    return bool(found) and Head(found[0][0].number, found[0][0].digest) == head


async def _without_chain(call: Call) -> list[str]:
    return ["The key of the chain was removed."] if await store.links(call.tx, 0, 1) else []


async def re_encrypt(call: Call) -> int:
    """Encrypt the chain's key anew with the present master key; how many keys there were."""
    found = await store.chain(call.tx, to_change=True)
    if found is None:
        return 0
    vault = call.part(Vault)
    await store.set_chain_key(call.tx, vault.encrypt(vault.decrypt(found.sealed_key, KEY_PURPOSE), KEY_PURPOSE))
    return 1


def _new_key(vault: Vault, ids: Ids) -> str:
    return vault.encrypt(ids.secret(), KEY_PURPOSE)


def _key(vault: Vault, found: Chain) -> bytes:
    return vault.decrypt(found.sealed_key, KEY_PURPOSE).encode()
