"""Pages of text and lines as a PDF: the little of that format that a printed form needs, in fonts every reader has."""

from collections.abc import Sequence
from dataclasses import dataclass

PAGE = (612, 792)
"""Letter size in points, from the bottom left."""
_FONTS = {"plain": "Helvetica", "bold": "Helvetica-Bold"}
_ENCODING = "cp1252"


@dataclass(frozen=True, slots=True)
class Text:
    """Words that begin at a point."""

    x: float
    y: float
    words: str
    size: float = 10
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line to the right, to write on."""

    x: float
    y: float
    width: float


Mark = Text | Rule


def printable(words: str) -> bool:
    """Whether the fonts have every sign of it; what they have not is left for a pen."""
    try:
        words.encode(_ENCODING)
    except UnicodeEncodeError:
        return False
    return True


def document(pages: Sequence[Sequence[Mark]], title: str) -> bytes:
    """The whole file."""
    first = 3 + len(_FONTS)
    kids = " ".join(f"{first + 2 * at} 0 R" for at in range(len(pages)))
    fonts = " ".join(f"/{name} {3 + at} 0 R" for at, name in enumerate(_FONTS))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        *(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>".encode()
            for font in _FONTS.values()
        ),
    ]
    for at, marks in enumerate(pages):
        content = b"\n".join(map(_drawn, marks))
        box = f"[0 0 {PAGE[0]} {PAGE[1]}]"
        own = f"/Contents {first + 2 * at + 1} 0 R /Resources << /Font << {fonts} >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox {box} {own} >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    objects.append(b"<< /Title %s >>" % _literal(title))
    return _file(objects)


def _file(objects: Sequence[bytes]) -> bytes:
    """The objects one after another, and the table that says where each begins."""
    body = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    starts: list[int] = []
    for number, content in enumerate(objects, 1):
        starts.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects) + 1
    trailer = f"<< /Size {size} /Root 1 0 R /Info {len(objects)} 0 R >>".encode()
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    return body + head + table + b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (trailer, len(body))


def _drawn(mark: Mark) -> bytes:
    match mark:
        case Text(x, y, words, size, bold):
            font = "bold" if bold else "plain"
            return f"BT /{font} {size:g} Tf {x:g} {y:g} Td ".encode() + _literal(words) + b" Tj ET"
        case Rule(x, y, width):
            return f"0.5 w {x:g} {y:g} m {x + width:g} {y:g} l S".encode()


def _literal(words: str) -> bytes:
    raw = words.encode(_ENCODING, "replace")
    return b"(" + raw.replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)") + b")"
