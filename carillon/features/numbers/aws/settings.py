"""Settings of calling for AWS clients: the organisation's, and each user's; and dialling out of a meeting."""

from typing import TYPE_CHECKING

from carillon.core.calls import Call
from carillon.features.numbers.model.settings import Telephony
from carillon.features.numbers.service import dialling, settings
from carillon.features.numbers.service.settings import Destination
from carillon.wire.aws import operation

if TYPE_CHECKING:
    from mypy_boto3_chime import type_defs as wire

Answer = dict[str, object]


@operation("chime", "GetPhoneNumberSettings")
async def get_phone_number_settings(call: Call, request: object) -> Answer:
    name = (await settings.read(call)).default_name
    return {"CallingName": name.text or None, "CallingNameUpdatedTimestamp": name.changed_at}


@operation("chime", "UpdatePhoneNumberSettings")
async def update_phone_number_settings(call: Call, request: "wire.UpdatePhoneNumberSettingsRequestTypeDef") -> None:
    await settings.set_default_name(call, request["CallingName"])


@operation("chime", "GetGlobalSettings")
async def get_global_settings(call: Call, request: object) -> Answer:
    found = await settings.read(call)
    return {
        "BusinessCalling": {"CdrBucket": found.business_calling_bucket},
        "VoiceConnector": {"CdrBucket": found.voice_connector_bucket},
    }


@operation("chime", "UpdateGlobalSettings")
async def update_global_settings(call: Call, request: "wire.UpdateGlobalSettingsRequestTypeDef") -> None:
    """A part that is left out stays as it is; a part without a bucket turns its records off."""
    business, connector = request.get("BusinessCalling"), request.get("VoiceConnector")
    await settings.set_destinations(
        call,
        business_calling=None if business is None else Destination(business.get("CdrBucket")),
        voice_connector=None if connector is None else Destination(connector.get("CdrBucket")),
    )


@operation("chime", "GetUserSettings")
async def get_user_settings(call: Call, request: "wire.GetUserSettingsRequestTypeDef") -> Answer:
    chosen = await settings.telephony(call, request["AccountId"], request["UserId"])
    return {
        "UserSettings": {
            "Telephony": {
                "InboundCalling": chosen.inbound_calling,
                "OutboundCalling": chosen.outbound_calling,
                "SMS": chosen.sms,
            }
        }
    }


@operation("chime", "UpdateUserSettings")
async def update_user_settings(call: Call, request: "wire.UpdateUserSettingsRequestTypeDef") -> None:
    """All three at once, as the model has it."""
    wanted = request["UserSettings"]["Telephony"]
    chosen = Telephony(wanted["InboundCalling"], wanted["OutboundCalling"], wanted["SMS"])
    await settings.set_telephony(call, request["AccountId"], request["UserId"], chosen)


@operation("chime", "CreateMeetingDialOut")
async def create_meeting_dial_out(call: Call, request: "wire.CreateMeetingDialOutRequestTypeDef") -> Answer:
    await dialling.dial_out(call, request["FromPhoneNumber"], request["ToPhoneNumber"])
