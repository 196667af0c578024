"""Mail goes out in jobs that say so: the operator looks at what waits to be mailed apart from all other work."""

import ast
from collections.abc import Iterator
from pathlib import Path

from carillon.app import doors
from scripts.tree import ROOT

FEATURES = ROOT / "carillon/features"
MAILING = {job.kind for job in doors.jobs() if job.mails}


def test_jobs_that_send_mail_say_so_and_no_others() -> None:
    sending = {job for door in FEATURES.glob("*/jobs.py") for job, mails in handled(door) if mails}
    assert sending == MAILING


def test_letters_are_written_on_paper_and_so_in_a_language() -> None:
    writers = [path for path in (ROOT / "carillon").rglob("*.py") if "Message(" in names_called(path)]
    assert [path.relative_to(ROOT).as_posix() for path in writers] == ["carillon/adapters/mail/paper.py"]


def handled(door: Path) -> Iterator[tuple[str, bool]]:
    """Each job or fact of a feature, and whether its function comes to the mailer."""
    for function in functions(ast.parse(door.read_text())):
        wanted = [argument.id for mark in function.decorator_list for argument in first(mark)]
        mails = any(reaches(door.parent / "service" / f"{module}.py", name) for module, name in calls(function))
        yield from ((job, mails) for job in wanted)


def reaches(service: Path, name: str) -> bool:
    """Whether the function, or one of its own module that it calls, asks for the mailer."""
    if not service.exists():
        return False
    there = {function.name: function for function in functions(ast.parse(service.read_text()))}
    seen, waiting = set[str](), [name]
    while waiting:
        function = there.get(waiting.pop())
        if function is None or function.name in seen:
            continue
        seen.add(function.name)
        named = {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}
        if "Mailer" in named:
            return True
        waiting += named & there.keys()
    return False


def functions(tree: ast.AST) -> list[ast.AsyncFunctionDef | ast.FunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.AsyncFunctionDef | ast.FunctionDef)]


def calls(function: ast.AST) -> list[tuple[str, str]]:
    """Calls of the form `module.name(…)`."""
    found = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    return [(f.value.id, f.attr) for f in found if isinstance(f, ast.Attribute) and isinstance(f.value, ast.Name)]


def first(mark: ast.expr) -> list[ast.Name]:
    return [mark.args[0]] if isinstance(mark, ast.Call) and isinstance(mark.args[0], ast.Name) else []


def names_called(path: Path) -> set[str]:
    """Those that a module makes of what it has from the mail adapter, with their bracket."""
    tree = ast.parse(path.read_text())
    mail = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("carillon.adapters.mail")
        for alias in node.names
    }
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    return {f"{name}(" for name in called & mail}
