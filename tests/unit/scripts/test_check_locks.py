"""What a Python lock must not contain."""

import pytest

from scripts.check_locks import problems

HASH = "    --hash=sha256:00"


def test_exact_versions_with_hashes_pass() -> None:
    text = (
        f'# written by scripts/lock\nmsgspec==0.22.0 \\\n{HASH}\nuvloop==0.23.0 ; sys_platform != "win32" \\\n{HASH}\n'
    )
    assert list(problems("run.txt", text)) == []


@pytest.mark.parametrize(
    "entry",
    [
        f"msgspec>=0.22 \\\n{HASH}",
        "msgspec==0.22.0",
        f"msgspec \\\n{HASH}",
        f"msgspec==0.22.0 \\\n{HASH}\n--index-url https://packages.example.com/simple",
    ],
)
def test_ranges_missing_hashes_and_addresses_are_refused(entry: str) -> None:
    assert list(problems("run.txt", f"{entry}\n"))
