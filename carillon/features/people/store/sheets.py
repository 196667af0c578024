"""The tables of sheets and of their lines."""

from collections.abc import Collection, Sequence

import msgspec
from sqlalchemy import (
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    RowMapping,
    String,
    Table,
    Text,
    and_,
    bindparam,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    tuple_,
    update,
)

from carillon.core.db import Transaction, UtcDateTime, metadata
from carillon.core.pages import Page
from carillon.features.people.model.sheets import (
    Choice,
    Entry,
    Line,
    Outcome,
    Purpose,
    Sheet,
    SheetKind,
    Stage,
    Standing,
    Tally,
    Verdict,
)

sheets = Table(
    "sheets",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("organisation_id", String(12), nullable=False),
    Column("account_id", String(36), index=True),
    Column("kind", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("stage", String(16), nullable=False),
    Column("lines", Integer, nullable=False),
    Column("tried", Integer, nullable=False),
    Column("carried_out", Integer, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("created_by", Text, nullable=False),
    Column("started_at", UtcDateTime),
    Column("finished_at", UtcDateTime),
    Column("trouble", Text),
    Index(None, "organisation_id", "created_at", "id"),
)

lines = Table(
    "sheet_lines",
    metadata,
    Column("sheet_id", ForeignKey("sheets.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("subject", Text, nullable=False),
    Column("row", Text, nullable=False),
    Column("standing", String(16)),
    Column("reason", String(64)),
    Column("message", Text),
    Column("choices", Text, nullable=False),
    Column("choice", String(16), nullable=False),
    Column("outcome", String(16)),
)

_TO_DO = (Standing.NEW.value, Standing.CHANGED.value)
_going = or_(
    lines.c.standing.in_(_TO_DO),
    and_(lines.c.standing == Standing.CONFLICTING.value, lines.c.choice != Choice.SKIP.value),
)


async def add(tx: Transaction, sheet: Sheet) -> None:
    await tx.execute(
        insert(sheets).values(
            id=sheet.id,
            organisation_id=sheet.organisation_id,
            account_id=sheet.purpose.account_id,
            kind=sheet.kind.value,
            name=sheet.name,
            purpose=msgspec.json.encode(sheet.purpose).decode(),
            stage=sheet.stage.value,
            lines=sheet.lines,
            tried=0,
            carried_out=0,
            created_at=sheet.created_at,
            created_by=sheet.created_by,
        )
    )


async def add_lines(tx: Transaction, sheet_id: str, first: int, entries: Sequence[Entry]) -> None:
    """Entries from the position `first` on."""
    if entries:
        await tx.execute(insert(lines), [_line_row(sheet_id, at, entry) for at, entry in enumerate(entries, first)])


async def remove(tx: Transaction, sheet_ids: Collection[str]) -> None:
    if sheet_ids:
        await tx.execute(delete(lines).where(lines.c.sheet_id.in_(sheet_ids)))
        await tx.execute(delete(sheets).where(sheets.c.id.in_(sheet_ids)))


async def ids_of_account(tx: Transaction, account_id: str) -> Sequence[str]:
    return list((await tx.execute(select(sheets.c.id).where(sheets.c.account_id == account_id))).scalars())


async def find(tx: Transaction, sheet_id: str) -> Sheet | None:
    row = (await tx.execute(select(sheets).where(sheets.c.id == sheet_id))).mappings().first()
    return None if row is None else _sheet(row)


async def hold(tx: Transaction, sheet_id: str) -> Sheet | None:
    """Found, and not changed by anybody else before this transaction ends."""
    row = (await tx.execute(select(sheets).where(sheets.c.id == sheet_id).with_for_update())).mappings().first()
    return None if row is None else _sheet(row)


async def save(tx: Transaction, sheet: Sheet) -> None:
    """How far it has come."""
    await tx.execute(
        update(sheets)
        .where(sheets.c.id == sheet.id)
        .values(
            stage=sheet.stage.value,
            tried=sheet.tried,
            carried_out=sheet.carried_out,
            started_at=sheet.started_at,
            finished_at=sheet.finished_at,
            trouble=sheet.trouble,
        )
    )


async def page(
    tx: Transaction,
    organisation_id: str | None,
    kinds: Collection[SheetKind],
    account_id: str | None,
    cursor: str | None,
    limit: int,
) -> Page[Sheet]:
    """The newest first."""
    query = select(sheets).where(sheets.c.kind.in_([kind.value for kind in kinds]))
    if organisation_id is not None:
        query = query.where(sheets.c.organisation_id == organisation_id)
    if account_id is not None:
        query = query.where(sheets.c.account_id == account_id)
    query = query.order_by(sheets.c.created_at.desc(), sheets.c.id.desc())
    before = None if cursor is None else await find(tx, cursor)
    if before is not None:
        at = tuple_(literal(before.created_at, UtcDateTime), literal(before.id, String))
        query = query.where(tuple_(sheets.c.created_at, sheets.c.id) < at)
    found = [_sheet(row) for row in (await tx.execute(query.limit(limit + 1))).mappings()]
    return Page(tuple(found[:limit]), found[limit - 1].id if len(found) > limit else None)


async def slice_after(tx: Transaction, sheet_id: str, position: int, limit: int) -> Sequence[Line]:
    """The next lines, in the order of the file."""
    query = select(lines).where(lines.c.sheet_id == sheet_id, lines.c.position > position)
    return [_line(row) for row in (await tx.execute(query.order_by(lines.c.position).limit(limit))).mappings()]


async def page_of_lines(
    tx: Transaction, sheet_id: str, standing: Standing | None, reason: str | None, after: int, limit: int
) -> Sequence[Line]:
    conditions = [lines.c.sheet_id == sheet_id, lines.c.position > after, *_narrowed(standing, reason)]
    query = select(lines).where(*conditions).order_by(lines.c.position).limit(limit)
    return [_line(row) for row in (await tx.execute(query)).mappings()]


async def judge(tx: Transaction, sheet_id: str, verdicts: Sequence[tuple[int, Verdict]]) -> None:
    """Write down what the lines at these positions mean."""
    if verdicts:
        at = and_(lines.c.sheet_id == sheet_id, lines.c.position == bindparam("at"))
        await tx.execute(
            update(lines).where(at).values({name: bindparam(f"new_{name}") for name in _judged(verdicts[0][1])}),
            [
                {"at": position, **{f"new_{name}": text for name, text in _judged(verdict).items()}}
                for position, verdict in verdicts
            ],
        )


async def finish(tx: Transaction, sheet_id: str, outcome: Outcome, positions: Collection[int]) -> None:
    if positions:
        those = (lines.c.sheet_id == sheet_id, lines.c.position.in_(positions))
        await tx.execute(update(lines).where(*those).values(outcome=outcome.value))


async def choose(tx: Transaction, sheet_id: str, choice: Choice, positions: Collection[int] | None, reason: str) -> int:
    """For these lines, or for all that conflict for this reason; answers for how many."""
    those: list[ColumnElement[bool]] = [
        lines.c.sheet_id == sheet_id,
        lines.c.standing == Standing.CONFLICTING.value,
        lines.c.choices.contains(f'"{choice.value}"', autoescape=True),
    ]
    those.append(lines.c.reason == reason if positions is None else lines.c.position.in_(positions))
    return (await tx.execute(update(lines).where(*those).values(choice=choice.value))).rowcount


async def tally(tx: Transaction, sheet_id: str) -> Tally:
    query = select(lines.c.standing, lines.c.reason, lines.c.outcome, func.count(), func.count().filter(_going))
    rows = (
        await tx.execute(
            query.where(lines.c.sheet_id == sheet_id).group_by(lines.c.standing, lines.c.reason, lines.c.outcome)
        )
    ).all()
    standings: dict[Standing, int] = {}
    reasons: dict[str, int] = {}
    outcomes: dict[Outcome, int] = {}
    for standing, reason, outcome, number, _ in rows:
        if standing is not None:
            standings[Standing(standing)] = standings.get(Standing(standing), 0) + number
            reasons[reason] = reasons.get(reason, 0) + number
        if outcome is not None:
            outcomes[Outcome(outcome)] = outcomes.get(Outcome(outcome), 0) + number
    return Tally(standings, reasons, outcomes, sum(row[4] for row in rows))


def _narrowed(standing: Standing | None, reason: str | None) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if standing is not None:
        found.append(lines.c.standing == standing.value)
    if reason is not None:
        found.append(lines.c.reason == reason)
    return found


def _sheet(row: RowMapping) -> Sheet:
    return Sheet(
        id=row["id"],
        organisation_id=row["organisation_id"],
        kind=SheetKind(row["kind"]),
        name=row["name"],
        purpose=msgspec.json.decode(row["purpose"], type=Purpose),
        stage=Stage(row["stage"]),
        lines=row["lines"],
        tried=row["tried"],
        carried_out=row["carried_out"],
        created_at=row["created_at"],
        created_by=row["created_by"],
        started_at=row["started_at"],
        finished_at=row["finished_at"],
        trouble=row["trouble"],
    )


def _line(row: RowMapping) -> Line:
    standing = row["standing"]
    choices = tuple(msgspec.json.decode(row["choices"], type=list[Choice]))
    verdict = None if standing is None else Verdict(Standing(standing), row["reason"], row["message"], choices)
    return Line(
        position=row["position"],
        number=row["number"],
        subject=row["subject"],
        row=msgspec.json.decode(row["row"], type=dict[str, str]),
        verdict=verdict,
        choice=Choice(row["choice"]),
        outcome=None if row["outcome"] is None else Outcome(row["outcome"]),
    )


def _line_row(sheet_id: str, position: int, entry: Entry) -> dict[str, str | int | None]:
    judged = {"standing": None, "reason": None, "message": None, "choices": "[]"}
    return {
        "sheet_id": sheet_id,
        "position": position,
        "number": entry.number,
        "subject": entry.subject,
        "row": msgspec.json.encode(entry.row).decode(),
        "choice": Choice.SKIP.value,
        **(judged if entry.wrong is None else _judged(entry.wrong)),
    }


def _judged(verdict: Verdict) -> dict[str, str]:
    return {
        "standing": verdict.standing.value,
        "reason": verdict.reason,
        "message": verdict.message,
        "choices": msgspec.json.encode([choice.value for choice in verdict.choices]).decode(),
    }
