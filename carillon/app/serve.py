"""`carillon serve` from start to end: ground, database, organisation, jobs, doors, and everything closed again."""

import random
import socket
from contextlib import closing, suppress
from dataclasses import replace
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path

import typer
from starlette.types import ASGIApp

from carillon.app import doors
from carillon.app.arguments import Arguments
from carillon.app.certificate import Certificate
from carillon.app.diagnosis import InstallationDiagnosis
from carillon.app.ground import claim_folder, claim_port
from carillon.app.health import Health
from carillon.app.installation import Installation, opened
from carillon.app.listener import Listener
from carillon.app.meetings import WayIn, start_media
from carillon.app.operations.desk import OperatorsDesk
from carillon.app.options import Place
from carillon.app.reach import public_address
from carillon.app.sessions import StoredSessions
from carillon.app.states import checks
from carillon.app.web import MetricsPage, Rooms, application
from carillon.core import jobs, logs
from carillon.core.callers import Person, System
from carillon.core.calls import find_part
from carillon.core.clock import SystemClock
from carillon.core.config import Config
from carillon.core.errors import Refusal
from carillon.core.events import known_facts
from carillon.core.jobs.worker import Worker
from carillon.core.push import Push
from carillon.core.trail import Recorder
from carillon.core.vault import Vault
from carillon.features import access, audit, bots, chat, organisations, support
from carillon.wire import aws
from carillon.wire.hooks import Letterbox
from carillon.wire.http.door import Desk
from carillon.wire.http.origin import Doorstep
from carillon.wire.media import Gate
from carillon.wire.websocket import Gateway, Topics


async def serve(where: Place, arguments: Arguments) -> None:
    """Return when told to end. A refusal before the first request leaves nothing running and nothing half-made."""
    config = arguments.applied(where.config)
    logs.begin(config.logs)
    with claim_folder(where.data) as lock, closing(claim_port(config.server.host, config.server.port)) as listening:
        certificate = _certificate(config)
        arguments.keep(lock)
        async with opened(config, where.data) as installation:
            mail_kinds = [job.kind for job in doors.jobs() if job.mails]
            desk = OperatorsDesk(replace(where, config=config), installation, mail_kinds)
            installation.parts[OperatorsDesk] = desk
            await _run(installation, listening, certificate)


async def _run(installation: Installation, listening: socket.socket, certificate: Certificate | None) -> None:
    async with installation.operator().write() as call:
        await access.ensure(call)
        secret = await organisations.new_setup_secret(call)
    await start_media(installation)
    worker = _worker(installation)
    installation.tasks.start(audit.keep_sealing(installation.calls(System("audit"))), "seal the audit trail")
    if certificate is not None:
        installation.tasks.start(certificate.watch(), "certificate")
    listener = Listener(_application(installation), certificate, lambda: _announce(installation.config, secret))
    await listener.serve([listening])
    await worker.stop()


def _application(installation: Installation) -> ASGIApp:
    server = installation.config.server
    doorstep = Doorstep(server.host_name, tuple(ip_network(proxy, strict=False) for proxy in server.trusted_proxies))
    push = find_part(installation.parts, Push)
    sessions = StoredSessions(installation.calls(System("sessions")), push)
    recorder = find_part(installation.parts, Recorder)
    metrics = installation.metrics
    parts = checks(installation)
    installation.parts[support.Diagnosis] = InstallationDiagnosis(installation, tuple(parts))
    return application(
        Rooms(
            desk=Desk(doorstep, sessions, recorder, installation.calls, metrics.observe_http),
            routes=doors.routes(with_development=installation.config.development),
            gateway=Gateway(doorstep, sessions, push, _topics(installation), metrics.listener_dropped),
            gate=Gate(doorstep, WayIn(installation)),
            letterbox=Letterbox(doorstep, installation.calls, bots.write),
            aws=_aws(installation, doorstep, recorder),
            health=Health(parts),
            metrics=MetricsPage(metrics, server.metrics_token, lambda: _count(installation, push)),
            ids=installation.ids,
        )
    )


async def _count(installation: Installation, push: Push) -> None:
    """What has no events of its own is counted when somebody asks."""
    installation.metrics.set_listeners(push.listeners())
    # While the database is away the other figures are wanted most.
    with suppress(Refusal):
        async with installation.calls(System("metrics")).read() as call:
            counts = await jobs.counts(call)
        installation.metrics.set_jobs({state.value: number for state, number in counts.items()})


def _aws(installation: Installation, doorstep: Doorstep, recorder: Recorder) -> ASGIApp:
    vault = find_part(installation.parts, Vault)
    desk = aws.Desk(
        keys=access.SigningKeys(installation.database, installation.clock, vault, installation.tasks),
        recorder=recorder,
        calls=installation.calls,
        origin=doorstep.origin,
        wall=SystemClock(),
        observe=installation.metrics.observe_aws,
        window=timedelta(minutes=installation.config.aws.clock_skew_minutes),
        pace=aws.Pace(installation.config.aws.calls_per_second, installation.config.aws.calls_at_once),
        turned_away=audit.Doorkeeper(installation.calls(System("audit")), installation.tasks).turned_away,
        instead={"cloudtrail": audit.TRAILS_ELSEWHERE},
    )
    return aws.aws_app([mark for module in doors.AWS for mark in aws.operations_in(module)], desk)


def _topics(installation: Installation) -> Topics:
    async def topics(person: Person) -> list[str]:
        async with installation.calls(person).read() as call:
            return await chat.topics(call, person.user_id)

    return topics


def _worker(installation: Installation) -> Worker:
    """Does the jobs of this process; a job that nobody runs ends the start."""
    handlers = jobs.gather(doors.JOBS, known_facts())
    jobs.check(handlers, doors.jobs())
    worker = Worker(installation.calls(System("jobs")), handlers, random.random)
    installation.parts[jobs.Alarm] = worker
    worker.start()
    return worker


def _certificate(config: Config) -> Certificate | None:
    server = config.server
    if not server.certificate_file:
        return None
    return Certificate(Path(server.certificate_file), Path(server.key_file))


def _announce(config: Config, secret: str | None) -> None:
    """Where to go now. The secret stands behind the # so that no server and no log on the way sees it."""
    address = public_address(config.server)
    if secret is None:
        typer.echo(f"\nCarillon is ready.\n  Client   {address}/\n  Console  {address}/console/\n")
    else:
        typer.echo(f"\nCarillon is ready. Open this link once to set it up:\n\n  {address}/setup#{secret}\n")
