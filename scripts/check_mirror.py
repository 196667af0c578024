"""Checks that unit tests mirror the server file by file: what decides is proved where nothing talks."""

import ast
import sys
from collections.abc import Iterable
from pathlib import Path, PurePath

from scripts.tree import ROOT, files, report

ELSEWHERE = {
    "__init__.py": "a face has no rules; a package's modules are mirrored one by one",
    "carillon/app/*": "the running server proves it: tests/integration",
    "carillon/app/*/*": "the running server proves it: tests/integration",
    "carillon/migrations/*": "both databases prove it: tests/integration/stores",
    "carillon/migrations/*/*": "both databases prove it: tests/integration/stores",
    "carillon/adapters/*/*": "one suite for each Protocol, on every implementation: tests/integration/adapters",
    "carillon/core/db.py": "both databases prove it: tests/integration/stores",
    **{
        f"carillon/core/jobs/{name}.py": "both databases and killed processes prove it: tests/integration/jobs"
        for name in ("letters", "outbox", "steps", "upkeep", "worker")
    },
    "store.py": "both databases prove it: tests/integration/stores",
    "store/*": "both databases prove it: tests/integration/stores",
    "carillon/features/*/service.py": "use cases need a store: tests/integration",
    "carillon/features/*/service/*": "use cases need a store: tests/integration",
    "carillon/features/*/aws.py": "boto3 proves it: tests/integration/aws",
    "carillon/features/*/aws/*": "boto3 proves it: tests/integration/aws",
    "carillon/features/*/web.py": "the running server proves it: tests/integration/web",
    "carillon/features/*/web/*": "the running server proves it: tests/integration/web",
    "carillon/features/*/jobs.py": "the running server proves it: tests/integration",
}
"""Modules that another ring proves, by pattern from the right, each with that ring."""


def main() -> int:
    modules = files("carillon/*.py")
    tests = [test for test in files("tests/unit/*.py") if test.name.startswith("test_")]
    return report([*without_test(modules, tests), *without_module(modules, tests)])


def without_test(modules: Iterable[Path], tests: Iterable[Path]) -> list[str]:
    present = set(tests)
    return [
        f"{module} decides something, but {mirror(module)} does not exist"
        for module in modules
        if not is_proved_elsewhere(module) and mirror(module) not in present and has_rules(ROOT / module)
    ]


def without_module(modules: Iterable[Path], tests: Iterable[Path]) -> list[str]:
    mirrored = {mirror(module) for module in modules} | {mirror(module.parent) for module in modules}
    return [
        f"{test} mirrors nothing in carillon/: move it beside what it proves"
        for test in tests
        if test not in mirrored and test.parts[2] in {"app", "features", "wire", "adapters", "core", "migrations"}
    ]


def mirror(module: Path) -> Path:
    return Path("tests/unit", *module.parts[1:-1], f"test_{module.stem}.py")


def is_proved_elsewhere(module: PurePath) -> bool:
    return any(module.match(pattern) for pattern in ELSEWHERE)


def has_rules(module: Path) -> bool:
    """Whether some function does more than declare: a Protocol's and a dataclass's own text has nothing to prove."""
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return any(
        not all(is_declaration(line) for line in node.body)
        for node in ast.walk(ast.parse(module.read_text()))
        if isinstance(node, functions)
    )


def is_declaration(line: ast.stmt) -> bool:
    return isinstance(line, ast.Pass) or (isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant))


if __name__ == "__main__":
    sys.exit(main())
