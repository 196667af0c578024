"""Bring what the server itself says, in letters and findings, into its catalogues: carillon/core/letters/locales.

With `--check` nothing is written: catalogues that are out of date, with holes or with other placeholders are told.
"""

import inspect
import re
import sys
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from carillon.adapters.mail import MailUnavailable
from carillon.app.engine import AddressUnknown, EngineMissing
from carillon.core.errors import DatabaseClosed, DatabaseUnavailable, DatabaseUnusable, Refusal
from carillon.core.letters import ENGLISH, LANGUAGES
from carillon.core.vault import MasterKeyExposed, MasterKeyUnreadable, SecretUnreadable
from carillon.migrations import SchemaTooNew
from scripts.tree import ROOT, files, report

LOCALES = ROOT / "carillon/core/letters/locales"
WRITERS = re.compile(r"^from carillon\.core\.(letters|sentences) import .*\b(Reader|message|sentence)\b", re.MULTILINE)
"""The modules that can say something to a reader."""
KEYWORDS = {"say": None, "count": (1, 2), "message": None, "sentence": None}
FOUND: tuple[type[Refusal], ...] = (
    MailUnavailable,
    EngineMissing,
    AddressUnknown,
    DatabaseUnavailable,
    DatabaseClosed,
    DatabaseUnusable,
    SchemaTooNew,
    MasterKeyExposed,
    MasterKeyUnreadable,
    SecretUnreadable,
)
"""What an examination of the installation tells as its finding; the front ends translate all other refusals."""
TRANSLATED = [language for language in LANGUAGES if language != ENGLISH]


def main() -> int:
    said = extracted(path for path in files("carillon/*.py") if WRITERS.search((ROOT / path).read_text()))
    add_refusals(said, FOUND)
    complaints: list[str] = []
    for language in TRANSLATED:
        file = LOCALES / f"{language}.po"
        before = file.read_bytes() if file.exists() else b""
        catalogue = brought_up(before, said, language)
        after = written(catalogue)
        if "--check" not in sys.argv:
            file.write_bytes(after)
            continue
        if before != after:
            complaints.append(f"{file.relative_to(ROOT)} is out of date: run scripts/gen")
        complaints += [f"{file.relative_to(ROOT)}: {fault}" for fault in faults(catalogue)]
    return report(complaints)


def extracted(sources: Iterable[Path]) -> Catalog:
    """What is said, with the files in which it is; line numbers would change with every edit."""
    found = Catalog(charset="utf-8")
    for source in sources:
        with (ROOT / source).open("rb") as text:
            for _, words, comments, _ in extract("python", text, KEYWORDS, ("Translators:",)):
                found.add(words, locations=[(str(source), 1)], auto_comments=comments)
    return found


def add_refusals(said: Catalog, kinds: Iterable[type[Refusal]]) -> None:
    """Their words stand in their docstrings."""
    for kind in kinds:
        file = Path(inspect.getfile(kind)).relative_to(ROOT)
        said.add(inspect.cleandoc(kind.__doc__ or ""), locations=[(str(file), 1)])


def brought_up(before: bytes, said: Catalog, language: str) -> Catalog:
    """The words there are for what is said now; what is said no longer is dropped, and nothing is guessed."""
    catalogue = read_po(BytesIO(before), locale=language.replace("-", "_"), charset="utf-8", abort_invalid=True)
    catalogue.update(said, no_fuzzy_matching=True)
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """The header holds what editors need, and no dates."""
    headers = [
        ("Language", str(catalogue.locale_identifier).replace("_", "-")),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Plural-Forms", catalogue.plural_forms),
    ]
    lines = ['msgid ""', 'msgstr ""', *(f'"{name}: {value}\\n"' for name, value in headers)]
    body = BytesIO()
    write_po(body, catalogue, width=120, omit_header=True, ignore_obsolete=True, include_lineno=False)
    return "\n".join([*lines, "", ""]).encode() + body.getvalue().lstrip()


def faults(catalogue: Catalog) -> list[str]:
    """Messages that nobody could read, or that would lose a fact."""
    return [f"{fault}: {_source(each)[-1]}" for each in catalogue if each.id for fault in _faults(each, catalogue)]


def _faults(each: Message, catalogue: Catalog) -> list[str]:
    forms = _forms(each.string)
    needed = catalogue.num_plurals if each.pluralizable else 1
    if each.fuzzy or len(forms) != needed or not all(form.strip() for form in forms):
        return ["not translated"]
    wanted = _placeholders(_source(each)[-1])
    return [] if all(_placeholders(form) == wanted for form in forms) else ["other placeholders"]


def _source(each: Message) -> Sequence[str]:
    return _forms(each.id)


def _forms(words: str | Sequence[str] | None) -> Sequence[str]:
    return (words or "",) if isinstance(words, str | None) else tuple(words)


def _placeholders(sentence: str) -> list[str] | None:
    """None where the braces do not match."""
    try:
        return sorted(name for _, name, _, _ in Formatter().parse(sentence) if name is not None)
    except ValueError:
        return None


if __name__ == "__main__":
    sys.exit(main())
