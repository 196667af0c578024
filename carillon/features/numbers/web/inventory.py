"""The inventory for the console: lists, one number, names, deletion and the way back."""

from typing import Annotated

import msgspec

from carillon.adapters.carrier import NumberType
from carillon.core.calls import Call
from carillon.features import accounts
from carillon.features.numbers.model.inventory import Bond, Status
from carillon.features.numbers.model.lists import Shelf, SortKey, Wanted
from carillon.features.numbers.model.settings import Telephony
from carillon.features.numbers.service import inventory, settings
from carillon.features.numbers.service.inventory import Change
from carillon.features.numbers.web.shapes import (
    CallingNameView,
    ChosenNumbers,
    NumberResults,
    NumberRow,
    name_view,
    results,
    row,
    rows,
)
from carillon.wire.http import allowed, route

NUMBERS = "/console/numbers"


class NumbersQuery(msgspec.Struct, frozen=True, kw_only=True):
    """`search` is part of a number or of a calling name."""

    shelf: Shelf = Shelf.INVENTORY
    search: Annotated[str, msgspec.Meta(max_length=64)] = ""
    status: Status | None = None
    type: NumberType | None = None
    sort: SortKey = SortKey.NUMBER
    descending: bool = False
    cursor: str | None = None
    limit: Annotated[int, msgspec.Meta(ge=1, le=200)] = 50


class NumberRows(msgspec.Struct, frozen=True, kw_only=True):
    items: list[NumberRow]
    next_cursor: str | None
    total: int


class AccountOfNumber(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str


class TelephonyView(msgspec.Struct, frozen=True, kw_only=True):
    """What the user who has the number may do with it (ASGN-07)."""

    inbound_calling: bool
    outbound_calling: bool
    sms: bool


class NumberView(msgspec.Struct, frozen=True, kw_only=True):
    """A number with everything an administrator may know."""

    number: NumberRow
    account: AccountOfNumber | None
    telephony: TelephonyView | None
    default_name: CallingNameView


class NamesOfNumbers(msgspec.Struct, frozen=True, kw_only=True):
    phone_number_ids: list[str]
    calling_name: str


@route("GET", NUMBERS, rule=allowed("chime:ListPhoneNumbers"))
async def list_numbers(call: Call, query: NumbersQuery) -> NumberRows:
    """The organisation's numbers: the inventory, what is under way, or the deletion queue."""
    wanted = Wanted(query.shelf, query.search.strip(), query.status, query.type, query.sort, query.descending)
    page = await inventory.shelf(call, wanted, query.cursor, query.limit)
    return NumberRows(
        items=await rows(call, page.items),
        next_cursor=page.next_cursor,
        total=await inventory.shelf_count(call, wanted),
    )


@route("POST", NUMBERS + "/names", rule=allowed("chime:UpdatePhoneNumber"), act="UpdatePhoneNumber")
async def name_numbers(call: Call, body: NamesOfNumbers) -> NumberResults:
    """Give numbers a calling name; an empty one clears it."""
    changes = [Change(number, name=body.calling_name) for number in body.phone_number_ids]
    return results(await inventory.update_all(call, changes))


@route("POST", NUMBERS + "/delete", rule=allowed("chime:DeletePhoneNumber"), act="DeletePhoneNumber")
async def delete_numbers(call: Call, body: ChosenNumbers) -> None:
    """Put numbers into the deletion queue, all of them or none."""
    await inventory.delete_together(call, body.phone_number_ids)


@route("POST", NUMBERS + "/restore", rule=allowed("chime:RestorePhoneNumber"), act="RestorePhoneNumber")
async def restore_numbers(call: Call, body: ChosenNumbers) -> NumberResults:
    """Move numbers back from the deletion queue into the inventory."""
    return results(await inventory.restore_all(call, body.phone_number_ids))


@route("GET", NUMBERS + "/{phone_number_id}", rule=allowed("chime:GetPhoneNumber"))
async def get_number(call: Call, phone_number_id: str) -> NumberView:
    """One number."""
    phone = await inventory.find(call, phone_number_id)
    account_id, user_id = phone.bound_to(Bond.ACCOUNT), phone.bound_to(Bond.USER)
    account = None if account_id is None else await accounts.find(call, account_id)
    chosen = account and user_id and await settings.telephony(call, account.id, user_id)
    return NumberView(
        number=await row(call, phone),
        account=None if account is None else AccountOfNumber(id=account.id, name=account.name),
        telephony=telephony_view(chosen) if isinstance(chosen, Telephony) else None,
        default_name=name_view(call, (await settings.read(call)).default_name),
    )


def telephony_view(chosen: Telephony) -> TelephonyView:
    return TelephonyView(
        inbound_calling=chosen.inbound_calling, outbound_calling=chosen.outbound_calling, sms=chosen.sms
    )
