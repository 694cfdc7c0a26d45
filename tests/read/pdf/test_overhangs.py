"""Words that are wider than the last column of a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.reading import ReadOptions
from pipeline.read.pdf import read_pdf
from pipeline.read.pdf.overhangs import find_overhang
from pipeline.read.pdf.shapes import Box
from tests.read.pdf.setting import make_pdf, set_glyphs

TABLE = Box(40, 100, 140, 130)
NUMBER = "024-53998007"


@pytest.mark.parametrize(
    ("x", "text", "beyond"),
    [
        (100.0, NUMBER, "8007"),
        (100.0, "024-5399~8007", ""),
        (142.0, NUMBER, ""),
        (60.0, NUMBER, ""),
    ],
)
def test_a_word_that_begins_in_a_table_may_end_beyond_it(x: float, text: str, beyond: str) -> None:
    over = find_overhang(set_glyphs(text, x, 110), TABLE)
    assert "".join(glyph.text for word in over.values() for glyph in word) == beyond
    assert [glyph.text for glyph in over] == (["9"] if beyond else [])


def test_what_stands_on_another_line_is_no_end_of_a_word() -> None:
    below = set_glyphs("8007", 140, 124)
    assert find_overhang([*set_glyphs(NUMBER[:8], 100, 110), *below], TABLE) == {}


def test_a_cell_has_the_whole_of_its_number() -> None:
    rules = b"".join(
        b"%d %d m %d %d l S " % line
        for line in (
            *((50, y, 250, y) for y in (700, 670, 640)),
            *((x, 700, x, 640) for x in (50, 150, 250)),
        )
    )
    words = b"BT /F 12 Tf 60 680 Td (A) Tj 150 0 Td (024-53998007) Tj"
    words += b" -150 -30 Td (B) Tj 150 0 Td (024-1) Tj ET"
    text = read_pdf(make_pdf(rules + words), Path("guide.pdf"), ReadOptions()).text
    assert text.split("\n")[:2] == ["A\t024-53998007", "B\t024-1"]
