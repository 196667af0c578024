"""Ordering numbers for AWS clients: countries, search, orders."""

from typing import TYPE_CHECKING

from carillon.adapters.carrier import NumberType
from carillon.core.calls import Call, Calls
from carillon.features.numbers.model.countries import Product, supported
from carillon.features.numbers.model.orders import Order
from carillon.features.numbers.model.searching import USUAL_PAGE, Search
from carillon.features.numbers.service import orders
from carillon.wire.aws import PageTokens, operation

if TYPE_CHECKING:
    from mypy_boto3_chime import type_defs as wire

Answer = dict[str, object]

PAGE = 99


@operation("chime", "SearchAvailablePhoneNumbers")
async def search_available_phone_numbers(
    calls: Calls, request: "wire.SearchAvailablePhoneNumbersRequestTypeDef"
) -> Answer:
    kind = request.get("PhoneNumberType")
    search = Search(
        request.get("Country"),
        None if kind is None else NumberType(kind),
        request.get("AreaCode"),
        request.get("City"),
        request.get("State"),
        request.get("TollFreePrefix"),
    )
    tokens = calls.part(PageTokens)
    cursor = tokens.take(calls.caller, "SearchAvailablePhoneNumbers", search, request.get("NextToken"))
    page = await orders.search(calls, search, cursor, request.get("MaxResults", USUAL_PAGE))
    return {
        "E164PhoneNumbers": list(page.items),
        "NextToken": tokens.give(calls.caller, "SearchAvailablePhoneNumbers", search, page.next_cursor),
    }


@operation("chime", "ListSupportedPhoneNumberCountries")
async def list_supported_phone_number_countries(
    call: Call, request: "wire.ListSupportedPhoneNumberCountriesRequestTypeDef"
) -> Answer:
    found = supported(Product(request["ProductType"]))
    return {
        "PhoneNumberCountries": [
            {"CountryCode": country, "SupportedPhoneNumberTypes": [kind.value for kind in kinds]}
            for country, kinds in found.items()
        ]
    }


@operation("chime", "CreatePhoneNumberOrder")
async def create_phone_number_order(call: Call, request: "wire.CreatePhoneNumberOrderRequestTypeDef") -> Answer:
    order = await orders.create(call, Product(request["ProductType"]), request["E164PhoneNumbers"])
    return {"PhoneNumberOrder": shape(order)}


@operation("chime", "GetPhoneNumberOrder")
async def get_phone_number_order(call: Call, request: "wire.GetPhoneNumberOrderRequestTypeDef") -> Answer:
    return {"PhoneNumberOrder": shape(await orders.find(call, request["PhoneNumberOrderId"]))}


@operation("chime", "ListPhoneNumberOrders")
async def list_phone_number_orders(call: Call, request: "wire.ListPhoneNumberOrdersRequestTypeDef") -> Answer:
    tokens = call.part(PageTokens)
    cursor = tokens.take(call.caller, "ListPhoneNumberOrders", None, request.get("NextToken"))
    page = await orders.page(call, cursor, request.get("MaxResults", PAGE))
    return {
        "PhoneNumberOrders": [shape(order) for order in page.items],
        "NextToken": tokens.give(call.caller, "ListPhoneNumberOrders", None, page.next_cursor),
    }


def shape(order: Order) -> Answer:
    return {
        "PhoneNumberOrderId": order.id,
        "ProductType": order.product.value,
        "Status": order.status.value,
        "OrderedPhoneNumbers": [{"E164PhoneNumber": line.number, "Status": line.status.value} for line in order.lines],
        "CreatedTimestamp": order.created_at,
        "UpdatedTimestamp": order.updated_at,
    }
