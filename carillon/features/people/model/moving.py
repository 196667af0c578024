"""What people took out of Amazon Chime: its lists as the AWS command line prints them, its reports and CSV files."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from carillon.features.people.model.bulk import EMAIL, about_address
from carillon.features.people.model.sheets import Entry, FileFault, FileUnreadable, at_most, check_count, once, wrong
from carillon.features.people.model.tables import (
    Item,
    clipped,
    csv_rows,
    is_json,
    json_items,
    moment,
    said,
    spoken,
    text_of,
)
from carillon.features.people.model.users import PIN_LENGTH

NAME = ("display name", "full name", "display_name")
PHONE = ("phone number", "phone", "number", "e164 phone number", "business calling number")
REPORT = {
    "account_name": (),
    "week_start": (),
    "display_name": NAME,
    "email": EMAIL,
    "registration_status": (),
    "account_creation_date": (),
    "last_login": (),
}
MOST_CONTACTS = 100
MOST_MEMBERS = 10_000
_ID = re.compile(r"[A-Za-z0-9_-]{1,36}")
_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_BETWEEN_DIGITS = re.compile(r"[\s().\-/]+")


@dataclass(frozen=True, slots=True)
class KeptContact:
    """Somebody whom a person had among their own contacts before they came here."""

    email: str
    name: str
    phone_number: str
    created_at: datetime


def read_accounts(body: bytes) -> list[Entry]:
    """What ListAccounts or GetAccount printed."""
    items = json_items(_json(body), "Accounts", "Account")
    return list(check_count(once([_account(number, item) for number, item in enumerate(items, 1)], "id")))


def read_users(body: bytes) -> list[Entry]:
    """What ListUsers or GetUser printed, or the weekly usage report, which knows no ids."""
    text = text_of(body)
    if is_json(text):
        items = json_items(text, "Users", "User")
        return list(check_count(once(once([_user(number, item) for number, item in enumerate(items, 1)]), "id")))
    return list(check_count(_newest(csv_rows(text, REPORT))))


def read_members(body: bytes) -> list[Entry]:
    """The members of a chat room: name, email, role."""
    rows = csv_rows(text_of(body), {"name": NAME, "email": EMAIL, "role": ("membership role",)})
    entries = once([_member(number, row) for number, row in rows])
    full = wrong("RoomIsFull", f"A chat room has at most {MOST_MEMBERS} members.")
    return list(check_count(at_most(MOST_MEMBERS, entries, full)))


def read_contacts(body: bytes) -> list[Entry]:
    """Somebody's personal contacts: name, email, phone number."""
    rows = csv_rows(text_of(body), {"name": NAME, "email": EMAIL, "phone_number": PHONE})
    entries = once([about_address(number, row) for number, row in rows])
    full = wrong("TooManyContacts", f"A person has at most {MOST_CONTACTS} contacts.")
    return list(check_count(at_most(MOST_CONTACTS, entries, full)))


def read_numbers(body: bytes) -> list[Entry]:
    """The phone inventory: what ListPhoneNumbers printed, or a CSV with a column of numbers."""
    text = text_of(body)
    if is_json(text):
        items = json_items(text, "PhoneNumbers", "PhoneNumber")
        rows = [(number, _printed_number(item)) for number, item in enumerate(items, 1)]
    else:
        columns = {"number": PHONE, "type": ("phone number type",), "product": ("product type",), "country": ()}
        rows = csv_rows(text, columns)
    return list(check_count(once([_number(number, row) for number, row in rows])))


def usable_id(text: str) -> bool:
    """It can be the id of something here."""
    return _ID.fullmatch(text) is not None


def _json(body: bytes) -> str:
    text = text_of(body)
    if not is_json(text):
        raise FileUnreadable(reason=FileFault.FOREIGN.value)
    return text


def _account(number: int, item: Item) -> Entry:
    id_, name = said(item, "AccountId"), said(item, "Name")
    row = spoken(
        id=id_,
        name=name,
        type=said(item, "AccountType"),
        license=said(item, "DefaultLicense"),
        created_at=moment(item.get("CreatedTimestamp")),
    )
    if not usable_id(id_):
        return Entry(number, name or id_, row, wrong("NoAccountId", "The account has no AccountId."))
    return Entry(number, f"{name} ({id_})", row)


def _user(number: int, item: Item) -> Entry:
    entry = about_address(
        number,
        spoken(
            id=said(item, "UserId"),
            account_id=said(item, "AccountId"),
            email=said(item, "PrimaryEmail"),
            name=said(item, "DisplayName"),
            license=said(item, "LicenseType"),
            type=said(item, "UserType"),
            registration=said(item, "UserRegistrationStatus"),
            joined_at=moment(item.get("RegisteredOn")),
            pin=_pin(said(item, "PersonalPIN")),
        ),
    )
    if entry.wrong is None and not usable_id(entry.row.get("id", "")):
        return replace(entry, wrong=wrong("NoUserId", "The user has no UserId."))
    return entry


def _pin(text: str) -> str:
    return text if len(text) == PIN_LENGTH and text.isascii() and text.isdecimal() else ""


def _newest(rows: Sequence[tuple[int, dict[str, str]]]) -> list[Entry]:
    """The report has a line for each user and week: the newest week tells."""
    entries = [_reported(number, row) for number, row in rows]
    newest: dict[str, Entry] = {}
    for entry in entries:
        key = entry.subject or f"line {entry.number}"
        known = newest.get(key)
        if known is None or known.row.get("week_start", "") <= entry.row.get("week_start", ""):
            newest[key] = entry
    return list(newest.values())


def _reported(number: int, row: dict[str, str]) -> Entry:
    return about_address(
        number,
        spoken(
            email=row.get("email", ""),
            name=row.get("display_name", ""),
            registration=row.get("registration_status", "").capitalize(),
            joined_at=moment(row.get("account_creation_date")),
            week_start=row.get("week_start", ""),
        ),
    )


def _member(number: int, row: dict[str, str]) -> Entry:
    entry = about_address(number, row)
    role = "Administrator" if row.get("role", "").casefold().startswith("admin") else "Member"
    return replace(entry, row={**entry.row, "role": role})


def _printed_number(item: Item) -> dict[str, str]:
    return spoken(
        number=said(item, "E164PhoneNumber") or said(item, "PhoneNumberId"),
        type=said(item, "Type"),
        product=said(item, "ProductType"),
        country=said(item, "Country"),
        calling_name=said(item, "CallingName"),
        status=said(item, "Status"),
    )


def _number(number: int, row: dict[str, str]) -> Entry:
    given = row.get("number", "")
    plain = _BETWEEN_DIGITS.sub("", given)
    if not _E164.fullmatch(plain):
        return Entry(number, clipped(given), row, wrong("NumberWrong", "This is not a number such as +12065550100."))
    return Entry(number, plain, {**row, "number": plain})
