"""Lists of addresses and licences, line by line."""

import pytest

from carillon.features.people.model.bulk import read_invitations, read_licenses
from carillon.features.people.model.sheets import FileUnreadable


def test_addresses_are_cleaned_and_repetitions_told() -> None:
    entries = read_invitations(b"E-mail\nBob@Example.com\nbob@example.com\nnobody\n=cmd()\n")
    assert [(entry.number, entry.subject, entry.wrong and entry.wrong.reason) for entry in entries] == [
        (2, "bob@example.com", None),
        (3, "bob@example.com", "Repeated"),
        (4, "nobody", "EmailWrong"),
        (5, "=cmd()", "EmailWrong"),
    ]


def test_a_file_with_a_heading_only_has_no_lines() -> None:
    with pytest.raises(FileUnreadable):
        read_invitations(b"email\n")


def test_licences_are_pro_or_basic_in_any_capitals() -> None:
    entries = read_licenses(b"email;Permission tier\na@example.com;PRO\nb@example.com;basic\nc@example.com;\n;Pro\n")
    assert [(entry.row.get("license"), entry.wrong and entry.wrong.reason) for entry in entries] == [
        ("Pro", None),
        ("Basic", None),
        (None, "LicenseNotSupported"),
        ("Pro", "NoAddress"),
    ]
