"""Numbers for AWS clients: what an organisation has, and whose each number is."""

from typing import TYPE_CHECKING

from carillon.adapters.carrier import Ability
from carillon.core.calls import Call
from carillon.core.errors import Kind, Refusal
from carillon.features.numbers.model.countries import Product
from carillon.features.numbers.model.inventory import (
    Bond,
    Filter,
    NumberAssigned,
    PhoneNumber,
    Results,
    clean_number,
    wire_id,
)
from carillon.features.numbers.model.searching import SearchWrong
from carillon.features.numbers.service import assignment, inventory
from carillon.features.numbers.service.inventory import Change
from carillon.wire.aws import PageTokens, operation

if TYPE_CHECKING:
    from mypy_boto3_chime import type_defs as wire

Answer = dict[str, object]

PAGE = 99
CODES = {
    Kind.NOT_FOUND: "NotFound",
    Kind.CONFLICT: "Conflict",
    Kind.INVALID: "BadRequest",
    Kind.LIMIT: "ResourceLimitExceeded",
}
"""What an entry of `PhoneNumberErrors` says of a refusal."""


@operation("chime", "GetPhoneNumber")
async def get_phone_number(call: Call, request: "wire.GetPhoneNumberRequestTypeDef") -> Answer:
    return {"PhoneNumber": shape(call, await inventory.find(call, request["PhoneNumberId"]))}


@operation("chime", "ListPhoneNumbers")
async def list_phone_numbers(call: Call, request: "wire.ListPhoneNumbersRequestTypeDef") -> Answer:
    status, product, bond = request.get("Status"), request.get("ProductType"), request.get("FilterName")
    value = request.get("FilterValue")
    if (bond is None) != (value is None):
        raise SearchWrong(reason="FilterName and FilterValue belong together: give both or none.")
    tokens, filters = call.part(PageTokens), [status, product, bond, value]
    cursor = tokens.take(call.caller, "ListPhoneNumbers", filters, request.get("NextToken"))
    wanted = Filter(status, None if product is None else Product(product), bond and Bond(bond), value or "")
    page = await inventory.page(call, wanted, cursor, request.get("MaxResults", PAGE))
    return {
        "PhoneNumbers": [shape(call, phone) for phone in page.items],
        "NextToken": tokens.give(call.caller, "ListPhoneNumbers", filters, page.next_cursor),
    }


@operation("chime", "UpdatePhoneNumber")
async def update_phone_number(call: Call, request: "wire.UpdatePhoneNumberRequestTypeDef") -> Answer:
    return {"PhoneNumber": shape(call, await inventory.update(call, _change(request)))}


@operation("chime", "BatchUpdatePhoneNumber")
async def batch_update_phone_number(call: Call, request: "wire.BatchUpdatePhoneNumberRequestTypeDef") -> Answer:
    changes = [_change(item) for item in request["UpdatePhoneNumberRequestItems"]]
    return _errors(await inventory.update_all(call, changes))


@operation("chime", "DeletePhoneNumber")
async def delete_phone_number(call: Call, request: "wire.DeletePhoneNumberRequestTypeDef") -> None:
    for _, refusal in await inventory.delete(call, [request["PhoneNumberId"]]):
        if refusal is not None:
            raise refusal


@operation("chime", "BatchDeletePhoneNumber")
async def batch_delete_phone_number(call: Call, request: "wire.BatchDeletePhoneNumberRequestTypeDef") -> Answer:
    return _errors(await inventory.delete(call, request["PhoneNumberIds"]))


@operation("chime", "RestorePhoneNumber")
async def restore_phone_number(call: Call, request: "wire.RestorePhoneNumberRequestTypeDef") -> Answer:
    return {"PhoneNumber": shape(call, await inventory.restore(call, request["PhoneNumberId"]))}


@operation("chime", "AssociatePhoneNumberWithUser")
async def associate_phone_number_with_user(
    call: Call, request: "wire.AssociatePhoneNumberWithUserRequestTypeDef"
) -> Answer:
    await assignment.associate(call, request["AccountId"], request["UserId"], request["E164PhoneNumber"])
    return {}


@operation("chime", "DisassociatePhoneNumberFromUser")
async def disassociate_phone_number_from_user(
    call: Call, request: "wire.DisassociatePhoneNumberFromUserRequestTypeDef"
) -> Answer:
    await assignment.disassociate(call, request["AccountId"], request["UserId"])
    return {}


def shape(call: Call, phone: PhoneNumber) -> Answer:
    """Absent values are None, which never goes out."""
    return {
        "PhoneNumberId": phone.id,
        "E164PhoneNumber": phone.number,
        "Country": phone.country,
        "Type": phone.type.value,
        "ProductType": phone.product.value,
        "Status": phone.status.value,
        "Capabilities": {ability.value: ability in phone.abilities for ability in Ability},
        "Associations": [
            {"Name": each.bond.value, "Value": each.value, "AssociatedTimestamp": each.since}
            for each in phone.associations
        ],
        "CallingName": phone.name.text or None,
        "CallingNameStatus": phone.name.status(call.now).value,
        "CreatedTimestamp": phone.created_at,
        "UpdatedTimestamp": phone.updated_at,
        "DeletionTimestamp": phone.deleted_at,
    }


def _change(item: "wire.UpdatePhoneNumberRequestTypeDef | wire.UpdatePhoneNumberRequestItemTypeDef") -> Change:
    product = item.get("ProductType")
    return Change(item["PhoneNumberId"], None if product is None else Product(product), item.get("CallingName"))


def _errors(results: Results) -> Answer:
    return {
        "PhoneNumberErrors": [
            {
                "PhoneNumberId": wire_id(clean_number(named)) if named.removeprefix("+").isdecimal() else named,
                "ErrorCode": _code(refusal),
                "ErrorMessage": refusal.message,
            }
            for named, refusal in results
            if refusal is not None
        ]
    }


def _code(refusal: Refusal) -> str:
    return "PhoneNumberAssociationsExist" if isinstance(refusal, NumberAssigned) else CODES[refusal.kind]
