"""An examination of an installation, served or not: every part is looked at, and none is changed."""

from contextlib import AsyncExitStack

from carillon import migrations
from carillon.app.engine_examination import examine_engine
from carillon.app.health import PartState
from carillon.app.installation import clock_of, mailer_of
from carillon.app.options import Place
from carillon.app.states import database_check, disk_check, front_ends_check, mail_check
from carillon.app.surroundings import SERVE, failed, surroundings
from carillon.core import jobs
from carillon.core.callers import System
from carillon.core.calls import Call, Calls
from carillon.core.db import Database
from carillon.core.errors import Refusal
from carillon.core.ids import RandomIds
from carillon.core.jobs import State
from carillon.core.sentences import sentence
from carillon.core.vault import Vault
from carillon.features.access import store as keys
from carillon.features.access.model.keys import purpose


async def examine(where: Place) -> list[PartState]:
    """The state of every part, in the order in which they need each other."""
    clock = clock_of(where.config, where.data)
    found = surroundings(where, clock.now())
    if where.data.is_dir():
        found += [await disk_check(where.data), await mail_check(mailer_of(where.config, where.data, clock))()]
    found += [await front_ends_check(), *await examine_engine(where)]
    if where.database_file is not None and not where.database_file.exists():
        return [*found, PartState("database", "off", sentence("It is not there yet."), SERVE)]
    async with AsyncExitStack() as stack:
        database = Database(where.config.database_url(where.data))
        stack.push_async_callback(database.close)
        state = await database_check(database)()
        schema = await _schema(database) if state.state == "ok" else None
        found += [each for each in (state, schema) if each is not None]
        if schema is not None and schema.state == "ok":
            calls = Calls(database, clock, RandomIds(), {}, System("doctor"), "doctor")
            async with calls.read() as call:
                found += [await _master_key(call, where), await _jobs(call)]
    return found


async def _schema(database: Database) -> PartState:
    try:
        ready = await migrations.look(database) is migrations.Schema.READY
    except migrations.SchemaTooNew as refusal:
        return failed("schema", refusal.sentence, sentence("Use the Carillon that made it, or restore a backup."))
    head = migrations.head()
    if ready:
        return PartState("schema", "ok", sentence("{schema}, the newest.", schema=head), essential=True)
    older = sentence("Older than {schema}.", schema=head)
    return PartState("schema", "off", older, sentence("The next carillon serve brings it up."))


async def _master_key(call: Call, where: Place) -> PartState:
    """Whether the file is there, is this user's alone, and opens what the database keeps."""
    file = where.data / "master.key"
    sealed = await keys.sealed_secrets(call.tx)
    if not file.exists():
        if not sealed:
            return PartState("master key", "off", sentence("{path} is not there yet.", path=str(file)), SERVE)
        gone = sentence("{path} is missing.", path=str(file))
        return failed("master key", gone, sentence("Restore it from a backup."))
    try:
        vault = Vault.open(file)
        for key_id, secret in sealed.items():
            vault.decrypt(secret, purpose(key_id))
    except Refusal as refusal:
        return failed("master key", refusal.sentence, sentence("Restore the file that belongs to this database."))
    detail = sentence("It opens all {count} access keys.", count=len(sealed))
    return PartState("master key", "ok", detail, essential=True)


async def _jobs(call: Call) -> PartState:
    counts = await jobs.counts(call)
    detail = sentence(
        "{waiting} waiting, {running} running, {dead} given up.",
        waiting=counts[State.WAITING],
        running=counts[State.RUNNING],
        dead=counts[State.DEAD],
    )
    if counts[State.DEAD]:
        fix = sentence("Look at them: carillon jobs dead. Then: carillon jobs retry ID")
        return failed("jobs", detail, fix, essential=False)
    return PartState("jobs", "ok", detail)
