"""Which operation a request means, by method, path and query literals."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from carillon.wire.aws.address import Address
from carillon.wire.aws.errors import BadRequest, UnknownOperation
from carillon.wire.aws.models import Operation, Service


@dataclass(frozen=True, slots=True)
class Match:
    """An operation and its labels, by wire name."""

    operation: Operation
    labels: Mapping[str, str]


@dataclass(slots=True)
class _Node:
    """One place in the tree of paths; a label is any segment that no fixed word claims."""

    words: "dict[str, _Node]" = field(default_factory=dict[str, "_Node"])
    label: "_Node | None" = None
    operations: dict[str, list[Operation]] = field(default_factory=dict[str, list[Operation]])

    def child(self, part: str) -> "_Node":
        if not part.startswith("{"):
            return self.words.setdefault(part, _Node())
        self.label = self.label or _Node()
        return self.label


class Router:
    """All operations of one service."""

    def __init__(self, service: Service, root: str) -> None:
        self._root = root
        self._tree = _Node()
        for operation in service.operations.values():
            node = self._tree
            for part in operation.path.split("/")[1:]:
                node = node.child(part)
            node.operations.setdefault(operation.method, []).append(operation)

    def find(self, method: str, address: Address) -> Match:
        """The one operation that is meant; a query literal that nobody knows is not ignored."""
        node = _walk(self._tree, address.segments)
        operations = node.operations.get(method, []) if node else []
        for operation in operations:
            if _fits(operation, operations, address):
                return Match(operation, _labels(operation, address.segments))
        if operations:
            raise BadRequest(reason=_no_such_literal(operations))
        raise UnknownOperation(request=f"{method[:16]} {address.raw_path[:200]}", root=self._root)


def _walk(node: _Node, segments: tuple[str, ...]) -> _Node | None:
    """A fixed word wins over a label, unless its way is a dead end."""
    if not segments:
        return node if node.operations else None
    word, *rest = segments
    for branch in (node.words.get(word), node.label):
        if branch and (found := _walk(branch, tuple(rest))):
            return found
    return None


def _fits(operation: Operation, rivals: list[Operation], address: Address) -> bool:
    """The bare operation only where no literal's key is given at all, or `?operation=typo` would be an update."""
    given = [pair for pair in address.query if any(pair[0] in rival.literals for rival in rivals)]
    return sorted(given) == sorted(operation.literals.items())


def _labels(operation: Operation, segments: tuple[str, ...]) -> dict[str, str]:
    parts = zip(operation.path.split("/")[1:], segments, strict=True)
    return {part[1:-1]: segment for part, segment in parts if part.startswith("{")}


def _no_such_literal(operations: list[Operation]) -> str:
    known = sorted({f"{key}={value}" for each in operations for key, value in each.literals.items()})
    return f"The query must say which operation is meant: {', '.join(known)}."
