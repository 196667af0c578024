"""The chain: what is changed, removed or taken off is told, each fault once."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from carillon.features.audit.model.chain import FIRST, Head, Seal, Verification, Written, check, check_head, seal

KEY = b"key of the chain"
AT = datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=UTC)
START = Head(0, FIRST)
ENTRIES = [Written(number * 10, "123456789012", AT, f'{{"n": {number}}}', None) for number in range(1, 6)]


def sealed() -> list[tuple[Seal, Written | None]]:
    return [(link, entry) for link, entry in zip(seal(KEY, START, ENTRIES), ENTRIES, strict=True)]


def altered(entry: Written, changes: Any) -> Written:
    return replace(entry, **changes)


def problems(links: list[tuple[Seal, Written | None]], key: bytes = KEY) -> list[str]:
    return list(check(key, None, links))


def test_an_untouched_chain_is_whole_however_it_is_read() -> None:
    links = sealed()
    assert [link.number for link, _ in links] == [1, 2, 3, 4, 5]
    assert problems(links) == []
    assert list(check(KEY, links[1][0], links[2:])) == []
    again = list(seal(KEY, Head(2, links[1][0].digest), ENTRIES[2:]))
    assert again == [link for link, _ in links[2:]]


@pytest.mark.parametrize(
    "changes",
    [
        {"event": '{"n": 7}'},
        {"organisation_id": None},
        {"at": AT.replace(microsecond=679)},
        {"denial": "No."},
        {"id": 31},
    ],
)
def test_whatever_is_changed_of_an_entry_is_told_and_nothing_else(changes: dict[str, object]) -> None:
    links = sealed()
    link, entry = links[2]
    assert entry is not None
    links[2] = (link, altered(entry, changes))
    assert problems(links) == ["Entry 3 (record 30) was changed."]


def test_removed_entries_and_removed_seals_are_told() -> None:
    links = sealed()
    links[3] = (links[3][0], None)
    assert problems(links) == ["Entry 4 (record 40) was removed."]
    links = sealed()
    del links[1:3]
    assert problems(links) == ["Seals 2 to 3 were removed."]


def test_two_entries_that_changed_places_are_told() -> None:
    links = sealed()
    (first, one), (second, two) = links[0], links[1]
    links[0], links[1] = (first, two), (second, one)
    assert len(problems(links)) == 2


def test_without_the_key_nobody_seals_anew() -> None:
    forged = [(link, entry) for link, entry in zip(seal(b"other", START, ENTRIES), ENTRIES, strict=True)]
    assert len(problems(list(forged))) == 5


def test_the_end_of_the_chain_stays_where_it_was() -> None:
    last = sealed()[-1][0]
    head = Head(5, last.digest)
    assert list(check_head(head, last)) == []
    assert list(check_head(START, None)) == []
    assert list(check_head(head, sealed()[2][0])) == ["Seals 4 to 5 were removed."]
    assert list(check_head(head, None)) == ["Seals 1 to 5 were removed."]
    assert len(list(check_head(Head(4, last.digest), last))) == 1
    assert len(list(check_head(Head(5, "0" * 64), last))) == 1


def test_contents_cannot_be_moved_between_fields() -> None:
    one = Written(1, "12", AT, "3", None)
    other = Written(11, "2", AT, "3", None)
    assert one.content != other.content
    assert Verification(1, 0, START).is_whole
    assert not Verification(1, 0, START, ("x",)).is_whole
