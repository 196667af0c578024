"""The contract that keeps neighbours at the face of a package."""

from collections.abc import Mapping

from grimp import ImportGraph

from scripts.contracts import Face

CONTRACT = {"containers": ["house.rooms"], "allowed_importers": ["house.app"]}


def is_kept(imports: Mapping[str, str]) -> bool:
    graph = ImportGraph()
    for module in ("house", "house.app", "house.rooms", *(f"house.rooms.{name}" for name in ("hall", "kitchen"))):
        graph.add_module(module)
    graph.add_module("house.rooms.kitchen.stove")
    for importer, imported in imports.items():
        graph.add_import(importer=importer, imported=imported)
    return Face("faces", {}, dict(CONTRACT)).check(graph, verbose=False).kept


def test_a_neighbour_may_use_the_face_but_nothing_behind_it() -> None:
    assert is_kept({"house.rooms.hall": "house.rooms.kitchen"})
    assert not is_kept({"house.rooms.hall": "house.rooms.kitchen.stove"})


def test_the_package_itself_and_those_allowed_may_look_inside() -> None:
    assert is_kept({"house.rooms.kitchen": "house.rooms.kitchen.stove"})
    assert is_kept({"house.app": "house.rooms.kitchen.stove"})


def test_a_name_that_only_begins_alike_is_another_package() -> None:
    assert not is_kept({"house.apple": "house.rooms.kitchen.stove"})
