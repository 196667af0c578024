"""A tree of options, read and written."""

import tomllib
from dataclasses import dataclass, field
from typing import Literal

import pytest

from carillon.core.options import as_toml, option, options, read_tree, sections


@dataclass(frozen=True)
class Kitchen:
    """Where meals are made."""

    ovens: int = option(1, "How many.", least=0, most=9)
    fuel: Literal["gas", "wood"] = option("gas", "What burns.")
    door_code: str = option("", "Opens the door.", pattern=r"|\d{4}", secret=True)


@dataclass(frozen=True)
class House:
    tidy: bool = option(default=True, says="Whether it is.")
    kitchen: Kitchen = field(default_factory=Kitchen)


def test_every_option_is_listed_with_its_path_and_variable() -> None:
    listed = [(one.path, one.variable, one.default) for one in options(House)]
    assert listed == [
        ("tidy", "CARILLON_TIDY", True),
        ("kitchen.ovens", "CARILLON_KITCHEN__OVENS", 1),
        ("kitchen.fuel", "CARILLON_KITCHEN__FUEL", "gas"),
        ("kitchen.door_code", "CARILLON_KITCHEN__DOOR_CODE", ""),
    ]
    assert sections(House) == {"kitchen": Kitchen}


def test_a_mistake_leaves_the_default_in_place() -> None:
    house, mistakes = read_tree(House, '[kitchen]\novens = 10\nfuel = "wood"\n', {"CARILLON_TIDY": "perhaps"})
    assert house == House(tidy=True, kitchen=Kitchen(ovens=1, fuel="wood"))
    assert mistakes == [
        "kitchen.ovens: 10 is too large; the most is 9.",
        "CARILLON_TIDY: this must be true or false.",
    ]


def test_a_form_is_kept_and_the_wrong_value_is_not_repeated() -> None:
    assert read_tree(House, '[kitchen]\ndoor_code = "1234"\n', {})[0].kitchen.door_code == "1234"
    _, mistakes = read_tree(House, '[kitchen]\ndoor_code = "12x4"\n', {})
    assert mistakes == ["kitchen.door_code: the value has not the right form. Opens the door."]
    assert "1234" not in repr(Kitchen(door_code="1234"))


def test_the_file_is_strict_about_types() -> None:
    _, mistakes = read_tree(House, 'tidy = "true"\n[kitchen]\novens = "2"\n', {})
    assert mistakes == ["tidy: this must be true or false.", "kitchen.ovens: this must be a whole number."]
    assert read_tree(House, "", {"CARILLON_KITCHEN__OVENS": "2"}) == (House(kitchen=Kitchen(ovens=2)), [])


@pytest.mark.parametrize("value", [True, 3, "", 'a "quoted"\n\\ text \x7f é', (), ("one", "two")])
def test_a_value_written_as_toml_is_read_back(value: str | int | tuple[str, ...]) -> None:
    read = tomllib.loads(f"value = {as_toml(value)}")["value"]
    assert (tuple(read) if isinstance(value, tuple) else read) == value
