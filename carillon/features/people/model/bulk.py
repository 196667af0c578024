"""Many addresses at once: whom to invite, and who is to have which licence, as an administrator lists them in CSV."""

from carillon.core.errors import Refusal
from carillon.features import accounts
from carillon.features.people.model.sheets import Entry, check_count, once, refused, wrong
from carillon.features.people.model.tables import csv_rows, text_of
from carillon.features.people.model.users import clean_email

EMAIL = ("e-mail", "email address", "e-mail address", "mail", "address", "user email", "primary email")
LICENSE = ("licence", "license type", "permission", "permission tier", "tier")


def read_invitations(body: bytes) -> list[Entry]:
    """One address a line, in a column called email or alone."""
    rows = csv_rows(text_of(body), {"email": EMAIL}, headless="email")
    return list(check_count(once([about_address(number, row) for number, row in rows])))


def read_licenses(body: bytes) -> list[Entry]:
    rows = csv_rows(text_of(body), {"email": EMAIL, "license": LICENSE})
    return list(check_count(once([_licensed(number, row) for number, row in rows])))


def about_address(number: int, row: dict[str, str]) -> Entry:
    """A line that is about the person with an address."""
    given = row.get("email", "")
    if not given:
        return Entry(number, "", row, wrong("NoAddress", "The line has no e-mail address."))
    try:
        email = clean_email(given)
    except Refusal as refusal:
        return Entry(number, given, row, refused(refusal))
    return Entry(number, email, {**row, "email": email})


def _licensed(number: int, row: dict[str, str]) -> Entry:
    entry = about_address(number, row)
    if entry.wrong is not None:
        return entry
    given = row.get("license", "")
    try:
        license_ = accounts.supported(given.capitalize())
    except Refusal as refusal:
        return Entry(number, entry.subject, entry.row, refused(refusal))
    return Entry(number, entry.subject, {**entry.row, "license": license_.value})
