"""Pages as PDF: every object is where the table says, and every sign arrives."""

import re

from carillon.features.numbers.model.pdf import Rule, Text, document, printable


def objects(file: bytes) -> list[bytes]:
    """What the table of the file leads to."""
    start = int(re.findall(rb"startxref\n(\d+)\n%%EOF\n$", file)[0])
    head, *lines = file[start:].split(b"trailer")[0].splitlines()[1:]
    count = int(head.split()[1])
    assert len(lines) == count
    return [file[int(line[:10]) :].split(b"endobj")[0] for line in lines[1:]]


def test_every_object_is_where_the_table_says() -> None:
    found = objects(document([[Text(60, 700, "One")], [Text(60, 700, "Two"), Rule(60, 690, 100)]], "Bells"))
    assert [int(each.split()[0]) for each in found] == list(range(1, len(found) + 1))
    assert b"/Count 2" in found[1]
    assert b"(One) Tj" in found[5]
    assert b"60 690 m 160 690 l S" in found[7]
    assert b"/Title (Bells)" in found[-1]


def test_a_stream_is_as_long_as_it_says() -> None:
    content = objects(document([[Text(60, 700, "One")]], "x"))[5]
    length = int(re.findall(rb"/Length (\d+)", content)[0])
    assert len(content.split(b"stream\n", 1)[1].rsplit(b"\nendstream", 1)[0]) == length


def test_signs_with_a_meaning_and_letters_with_accents_arrive() -> None:
    (_, _, _, _, _, content, _) = objects(document([[Text(60, 700, r"(a\b) é €", bold=True)]], "x"))
    assert rb"(\(a\\b\) " + "é €".encode("cp1252") + b") Tj" in content
    assert b"/bold 10 Tf" in content


def test_what_the_fonts_have_not_is_known() -> None:
    assert printable("Zoë & Co, 5 €")
    assert not printable("钟")
