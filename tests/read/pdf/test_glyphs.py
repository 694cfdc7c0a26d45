"""Letters as the file has them: on turned pages, not shown at all, in boxes around their ink."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdfium2 import raw

from pipeline.model.reading import ReadOptions
from pipeline.model.sources import Source
from pipeline.read.pdf import read_pdf
from pipeline.read.pdf.glyphs import trim_boxes
from tests.read.pdf.setting import make_pdf, set_glyphs


def read(content: bytes, extra: bytes = b"", meanings: bytes | None = None) -> Source:
    data = make_pdf(content, extra=extra, meanings=meanings)
    return read_pdf(data, Path("guide.pdf"), ReadOptions())


def test_figures_on_a_turned_page_stand_as_far_apart_as_their_font_says() -> None:
    """The ink of a 1 is half as wide as the room it takes."""
    line = b"BT /F 12 Tf 0 1 -1 0 300 100 Tm (11) Tj ET"
    assert read(line, b"/Rotate 90").text.split("\n")[0] == "11"


def test_letters_that_are_not_shown_are_set_aside() -> None:
    shown = b"BT /F 12 Tf 50 700 Td (A page that people see) Tj ET "
    source = read(shown + b"BT /F 12 Tf 3 Tr 60 701 Td (no one sees) Tj ET")
    words = [source.text[aside.start : aside.end] for aside in source.asides]
    assert source.text.split("\n")[0] == "A page that people see"
    assert words == ["noonesees"]
    few = read(b"BT /F 12 Tf 50 700 Td (13) Tj 3 Tr 60 701 Td (no one sees) Tj ET")
    assert (few.text.split("\n")[0], len(few.asides)) == ("13", 1)


def test_letters_over_the_picture_of_a_page_are_its_text() -> None:
    picture = b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q "
    source = read(picture + b"BT /F 12 Tf 3 Tr 50 700 Td (Read from a picture) Tj ET")
    assert source.text.split("\n")[0] == "Read from a picture"
    assert source.asides == []


def test_a_place_where_a_line_may_be_broken_is_no_blank() -> None:
    """Some tools put a mark that nobody sees into an address, as a part of the letter before."""
    meanings = b"1 begincodespacerange <00> <FF> endcodespacerange "
    meanings += b"2 beginbfchar <2E> <002E200B> <31> <0031200B> endbfchar"
    line = b"BT /F 12 Tf 50 700 Td (si.11.gov.cn) Tj ET"
    assert read(line, meanings=meanings).text.split("\n")[0] == "si.11.gov.cn"


@pytest.mark.parametrize("meaning", [b"0000", b"D842DFB7"])
def test_a_letter_without_a_code_leaves_the_others_where_they_are(meaning: bytes) -> None:
    meanings = b"1 begincodespacerange <00> <FF> endcodespacerange "
    meanings += b"1 beginbfchar <2E> <" + meaning + b"> endbfchar"
    line = b"BT /F 12 Tf 50 700 Td (si.gov) Tj ET"
    whole, coded = read(line), read(line, meanings=meanings)
    assert coded.text.replace(" ", "") == "sigov\n"
    assert coded.places[0].edges[-6:] == whole.places[0].edges[-6:]


def test_letters_are_the_same_asked_for_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    line = b"BT /F 12 Tf 50 700 Td (si.gov.cn) Tj ET"
    at_once = read(line)
    monkeypatch.setattr(raw, "FPDFText_GetText", lambda *_: 0)
    assert read(line).places == at_once.places
    assert read(line).text == at_once.text


def test_boxes_around_the_ink_are_as_high_as_the_type() -> None:
    row = set_glyphs("一次性工亡补助金")
    ink = [g._replace(size=7.0 + n / 4, top=g.base - 6) for n, g in enumerate(row)]
    assert {round(glyph.size, 2) for glyph in trim_boxes(ink)} == {10}
    even = [g._replace(size=9.0) for g in row]
    assert trim_boxes(even) == even


def test_a_mark_that_hangs_over_a_rule_stands_in_the_cell_where_it_begins() -> None:
    rules = b"".join(
        b"%d %d m %d %d l S " % line
        for line in (
            *((50, y, 250, y) for y in (700, 670, 640)),
            *((x, 700, x, 640) for x in (50, 150, 250)),
        )
    )
    words = b"BT /F 12 Tf 130 680 Td (ABM) Tj 50 0 Td (1) Tj -50 -30 Td (AB) Tj 50 0 Td (2) Tj ET"
    meanings = b"1 begincodespacerange <00> <FF> endcodespacerange "
    meanings += b"3 beginbfchar <41> <5355> <42> <4F4D> <4D> <FF09> endbfchar"
    assert read(rules + words, meanings=meanings).text.split("\n")[:2] == ["单位）\t1", "单位\t2"]


def test_a_blank_at_the_end_of_a_line_is_kept() -> None:
    """pdfium ends a line as well where another run goes on with it, further right."""
    meanings = b"1 begincodespacerange <00> <FF> endcodespacerange "
    meanings += b"3 beginbfchar <20> <0020> <41> <5355> <42> <4F4D> endbfchar"
    rules = b"".join(
        b"%d %d m %d %d l S " % line
        for line in (
            *((50, y, 250, y) for y in (700, 660)),
            *((x, 700, x, 660) for x in (50, 150, 250)),
        )
    )
    words = b"BT /F 12 Tf 60 685 Td (AB ) Tj 0 -16 Td (AB) Tj 100 16 Td (1) Tj ET"
    assert read(rules + words, meanings=meanings).text.split("\n")[0] == "单位 单位\t1"


def test_blanks_that_are_texts_or_end_letters_set_apart_are_told_from_room() -> None:
    """pdfium leaves out a text that is but a blank, and takes one behind a gap for made up."""
    meanings = b"1 begincodespacerange <00> <FF> endcodespacerange "
    meanings += b"3 beginbfchar <20> <0020> <41> <5355> <42> <4F4D> endbfchar"
    rows = {
        b"(AB 1) Tj": "单位 1",
        b"(A) Tj 8 0 Td ( ) Tj 2.5 0 Td (1) Tj": "单 1",
        b"[(B) -150 (A) -150 ( )] TJ 21.5 0 Td (1) Tj": "位单 1",
        b"(BB) Tj 18.5 0 Td (1) Tj": "位位1",
    }
    words = b"".join(
        b"BT /F 12 Tf 50 %d Td %s ET " % (700 - 30 * n, row) for n, row in enumerate(rows)
    )
    lines = read(words, meanings=meanings).text.split("\n")
    assert [line for line in lines if line] == list(rows.values())
    turned = read(words, b"/Rotate 180", meanings).text.split("\n")
    assert sorted(line for line in turned if line) == sorted(rows.values())
