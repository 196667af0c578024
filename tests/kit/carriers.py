"""A carrier whose answers a test decides."""

from collections.abc import Mapping, Sequence

from carillon.adapters.carrier import (
    Awaited,
    CarrierDown,
    CarrierRefused,
    Firm,
    Granted,
    Mismatch,
    Porting,
    PortOutWish,
    Wanted,
)
from carillon.adapters.carrier.practice import PracticeCarrier


class WhimsicalCarrier:
    """Offers what the practice carrier offers, but may be down, refuse numbers, or keep them when it should not."""

    def __init__(self) -> None:
        self._pool = PracticeCarrier()
        self.is_down = False
        self.refused: set[str] = set()
        self.forgotten: set[str] = set()
        self.refuses_everything = False
        self.orders: list[tuple[str, tuple[str, ...]]] = []
        self.released: list[str] = []
        self.ported: list[Porting] = []
        self.port_answer: Mismatch | Awaited | None = None
        self.withdrawn: list[str] = []
        self.wishes: list[PortOutWish] = []
        self.wish_answers: dict[str, str | None] = {}

    async def search(self, wanted: Wanted, after: str | None, limit: int) -> Sequence[str]:
        self._answer()
        return await self._pool.search(wanted, after, limit)

    async def order(self, order_id: str, numbers: Sequence[str]) -> Mapping[str, Granted | CarrierRefused]:
        self._answer()
        self.orders.append((order_id, tuple(numbers)))
        answers = dict(await self._pool.order(order_id, numbers))
        answers |= {number: CarrierRefused(reason="sold out.") for number in self.refused & answers.keys()}
        return {number: answer for number, answer in answers.items() if number not in self.forgotten}

    async def release(self, number: str) -> None:
        self._answer()
        self.released.append(number)

    async def port(self, porting: Porting) -> Firm | Mismatch | Awaited:
        self._answer()
        self.ported.append(porting)
        return self.port_answer or await self._pool.port(porting)

    async def withdraw(self, order_id: str) -> None:
        self._answer()
        self.withdrawn.append(order_id)

    async def take_over(self, order_id: str, numbers: Sequence[str]) -> Mapping[str, Granted | CarrierRefused]:
        self._answer()
        answers = dict(await self._pool.take_over(order_id, numbers))
        return answers | {number: CarrierRefused(reason="not yet.") for number in self.refused & answers.keys()}

    async def port_out_wishes(self) -> Sequence[PortOutWish]:
        self._answer()
        return [wish for wish in self.wishes if wish.id not in self.wish_answers]

    async def answer_port_out(self, wish_id: str, refusal: str | None) -> None:
        self._answer()
        self.wish_answers[wish_id] = refusal

    def _answer(self) -> None:
        if self.is_down:
            raise CarrierDown(reason="it is asleep.")
        if self.refuses_everything:
            raise CarrierRefused(reason="it does not like us.")
