"""What a feature tells the trail by itself, and people who are erased in the background, for tests without a worker."""

import msgspec

from carillon.core.calls import Call
from carillon.core.trail import Record
from carillon.features.people import jobs as people_jobs
from carillon.features.people.model.erasures import Erase
from tests.kit.offices import Office


class Records:
    """`Recorder` in memory."""

    def __init__(self) -> None:
        self.kept: list[Record] = []

    async def record(self, call: Call, record: Record) -> None:
        self.kept.append(record)

    async def record_alone(self, record: Record) -> None:
        self.kept.append(record)


async def erase(office: Office) -> None:
    """Do what waits to be erased, in every feature that the office's Holdings know."""
    for job in await office.tasks(Erase):
        await people_jobs.erase(office.calls, msgspec.convert(job, Erase))
