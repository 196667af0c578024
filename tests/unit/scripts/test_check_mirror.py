"""What needs a unit test of its own, and what another ring proves."""

from pathlib import Path

import pytest

from scripts.check_mirror import has_rules, is_proved_elsewhere, mirror, without_module


def test_a_module_is_mirrored_by_a_test_of_its_name() -> None:
    assert mirror(Path("carillon/wire/http/origin.py")) == Path("tests/unit/wire/http/test_origin.py")


@pytest.mark.parametrize(
    "module", ["carillon/features/chat/store.py", "carillon/features/chat/service/rooms.py", "carillon/app/cli.py"]
)
def test_what_talks_is_proved_in_another_ring(module: str) -> None:
    assert is_proved_elsewhere(Path(module))


@pytest.mark.parametrize(
    "module",
    ["carillon/features/chat/model.py", "carillon/features/access/model/keys.py", "carillon/wire/aws/signature.py"],
)
def test_what_decides_is_proved_by_its_unit_test(module: str) -> None:
    assert not is_proved_elsewhere(Path(module))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("class P:\n    def f(self) -> int:\n        '''Says.'''\n        ...\n", False),
        ("LIMIT = 3\n", False),
        ("def f() -> int:\n    return 3\n", True),
    ],
)
def test_only_functions_that_do_something_are_rules(text: str, expected: bool, tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(text)
    assert has_rules(module) is expected


def test_a_test_without_its_module_is_noticed() -> None:
    kept, lost = Path("tests/unit/core/test_ids.py"), Path("tests/unit/core/test_gone.py")
    assert without_module([Path("carillon/core/ids.py")], [kept]) == []
    assert len(without_module([Path("carillon/core/ids.py")], [kept, lost])) == 1
