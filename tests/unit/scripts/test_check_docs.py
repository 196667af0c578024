"""What the documentation may name, and how its map is compared with the contracts."""

from pathlib import Path

from scripts.check_docs import checked_rows, lost_in, misquoted, strange_rows


def test_a_link_or_path_that_leads_nowhere_is_found() -> None:
    page = Path("docs/page.md")
    assert list(lost_in(page, "See [the readme](../README.md) and `scripts/setup`.")) == []
    assert len(list(lost_in(page, "See [the readme](../GONE.md) and `scripts/gone`."))) == 2


def test_a_sample_in_a_fence_and_an_address_outside_are_left_alone() -> None:
    assert list(lost_in(Path("page.md"), "```\n`scripts/gone`\n```\n[out](https://example.com)")) == []


def test_an_excerpt_stands_in_its_file_word_for_word() -> None:
    excerpt = "```python\n# scripts/tree.py\n{}\n…\ndef report(complaints: list[str]) -> int:\n```\n"
    page = Path("page.md")
    assert list(misquoted(excerpt.format("import subprocess"), page)) == []
    assert len(list(misquoted(excerpt.format("import subtraction"), page))) == 1


def test_the_map_tells_the_features_in_the_checked_order_and_in_their_own_words() -> None:
    assert checked_rows("[importlinter:contract:rows]\nlayers =\n    chat | mail\n    audit\n") == [
        "chat",
        "mail",
        "audit",
    ]
    features = {"chat": "Talks.", "audit": "Remembers."}
    assert list(strange_rows("| `chat` | Talks. |\n| `audit` | Remembers. |\n", features)) == []
    assert len(list(strange_rows("| `audit` | Remembers. |\n| `chat` | Talks. |\n", features))) == 1
    assert len(list(strange_rows("| `chat` | Sings. |\n| `audit` | Remembers. |\n", features))) == 1
