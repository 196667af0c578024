"""Documents of a port-in: how long a link lasts, what counts as a file, and when all papers are there."""

from datetime import UTC, datetime, timedelta

import pytest

from carillon.features.numbers.model.countries import Paper
from carillon.features.numbers.model.port_documents import (
    LONGEST_NAME,
    Document,
    FileNameWrong,
    FileState,
    FileTypeWrong,
    PapersMissing,
    UploadLink,
    UploadLinkExpired,
    check_complete,
    clean_name,
    missing,
    type_of,
)

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
LETTER, INVOICE = Paper.LETTER_OF_AGENCY, Paper.LAST_INVOICE


def document(paper: Paper = LETTER, carrier: str = "", state: FileState = FileState.CLEAN) -> Document:
    return Document("d1", "p1", "letter.pdf", paper, carrier, 5, "application/pdf", state, NOW, "alice")


@pytest.mark.spec("PORT-19")
def test_a_link_lasts_to_its_very_end_and_not_longer() -> None:
    link = UploadLink("digest", NOW + timedelta(days=10))
    link.check(NOW + timedelta(days=10) - timedelta(microseconds=1))
    with pytest.raises(UploadLinkExpired):
        link.check(NOW + timedelta(days=10))


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n...", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"II*\0", "image/tiff"),
        (b"MM\0*", "image/tiff"),
    ],
)
def test_a_file_is_what_its_first_bytes_say(body: bytes, kind: str) -> None:
    assert type_of(body, "anything.exe") == kind


@pytest.mark.parametrize("body", [b"", b"MZ\x90", b"<html>", b"PK\x03\x04", b" %PDF-1.7"])
def test_other_files_are_not_taken_whatever_their_name(body: bytes) -> None:
    with pytest.raises(FileTypeWrong):
        type_of(body, "letter.pdf")


def test_a_name_is_the_last_part_of_a_path_and_can_be_shown() -> None:
    assert clean_name("C:\\Users\\alice\\letter.pdf") == "letter.pdf"
    assert clean_name("../../etc/passwd") == "passwd"
    assert clean_name(" l\u202eetter\n.pdf ") == "letter.pdf"
    assert clean_name("x" * LONGEST_NAME) == "x" * LONGEST_NAME
    for wrong in ("", "/", "\n", "x" * (LONGEST_NAME + 1)):
        with pytest.raises(FileNameWrong):
            clean_name(wrong)


@pytest.mark.spec("PORT-03", "PORT-04")
def test_papers_are_there_when_each_can_be_opened_and_each_carrier_has_its_letter() -> None:
    needed = [(INVOICE, ""), (LETTER, "Bells"), (LETTER, "Chimes")]
    there = [document(INVOICE, state=FileState.UNSCANNED), document(LETTER, "Bells")]
    assert missing(needed, there) == [(LETTER, "Chimes")]
    for state in (FileState.WAITING, FileState.INFECTED):
        with pytest.raises(PapersMissing, match=r"letter of agency \(Chimes\)$"):
            check_complete(needed, [*there, document(LETTER, "Chimes", state)])
    check_complete(needed, [*there, document(LETTER, "Chimes")])


def test_a_file_lies_where_nobody_can_guess_its_neighbours() -> None:
    assert document().key == "port-requests/p1/d1"
