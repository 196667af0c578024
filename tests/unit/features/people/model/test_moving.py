"""What was taken out of Amazon Chime, line by line."""

import json

import pytest

from carillon.features.people.model.moving import (
    read_accounts,
    read_contacts,
    read_members,
    read_numbers,
    read_users,
    usable_id,
)
from carillon.features.people.model.sheets import FileUnreadable

USER = {
    "UserId": "u-1",
    "AccountId": "a-1",
    "PrimaryEmail": "Bob@Example.com",
    "DisplayName": "Bob",
    "LicenseType": "Pro",
    "UserType": "PrivateUser",
    "UserRegistrationStatus": "Registered",
    "RegisteredOn": "2019-03-04T05:06:07+00:00",
    "PersonalPIN": "0123456789",
}


def users(*found: object) -> bytes:
    return json.dumps({"Users": found}).encode()


def test_a_user_brings_all_that_was_printed() -> None:
    (entry,) = read_users(users(USER))
    assert (entry.number, entry.subject, entry.wrong) == (1, "bob@example.com", None)
    assert entry.row == {
        "id": "u-1",
        "account_id": "a-1",
        "email": "bob@example.com",
        "name": "Bob",
        "license": "Pro",
        "type": "PrivateUser",
        "registration": "Registered",
        "joined_at": "2019-03-04T05:06:07+00:00",
        "pin": "0123456789",
    }


def test_users_that_cannot_come_are_wrong_each_for_itself() -> None:
    entries = read_users(
        users(
            USER,
            {**USER, "UserId": "u-2"},
            {**USER, "PrimaryEmail": "ann@example.com"},
            {**USER, "PrimaryEmail": "eve@example.com", "UserId": "../../etc"},
            {**USER, "PrimaryEmail": None},
            {**USER, "PrimaryEmail": "x" * 10_000},
        )
    )
    assert [entry.wrong and entry.wrong.reason for entry in entries] == [
        None,
        "Repeated",
        "Repeated",
        "NoUserId",
        "NoAddress",
        "EmailWrong",
    ]


@pytest.mark.parametrize("pin", ["12345", "12345678901", "٠١٢٣٤٥٦٧٨٩", "012345678x", 7])
def test_a_pin_that_is_none_is_left_out(pin: object) -> None:
    (entry,) = read_users(users({**USER, "PersonalPIN": pin}))
    assert "pin" not in entry.row


def test_the_usage_report_tells_of_each_person_by_the_newest_week() -> None:
    head = "account_name,week_start,display_name,email,registration_status,account_creation_date,last_login"
    text = f"{head}\nA,2024-02-04,New,b@example.com,REGISTERED,2019-03-04,\nA,2024-01-28,Old,b@example.com,,,\n"
    (entry,) = read_users(text.encode())
    assert (entry.row["name"], entry.row["registration"]) == ("New", "Registered")


def test_accounts_come_by_their_ids() -> None:
    account = {"AccountId": "a-1", "Name": "Sales", "DefaultLicense": "Pro", "CreatedTimestamp": 0}
    entries = read_accounts(json.dumps({"Accounts": [account, account, {"Name": "Nobody's"}]}).encode())
    assert [entry.wrong and entry.wrong.reason for entry in entries] == [None, "Repeated", "NoAccountId"]
    assert entries[0].row == {
        "id": "a-1",
        "name": "Sales",
        "license": "Pro",
        "created_at": "1970-01-01T00:00:00+00:00",
    }
    assert read_accounts(json.dumps({"Account": account}).encode())[0].subject == "Sales (a-1)"
    with pytest.raises(FileUnreadable):
        read_accounts(b"AccountId,Name\na-1,Sales")


def test_members_have_a_role_and_contacts_a_number() -> None:
    members = read_members(
        "\ufeffname,email,role\r\nBob,bob@example.com,Administrator\r\nAnn,ann@example.com,\r\n".encode()
    )
    assert [entry.row["role"] for entry in members] == ["Administrator", "Member"]
    (contact,) = read_contacts(b"name,email,phone_number\r\n'@Bob,bob@example.com,+12065550100\r\n")
    assert contact.row == {"name": "@Bob", "email": "bob@example.com", "phone_number": "+12065550100"}


def test_no_more_contacts_come_than_a_person_may_have() -> None:
    rows = "".join(f"c{number}@example.com\n" for number in range(102))
    entries = read_contacts(f"email\nnonsense\n{rows}".encode())
    assert [entry.wrong and entry.wrong.reason for entry in entries[:2]] == ["EmailWrong", None]
    assert [entry.wrong and entry.wrong.reason for entry in entries[-2:]] == ["TooManyContacts"] * 2


def test_numbers_come_as_json_or_csv() -> None:
    printed = {"PhoneNumbers": [{"E164PhoneNumber": "+12065550100", "ProductType": "BusinessCalling"}]}
    (entry,) = read_numbers(json.dumps(printed).encode())
    assert entry.row == {"number": "+12065550100", "product": "BusinessCalling"}
    entries = read_numbers(b"phone number;country\n+1 (206) 555-0100;US\n+1.206.555.0100;US\n911;US\n")
    assert [(entry.subject, entry.wrong and entry.wrong.reason) for entry in entries] == [
        ("+12065550100", None),
        ("+12065550100", "Repeated"),
        ("911", "NumberWrong"),
    ]


def test_only_what_can_be_an_id_is_one() -> None:
    assert usable_id("8a5f6b0c-0000-4000-8000-000000000001")
    assert not any(usable_id(text) for text in ("", "a b", "ä", "x" * 37, "a/b", "a\n"))
