"""What the front ends say in each language, as their catalogues have it."""

import ast
import json
from pathlib import Path

WEB = Path("web")
LANGUAGES = {
    "en": "English",
    "id": "Bahasa Indonesia",
    "zh-CN": "简体中文",
    "pt-BR": "Português (Brasil)",
    "it": "Italiano",
    "fr": "Français",
}


def said(face: str, locale: str, english: str) -> str:
    """The words for these in the client's or the console's catalogue; English where there are none yet."""
    lines = (WEB / face / f"src/locales/{locale}.po").read_text().splitlines()
    line = lines[lines.index(f"msgid {json.dumps(english, ensure_ascii=False)}") + 1]
    return str(ast.literal_eval(line.removeprefix("msgstr "))) or english


def component_says(locale: str, component: str, key: str) -> str:
    """A sentence that Cloudscape's components bring along."""
    folder = WEB / "node_modules/@cloudscape-design/components/i18n/messages"
    messages = json.loads((folder / f"all.{locale}.json").read_text())["cloudscape-design-components"]
    return str(messages.get(locale, messages)[component][key][0]["value"])
