"""Chat bots for AWS clients: the bot operations of the chime service."""

from typing import TYPE_CHECKING

from carillon.core.calls import Call, Calls
from carillon.features.bots.model import Bot
from carillon.features.bots.service import bots, endpoints
from carillon.wire.aws import PageTokens, operation

if TYPE_CHECKING:
    from mypy_boto3_chime import type_defs as wire

Answer = dict[str, object]

PAGE = 10


@operation("chime", "CreateBot")
async def create_bot(call: Call, request: "wire.CreateBotRequestTypeDef") -> Answer:
    bot = await bots.create(call, request["AccountId"], request["DisplayName"], request.get("Domain"))
    return {"Bot": _shape(call, bot)}


@operation("chime", "GetBot")
async def get_bot(call: Call, request: "wire.GetBotRequestTypeDef") -> Answer:
    return {"Bot": _shape(call, await bots.find(call, request["AccountId"], request["BotId"]))}


@operation("chime", "ListBots")
async def list_bots(call: Call, request: "wire.ListBotsRequestTypeDef") -> Answer:
    account_id = request["AccountId"]
    tokens, filters = call.part(PageTokens), [account_id]
    cursor = tokens.take(call.caller, "ListBots", filters, request.get("NextToken"))
    page = await bots.page(call, account_id, cursor, request.get("MaxResults", PAGE))
    return {
        "Bots": [_shape(call, bot) for bot in page.items],
        "NextToken": tokens.give(call.caller, "ListBots", filters, page.next_cursor),
    }


@operation("chime", "UpdateBot")
async def update_bot(call: Call, request: "wire.UpdateBotRequestTypeDef") -> Answer:
    bot = await bots.stop(call, request["AccountId"], request["BotId"], is_stopped=request.get("Disabled"))
    return {"Bot": _shape(call, bot)}


@operation("chime", "RegenerateSecurityToken")
async def regenerate_security_token(call: Call, request: "wire.RegenerateSecurityTokenRequestTypeDef") -> Answer:
    return {"Bot": _shape(call, await bots.renew_token(call, request["AccountId"], request["BotId"]))}


@operation("chime", "PutEventsConfiguration")
async def put_events_configuration(calls: Calls, request: "wire.PutEventsConfigurationRequestTypeDef") -> Answer:
    url, function = request.get("OutboundEventsHTTPSEndpoint"), request.get("LambdaFunctionArn")
    bot = await endpoints.configure(calls, request["AccountId"], request["BotId"], url, function)
    return {"EventsConfiguration": _endpoint(bot)}


@operation("chime", "GetEventsConfiguration")
async def get_events_configuration(call: Call, request: "wire.GetEventsConfigurationRequestTypeDef") -> Answer:
    return {"EventsConfiguration": _endpoint(await endpoints.of(call, request["AccountId"], request["BotId"]))}


@operation("chime", "DeleteEventsConfiguration")
async def delete_events_configuration(call: Call, request: "wire.DeleteEventsConfigurationRequestTypeDef") -> Answer:
    await endpoints.remove(call, request["AccountId"], request["BotId"])
    return {}


def _shape(call: Call, bot: Bot) -> "wire.BotTypeDef":
    return {
        "BotId": bot.id,
        "UserId": bot.user_id,
        "DisplayName": bot.display_name,
        "BotType": "ChatBot",
        "Disabled": bot.is_stopped,
        "CreatedTimestamp": bot.created_at,
        "UpdatedTimestamp": bot.updated_at,
        "BotEmail": bot.email,
        "SecurityToken": bots.token_of(call, bot),
    }


def _endpoint(bot: Bot) -> Answer:
    return {"BotId": bot.id, "OutboundEventsHTTPSEndpoint": bot.endpoint}
