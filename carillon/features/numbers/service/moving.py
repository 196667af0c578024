"""A phone inventory moves in: numbers that are here already are told from those that must be ported."""

from collections.abc import Sequence

from carillon.core.calls import Call
from carillon.features import people
from carillon.features.numbers.store import inventory
from carillon.features.people import Entry, Line, Sheet, Standing, Verdict


class MovingNumbers:
    """Answers `people.Undertaking`: the lines that are not here are the list for a port-in request."""

    def read(self, body: bytes) -> Sequence[Entry]:
        return people.read_numbers(body)

    async def judge(self, call: Call, sheet: Sheet, lines: Sequence[Line]) -> Sequence[Verdict]:
        here = await inventory.hold(call.tx, sheet.organisation_id, [line.subject for line in lines])
        return [_verdict(line, is_here=line.subject in here) for line in lines]

    async def carry_out(self, call: Call, sheet: Sheet, lines: Sequence[Line]) -> None:
        """Only the losing carrier gives a number away: the sheet stays as the list to ask for."""


def _verdict(line: Line, *, is_here: bool) -> Verdict:
    if is_here:
        return people.matched("NumberHere", f"{line.subject} is in the inventory.")
    return Verdict(Standing.NEW, "ToPortIn", f"{line.subject} stands on the list for a port-in request.")
