"""The letter of agency: a form that whoever pays for the numbers signs, so that a carrier may ask for them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from textwrap import wrap

from carillon.features.numbers.model.pdf import Mark, Rule, Text, document, printable
from carillon.features.numbers.model.port_forms import BillingChoice, Lot, PortForm

TITLE = "Letter of Agency (LOA)"
LEFT, WIDTH = 60, 490
TOP, BOTTOM = 730, 80
LABEL_WIDTH = 190
NUMBERS_IN_ROW = 4
LETTERS_IN_LINE = 92
BLANK_ROWS = 3

_CONSENT = (
    "I am responsible for the account named above, or may act for whoever is. I appoint the organisation named below, "
    "and the carriers that it works with, as my agents for moving the telephone numbers in this letter from my present "
    "carrier. They may ask that carrier for what they need to do so, and be told. I know that services bound to these "
    "numbers may end when they move, and that I still owe the present carrier what my contract with it says."
)
_CHOICES = {
    BillingChoice.NEW_NUMBER: "is replaced by a new one on the same account",
    BillingChoice.CLOSE_ACCOUNT: "moves, and the account with the present carrier is closed",
    BillingChoice.EACH_ITS_OWN: "moves; each number is its own billing telephone number",
}


@dataclass(frozen=True, slots=True)
class Letter:
    """What is known already; the rest is written by hand."""

    organisation: str
    organisation_id: str
    lot: Lot | None = None
    form: PortForm | None = None


def written(letter: Letter) -> bytes:
    """The PDF; without a form it is an empty one to print."""
    return document(list(_pages(letter)), TITLE)


def _pages(letter: Letter) -> Iterator[list[Mark]]:
    marks: list[Mark] = [Text(LEFT, TOP, TITLE, 18, bold=True)]
    y = _filled(marks, _fields(letter), TOP - 34)
    y = _section(marks, "Telephone numbers to move", y)
    rows = _rows(letter.lot.numbers if letter.lot else ())
    for row in rows:
        if y < BOTTOM + 170:  # the signature stays in one piece
            yield marks
            marks = [Text(LEFT, TOP, f"{TITLE}, continued", 12, bold=True)]
            y = TOP - 28
        y = _row(marks, row, y)
    y = _section(marks, "Authorisation", y - 4)
    for line in wrap(_CONSENT, LETTERS_IN_LINE):
        marks.append(Text(LEFT, y, line))
        y -= 14
    _filled(marks, [("Signature", ""), ("Name in print", ""), ("Title", ""), ("Date", "")], y - 14)
    yield marks


def _fields(letter: Letter) -> list[tuple[str, str]]:
    form, lot = letter.form, letter.lot
    billing = form.billing if form else None
    fields = [
        ("Organisation that takes over", f"{letter.organisation} ({letter.organisation_id})"),
        ("Present carrier", lot.carrier if lot else ""),
        ("Customer name", billing.customer_name if billing else ""),
        ("Service address", billing.service_address if billing else ""),
        ("Authorising person", billing.authorised_by if billing else ""),
    ]
    if form is None or billing is not None:
        fields.append(("Billing telephone number", billing.billing_number if billing else ""))
        fields.append(("Service account number", billing.account_number if billing else ""))
    if billing is not None and billing.choice is not None:
        fields.append(("The billing number", _CHOICES[billing.choice]))
        if billing.new_billing_number:
            fields.append(("New billing number", billing.new_billing_number))
    fields.append(("Requested date and time", _moment(form.wanted_at) if form else ""))
    return fields


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"


def _filled(marks: list[Mark], fields: Sequence[tuple[str, str]], y: float) -> float:
    """Each label with what is known, over a line; what the fonts cannot show is left to be written by hand."""
    room = LETTERS_IN_LINE - LABEL_WIDTH // 6
    for label, value in fields:
        marks.append(Text(LEFT, y, label, bold=True))
        lines = (wrap(value, room) if printable(value) else []) or [""]
        for line in lines:
            if line:
                marks.append(Text(LEFT + LABEL_WIDTH, y, line))
            marks.append(Rule(LEFT + LABEL_WIDTH, y - 3, WIDTH - LABEL_WIDTH))
            y -= 22 if line is lines[-1] else 16
    return y


def _section(marks: list[Mark], title: str, y: float) -> float:
    marks.append(Text(LEFT, y - 8, title, 12, bold=True))
    return y - 30


def _rows(numbers: Sequence[str]) -> list[Sequence[str]]:
    if not numbers:
        return [[""] * NUMBERS_IN_ROW] * BLANK_ROWS
    return [numbers[at : at + NUMBERS_IN_ROW] for at in range(0, len(numbers), NUMBERS_IN_ROW)]


def _row(marks: list[Mark], row: Sequence[str], y: float) -> float:
    step = WIDTH / NUMBERS_IN_ROW
    for place, number in enumerate(row):
        marks.append(Text(LEFT + place * step, y, number) if number else Rule(LEFT + place * step, y - 3, step - 14))
    return y - 20
