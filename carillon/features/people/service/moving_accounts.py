"""Accounts move in: each line is one that ListAccounts printed, and keeps its old id."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from carillon.core.calls import Call
from carillon.core.errors import Refusal
from carillon.features import accounts
from carillon.features.accounts import Account, License
from carillon.features.people.model.moving import read_accounts
from carillon.features.people.model.sheets import (
    Choice,
    Entry,
    Line,
    Sheet,
    Standing,
    Verdict,
    conflicting,
    matched,
    refused,
)


class MovingAccounts:
    """New Team accounts under their old ids; one of the same name that is here may be the same."""

    def read(self, body: bytes) -> Sequence[Entry]:
        return read_accounts(body)

    async def judge(self, call: Call, sheet: Sheet, lines: Sequence[Line]) -> Sequence[Verdict]:
        present = await accounts.present_ids(call, sheet.organisation_id, [line.row["id"] for line in lines])
        named = await _named(call, sheet, lines)
        return [_verdict(line, present, named) for line in lines]

    async def carry_out(self, call: Call, sheet: Sheet, lines: Sequence[Line]) -> None:
        named = await _named(call, sheet, lines)
        for line in lines:
            if line.choice is Choice.SAME and line.row["name"] in named:
                await accounts.keep_former_id(call, line.row["id"], named[line.row["name"]])
            else:
                await _move_in(call, sheet, line)


async def _named(call: Call, sheet: Sheet, lines: Sequence[Line]) -> Mapping[str, Account]:
    return await accounts.named(call, sheet.organisation_id, [line.row.get("name", "") for line in lines])


async def _move_in(call: Call, sheet: Sheet, line: Line) -> None:
    created = line.row.get("created_at")
    wanted = line.row.get("license")
    license_ = License.BASIC if wanted == License.BASIC else License.PRO
    at = datetime.fromisoformat(created) if created else None
    await accounts.move_in(call, sheet.organisation_id, line.row["id"], line.row["name"], at, license_)


def _verdict(line: Line, present: Mapping[str, str], named: Mapping[str, Account]) -> Verdict:
    id_, name = line.row["id"], line.row.get("name", "")
    if id_ in present:
        return matched("AccountHere", "This account is here already.")
    try:
        accounts.clean_name(name)
    except Refusal as refusal:
        return refused(refusal)
    if name in named:
        return conflicting("NameTaken", f"There is an account “{name}” here.", Choice.SAME, Choice.SEPARATE)
    if line.row.get("type", "Team") != "Team":
        message = f"“{name}” comes as a Team account and becomes Enterprise when its domain is verified here."
        return Verdict(Standing.NEW, "AccountNewEnterprise", message)
    return Verdict(Standing.NEW, "AccountNew", f"“{name}” comes with its old id.")
