"""Numbers that leave, on both databases: PINs, what other carriers ask for, and cases that ask for a PIN."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from carillon.adapters.carrier import PortOutWish
from carillon.core.db import Database
from carillon.core.vault import Vault
from carillon.features import numbers
from carillon.features.numbers import jobs as number_jobs
from carillon.features.numbers.model.inventory import NumberBusy, NumberNotFound
from carillon.features.numbers.model.port_outs import (
    REASONS,
    WITHIN,
    WRONG_TRIES,
    AnswerPortOut,
    Case,
    CaseAnswered,
    CaseNotFound,
    Claim,
    HeardFrom,
    LookForPortOuts,
    PortOut,
    PortOutPinWrong,
    TellCaseAnswered,
    Verdict,
)
from carillon.features.numbers.service import moves, port_outs
from carillon.features.numbers.store.port_outs import pins
from carillon.features.organisations.model import OperatorOnly
from tests.kit.exchanges import DAY, FIRST, SECOND, THIRD
from tests.kit.offices import AT
from tests.kit.porting import Porters, open_porters

pytestmark = pytest.mark.anyio


@pytest.fixture
async def porters(database: Database, tmp_path: Path) -> Porters:
    found = await open_porters(database, tmp_path)
    await found.exchange.own(FIRST, SECOND)
    return found


async def protect(porters: Porters, number: str, pin: str) -> None:
    await porters.exchange.does(lambda call: port_outs.set_pin(call, number, pin))


async def claim(porters: Porters, number: str = FIRST, account_id: str | None = None, pin: str = "") -> PortOut:
    owner = porters.exchange.office.organisation_id if account_id is None else account_id
    wish = Claim(number, owner, pin, "Bells")
    return await porters.exchange.does(lambda call: port_outs.receive_by_hand(call, wish), porters.oscar)


async def move(porters: Porters, number: str) -> moves.Move:
    phone = await porters.exchange.number(number)
    return (await porters.exchange.does(lambda call: moves.moves(call, [phone])))[number]


@pytest.mark.spec("PORTO-01", "PORTO-02", "PORTO-04")
async def test_the_right_account_id_lets_a_number_go_and_a_wrong_one_does_not(porters: Porters) -> None:
    wrong = await claim(porters, account_id="999999999999")
    assert (wrong.verdict, REASONS[wrong.verdict]) == (
        Verdict.ACCOUNT_WRONG,
        "The account id is not the one of the number.",
    )
    assert (await move(porters, FIRST)).left_at is None
    porters.exchange.office.clock.advance(DAY)
    right = await claim(porters)
    assert (right.verdict, right.heard_from) == (Verdict.ACCEPTED, HeardFrom.OPERATOR)
    assert (await move(porters, FIRST)).left_at == AT + DAY
    assert (await move(porters, SECOND)).left_at is None
    assert (await claim(porters)).verdict is Verdict.NUMBER_UNKNOWN


@pytest.mark.spec("PORTO-05", "PORTO-06", "PORTO-07")
async def test_a_pin_protects_until_it_is_replaced_or_cleared(porters: Porters) -> None:
    for wrong in ("ABC", "ABCDE123456", "AB-12"):
        with pytest.raises(PortOutPinWrong):
            await protect(porters, FIRST, wrong)
    await protect(porters, FIRST, "ABCD")
    assert (await move(porters, FIRST)).has_pin
    assert (await claim(porters)).verdict is Verdict.PIN_MISSING
    await protect(porters, FIRST, "ABCDE12345")
    assert (await claim(porters, pin="ABCD")).verdict is Verdict.PIN_WRONG
    assert (await claim(porters, pin="ABCDE12345")).verdict is Verdict.ACCEPTED
    await protect(porters, SECOND, "ABCD")
    await porters.exchange.does(lambda call: port_outs.clear_pin(call, SECOND))
    assert not (await move(porters, SECOND)).has_pin
    assert (await claim(porters, SECOND)).verdict is Verdict.ACCEPTED


async def test_a_pin_is_kept_encrypted_under_any_master_key(porters: Porters) -> None:
    await protect(porters, FIRST, "ABCD123")
    vault = porters.exchange.office.calls.part(Vault)
    vault.rotate()
    assert await porters.exchange.does(numbers.re_encrypt) == 1
    vault.forget_old()
    async with porters.exchange.office.calls.read() as call:
        (row,) = (await call.tx.execute(pins.select())).mappings().all()
    assert "ABCD123" not in row["sealed"]
    assert (await claim(porters, pin="ABCD123")).verdict is Verdict.ACCEPTED


async def test_whoever_guesses_waits_for_a_day(porters: Porters) -> None:
    await protect(porters, FIRST, "ABCD")
    for guess in range(WRONG_TRIES):
        assert (await claim(porters, pin=f"000{guess}")).verdict is Verdict.PIN_WRONG
    assert (await claim(porters, pin="ABCD")).verdict is Verdict.TOO_MANY_TRIES
    assert (await claim(porters, SECOND)).verdict is Verdict.ACCEPTED
    porters.exchange.office.clock.advance(WITHIN)
    assert (await claim(porters, pin="ABCD")).verdict is Verdict.ACCEPTED


async def test_pins_belong_to_numbers_of_the_inventory_and_go_with_them(porters: Porters) -> None:
    with pytest.raises(NumberNotFound):
        await protect(porters, THIRD, "ABCD")
    with pytest.raises(NumberNotFound):
        await porters.exchange.does(
            lambda call: port_outs.set_pin(call, FIRST, "ABCD"), porters.exchange.office.mallory
        )
    await protect(porters, FIRST, "ABCD")
    await porters.exchange.delete(FIRST)
    with pytest.raises(NumberBusy):
        await protect(porters, FIRST, "EFGH")
    assert (await claim(porters, pin="ABCD")).verdict is Verdict.NUMBER_UNKNOWN
    porters.exchange.office.clock.advance(timedelta(days=7))
    await porters.exchange.release()
    await porters.exchange.own(FIRST)
    assert not (await move(porters, FIRST)).has_pin


async def test_a_number_that_was_had_again_has_not_left(porters: Porters) -> None:
    await claim(porters)
    await porters.exchange.delete(FIRST)
    porters.exchange.office.clock.advance(timedelta(days=7))
    await porters.exchange.release()
    await porters.exchange.own(FIRST)
    assert (await move(porters, FIRST)).left_at is None
    assert (await claim(porters)).verdict is Verdict.ACCEPTED


@pytest.mark.spec("PORTO-07")
async def test_what_the_carrier_has_heard_is_taken_in_once_and_answered(porters: Porters) -> None:
    exchange = porters.exchange
    owner = exchange.office.organisation_id
    exchange.carrier.wishes = [
        PortOutWish("w1", FIRST, owner, "", "Bells"),
        PortOutWish("w2", SECOND, "999999999999", "", "Bells"),
        PortOutWish("w3", "+19995550100", owner, "", ""),
    ]
    for _ in range(2):
        await number_jobs.look_for_port_outs(exchange.office.calls, LookForPortOuts())
    jobs = await exchange.office.tasks(AnswerPortOut)
    assert len(jobs) == 3
    for job in jobs:
        await number_jobs.answer_port_out(exchange.office.calls, AnswerPortOut(str(job["port_out_id"])))
    assert exchange.carrier.wish_answers == {
        "w1": None,
        "w2": REASONS[Verdict.ACCOUNT_WRONG],
        "w3": REASONS[Verdict.NUMBER_UNKNOWN],
    }
    (mine,) = await exchange.does(lambda call: port_outs.of_number(call, FIRST))
    assert (mine.verdict, mine.heard_from, mine.carrier) == (Verdict.ACCEPTED, HeardFrom.CARRIER, "Bells")


async def ask_case(porters: Porters, *wanted: str) -> Case:
    return await porters.exchange.does(lambda call: port_outs.ask_case(call, wanted, "alice@example.com"))


async def pins_of(porters: Porters) -> Sequence[dict[str, str]]:
    found = await porters.exchange.does(port_outs.cases)
    return [dict(await porters.exchange.does(lambda call, each=each: port_outs.pins_of(call, each))) for each in found]


@pytest.mark.spec("PORTO-08")
async def test_a_case_is_answered_with_pins_that_let_the_numbers_go(porters: Porters) -> None:
    await protect(porters, SECOND, "MINE")
    case = await ask_case(porters, FIRST, SECOND)
    assert await pins_of(porters) == [{}]
    await porters.exchange.does(lambda call: port_outs.answer_case(call, case.id), porters.oscar)
    (found,) = await pins_of(porters)
    assert found[SECOND] == "MINE"
    assert len(found[FIRST]) == 8
    assert (await claim(porters)).verdict is Verdict.PIN_MISSING
    assert (await claim(porters, pin=found[FIRST])).verdict is Verdict.ACCEPTED
    for job in await porters.exchange.office.tasks(TellCaseAnswered):
        await number_jobs.tell_case_answered(porters.exchange.office.calls, TellCaseAnswered(str(job["case_id"])))
    (letter,) = await porters.exchange.office.mailer.newest(9)
    assert letter.to == "alice@example.com"
    assert found[FIRST] not in letter.text
    with pytest.raises(CaseAnswered):
        await porters.exchange.does(lambda call: port_outs.answer_case(call, case.id), porters.oscar)


async def test_cases_are_the_owners_and_the_desk_is_the_operators(porters: Porters) -> None:
    mallory = porters.exchange.office.mallory
    case = await ask_case(porters, FIRST)
    with pytest.raises(NumberNotFound):
        await ask_case(porters, THIRD)
    with pytest.raises(CaseNotFound):
        await porters.exchange.does(lambda call: port_outs.answer_case(call, "nothing"), porters.oscar)
    assert await porters.exchange.does(port_outs.cases, mallory) == []
    assert await porters.exchange.does(lambda call: port_outs.pins_of(call, case), mallory) == {}
    assert [each.id for each in await porters.exchange.does(port_outs.desk_cases, porters.oscar)] == [case.id]
    for act in (
        lambda call: port_outs.answer_case(call, case.id),
        lambda call: port_outs.desk_page(call, None, 9),
        lambda call: port_outs.receive_by_hand(call, Claim(FIRST, "x", "", "Bells")),
        port_outs.desk_cases,
    ):
        with pytest.raises(OperatorOnly):
            await porters.exchange.does(act, mallory)


async def test_requests_of_other_carriers_are_paged(porters: Porters) -> None:
    for _ in range(3):
        await claim(porters, account_id="999999999999")
        porters.exchange.office.clock.advance(timedelta(seconds=1))
    first = await porters.exchange.does(lambda call: port_outs.desk_page(call, None, 2), porters.oscar)
    rest = await porters.exchange.does(lambda call: port_outs.desk_page(call, first.next_cursor, 2), porters.oscar)
    moments = [each.asked_at for each in (*first.items, *rest.items)]
    assert (len(first.items), len(rest.items), rest.next_cursor) == (2, 1, None)
    assert moments == sorted(moments, reverse=True)
