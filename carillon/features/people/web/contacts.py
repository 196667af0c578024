"""People find each other, for the client."""

import msgspec

from carillon.core.calls import Call
from carillon.features.people.model.users import Card
from carillon.features.people.service.contacts import contacts
from carillon.wire.http import PERSON, route


class ContactsQuery(msgspec.Struct, frozen=True, kw_only=True):
    search: str = ""


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    user_id: str
    display_name: str
    email: str


class Contacts(msgspec.Struct, frozen=True):
    items: list[Contact]


@route("GET", "/contacts", rule=PERSON)
async def list_contacts(call: Call, query: ContactsQuery) -> Contacts:
    """People of the signed-in person's own account."""
    return Contacts([_contact(card) for card in await contacts(call, query.search)])


def _contact(card: Card) -> Contact:
    return Contact(user_id=card.user_id, display_name=card.display_name, email=card.email)
