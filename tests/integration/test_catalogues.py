"""What the front ends and letters say, in every language that is kept: the catalogues."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CATALOGUES = sorted([*ROOT.glob("web/*/src/locales/*.po"), *ROOT.glob("carillon/core/letters/locales/*.po")])
NOTICE = re.compile(
    r"end of (support|life)|no longer (be )?(supported|available to new)|discontinu|new customers"
    r"|20 Feb|February 20|19 Feb|February 19|20/02/2026|2026-02-20",
    re.IGNORECASE,
)
"""How the guide's last editions announce that the service ends; this product's does not."""


@pytest.mark.spec("OVR-10")
@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda file: f"{file.parts[-4]} {file.stem}")
def test_nothing_announces_the_end_of_support(catalogue: Path) -> None:
    said = [line for line in catalogue.read_text().splitlines() if line.startswith(("msgid", "msgstr", '"'))]
    assert len(said) > 100
    assert [line for line in said if NOTICE.search(line)] == []


def test_the_notice_would_be_found() -> None:
    assert NOTICE.search("Support for the service ends on February 20, 2026.")
    assert NOTICE.search("This service is no longer available to new customers.")
