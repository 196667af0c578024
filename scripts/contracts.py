"""A contract for import-linter: a package's neighbours use it by its face, never by what is inside it."""

from collections.abc import Iterator
from typing import cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class Face(Contract):
    """Inside each container, a child's own modules are imported by that child and by `allowed_importers` alone."""

    containers = fields.ListField(subfield=fields.StringField())
    allowed_importers = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        containers, allowed = cast(list[str], self.containers), cast(list[str], self.allowed_importers)
        trespasses = sorted(
            f"{importer} imports {inner}: import {child} instead, and let its __init__.py name what others may use"
            for container in containers
            for child in graph.find_children(container)
            for inner in graph.find_descendants(child)
            for importer in graph.find_modules_that_directly_import(inner)
            if not any(within(importer, home) for home in (child, *allowed))
        )
        return ContractCheck(kept=not trespasses, metadata={"trespasses": trespasses})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for trespass in cast(Iterator[str], check.metadata["trespasses"]):
            output.print_error(f"- {trespass}", bold=False)


def within(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")
