"""Which files can be attached."""

from datetime import UTC, datetime

import pytest

from carillon.features.support.model.attachments import (
    LARGEST,
    LONGEST_NAME,
    MOST,
    Attachment,
    AttachmentEmpty,
    AttachmentNameWrong,
    AttachmentTooLarge,
    TooManyAttachments,
    check_file,
)
from carillon.features.support.model.states import DeskSide


@pytest.mark.spec("INTL-08")
def test_the_limits_are_kept_to_the_last_byte_and_file() -> None:
    assert check_file(" passport.pdf ", LARGEST, MOST - 1) == "passport.pdf"
    with pytest.raises(AttachmentTooLarge):
        check_file("passport.pdf", LARGEST + 1, 0)
    with pytest.raises(TooManyAttachments):
        check_file("passport.pdf", 1, MOST)
    with pytest.raises(AttachmentEmpty):
        check_file("passport.pdf", 0, 0)


def test_a_file_has_a_name_and_no_path() -> None:
    for name in ("", " ", "../passport.pdf", "c:\\passport.pdf", "pass\nport.pdf", "n" * (LONGEST_NAME + 1)):
        with pytest.raises(AttachmentNameWrong):
            check_file(name, 1, 0)
    assert check_file("n" * LONGEST_NAME, 1, 0) == "n" * LONGEST_NAME


def test_its_bytes_lie_under_the_request_by_id_and_not_by_name() -> None:
    at = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
    attachment = Attachment("a1", "123456789012", "x.pdf", 1, scanned=True, side=DeskSide.DESK, author="oscar", at=at)
    assert attachment.key == "support/123456789012/a1"
