"""What the AWS door asks about keys: the secret behind an id, whose it is, and a note that it was used."""

from datetime import datetime

import structlog

from carillon.core.clock import Clock
from carillon.core.db import Database, Transaction
from carillon.core.errors import Refusal
from carillon.core.tasks import Tasks
from carillon.core.vault import Vault
from carillon.features.access import store
from carillon.features.access.model.keys import TEMPORARY, USE_NOTED_EVERY, KeyStatus, Use, purpose
from carillon.features.access.model.temporary import purpose_of
from carillon.features.access.service.principals import key_principal, temporary_principal
from carillon.wire.aws import Key

log = structlog.get_logger(__name__)


class SigningKeys:
    """The `Keys` of an installation. Nothing is remembered, so that a key switched off is off at the next call."""

    def __init__(self, database: Database, clock: Clock, vault: Vault, tasks: Tasks) -> None:
        self._database = database
        self._clock = clock
        self._vault = vault
        self._tasks = tasks
        self._noted: dict[str, datetime] = {}
        self._waiting: dict[str, Use] = {}

    async def find(self, access_key_id: str) -> Key | None:
        async with self._database.read() as tx:
            if access_key_id.startswith(TEMPORARY):
                return await self._find_temporary(tx, access_key_id)
            found = await store.key_holder(tx, access_key_id)
            if found is None or found.key.status is not KeyStatus.ACTIVE:
                return None
            principal = await key_principal(tx, found)
        secret = self._vault.decrypt(found.sealed_secret, purpose(access_key_id))
        return Key(access_key_id, secret, principal)

    async def _find_temporary(self, tx: Transaction, access_key_id: str) -> Key | None:
        found = await store.find_temporary(tx, access_key_id)
        principal = None if found is None else await temporary_principal(tx, found)
        if found is None or principal is None:
            return None
        secret = self._vault.decrypt(found.sealed_secret, purpose_of(access_key_id))
        return Key(access_key_id, secret, principal, found.token_digest, found.expires_at)

    def used(self, access_key_id: str, service: str, region: str) -> None:
        """Note the use, at most once a minute for each key and beside the call, which does not wait for it."""
        if access_key_id.startswith(TEMPORARY):
            return
        now = self._clock.now()
        noted = self._noted.get(access_key_id)
        if noted is not None and now - noted < USE_NOTED_EVERY:
            return
        self._noted[access_key_id] = now
        self._waiting[access_key_id] = Use(now, service, region)
        if len(self._waiting) == 1:
            self._tasks.start(self._write(), "note the use of access keys")

    async def _write(self) -> None:
        noted, self._waiting = self._waiting, {}
        try:
            async with self._database.write() as tx:
                await store.note_use(tx, noted)
        except Refusal as refusal:  # the next minute tries again
            log.warning("use of access keys not noted", reason=refusal.code)
